"""What typed rows cite, with what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from findings.facts import Facts, citing, side
from findings.model import Side
from language.regulations import Record, lookup

Row = dict[str, Any]
KINDS = ("duties", "matters", "powers", "services", "regimes", "items")


@dataclass(frozen=True, slots=True)
class Cited:
    """One instrument as a row cites it."""

    row: Row
    title: str
    as_written: str
    article: str
    status: str
    record: Record | None
    how_often: int


def bases(facts: Facts) -> Iterator[Cited]:
    """Each instrument once a document, by the first row that cites it."""
    first: dict[tuple[str, str], tuple[Row, Row]] = {}
    counts: dict[tuple[str, str], int] = {}
    for kind in KINDS:
        for row in facts.rows(kind):
            for cited in row.get("cited") or ():
                key = row["document_id"], cited["title"]
                first.setdefault(key, (row, cited))
                counts[key] = counts.get(key, 0) + 1
    for key, (row, cited) in first.items():
        record = lookup(cited["title"], "")
        status = cited["status"] if cited["status"] != "unknown" else (
            record.status if record else "unknown"
        )
        yield Cited(
            row, cited["title"], cited["as_written"] or cited["title"], cited["article"], status,
            record, counts[key],
        )


def basis_side(cited: Cited) -> Side:
    """The row that cites it, quoting the citation."""
    quotes = citing(cited.row, cited.title, cited.as_written)
    text = str(cited.row.get("text") or cited.row["name"])
    return side(cited.row, text, citations=quotes)
