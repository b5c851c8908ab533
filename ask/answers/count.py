"""How many (多少): what a document says itself, else its rows, counted and listed."""

from __future__ import annotations

import re

from ask.answers import Found
from ask.answers.duties import bears
from ask.answers.lists import rows
from ask.fit import Fit
from ask.units import Unit

INTENTS = ("count",)
_KINDS = (
    (("items", "services", "powers"), r"事项|服务|件事|子事|审批|许可",
     r"\berrands?\b|\bitems?\b|\bservices?\b|approvals?|procedures?"),
    (("categories",), r"类人|人员类别|哪几类|几类|类别|类对象",
     r"categor|kinds? of (?:people|person)|sorts of"),
    (("materials",), r"材料|证件|资料", r"materials?|\bpapers?\b|documents? (?:are|must|do)"),
    (("criteria",), r"指标|考核(?:项|条)|评分项|扣分项", r"criteri|indicators?"),
    (("regimes",), r"监管制度|制度|监管事项",
     r"(?:oversight|supervision) (?:systems?|regimes?)|regimes?"),
    (("cases",), r"案例", r"\bcases?\b|examples?"),
    (("duties",), r"职责|任务|条", r"dut(?:y|ies)|tasks?|responsibilit"),
)
_SAID = re.compile(
    r"(?:\d+|[一二三四五六七八九十百两]+)\s*[余多]?\s*[个项类条种名家所人间辆处座次户]")
_MOST = 40


def compose(found: Found) -> list[Fit] | None:
    """One answer with the number and every row; None where the best unit says a number."""
    best = found.best.unit
    if _SAID.search(best.text):
        return None
    for kinds, zh, en in _KINDS:
        if re.search(en if found.question.english else zh, found.question.text, re.I):
            units = rows(found, best.document_id, kinds)
            if found.question.departments:
                units = [u for u in units if bears(found, Fit(u))]
            if len(units) > 1:
                return [_counted(units, found.best)]
    return None


def _counted(units: list[Unit], best: Fit) -> Fit:
    """The number of some rows, naming and citing each."""
    first = units[0]
    names = [str((u.row or {}).get("name") or u.text) for u in units]
    text = f"共{len(units)}项：{'；'.join(names[:_MOST])}"
    unit = Unit(
        f"{first.document_id}/count/{first.kind}", first.kind, text, first.document,
        first.document_id, first.place, first.head_text, "", first.far_text, {"window": text},
        [c for u in units for c in u.citations[:1]], None, "", first.order,
    )
    return Fit(unit, score=best.score, gains=best.gains, matched=best.matched,
               features=best.features)
