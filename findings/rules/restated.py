"""One duty stated again: the row's main words and its particulars, or two rows of one body."""

from __future__ import annotations

from collections.abc import Iterator

from findings.facts import Facts, Row, side
from findings.model import Finding
from findings.pairs.related import Related
from findings.rule import Rule
from findings.rules._chains import chains, others_side
from findings.rules._sides import other_departments, other_offices, unit_side
from findings.units import TITLE, Unit

PARTICULARS = ("services", "powers", "items")
"""Kinds whose rows give a name and its particulars: one finding a row tells it."""


def _find(facts: Facts) -> Iterator[Finding]:
    again = [p for p in facts.related if _again(p)]
    yield from (_pair(p) for p in again if not p.together)
    for unit, pairs in chains(p for p in again if p.together):
        yield _pair(pairs[0]) if len(pairs) == 1 else _chain(unit, pairs)
    yield from _particulars(facts)


def _again(pair: Related) -> bool:
    """Whether two rows of one body say one thing (two bodies are a duplication)."""
    a, b = pair.a, pair.b
    case = "cases" in (a.kind, b.kind)
    told = a.row == b.row and (a.kind in PARTICULARS or a.part == b.part)
    if pair.label != "same" or told or (pair.grouping.matter_parts and not case):
        return False  # told by _particulars, or as steps
    return case or (not other_offices(a.offices, b.offices) and not other_departments(a, b))


def _pair(pair: Related) -> Finding:
    a, b = pair.a, pair.b
    return Finding(
        severity="low", a=unit_side(a), b=unit_side(b), matter=a.matter or b.matter,
        place=a.place, score=pair.judgement.chances["same"],
        zh=f"同一职责写了两次:“{a.text}”与“{b.text}”({pair.judgement.why})",
        en=f"One duty is stated twice ({pair.judgement.why_en})",
    )


def _chain(unit: Unit, pairs: list[Related]) -> Finding:
    others = others_side(pairs)
    return Finding(
        severity="low", a=unit_side(unit), b=others, matter=unit.matter, place=unit.place,
        score=max(p.judgement.chances["same"] for p in pairs),
        about=(unit.document_id, unit.row, unit.text, others.text),
        zh=f"“{unit.text}”在同一事项下又写了{len(pairs)}次",
        en=f"Stated {len(pairs)} times more under the same matter",
    )


def _particulars(facts: Facts) -> Iterator[Finding]:
    """Rows whose name and particulars state one thing: one finding a row."""
    for service in facts.rows("services"):
        if service["content"]:
            yield _row(service, service["content"], "事项与其内容", "an item and its content")
    for power in facts.rows("powers"):
        if power["responsibilities"]:
            text = "；".join(power["responsibilities"])
            yield _row(power, text, "权力事项与其责任事项", "a power and its steps")
    for matter in facts.rows("matters"):
        duties = facts.duties_by_matter.get((matter["document_id"], matter["id"]))
        if duties and (matter["section_kind"] == "duties" or len(matter["name"]) >= TITLE):
            text = "；".join(d["text"] for d in duties)
            yield _row(matter, text, "主要职责与其具体事项", "a main duty and its work items")


def _row(row: Row, text: str, zh: str, en: str) -> Finding:
    return Finding(
        severity="low", a=side(row, row["name"]), b=side(row, text), place=row["place"],
        matter=row["name"], score=0.5, zh=f"{zh}说的是一件事:{row['name']}",
        en=f"{en[0].upper()}{en[1:]} state one thing: {row['name']}",
    )


RULE = Rule(
    name="restated",
    class_="overlap",
    title=("重述", "Restated"),
    definition=(
        "同一部门(科室)的一项职责在文档中写了两次,或一行的名称与内容说的是一件事。只作提示。",
        "A body's duty is written twice, or a row's name and particulars state one thing. "
        "Listed, not a fault.",
    ),
    source="清单编制:同一职责只写一次,便于检索和修改",
    example=(
        "主要职责“负责公墓管理”,具体事项“做好公墓管理工作”",
        "Main duty: manages cemeteries; work item: does the managing of cemeteries.",
    ),
    find=_find,
)
