"""Like duties of two bodies over the same people or things, without a division on record."""

from __future__ import annotations

from collections.abc import Iterator

from findings.facts import BOUNDARY_KINDS, Facts, is_body
from findings.model import Finding
from findings.pairs.terms import without_people
from findings.rule import Rule
from findings.rules._sides import other_offices, same_body, unit_side

OBJECT = 0.4
"""Share of rare object words, beyond the people served, that both must name for an overlap
to be worth a meeting."""
TYPED = ("duties", "services", "powers", "matters")
SURE = 0.6
"""Chance of `shared` from which the overlap counts as medium."""

DIVIDED = ("member_duties", "assignments", "prose")
"""Kinds of sections that divide one task among many bodies: an overlap there is meant."""


def _find(facts: Facts) -> Iterator[Finding]:
    for pair in facts.related:
        a, b = pair.a, pair.b
        one_matter = (
            a.matter_id and a.matter_id == b.matter_id and a.section_kind in BOUNDARY_KINDS
        )
        if pair.label != "shared" or one_matter or not a.department or not b.department:
            continue
        other_department = not same_body(a.department, b.department, a.place)
        if not (other_department or other_offices(a.offices, b.offices)):
            continue
        sure = pair.judgement.chances["shared"]
        bodies = is_body(a.department) and is_body(b.department)
        divided = a.document_id == b.document_id and (
            a.section_kind in DIVIDED or (a.kind == b.kind == "items")
        )
        typed = a.kind in TYPED and b.kind in TYPED
        grave = (
            a.row != b.row and other_department and bodies and typed and not divided
            and sure >= SURE and pair.objects >= OBJECT
            and facts.alike(without_people(a.text), without_people(b.text), OBJECT)
        )
        yield Finding(
            severity="medium" if grave else "low",
            a=unit_side(a), b=unit_side(b), matter=a.matter or b.matter, place=a.place,
            score=sure,
            zh=f"{a.bearer}与{b.bearer}的职责交叉,分工未见记载:“{a.text}”与“{b.text}”"
            f"({pair.judgement.why})",
            en=f"Duties of {a.bearer} and {b.bearer} meet and no division is on record "
            f"({pair.judgement.why_en})",
        )


RULE = Rule(
    name="overlap",
    class_="overlap",
    title=("交叉", "Overlap"),
    definition=(
        "两个部门或科室的职责涉及同一对象或人群而各管一段,且不在同一边界事项之下。",
        "Duties of two bodies meet in one object or group of people, outside of any boundary "
        "entry that divides them.",
    ),
    source="确需多个部门管理的事项,要明确牵头部门、分清主办和协办(机构改革原则)",
    example=(
        "甲科“检查定点药店”,乙科“制定定点药店管理办法”",
        "Office A inspects the designated pharmacies, office B makes rules for them.",
    ),
    find=_find,
)
