"""Two departments lead one matter in one place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from findings.facts import Facts, Row, is_body
from findings.model import Finding
from findings.rule import Rule
from findings.rules._sides import by_department, duties_side, same_body

_LEADS = re.compile(r"牵头|主管部门|主办|负总责|总负责|统一负责|主责")
_LEADS_FOR_OTHER = re.compile(r"(?:配合|协助|参与|支持|由|会同|报)[^，。；]{0,14}(?:牵头|主管部门)")


def _find(facts: Facts) -> Iterator[Finding]:
    for matter, duties in facts.boundary_matters:
        leading = {
            name: leads
            for name, listed in by_department(duties).items()
            if is_body(name) and (leads := [d for d in listed if _leads(d, name)])
        }
        for (a, of_a), (b, of_b) in combinations(leading.items(), 2):
            if same_body(a, b, matter["place"]) or not _one_object(of_a, of_b, facts):
                continue
            yield Finding(
                severity="high", a=duties_side(of_a, a), b=duties_side(of_b, b),
                matter=matter["name"], place=matter["place"], score=0.9,
                about=(matter["document_id"], matter["name"], a, b),
                zh=f"“{matter['name']}”有两个牵头部门:{a}与{b}",
                en=f"{matter['name']} has two leads: {a} and {b}",
            )


def _leads(duty: Row, department: str) -> bool:
    """Whether the words of a duty make its bearer the lead, not merely an actor."""
    text = _LEADS_FOR_OTHER.sub("", duty["text"])
    return bool(_LEADS.search(text))


def _one_object(a: list[Row], b: list[Row], facts: Facts) -> bool:
    """Whether two leads are for one thing: named by the matter, or alike in words."""
    return any(facts.alike(x["text"], y["text"]) for x in a for y in b)


RULE = Rule(
    name="conflict",
    class_="conflict",
    title=("双重牵头", "Two leads"),
    definition=(
        "同一地区同一事项,两个部门都写明牵头、主管或主办同一对象。",
        "Two departments of one place are both said to lead one and the same thing of a matter.",
    ),
    source="一件事情原则上由一个部门负责;多部门的明确一个牵头部门(机构改革原则)",
    example=(
        "“河道采砂管理”:水利局“牵头采砂联合执法”,公安局“牵头采砂联合执法”",
        "River sand: both the water bureau and the police lead the joint patrols.",
    ),
    find=_find,
)
