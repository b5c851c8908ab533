"""A matter divided between departments by an entry of a boundary or task table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from findings.facts import Facts
from findings.model import Finding
from findings.rule import Rule
from findings.rules._sides import by_department, duties_side


def _find(facts: Facts) -> Iterator[Finding]:
    for matter, duties in facts.boundary_matters:
        for (a, of_a), (b, of_b) in combinations(by_department(duties).items(), 2):
            yield Finding(
                severity="low", a=duties_side(of_a, a), b=duties_side(of_b, b),
                matter=matter["name"], place=matter["place"], score=1.0,
                about=(matter["document_id"], matter["name"], a, b),
                zh=f"“{matter['name']}”由{a}与{b}分工承担,分工已写明",
                en=f"{matter['name']} is divided between {a} and {b}; the division is on record",
            )


RULE = Rule(
    name="co_owned",
    class_="overlap",
    title=("分工共管", "Co-owned"),
    definition=(
        "一个管理事项由两个部门分担,边界登记表或任务分工表已写明各自职责。只列出,不是问题。",
        "A matter is divided between two departments and a boundary or task table says how. "
        "Listed, no fault.",
    ),
    source="部门职责边界登记表",
    example=(
        "“河道采砂管理”:水利局审批,公安局打击非法采砂",
        "River sand: the water bureau licenses, the police prosecute.",
    ),
    find=_find,
)
