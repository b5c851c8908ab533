"""Legal bases in a cell (依据): which regulations, with article and number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.passage import Passage
from ingest.rows import Row, Value
from language.citations import find_citations


@dataclass(frozen=True, slots=True)
class Basis:
    """One regulation that a text names: its title, its words, its articles."""

    regulation: Value
    written: str
    articles: str

    def inherited(self) -> Basis:
        return Basis(self.regulation.as_inherited(), self.written, self.articles)


def find_bases(passage: Passage, how: Value | None = None) -> list[Basis]:
    """The regulations named in a passage, each title once, in order.

    `how` is the value of the cell: its bases are inherited when it is.
    """
    words = passage.squeezed()
    made: list[Basis] = []
    seen: set[str] = set()
    for citation in find_citations(words.text):
        name = citation.title or citation.doc_no
        if not citation.is_regulation or not name or name in seen:
            continue
        seen.add(name)
        part = words[citation.start : citation.end]
        rule = "citation_repaired" if citation.damage else ""
        value = Value(part, how.how if how is not None else "stated", rule, text=name)
        made.append(Basis(value, part.text, ",".join(citation.articles)))
    return made


def rest_on(row: Row, bases: Sequence[Basis]) -> Row:
    """Links a row to its bases, in their order."""
    for number, basis in enumerate(bases, start=1):
        row.link(
            "RESTS_ON", "Regulation", basis.regulation,
            article=basis.articles, as_written=basis.written, seq=number,
        )
    return row
