"""A document while it is being read: its blocks, its identity, what was odd."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from graph.reading import Block, Issue, Paragraph, Reading, Table
from graph.statement import short_hash
from ingest.passage import Passage, Texts, cell_passage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Identity:
    """Who published what, where and when; empty where the document is silent.

    `issuer` and `jurisdiction` are as written (masks such as XX市 stay); the
    jurisdiction is the full name of the place whose body issued the document.
    """

    title: str = ""
    issuer: str = ""
    jurisdiction: str = ""
    date: str = ""
    doc_no: str = ""

    def series(self, name: str) -> str:
        """The id of the line of versions that this document belongs to."""
        if self.title and self.issuer:
            return short_hash("series", self.title, self.issuer, size=12)
        return short_hash("series", name, size=12)


@dataclass
class Source:
    """The reading with what sections need to know about the whole document."""

    reading: Reading
    identity: Identity = field(default_factory=Identity)
    issues: list[Issue] = field(default_factory=list)
    notes: dict[str, object] = field(default_factory=dict)
    """What one section learns for the others: abbreviations, rules, lexicons."""

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, worked out the first time; kept in `notes` by its name."""
        if name not in self.notes:
            self.notes[name] = make()
        return cast(T, self.notes[name])

    @property
    def blocks(self) -> Sequence[Block]:
        return self.reading.blocks

    @cached_property
    def texts(self) -> Texts:
        return Texts(self.reading)

    @cached_property
    def series(self) -> str:
        return self.identity.series(self.reading.name)

    def where(self, address: str) -> str:
        """A place in words: `表2 › 第3行 › 职责分工`, `第12段`."""
        place = address.partition(":")[0]
        if place not in self._where:
            self._where[place] = self.reading.locate(place).where
        return self._where[place]

    @cached_property
    def _where(self) -> dict[str, str]:
        return {}

    def passage(self, block: Paragraph) -> Passage:
        return Passage.of(block.address, block.text)

    def cells(self, table: Table) -> dict[tuple[int, int], Passage]:
        """The passages of a table's cells by the anchors' row and column."""
        return {
            (c.row, c.column): cell_passage(table, c.row, c.column, c.text)
            for c in table.cells
        }

    def issue(
        self, code: str, zh: str, en: str, address: str = "", severity: str = "warning"
    ) -> None:
        """Notes something that a clerk should look at."""
        self.issues.append(Issue(code, severity, zh, en, address))


@dataclass(frozen=True, slots=True)
class Extent:
    """A part of a document: from one point to another, end excluded.

    A point is (position of the block in `blocks`, character in it); tables are
    taken whole.
    """

    start: tuple[int, int]
    end: tuple[int, int]

    def overlaps(self, other: Extent) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Claim:
    """What a section kind says is its own, with how sure it is (0 to 1)."""

    kind: str
    extent: Extent
    score: float
    title: Passage

    def blocks(self, source: Source) -> Iterator[Block]:
        """The blocks that the extent touches."""
        last = self.extent.end[0] + (1 if self.extent.end[1] > 0 else 0)
        yield from source.blocks[self.extent.start[0] : last]

    def passages(self, source: Source) -> Iterator[Passage]:
        """The paragraphs of the extent, the first and last cut to it."""
        (first, low), (last, high) = self.extent.start, self.extent.end
        for position in range(first, min(last + 1, len(source.blocks))):
            block = source.blocks[position]
            if not isinstance(block, Paragraph):
                continue
            start = low if position == first else 0
            stop = high if position == last else len(block.text)
            if start < stop:
                yield source.passage(block)[start:stop]

    def tables(self, source: Source) -> Iterator[Table]:
        for block in self.blocks(source):
            if isinstance(block, Table):
                yield block
