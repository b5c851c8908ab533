"""Dates as documents write them (2023年9月5日, 二〇二三年…, 20230905) → ISO 8601."""

from __future__ import annotations

import re
from typing import NamedTuple

from language.numbers import number

_SPACE = r"\s{0,3}"
_N = r"[0-9０-９零〇○一二三四五六七八九十]"
_WRITTEN = re.compile(
    rf"(?P<y>(?:[12１２]{_SPACE}[0-9０-９](?:{_SPACE}[0-9０-９]){{2}}|[一二][〇○零Oo一二三四五六七八九]{{3}}))"
    rf"{_SPACE}年(?!级)(?:{_SPACE}(?P<m>{_N}{{1,3}}){_SPACE}月(?:{_SPACE}(?P<d>{_N}(?:{_SPACE}{_N}){{0,2}}){_SPACE}[日号])?)?"
)
_DIGITS = re.compile(
    r"(?<![\d.\-—/〔\[【])(?P<y>(?:19|20)\d{2})(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d号])|"
    r"(?<![\d\-])(?P<y2>(?:19|20)\d{2})(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01])(?!\d)"
)


class FoundDate(NamedTuple):
    """A date: its span and its ISO form, as precise as it is written."""

    start: int
    end: int
    iso: str


def find_dates(text: str) -> list[FoundDate]:
    """Every date of a text that a calendar allows, in order."""
    found: list[tuple[re.Match[str], str, str | None, str | None]] = []
    for match in _WRITTEN.finditer(text):
        found.append((match, match.group("y"), match.group("m"), match.group("d")))
    for match in _DIGITS.finditer(text):
        second = "2" if match.group("y2") else ""
        year, month, day = (match.group(k + second) for k in "ymd")
        found.append((match, year, month, day))
    made = [
        FoundDate(match.start(), match.end(), iso)
        for match, year, month, day in found
        if (iso := _iso(year, month, day))
    ]
    return sorted(made)


def find_date(text: str) -> str:
    """The last date of a text as `2023-09-05`, `2023-09` or `2023`; '' if none."""
    found = find_dates(text)
    return found[-1].iso if found else ""


def _iso(year: str, month: str | None, day: str | None) -> str:
    y = number(year.replace("O", "〇").replace("o", "〇"))
    if y is None or not 1900 <= y <= 2100:
        return ""
    m = number(month) if month else None
    if month and (m is None or not 1 <= m <= 12):
        return ""
    d = number(day) if day else None
    if day and (d is None or not 1 <= d <= 31):
        return ""
    return f"{y}" + (f"-{m:02d}" if m else "") + (f"-{d:02d}" if d else "")
