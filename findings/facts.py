"""What the rules look at: all typed rows, read once a run, and what is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from findings.compare import Comparer
from findings.model import Finding, Side
from findings.pairs.related import Related, relate
from findings.pairs.terms import shared_weight, terms_of, total_weight
from findings.units import Unit, text_units, units_of
from graph.projection import document_id
from queries.registry import Registry
from queries.show import SHAPES

Row = dict[str, Any]

BOUNDARY_KINDS = ("boundary", "assignments", "sanding")
"""Kinds of sections whose matters are divided between bodies on purpose."""
TEXTS = 50_000
"""Paragraphs and cells outside of typed rows that are compared at most."""
ALIKE = 0.6
"""Share of the shorter duty's object words that the other must hold."""

NOBODY_IN_PARTICULAR = re.compile(
    r"^(?:各|有关|相关|其他|全体|所有)|(?:有关|相关|各)(?:部门|单位|方面)|^(?:成员|责任|牵头|配合)单位$|"
    r"^(?:本)?(?:部门|单位|机关|机构|科室)$|(?:领导|工作)?小组$|^检查组$|^(?:经办|发证)机构$"
)
"""Names that stand for no single body."""


class Facts:
    """The rows of a registry by kind; each kind is read when first wanted."""

    def __init__(self, registry: Registry | None, rows: dict[str, list[Row]] | None = None) -> None:
        self.registry = registry
        self._rows = rows if rows is not None else {}
        self._closed = rows is not None

    @classmethod
    def of(cls, **rows: list[Row]) -> Facts:
        """Facts of given rows, without a registry."""
        return cls(None, rows)

    def rows(self, kind: str) -> list[Row]:
        """Typed rows of a kind, as `show` gives them."""
        if kind not in SHAPES:
            raise KeyError(kind)
        if kind not in self._rows:
            self._rows[kind] = (
                [] if self._closed or self.registry is None else self.registry.show(kind)
            )
        return self._rows[kind]

    def date(self, document: str) -> str:
        """The date that a document bears (node id), '' if none is known."""
        return self._dates.get(document, "")

    @cached_property
    def _dates(self) -> dict[str, str]:
        if self.registry is None:
            return {}
        return {document_id(r.series): r.date for r in self.registry.ledger.documents()}

    @cached_property
    def comparer(self) -> Comparer:
        if self.registry is None:
            raise ValueError("facts without a registry have no documents to look texts up in")
        return Comparer(self.registry)

    @cached_property
    def units(self) -> list[Unit]:
        """Every text that says what a body does, a clause each."""
        made = list(units_of(self.rows))
        if self.registry is not None:
            texts = self.registry.index.all(kinds=["text"], limit=TEXTS)
            texts.sort(key=lambda t: (t["document_id"], t["id"]))
            made += text_units(texts, made)
        return made

    @cached_property
    def related(self) -> list[Related]:
        """Pairs of units that are the same or shared, made once."""
        return relate(self.units, self.comparer)

    def alike(self, a: str, b: str, share: float = ALIKE) -> bool:
        """Whether two duties have one object, by their words alone."""
        first, second = terms_of(a), terms_of(b)
        least = min(total_weight(first), total_weight(second))
        return least > 0 and shared_weight(first, second) >= share * least

    @cached_property
    def duties_by_matter(self) -> dict[tuple[str, str], list[Row]]:
        """Duties of each matter: (document, matter id) → rows."""
        made: dict[tuple[str, str], list[Row]] = {}
        for duty in self.rows("duties"):
            if duty["matter_id"]:
                made.setdefault((duty["document_id"], duty["matter_id"]), []).append(duty)
        return made

    @cached_property
    def boundary_matters(self) -> list[tuple[Row, list[Row]]]:
        """Matters of boundary tables and task tables with their duties."""
        return [
            (matter, self.duties_by_matter.get((matter["document_id"], matter["id"]), []))
            for matter in self.rows("matters")
            if matter["section_kind"] in BOUNDARY_KINDS
        ]


def is_body(name: str) -> bool:
    """Whether a name means one body, not 有关部门 or 各乡镇."""
    return bool(name) and not NOBODY_IN_PARTICULAR.search(name)


def side(
    row: Row, text: str = "", *, department: str | None = None, role: str = "", office: str = "",
    citations: Iterable[dict[str, Any]] | None = None,
) -> Side:
    """A side made of a typed row; its words are the row's unless given."""
    words = text or str(row.get("text") or row.get("name") or "")
    cited = list(row["citations"] if citations is None else citations)
    return Side(
        department=str(row.get("department") or "") if department is None else department,
        text=words, office=office or "、".join(row.get("offices") or []), role=role,
        document=row["document"], document_id=row["document_id"], kind=row["kind"],
        row=row["id"], citations=tuple(cited[:3]),
    )


def citing(row: Row, *wanted: str) -> list[dict[str, Any]]:
    """The citations of a row that quote certain words; all where none does."""
    found = [c for c in row["citations"] if any(w and w in c["quote"] for w in wanted)]
    return found or list(row["citations"])


__all__ = ["Facts", "Finding", "Row", "citing", "is_body", "side"]
