"""Several tables one below the other on one sheet (一张工作表里的几张表).

A spreadsheet has no paragraphs: a heading is a row of one cell, and below it
begins a table with columns of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph.reading import Cell
from ingest.columns import is_header_row, plain
from ingest.readers._grid import trimmed


def parts(cells: Iterable[Cell]) -> list[tuple[str, list[Cell], int, int]]:
    """(lines above, cells, rows, columns) of each table of a sheet; mostly there is one.

    A sheet with words in its first column only is running text without a table.
    """
    kept, rows, columns = trimmed(cells)
    filled = [cell for cell in kept if cell.text.strip()]
    if len(filled) > 1 and all(cell.column == 1 for cell in filled):
        return [("\n".join(cell.text for cell in filled), [], 0, 0)]
    cuts = _cuts(kept)
    if not cuts:
        return [("", kept, rows, columns)] if rows else []
    made = []
    heading, low = _lines_above(filled)
    for row, text in [*cuts.items(), (rows + 1, "")]:
        inside = [c._replace(row=c.row - low + 1) for c in kept if low <= c.row < row]
        part, height, width = trimmed(inside)
        if height:
            made.append((heading, part, height, width))
        heading, low = text, row + 1
    return made


def _lines_above(filled: list[Cell]) -> tuple[str, int]:
    """The lines before the first row of several cells, and the row after them."""
    first = next((c.row for c in filled if c.column > 1), 1)
    above = [c for c in filled if c.row < first]
    return "\n".join(c.text for c in above), above[-1].row + 1 if above else 1


def _cuts(cells: list[Cell]) -> dict[int, str]:
    """The rows of headings that stand above another header than the first."""
    lines: dict[int, list[Cell]] = defaultdict(list)
    reaching = 0
    cuts: dict[int, str] = {}
    header: list[str] = []
    above: Cell | None = None
    for cell in cells:
        if cell.text.strip():
            lines[cell.row].append(cell)
    for row in sorted(lines):
        texts = [cell.text for cell in lines[row]]
        if len(texts) >= 3 and is_header_row(texts):
            words = [plain(text) for text in texts]
            if header and above is not None and words != header and reaching < above.row:
                cuts[above.row] = above.text
            header = words
        above = lines[row][0] if len(texts) == 1 and lines[row][0].column == 1 else None
        if above is None:
            reaching = max(reaching, *(c.row + c.rowspan - 1 for c in lines[row]))
    return cuts

