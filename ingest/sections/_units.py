"""Which names of a cell are departments (部门) and which offices inside one (科室)."""

from __future__ import annotations

import re

from ingest.extract.bodies import split_bodies
from ingest.extract.offices import find_offices
from ingest.rows import Value
from ingest.sections._table_fill import nothing
from language.departments import find_departments

_WHOLE = re.compile(
    r"[省市县區区旗縣镇乡].{1,20}(?:局|委员会|委員會|人民政府|委|厅|廳|联合会|总工会)$"
)


def is_department(name: str, whose: Value | None) -> bool:
    """A whole department: the owner by a shorter name, or `X县Y局`."""
    if whose is not None and (str(whose).endswith(name) or name.endswith(str(whose))):
        return True
    return bool(_WHOLE.search(name))


def bodies_in(value: Value | None) -> list[Value]:
    """The departments of a column headed 部门; none for a blank or a dash."""
    if value is None or nothing(value):
        return []
    return [body.value for body in split_bodies(value)]


def units_in(
    value: Value | None, whose: Value | None, known: frozenset[str] = frozenset()
) -> tuple[list[Value], list[Value]]:
    """(offices, departments) of a cell that may name either (实施机构, 责任单位)."""
    if value is None or nothing(value):
        return [], []
    departments = [
        body.value for body in split_bodies(value)
        if is_department(str(body.value), whose) and _is_one(str(body.value))
    ]
    if departments and len(departments) == len(split_bodies(value)):
        return [], departments
    return find_offices(value, known), []


def _is_one(name: str) -> bool:
    """Not an office that is named with its department: 县林业局造林股."""
    found = find_departments(name)
    return not found or found[-1].end == len(name)
