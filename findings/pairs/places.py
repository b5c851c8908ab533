"""Where a duty's text stands in the loaded documents, and how two places relate.

The grouping of a document says much about two duties: the cells of one row, the
rows of one matter, the sentences of one cell. It is read from the blocks, so it
holds for every kind of section.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from graph.reading import Paragraph, Reading, Table
from graph.textindex import bigrams
from language.text import flat, normalise
from queries.registry import Registry

TEXT_ROWS = 12
"""Candidates that the text index gives for one text."""
CLOSE = 88.0
"""Least likeness (0–100) of a text with a place where it does not stand letter by letter."""
KEPT = 64
"""Documents whose layout is kept in memory."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a text: block number, row and column (0 for a paragraph), offset."""

    document: str
    block: int
    row: int
    column: int
    start: int


@dataclass(frozen=True, slots=True)
class Relation:
    """How two places relate, each as 0 or 1 but `distance` (0 near … 1 far)."""

    found: bool = False
    same_document: bool = False
    same_cell: bool = False
    same_row: bool = False
    same_group: bool = False
    same_column: bool = False
    same_table: bool = False
    distance: float = 1.0


@dataclass(slots=True)
class _Layout:
    """The blocks of a document with their groups of rows and its common words."""

    size: int
    order: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    groups: dict[tuple[int, int], tuple[tuple[int, int], ...]] = field(default_factory=dict)
    sequence: dict[tuple[int, int, int], int] = field(default_factory=dict)
    rarity: dict[str, float] = field(default_factory=dict)


class Places:
    """Looks texts up in the documents of a registry."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._layouts: OrderedDict[str, _Layout] = OrderedDict()
        self._spots: dict[str, tuple[Spot, ...]] = {}

    def find(self, text: str) -> tuple[Spot, ...]:
        """Every place where a text stands, best first."""
        key = flat(normalise(text))[:200]
        if len(key) < 3:
            return ()
        if key not in self._spots:
            self._spots[key] = tuple(self._search(key))
        return self._spots[key]

    def _search(self, key: str) -> list[Spot]:
        terms = bigrams(key)[:40]
        exact: list[Spot] = []
        close: list[tuple[float, Spot]] = []
        for row in self.registry.index.search(terms, kinds=["text"], limit=TEXT_ROWS):
            within = flat(normalise(row["text"]))
            start = within.find(key)
            address, document = row["at"], row["document_id"]
            if start >= 0:
                exact.append(self._spot(document, address, start))
            elif len(key) > 7 and len(within) >= 0.6 * len(key):
                alike = fuzz.partial_ratio_alignment(key, within)
                if alike is not None and alike.score >= CLOSE:
                    close.append((alike.score, self._spot(document, address, alike.dest_start)))
        if exact:
            return exact
        return [spot for _, spot in sorted(close, key=lambda c: -c[0])[:3]]

    def spot(self, document: str, at: str) -> Spot:
        """The place of a citation (`t1r2c4:0-8`) in a document (node id)."""
        address, _, span = at.partition(":")
        start = span.partition("-")[0]
        return self._spot(document, address, int(start) if start.isdigit() else 0)

    def _spot(self, document: str, address: str, start: int) -> Spot:
        block, row, column = self.layout(document).order.get(address, (0, 0, 0))
        return Spot(document, block, row, column, start)

    def layout(self, document: str) -> _Layout:
        """The layout of a current document (node id)."""
        made = self._layouts.get(document)
        if made is None:
            record = self.registry.ledger.current(document.removeprefix("doc-"))
            made = _Layout(0) if record is None else _layout(
                self.registry.ledger.reading(record.id)
            )
            self._layouts[document] = made
            if len(self._layouts) > KEPT:
                self._layouts.popitem(last=False)
        return made

    def relation(self, a: tuple[Spot, ...], b: tuple[Spot, ...]) -> Relation:
        """The closest relation of any two places."""
        best = Relation(found=bool(a and b))
        for first in a[:6]:
            for second in b[:6]:
                made = self._relate(first, second)
                if _closeness(made) > _closeness(best):
                    best = made
        return best

    def _relate(self, a: Spot, b: Spot) -> Relation:
        if a.document != b.document:
            return Relation(found=True)
        layout = self.layout(a.document)
        same_table = a.block == b.block and a.row > 0
        first = layout.groups.get((a.block, a.row), ())
        second = layout.groups.get((b.block, b.row), ())
        at = layout.sequence.get((a.block, a.row, a.column), 0)
        to = layout.sequence.get((b.block, b.row, b.column), 0)
        same_row = same_table and a.row == b.row
        return Relation(
            found=True,
            same_document=True,
            same_cell=a.block == b.block and a.row == b.row and a.column == b.column,
            same_row=same_row,
            same_group=same_row or (same_table and bool(set(first) & set(second))),
            same_column=same_table and a.column == b.column,
            same_table=same_table,
            distance=min(1.0, abs(at - to) / 40),
        )

    def rarity(self, documents: set[str]) -> dict[str, float] | None:
        """How rare bigrams are in one document; None for several (all alike)."""
        if len(documents) != 1:
            return None
        return self.layout(next(iter(documents))).rarity


def _closeness(r: Relation) -> float:
    return (
        r.same_document + r.same_table + 2 * r.same_group + 2 * r.same_row + 3 * r.same_cell
        + (1 - r.distance)
    )


def _layout(reading: Reading) -> _Layout:
    made = _Layout(len(reading.blocks))
    texts: list[str] = []
    sequence = 0
    for number, block in enumerate(reading.blocks, 1):
        if isinstance(block, Paragraph):
            made.order[block.address] = (number, 0, 0)
            made.sequence[number, 0, 0] = sequence = sequence + 1
            texts.append(block.text)
            continue
        for cell in block.cells:
            made.order[f"{block.address}r{cell.row}c{cell.column}"] = (
                number, cell.row, cell.column
            )
            made.sequence[number, cell.row, cell.column] = sequence = sequence + 1
            texts.append(cell.text)
        for row, keys in _groups(block).items():
            made.groups[number, row] = keys
    made.rarity = _rarity(texts)
    return made


def _groups(table: Table) -> dict[int, tuple[tuple[int, int], ...]]:
    """For each row the anchors (column, row) that it shares with rows above or below."""
    grid = table.grid()
    anchors: list[int] = [0] * table.columns
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    for r, line in enumerate(grid, 1):
        for c, cell in enumerate(line):
            if cell is None or (not cell.text.strip() and not table.merges_known):
                continue
            if cell.text.strip() or table.merges_known:
                anchors[c] = cell.row
        narrow = [
            (c, anchors[c]) for c in range(min(3, table.columns))
            if anchors[c] and not _heading(line)
        ]
        found[r] = tuple(narrow)
    return found


def _heading(line: Sequence[object]) -> bool:
    return len({id(cell) for cell in line if cell is not None}) == 1


def _rarity(texts: list[str]) -> dict[str, float]:
    counts: dict[str, int] = {}
    pieces = 0
    for text in texts:
        for sentence in filter(None, normalise(text).replace("。", "；").split("；")):
            pieces += 1
            for gram in set(bigrams(sentence)):
                counts[gram] = counts.get(gram, 0) + 1
    return {
        gram: max(0.15, 1.0 - 2.2 * count / pieces) for gram, count in counts.items() if count > 2
    }
