"""A matter of several bodies, none of which leads."""

from __future__ import annotations

from collections.abc import Iterator

from findings.facts import Facts, is_body
from findings.model import Finding, Side
from findings.rule import Rule
from findings.rules._sides import by_department, duties_side, roles_of

NO_LEAD = {"support", "joint", "guide", "supervise", "provide", "member"}
"""Roles that leave open who answers for the whole."""


def _find(facts: Facts) -> Iterator[Finding]:
    for matter, duties in facts.boundary_matters:
        shares = by_department(duties)
        roles = {r for d in duties for p in d["departments"] for r in p["roles"]}
        if not duties or not roles or not shares:
            continue
        if not roles <= NO_LEAD and any(is_body(name) for name in shares):
            continue
        name, listed = next(iter(shares.items()))
        said = "、".join(dict.fromkeys(r for d in listed for r in roles_of(d, name))) or "—"
        rest = [d for other, more in shares.items() if other != name for d in more]
        others = "、".join(n for n in shares if n != name)
        yield Finding(
            severity="high", a=duties_side(listed, name),
            b=duties_side(rest, others) if rest else Side(),
            matter=matter["name"], place=matter["place"], score=0.9,
            about=(matter["document_id"], matter["name"]),
            zh=f"“{matter['name']}”没有牵头部门,各方只是配合、指导或监督({said})",
            en=f"{matter['name']} has no lead: its parties only support, guide or supervise",
        )


RULE = Rule(
    name="no_lead",
    class_="gap",
    title=("无牵头", "No lead"),
    definition=(
        "一个事项的各方都只配合、协助、指导、监督或提供,没有一方负责。",
        "All parties of a matter only support, guide, supervise or provide.",
    ),
    source="每个事项有一个负责部门(机构改革原则)",
    example=(
        "“校园周边治理”:甲局配合,乙局协助,丙局指导",
        "All three departments only help or guide.",
    ),
    find=_find,
)
