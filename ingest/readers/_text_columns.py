"""Tables set in columns by blanks (文字对齐的表格): each piece under its heading.

    序号    民生实事        主要内容              责任单位
    1       农村饮水        新建供水站6处，更新   县水利局
                            老旧管网45公里

Columns are told by where headings begin, counted in character widths. Cells that go
on over lines leave the first column blank. Pieces that stand anywhere else mean that
the blanks only part cells; then this is no such table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.columns import is_heading
from ingest.lines import is_note
from ingest.readers._text_lines import Found, Lines

_PIECE = re.compile(r"\S+(?: \S+)*")
_SLACK = 2
"""Character widths that a piece may stand beside its heading."""


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    column: int
    exact: bool


def find(lines: Lines, start: int) -> Found | None:
    """The table whose header, with its headings set in columns, is at a line."""
    heads = list(_pieces(lines[start]))
    words = [text for text, _ in heads]
    if len(heads) < 3 or len(lines[start]) > 300 or not lines[start].strip():
        return None
    if sum(map(is_heading, words)) < len(words) - 1 - (len(words) > 5):
        return None
    places = [place for _, place in heads]
    rows: list[list[str]] = [words]
    exact = wrapped = total = 0
    i = end = start + 1
    while i < len(lines):
        if lines.blank(i):
            i += 1
            continue
        placed = _placed(lines[i], places)
        if is_note(lines[i]) or not placed or (len(placed) == 1 and placed[0].column == 0):
            break
        total += len(placed)
        exact += sum(piece.exact for piece in placed)
        opens = placed[0].column == 0 or _is_row(placed, rows[-1])
        if not opens and len(rows) == 1:
            return None
        wrapped += not opens
        _add(rows, placed, opens, len(words))
        i = end = i + 1
    if not wrapped or len(rows) < 3 or exact < 0.9 * total:
        return None
    return Found(end, rows, len(words), [])


def _pieces(line: str) -> Iterator[tuple[str, int]]:
    """The pieces of a line parted by two blanks or more, with their places."""
    even = line.replace("\u3000", "  ").replace("\t", "    ")
    for match in _PIECE.finditer(even):
        yield match.group(), _width(even[: match.start()])


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _placed(line: str, places: list[int]) -> list[_Piece]:
    """The pieces of a line with the columns that they stand in."""
    made = []
    for text, place in _pieces(line):
        near = min(range(len(places)), key=lambda i: abs(places[i] - place))
        made.append(_Piece(text, near, abs(places[near] - place) <= _SLACK))
    return made


def _is_row(placed: list[_Piece], above: list[str]) -> bool:
    """Whether a line without a first cell is a row of its own, its cells merged above."""
    cells = {piece.column for piece in placed}
    filled = {i for i, cell in enumerate(above) if cell}
    return len(cells) >= 3 and len(cells) >= len(filled) - 1 and all(
        above[p.column][-1:] in "。；;）)" or len(above[p.column]) <= 6
        for p in placed if above[p.column]
    )


def _add(rows: list[list[str]], placed: list[_Piece], opens: bool, columns: int) -> None:
    if opens:
        rows.append([""] * columns)
    for piece in placed:
        above = rows[-1][piece.column]
        rows[-1][piece.column] = f"{above}\n{piece.text}" if above else piece.text
