"""Automatic numbering (自动编号): the numbers that Word shows but does not store.

Counters run per abstract list and level, in document order; a level restarts
when a higher one moves on. Bullets count as no number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.readers._ooxml import Element, W

_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it is written."""

    start: int = 1
    form: str = "decimal"
    pattern: str = "%1."
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class List:
    """A list as paragraphs name it: its abstract list and its own levels."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts while a document is walked from its first paragraph to its last."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._load(root)

    def next(self, number_id: str, depth: int) -> str:
        """The number of the next paragraph of this list and level; '' = bullet or none."""
        chosen = self._lists.get(number_id)
        if chosen is None or depth not in chosen.levels:
            return ""
        counts = self._counts.setdefault(chosen.abstract, {})
        if depth in chosen.starts and (number_id, depth) not in self._begun:
            counts[depth] = chosen.starts[depth]
            self._begun.add((number_id, depth))
        else:
            counts[depth] = counts.get(depth, chosen.levels[depth].start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            level = chosen.levels.get(deeper, Level())
            if level.restart is None or (level.restart and depth < level.restart):
                del counts[deeper]
        return self._written(chosen, depth, counts)

    def _written(self, chosen: List, depth: int, counts: dict[int, int]) -> str:
        level = chosen.levels[depth]
        if level.form in ("bullet", "none"):
            return ""

        def place(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            shown = chosen.levels.get(at, Level())
            form = "decimal" if level.legal else shown.form
            return written(counts.get(at, shown.start), form)

        return re.sub(r"%([1-9])", place, level.pattern)

    def _load(self, root: Element) -> None:
        abstracts = {a.get(W + "abstractNumId", ""): a for a in root.iter(W + "abstractNum")}
        styled = {
            link.get(W + "val"): a for a in abstracts.values() for link in a.iter(W + "styleLink")
        }
        for item in root.iter(W + "num"):
            reference = item.find(W + "abstractNumId")
            key = reference.get(W + "val", "") if reference is not None else ""
            abstract = abstracts.get(key)
            if abstract is None:
                continue
            link = abstract.find(W + "numStyleLink")
            if link is not None:
                abstract = styled.get(link.get(W + "val"), abstract)
            chosen = List(key, {_depth(e): _level(e) for e in abstract.iter(W + "lvl")})
            for override in item.iter(W + "lvlOverride"):
                for level in override.iter(W + "lvl"):
                    chosen.levels[_depth(level)] = _level(level)
                for start in override.iter(W + "startOverride"):
                    chosen.starts[_depth(override)] = _integer(start.get(W + "val"), 1)
            self._lists[item.get(W + "numId", "")] = chosen


def _integer(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,9}", text) else default


def _depth(element: Element) -> int:
    return _integer(element.get(W + "ilvl"), 0)


def _level(element: Element) -> Level:
    def value(tag: str) -> str | None:
        child = element.find(W + tag)
        return None if child is None else child.get(W + "val", "")

    restart = value("lvlRestart")
    return Level(
        start=_integer(value("start"), 1),
        form=value("numFmt") or "decimal",
        pattern=value("lvlText") or "",
        restart=None if restart is None else _integer(restart, 0),
        legal=value("isLgl") is not None,
    )


def written(value: int, form: str) -> str:
    """A number as a list format writes it: 3 → 三, ③, iii, c, 丙."""
    if not 0 <= value < 100_000:
        return str(value)
    return _FORMS.get(form, str)(value)


def _chinese(value: int, digits: str = _DIGITS, units: str = "十百千万") -> str:
    if value == 0:
        return digits[0]
    text, gap = "", False
    for power, unit in ((10000, units[3]), (1000, units[2]), (100, units[1]), (10, units[0]),
                        (1, "")):
        digit = value // power % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + unit
        gap = digit == 0
    short = digits[1] + units[0]
    return text[1:] if text.startswith(short) and digits is _DIGITS else text


def _letters(value: int) -> str:
    """a … z, aa, bb …: Word repeats the letter."""
    return chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1) if value else ""


def _roman(value: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        text += letters * (value // size)
        value %= size
    return text


def _range(first: str, last: int, zero: str = "") -> Callable[[int], str]:
    """Characters in a row of Unicode, decimal digits beyond them."""

    def write(value: int) -> str:
        if value == 0 and zero:
            return zero
        return chr(ord(first) + value - 1) if 1 <= value <= last else str(value)

    return write


def _circled(value: int) -> str:
    if 21 <= value <= 35:
        return chr(0x3251 + value - 21)
    return _range("①", 20, "⓪")(value)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)] if value else ""


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda v: f"{v:02d}",
    "decimalFullWidth": lambda v: str(v).translate({48 + i: 0xFF10 + i for i in range(10)}),
    "numberInDash": lambda v: f"- {v} -",
    "upperLetter": lambda v: _letters(v).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda v: _roman(v).upper(),
    "lowerRoman": _roman,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _range("⑴", 20),
    "decimalEnclosedFullstop": _range("⒈", 20),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": _range("㊀", 10),
    "ideographDigital": lambda v: "".join("〇一二三四五六七八九"[int(d)] for d in str(v)),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "chineseLegalSimplified": lambda v: _chinese(v, _LEGAL, "拾佰仟万"),
    "ideographLegalTraditional": lambda v: _chinese(v, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬"),
}
