"""One chain cut into pieces over many bodies, none of which leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from findings.facts import Facts, is_body
from findings.model import Finding
from findings.rule import Rule
from findings.rules._sides import by_department, duties_side

LEAST = 4
"""Departments from which a chain without a lead counts as cut into pieces."""
_LEADS = re.compile(r"牵头|主管部门|主办|总责|统筹")


def _find(facts: Facts) -> Iterator[Finding]:
    for matter, duties in facts.boundary_matters:
        shares = {k: v for k, v in by_department(duties).items() if is_body(k)}
        if len(shares) < LEAST or any(_LEADS.search(d["text"]) for d in duties):
            continue
        (first, of_first), *rest = shares.items()
        others = [d for _, listed in rest for d in listed]
        names = "、".join(name for name, _ in rest)
        yield Finding(
            severity="medium" if len(shares) > LEAST else "low",
            a=duties_side(of_first, first), b=duties_side(others, names),
            matter=matter["name"], place=matter["place"], score=min(1.0, len(shares) / 8),
            about=(matter["document_id"], matter["name"]),
            zh=f"“{matter['name']}”分在{len(shares)}个部门({first}、{names}),没有写明牵头部门",
            en=f"{matter['name']} is cut into pieces over {len(shares)} departments and no lead "
            "is named",
        )


RULE = Rule(
    name="fragmentation",
    class_="overlap",
    title=("链条过长", "Fragmentation"),
    definition=(
        f"一个事项分给{LEAST}个以上部门,各管一段,且没有写明谁牵头。",
        f"A matter is divided over {LEAST} or more departments and none is named as lead.",
    ),
    source="多部门事项要明确牵头部门、理顺衔接(机构改革原则)",
    example=("“活禽交易”由五个部门各管一段", "Live poultry: five departments, no lead."),
    find=_find,
)
