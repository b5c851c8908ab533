"""Which typed rows hold a text: the row, its field, its matter, its department."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.textindex import bigrams
from language.text import flat, normalise
from queries.registry import INDEXED, Registry

Row = dict[str, Any]

ROWS = 16
"""Rows that the text index gives for one text."""

FIELDS = {
    "duties": ("text",), "matters": ("name",), "services": ("name", "content"),
    "powers": ("name", "responsibilities"), "items": ("name",), "criteria": ("text",),
    "regimes": ("name", "object", "content", "method", "measure", "procedure", "handling"),
    "cases": ("text",), "materials": ("name",), "categories": ("text",),
}
"""The fields of a row that say what is done, by kind."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A field of a typed row in which a text stands."""

    document: str
    row: str
    matter: str
    part: str
    department: str
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouping:
    """How two texts' rows relate, each 0 or 1."""

    parts_of_row: bool = False
    steps_of_row: bool = False
    matter_other_department: bool = False
    matter_parts: bool = False
    matter_same_department: bool = False
    other_matters: bool = False
    bureau_and_office: bool = False
    other_office: bool = False
    item_and_content: bool = False
    regime_outcome: bool = False
    regime_parts: bool = False
    rows_of_list: bool = False
    other_lists: bool = False
    duty_and_item: bool = False
    apart: bool = False


LISTS = ("items", "powers", "services", "criteria", "materials")
"""Kinds whose rows are apart by their very listing."""
OUTCOMES = ("handling", "measure")
"""Columns of a regime that say what follows from a check."""


def holding(row: Row, part: str) -> Holding:
    """The holding of a row's field."""
    matter = row["id"] if row["kind"] == "matters" else row.get("matter_id") or ""
    return Holding(
        row["document_id"], row["id"], matter, f"{row['kind']}.{part}",
        row.get("department") or "", tuple(row.get("offices") or ()),
    )


class Holdings:
    """Looks texts up in the typed rows of a registry."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._known: dict[str, tuple[Holding, ...]] = {}

    def find(self, text: str) -> tuple[Holding, ...]:
        """Every field that holds a text letter by letter, blanks and marks apart."""
        key = flat(normalise(text))[:200]
        if len(key) < 3:
            return ()
        if key not in self._known:
            self._known[key] = tuple(self._search(key))
        return self._known[key]

    def _search(self, key: str) -> Iterator[Holding]:
        terms = bigrams(key)[:40]
        for row in self.registry.index.search(terms, kinds=INDEXED, limit=ROWS):
            for part in FIELDS.get(row["kind"], ()):
                value = row.get(part) or ""
                words = "".join(value) if isinstance(value, list) else str(value)
                if key in flat(normalise(words)):
                    yield holding(row, part)


def grouping(a: tuple[Holding, ...], b: tuple[Holding, ...]) -> Grouping:
    """The closest grouping of any two holdings."""
    best, rank = Grouping(), 0
    for x in a[:8]:
        for y in b[:8]:
            made, weight = _grouped(x, y)
            if weight > rank:
                best, rank = made, weight
    return best


def _grouped(x: Holding, y: Holding) -> tuple[Grouping, int]:
    if x.document != y.document:
        return Grouping(), 0
    kinds = _kinds(x, y)
    if x.row == y.row:
        if x.part != y.part:
            return Grouping(parts_of_row=True, **kinds), 6
        return Grouping(steps_of_row=True, **kinds), 5
    one_department = bool(x.department) and x.department == y.department
    offices = {
        "bureau_and_office": one_department and bool(x.offices) != bool(y.offices),
        "other_office": bool(x.offices and y.offices) and not set(x.offices) & set(y.offices),
    }
    if x.matter and x.matter == y.matter:
        if x.part != y.part:
            return Grouping(matter_parts=True, **offices, **kinds), 4
        if x.department and y.department and not one_department:
            return Grouping(matter_other_department=True, **offices, **kinds), 3
        return Grouping(matter_same_department=True, **offices, **kinds), 2
    other = bool(x.matter and y.matter)
    apart = other and offices["other_office"]
    return Grouping(other_matters=other, apart=apart, **offices, **kinds), 1


def _kinds(x: Holding, y: Holding) -> dict[str, bool]:
    """What the kinds and fields of two rows say."""
    (one, field), (two, other) = x.part.split("."), y.part.split(".")
    if x.row == y.row:
        if x.part == y.part:
            return {}
        if one == "regimes":
            outcome = field in OUTCOMES or other in OUTCOMES
            return {"regime_outcome": outcome, "regime_parts": not outcome}
        return {"item_and_content": one in ("services", "powers", "items")}
    one_matter = bool(x.matter) and x.matter == y.matter
    if one_matter and one != two:
        return {"item_and_content": "cases" in (one, two)}
    if one == two:
        return {"rows_of_list": one in LISTS}
    listed = {one, two} == {"duties", "items"}
    return {"duty_and_item": listed, "other_lists": not listed}
