"""The boundary matrix as a picture (矩阵图片): SVG of the very rows that the page lists.

Signs and words carry everything; no colour is needed, so a grey print is as good.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ui.parts.html import UNSEEN

FONT = ("'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Source Han Sans SC','SimSun',"
        "sans-serif")
FIRST, OTHER, LINE, ROOM = 300, 104, 20, 10
"""Widths of the first and of other columns, height of a line of text, room beside it."""


def svg(
    title: str, heads: Sequence[str], lines: Sequence[Sequence[str]], legend: Sequence[str]
) -> str:
    """A picture of a table: the first column holds names, the others signs."""
    width = FIRST + OTHER * (len(heads) - 1) + 2 * ROOM
    made: list[str] = []
    y = ROOM + LINE
    made.append(_text(ROOM, y, title, size=18, weight=600))
    for row in _wrapped("　".join(legend), width - 2 * ROOM, 13):
        y += LINE
        made.append(_text(ROOM, y, row, size=13))
    y += ROOM
    y = _row(made, heads, y, head=True)
    for line in lines:
        y = _row(made, line, y)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{y + ROOM}" '
            f'viewBox="0 0 {width} {y + ROOM}" font-family="{FONT}" fill="#000">'
            f'<rect width="{width}" height="{y + ROOM}" fill="#fff"/>{"".join(made)}</svg>')


def _row(made: list[str], cells: Sequence[str], y: int, *, head: bool = False) -> int:
    """Draws a row below `y`; returns where it ends."""
    texts = [_wrapped(cell, (FIRST if n == 0 else OTHER) - 12, 14 if n == 0 or head else 16)
             for n, cell in enumerate(cells)]
    height = LINE * max(1, *(len(t) for t in texts)) + 8
    x = ROOM
    for number, rows in enumerate(texts):
        width = FIRST if number == 0 else OTHER
        ground = "#eee" if head else "none"
        made.append(f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{ground}" '
                    'stroke="#555"/>')
        for position, row in enumerate(rows):
            middle = number > 0
            made.append(_text(
                x + width // 2 if middle else x + 6, y + LINE * (position + 1), row,
                size=14 if number == 0 or head else 16, weight=600 if head else 400,
                anchor="middle" if middle else "start"))
        x += width
    return y + height


def _text(x: int, y: int, text: str, *, size: int, weight: int = 400, anchor: str = "start") -> str:
    words = UNSEEN.sub("\N{REPLACEMENT CHARACTER}", escape(text))
    return (f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" '
            f'text-anchor="{anchor}">{words}</text>')


def _wrapped(text: str, width: int, size: int) -> list[str]:
    """Text cut into lines that fit a width; Han characters are square, others half."""
    rows, row, used = [], "", 0.0
    for character in " ".join(text.split()):
        step = size if ord(character) > 0x2E7F else size * 0.56
        if used + step > width and row:
            rows.append(row)
            row, used = "", 0.0
        row += character
        used += step
    return [*rows, row] if row else rows
