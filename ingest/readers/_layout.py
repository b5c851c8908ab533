"""Characters on a page → lines → running text, for PDF and for recognised scans."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom."""

# Radicals that some PDF makers write for whole characters; NFKC leaves these alone,
# or gives the Traditional form.
_PAIRS: Final = (
    "⺁厂 ⺃乚 ⺅亻 ⺇几 ⺋㔾 ⺎兀 ⺒巳 ⺓幺 ⺔彑 ⺗㣺 ⺛旡 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺣灬 ⺩王 ⺪疋 "
    "⺬示 ⺭礻 ⺮竹 ⺯糹 ⺳网 ⺶羊 ⺷羊 ⺹耂 ⺻聿 ⺼月 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻉贝 ⻊足 "
    "⻋车 ⻌辶 ⻏阝 ⻐钅 ⻑長 ⻓长 ⻔门 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞食 ⻟飠 ⻡首 "
    "⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻬齐 ⻮齿 ⻰龙 ⻱龜 ⻳龟 ⼾户"
)
_RADICALS: Final = {pair[0]: pair[1] for pair in _PAIRS.split()}
_ITEM = re.compile(
    r"\s*(?:\d{1,3}[.．、)）](?!\d)|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]"
    r"|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十百\d]{1,4}[条章节])"
)

_NAME = re.compile(r"[\u4e00-\u9fff]{2,12}(?:[科股室]|大队|支队|中队|中心|办公室)|[\d-]{7,14}")
"""A whole name of an office, or a telephone: two of them on two lines are two."""


@dataclass(slots=True)
class Line:
    """A line of text with its box."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


def whole(text: str) -> str:
    """The characters that a reader sees for compatibility radicals (⽔ → 水)."""
    if not any("\u2e80" <= c <= "\u2fdf" for c in text):
        return text
    return "".join(
        _RADICALS.get(c) or (unicodedata.normalize("NFKC", c) if "\u2f00" <= c <= "\u2fdf" else c)
        for c in text
    )


def inside(box: Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def lines_of(pieces: Iterable[Line]) -> list[Line]:
    """Characters or boxes → lines: what overlaps in height stands on one line."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda p: (p.middle[1], p.x0)):
        last = rows[-1] if rows else None
        if last and abs(piece.middle[1] - last[-1].middle[1]) < 0.5 * max(piece.height, 1):
            last.append(piece)
        else:
            rows.append([piece])
    lines = (_line(sorted(row, key=lambda p: p.x0)) for row in rows)
    return [line for line in lines if line.text]


def _line(pieces: Sequence[Line]) -> Line:
    text, right = "", pieces[0].x0
    for piece in pieces:
        if text and piece.x0 - right > max(piece.height, 1) and not text.endswith(" "):
            text += " "
        text += piece.text
        right = max(right, piece.x1)
    stripped = text.strip()
    visible = [p for p in pieces if p.text.strip()] or pieces
    return Line(
        stripped, min(p.x0 for p in visible), min(p.top for p in visible),
        max(p.x1 for p in visible), max(p.bottom for p in visible),
    )


def reaches(line: Line, right: float, after: Line | None = None) -> bool:
    """Whether a line is full: what comes next would not have fitted before the edge.

    Without the next line: not two more characters.
    """
    size = max(_character(line), _character(after) if after else 0.0, 1.0)
    if after is None:
        return right - line.x1 < 2 * size
    word = _UNIT.match(after.text)
    return right - line.x1 < (_wide(word.group() if word else "") + SLACK) * size


SLACK: Final = 0.35
"""Part of a character by which edges may be wrong."""
_NO_START = r"[，。；：、！？）》〉”’〕】」』…—%％,.;:!?)\]]"
_UNIT = re.compile(
    rf"(?:[（《〈“‘〔【「『(\[]*(?:[A-Za-z0-9][A-Za-z0-9.\-/%]*|.)?){_NO_START}*", re.DOTALL
)
"""What a line end cannot part: brackets and marks with their word."""


def _wide(text: str) -> float:
    """The width of a text in whole characters; Latin letters are half as wide."""
    return sum(0.5 if c.isascii() else 1.0 for c in text)


def _character(line: Line) -> float:
    """The width of one whole character of a line."""
    return (line.x1 - line.x0) / max(_wide(line.text), 1.0)


def joined(lines: Sequence[Line], right: float) -> str:
    """The text of lines: a full line goes on in the next, a short one ends a paragraph."""
    text = ""
    for before, line in zip((None, *lines), lines, strict=False):
        if before is not None:
            text += glue(before, line, right)
        text += line.text
    return text


def glue(before: Line, line: Line, right: float) -> str:
    """What stands between two lines: a line end, a space, or nothing."""
    if not reaches(before, right, line):
        return "\n"
    if _ITEM.match(line.text) and before.text[-1] in "。；;：:.！":
        return "\n"
    if _NAME.fullmatch(before.text) and _NAME.fullmatch(line.text):
        return "\n"
    latin = before.text[-1].isascii() and line.text[0].isascii()
    both = before.text[-1].isalpha() and line.text[0].isalpha()
    return " " if latin and both else ""
