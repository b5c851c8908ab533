"""Rows of cells → a table with spans: one builder for every format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from graph.reading import Cell, Table

MAX_ROWS: Final = 50_000
MAX_COLUMNS: Final = 500


@dataclass(slots=True)
class Grid:
    """Places cells one after another, as HTML and spreadsheets describe them."""

    cells: list[Cell] = field(default_factory=list)
    rows: int = 0
    columns: int = 0
    _taken: dict[int, list[int]] = field(default_factory=dict)

    def place(self, row: int, text: str, rowspan: int = 1, colspan: int = 1) -> int:
        """Puts a cell at the first free column of a row; gives that column."""
        taken = self._taken.setdefault(row, [])
        column = next(c for c in range(1, len(taken) + 2) if c > len(taken) or not taken[c - 1])
        rowspan = max(1, min(rowspan, MAX_ROWS - row + 1))
        colspan = max(1, min(colspan, MAX_COLUMNS - column + 1))
        colspan = self._free(row, column, colspan)
        for r in range(row, row + rowspan):
            line = self._taken.setdefault(r, [])
            line.extend([0] * (column + colspan - 1 - len(line)))
            line[column - 1 : column - 1 + colspan] = [1] * colspan
        self.cells.append(Cell(row, column, text, rowspan, colspan))
        self.rows = max(self.rows, row)
        self.columns = max(self.columns, column + colspan - 1)
        return column

    def _free(self, row: int, column: int, wanted: int) -> int:
        line = self._taken.get(row, [])
        blocked = next(
            (c for c in range(column, column + wanted) if c <= len(line) and line[c - 1]), None
        )
        return wanted if blocked is None else blocked - column

    def table(self, index: int, page: int | None = None) -> Table:
        """The table; spans that reach below the last row are cut there."""
        cells = [
            cell if cell.row + cell.rowspan - 1 <= self.rows
            else Cell(cell.row, cell.column, cell.text, self.rows - cell.row + 1, cell.colspan)
            for cell in self.cells
        ]
        return Table(index, self.rows, self.columns, tuple(cells), True, page)


def trimmed(cells: Iterable[Cell]) -> tuple[list[Cell], int, int]:
    """The cells without empty rows and columns at the end, and the size that is left."""
    kept = list(cells)
    rows = max((c.row + c.rowspan - 1 for c in kept if c.text.strip()), default=0)
    columns = max((c.column + c.colspan - 1 for c in kept if c.text.strip()), default=0)
    inside = [
        Cell(c.row, c.column, c.text, min(c.rowspan, rows - c.row + 1),
             min(c.colspan, columns - c.column + 1))
        for c in kept
        if c.row <= rows and c.column <= columns
    ]
    return inside, rows, columns
