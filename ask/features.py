"""The readable marks by which units are ranked and accepted."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from ask.fit import Fit
from ask.fold import fold
from ask.question import Question
from ask.twins import conflict
from ask.units import Unit
from ask.verbs import missed

ROUTES = {
    "who_handles": ("duties", "items", "services", "powers"),
    "office": ("duties", "services", "powers", "regimes"),
    "role_of": ("duties",), "department_duties": ("duties",), "overlap": ("duties", "matters"),
    "phone": ("services",), "legal_basis": ("matters", "powers"), "case": ("cases",),
    "regulation_cited_by": ("matters", "powers", "regimes"), "materials": ("materials", "items"),
    "prerequisite": ("items",), "criterion": ("criteria", "categories", "items"),
    "selection": ("categories", "items"), "procedure": ("regimes",), "count": (),
}
"""Which kinds of rows an intent is answered from first (routing)."""

RANKING = (
    "own", "head", "around", "far", "cosine", "gist", "focus", "length", "long", "typed", "line",
    "route", "second", "strict", "part", "body", "bearer", "value", "exact", "run", "heading",
    "verb", "twin", "regime", "text", "titled", "story", "matter",
)
"""Marks of the ranking, in the order of its weights."""

STRICT = frozenset((
    "case", "materials", "prerequisite", "criterion", "legal_basis", "regulation_cited_by",
    "phone", "procedure",
))
"""Intents that are answered from one kind of row, if the document has it."""
ABOUT_BODY = frozenset(("role_of", "department_duties", "phone", "legal_basis"))
"""Intents that are about a body named in the question, not in search of one."""
PARTS = {
    "程序": (r"程序|步骤|流程|几步|怎么走|先后", r"\bsteps?\b|procedure|process|sequence|in order"),
    "方式": (r"方式|怎么查|怎样查|如何检查|办法",
             r"\bmethods?\b|by what means|how (?:do|does|are)"),
    "措施": (r"措施|手段", r"\bmeasures?\b|\bmeans\b"),
    "内容": (r"内容|查(?:什么|啥|哪些)|看(?:什么|啥|哪些)",
             r"what (?:do|does|is) .{0,40}(?:check|inspect|look)"),
    "对象": (r"对象|针对谁|查谁|哪些(?:单位|企业|人)会被",
             r"who (?:is|are) (?:checked|inspected)|subject to"),
    "处理": (r"处理|后果|怎么罚|怎么处|追究|会被怎样|怎么办他",
             r"penalt|punish|consequence|sanction|what happens|face"),
}
"""Parts of a regime and how they are asked for (zh, en)."""


def common_run(question: str, text: str) -> int:
    """The length of the longest run of characters that both texts hold."""
    longest = 0
    for start in range(len(question)):
        while (
            start + longest < len(question) and question[start : start + longest + 1] in text
        ):
            longest += 1
    return longest


@lru_cache(maxsize=20_000)
def _titled(question: str, title: str) -> float:
    """How much of a title the question holds in one run, from four characters on."""
    longest = common_run(question, title)
    return min(longest, 10) / 10 if longest >= 4 else 0.0


def names_body(question: Question, unit: Unit) -> bool:
    """Whether a body that the question asks about bears the unit."""
    wanted = [
        (fold(name), key) for name, key in question.departments if name not in question.presumed
    ]
    held = unit.head + fold(unit.get("department")) + fold(unit.get("office"))
    return any(name in held or (key.stem and fold(key.stem) in held) for name, key in wanted)


def wants_party(question: Question) -> bool:
    return any(i in ("who_handles", "office", "overlap", "yes_no") for i in question.intents[:1])


def ranking(question: Question, fit: Fit, gains: dict[str, float]) -> dict[str, float]:
    """The marks of a unit for the ranking; the encoder's are filled in later."""
    unit = fit.unit
    whole = " ".join((unit.text, unit.get("window"), unit.get("phone"), unit.get("regulation")))
    reference = any(r in unit.own or r in unit.around for r in question.references)
    number = any(n in unit.text or n in unit.get("phone") for n in question.numbers)
    first, second = (*question.intents, "")[:2]
    routed = float(unit.kind in ROUTES.get(first, ()))
    body = float(names_body(question, unit))
    return {
        "own": gains["own"], "head": gains["head"], "around": gains["around"],
        "far": gains["far"], "cosine": 0.0, "gist": 0.0, "focus": 0.0,
        "length": math.log(len(unit.own) + 1), "long": max(0, len(unit.own) - 60) / 100,
        "typed": float(unit.typed), "line": float(unit.kind == "line"),
        "route": routed, "second": float(unit.kind in ROUTES.get(second, ())),
        "strict": routed * (first in STRICT), "part": _part(question, unit),
        "body": body, "bearer": body * (first in ABOUT_BODY) * (unit.kind != "matters"),
        "value": _values(question, unit, whole),
        "exact": float(reference) + float(number),
        "run": min(common_run(fold(question.text), unit.own), 8) / 8,
        "heading": float(len(unit.own) < 9 or bool(re.search(r"[：:]\s*$", unit.text))),
        "verb": missed(question.actions, unit.own),
        "twin": conflict(question.senses, unit.own + unit.head),
        "regime": float(unit.kind == "regimes"), "text": float(unit.kind == "text"),
        "titled": _titled(fold(question.text), fold(unit.title)),
        "story": float(unit.kind == "cases" and first != "case"),
        "matter": float(unit.kind == "matters" and first in ABOUT_BODY | {"case"}),
    }


def _part(question: Question, unit: Unit) -> float:
    """1 when the unit is the part of a regime that is asked for."""
    if unit.kind != "regimes":
        return 0.0
    for label, patterns in PARTS.items():
        if unit.text.startswith(f"{label}：") and re.search(
            patterns[question.english], question.text, re.I
        ):
            return 1.0
    return 0.0


def _values(question: Question, unit: Unit, whole: str) -> float:
    """The share of the asked values that the unit holds."""
    if question.attributes:
        return sum(a.in_text(whole) for a in question.attributes) / len(question.attributes)
    if wants_party(question):
        return float(bool(unit.get("department") or unit.get("office")))
    return 0.5
