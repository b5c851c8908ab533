"""Sides of findings made of compared units and of duties of one matter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from findings.model import Side
from findings.units import Unit
from language.departments import department_key, find_departments
from language.offices import same_office

Row = dict[str, Any]


def unit_side(unit: Unit) -> Side:
    """A unit as a side."""
    return Side(
        department=unit.department, text=unit.text, office="、".join(unit.offices),
        role="、".join(unit.roles), document=unit.document, document_id=unit.document_id,
        kind=unit.kind, row=unit.row, citations=unit.citations,
    )


def duties_side(duties: Sequence[Row], department: str) -> Side:
    """All duties of a department in one matter as a side."""
    first = duties[0]
    roles = dict.fromkeys(r for d in duties for r in roles_of(d, department))
    return Side(
        department=department, text="；".join(dict.fromkeys(d["text"] for d in duties)),
        office="、".join(dict.fromkeys(o for d in duties for o in d["offices"])),
        role="、".join(roles), document=first["document"], document_id=first["document_id"],
        kind="duties", row=first["id"],
        citations=tuple(c for d in duties for c in d["citations"][:1]),
    )


def roles_of(duty: Row, department: str) -> list[str]:
    """The roles of a department in a duty."""
    return [r for p in duty["departments"] if p["name"] == department for r in p["roles"]]


def by_department(duties: Sequence[Row]) -> dict[str, list[Row]]:
    """Duties by the department that bears them, in the order of the document."""
    made: dict[str, list[Row]] = {}
    for duty in duties:
        if duty["department"]:
            made.setdefault(duty["department"], []).append(duty)
    return made


def other_offices(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether both name offices and none of the one is among the other's."""
    return bool(a and b) and not any(
        x in y or y in x or same_office(x, y) != "different" for x in a for y in b
    )


def other_departments(a: Unit, b: Unit) -> bool:
    """Whether both name departments, and not the same one."""
    return bool(a.department and b.department) and not same_body(
        a.department, b.department, a.place
    )


def reciprocal(a: Unit, b: Unit) -> bool:
    """Whether each of two texts names the other's bearer (会同甲 … 会同乙)."""
    return _mentions(a.text, b) and _mentions(b.text, a)


def _mentions(text: str, other: Unit) -> bool:
    return any(same_body(m.name, other.department, other.place) for m in find_departments(text))


def same_body(a: str, b: str, place: str = "") -> bool:
    """Whether two names mean one body, as far as the vocabulary tells."""
    if not a or not b:
        return False
    if a == b or a.endswith(b) or b.endswith(a):
        return True
    first, second = department_key(a, place), department_key(b, place)
    return bool(first.function) and first.function == second.function and (
        not first.level or not second.level or first.level == second.level
    )
