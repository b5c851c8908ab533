"""Which column a piece of text belongs to, where the text alone must tell.

Rows pasted without their empty cells, cells joined by spaces or standing one a
line: the header says which columns there are, and the pieces are laid into them
in order so that they fit best (a Viterbi path over pieces × columns).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers._text_sorts import fits, types_of, worth


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece to be laid into a column; `opens` how strongly it begins a row.

    `opens`, `joins` and `follows` are costs: of a new row before this piece, of
    this piece going on in the cell before it, and of its being the next cell.
    """

    text: str
    opens: float
    joins: float
    follows: float = 0.0


def lay(pieces: Sequence[Piece], header: Sequence[str]) -> list[tuple[int, int, bool]]:
    """For each piece (row, column, whether it goes on in the cell before it)."""
    sorts = types_of(tuple(header))
    n = len(sorts)
    best = [[-math.inf] * n for _ in pieces]
    back: list[list[tuple[int, str]]] = [[(0, "")] * n for _ in pieces]
    for c in range(n):
        best[0][c] = fits(sorts[c], pieces[0].text) - _skipped(sorts, -1, c, first=True)
    for i in range(1, len(pieces)):
        for c in range(n):
            best[i][c], back[i][c] = _step(best[i - 1], pieces, i, c, sorts)
    return _trace(best, back, len(pieces), n, sorts)


def _step(
    before: Sequence[float], pieces: Sequence[Piece], i: int, c: int, sorts: Sequence[str]
) -> tuple[float, tuple[int, str]]:
    piece = pieces[i]
    fit = fits(sorts[c], piece.text)
    top, way = -math.inf, (0, "row")
    for last, value in enumerate(before):
        if value == -math.inf:
            continue
        options = []
        if last < c:
            options.append(
                (value + fit - piece.follows - _skipped(sorts, last, c, first=False), "cell")
            )
        if last == c:
            options.append((value + _joined(sorts[c], pieces, i, sorts) - piece.joins, "join"))
        empty = _skipped(sorts, -1, c, first=True)
        empty += _skipped(sorts, last, len(sorts), first=False)
        options.append((value + fit - piece.opens - empty, "row"))
        for score, how in options:
            if score > top:
                top, way = score, (last, how)
    return top, way


def _joined(sort: str, pieces: Sequence[Piece], i: int, sorts: Sequence[str]) -> float:
    """What going on in the same cell gains: the two read as one, or as a list."""
    before, text = pieces[i - 1].text, pieces[i].text
    if sort in ("phone", "law", "office", "body", "party"):
        if fits(sort, text) > 1 and fits(sort, before) > 1:
            return 0.6
        return fits(sort, before + text) - fits(sort, before)
    if sort in ("number", "points", "mark"):
        return -6.0
    gain = 0.4 if not re.search(r"[。；;]\s*$", before) else -0.3
    for other in ("number", "phone", "office", "party", "law", "type", "points"):
        # A piece that fits a column of its own is hardly the rest of a sentence.
        if other in sorts and other != sort and fits(other, text) >= 1.5:
            gain -= 1.6 if other in ("office", "party") else 2.5
    return gain


_EMPTY_COST = {
    "number": 0.1, "phone": 0.5, "law": 0.15, "story": 0.15, "any": 0.05, "office": 0.5,
    "body": 0.4, "party": 1.8, "head": 0.2, "long": 0.4, "must": 4.0, "short": 0.3,
    "type": 0.3, "points": 0.5, "mark": 0.0,
}
"""What it costs that a row leaves a column of a sort empty."""


def _skipped(sorts: Sequence[str], last: int, column: int, first: bool) -> float:
    """The cost of leaving the columns between two pieces empty."""
    opening = 0.0
    if first and 0 < column < len(sorts) and sorts[column] == "head" and sorts[0] == "number":
        opening = 1.5  # a main duty stands beside its number
    return opening + sum(_EMPTY_COST.get(sort, 0.3) for sort in sorts[last + 1 : column]) * (
        0.6 if first else 1.0
    )


def _trace(
    best: list[list[float]], back: list[list[tuple[int, str]]], length: int, n: int,
    sorts: Sequence[str],
) -> list[tuple[int, int, bool]]:
    ends = [best[-1][c] - _skipped(sorts, c, n, first=False) for c in range(n)]
    column = max(range(n), key=ends.__getitem__)
    steps: list[tuple[int, str]] = []
    for i in range(length - 1, -1, -1):
        last, how = back[i][column] if i else (0, "row")
        steps.append((column, how))
        column = last
    made, row = [], -1
    for column, how in reversed(steps):
        row += how == "row"
        made.append((row, column, how == "join"))
    return made


def habits(rows: Sequence[Sequence[str]], columns: int) -> list[float]:
    """How often each column is filled in the rows that have all their cells."""
    whole = [row for row in rows if len(row) == columns]
    if not whole:
        return [0.5] * columns
    return [sum(1 for row in whole if row[c].strip()) / len(whole) for c in range(columns)]


def suits(cells: Sequence[str], header: Sequence[str]) -> float:
    """How well a row's cells suit its columns, once empty cells are put in."""
    return worth(align(cells, header), types_of(tuple(header)))


def align(
    cells: Sequence[str], header: Sequence[str], filled: Sequence[float] | None = None
) -> list[str]:
    """A row with too few cells, with empty ones put where they are missing.

    `filled` says how often each column is filled in the other rows.
    """
    n = len(header)
    if len(cells) >= n:
        return list(cells)
    sorts = types_of(tuple(header))
    usual = filled or [0.5] * n
    table = [[-math.inf] * (n + 1) for _ in range(len(cells) + 1)]
    table[0] = [0.0] * (n + 1)
    for i, cell in enumerate(cells, start=1):
        for c in range(i, n + 1):
            gain = fits(sorts[c - 1], cell) + usual[c - 1] if cell.strip() else -usual[c - 1] / 4
            if cell.strip() and sorts[c - 1] == "head" and i == 1 and sorts[0] == "number":
                gain -= 1.5  # a main duty stands beside its number
            gain += bool(cell.strip()) and sorts[c - 1] == "must"
            table[i][c] = max(table[i - 1][c - 1] + gain, table[i][c - 1])
    made = [""] * n
    c = n
    for i in range(len(cells), 0, -1):
        while c > i and table[i][c] == table[i][c - 1]:
            c -= 1
        made[c - 1] = cells[i - 1]
        c -= 1
    return made
