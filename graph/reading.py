"""What a reader makes of a file: blocks, in reading order, as they stand.

Every format gives the same blocks, so nothing above a reader knows formats.
Texts are verbatim: line ends inside a cell stay, nothing is trimmed away that a
person would see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from graph.locator import Locator


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph (段落). `number` is automatic numbering that the text lacks."""

    index: int
    text: str
    number: str = ""
    heading: int = 0
    page: int | None = None

    @property
    def address(self) -> str:
        return f"p{self.index}"


class Cell(NamedTuple):
    """A cell with its top left corner and its spans; covered cells do not exist.

    A tuple, because a large table makes a hundred thousand of them.
    """

    row: int
    column: int
    text: str
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid (表格): anchors only, rows and columns from 1.

    `merges_known` says that the source shows its merges, so that an empty cell
    is empty; where it is False (pasted text, CSV) an empty cell may be the rest
    of a merge.
    """

    index: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    merges_known: bool = True
    page: int | None = None

    @property
    def address(self) -> str:
        return f"t{self.index}"

    def grid(self) -> list[list[Cell | None]]:
        """rows × columns; every place of a merge holds the same anchor cell."""
        grid: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for r in range(cell.row - 1, min(cell.row - 1 + cell.rowspan, self.rows)):
                line = grid[r]
                last = min(cell.column - 1 + cell.colspan, self.columns)
                for c in range(cell.column - 1, last):
                    line[c] = cell
        return grid


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a clerk should look at (问题), with its place and both wordings."""

    code: str
    severity: str  # error | warning | note
    zh: str
    en: str
    address: str = ""


@dataclass(slots=True)
class Reading:
    """A file as read (读出的文档): blocks in order, by which reader, what was odd."""

    name: str
    format: str
    blocks: list[Block] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    _texts: tuple[list[Block], dict[str, str]] | None = field(
        default=None, repr=False, compare=False
    )
    _index: dict[tuple[str, int | None], Block] = field(
        default_factory=dict, repr=False, compare=False
    )

    def text_at(self, address: str) -> str:
        """The whole text of the block or cell at `t2r3c4` or `p12`, verbatim.

        Raises KeyError when there is no such place.
        """
        place = address.partition(":")[0]
        return self._by_address()[place]

    def quote(self, locator: Locator) -> str:
        """The characters at a locator, verbatim."""
        return self.text_at(locator.block)[locator.start : locator.end]

    def locate(self, address: str) -> Locator:
        """A locator with the column heading and page filled in where known."""
        from graph.locator import parse_address

        plain = parse_address(address, self.name)
        wanted = ("t", plain.table) if plain.table else ("p", plain.paragraph)
        block = self._by_index().get(wanted)
        heading, page = "", block.page if block else None
        if isinstance(block, Table):
            heading = self.heading(block, plain.column)
        return parse_address(address, self.name, heading, page)

    def _by_index(self) -> dict[tuple[str, int | None], Block]:
        """Blocks by kind and index, made when first wanted."""
        if len(self._index) != len(self.blocks):
            self._index.clear()
            for block in self.blocks:
                letter = "t" if isinstance(block, Table) else "p"
                self._index[letter, block.index] = block
        return self._index

    @staticmethod
    def heading(table: Table, column: int | None) -> str:
        """The words above a column: its first cell that is not a full-width title."""
        if column is None:
            return ""
        for cell in table.cells:
            if cell.column == column and cell.colspan < table.columns and cell.text.strip():
                words = "".join(cell.text.split())
                return words if len(words) <= 20 else ""
        return ""

    def _by_address(self) -> dict[str, str]:
        """Texts by address, made when first wanted."""
        if self._texts is None or self._texts[0] is not self.blocks:
            self._texts = (self.blocks, dict(self.texts()))
        return self._texts[1]

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every address that holds text, with the text."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.address, block.text
            else:
                for cell in block.cells:
                    yield f"{block.address}r{cell.row}c{cell.column}", cell.text

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "format": self.format,
            "meta": self.meta,
            "issues": [asdict(issue) for issue in self.issues],
            "blocks": [
                {"p": [b.index, b.text, b.number, b.heading, b.page]}
                if isinstance(b, Paragraph)
                else {
                    "t": [b.index, b.rows, b.columns, b.merges_known, b.page],
                    "c": [[c.row, c.column, c.text, c.rowspan, c.colspan] for c in b.cells],
                }
                for b in self.blocks
            ],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Reading:
        blocks: list[Block] = []
        for item in data["blocks"]:
            if "p" in item:
                blocks.append(Paragraph(*item["p"]))
            else:
                index, rows, columns, merges_known, page = item["t"]
                cells = tuple(Cell(*c) for c in item["c"])
                blocks.append(Table(index, rows, columns, cells, merges_known, page))
        issues = [Issue(**issue) for issue in data["issues"]]
        return cls(data["name"], data["format"], blocks, issues, data["meta"])
