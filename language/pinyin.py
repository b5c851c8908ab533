"""Pinyin (拼音) of names: how an English text may write a Chinese place or body."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, product

from pypinyin import Style, lazy_pinyin, pinyin

from language.places import place_forms

MOST = 24
"""At most so many readings of one name are made."""


@lru_cache(maxsize=20_000)
def readings(name: str) -> tuple[str, ...]:
    """Every reading without tones or blanks, the likeliest first: 重庆 → chongqing, zhongqing."""
    likely = "".join(lazy_pinyin(name, errors="ignore"))
    # Character by character: for a word, the library gives its one reading only.
    every = [r for c in name for r in pinyin(c, Style.NORMAL, heteronym=True, errors="ignore")]
    made = ("".join(choice) for choice in islice(product(*every), MOST))
    found = dict.fromkeys(
        form for reading in (likely, *made) for form in (reading, _plain(reading))
    )
    return tuple(form for form in found if form)


def _plain(reading: str) -> str:
    """ü as people type it."""
    return reading.replace("ü", "v").replace("lv", "lu") if "ü" in reading else reading


def squeeze(words: str) -> str:
    """Latin words for comparing with readings: lower case, no blanks, hyphens, apostrophes."""
    return re.sub(r"[\s'’\-]", "", words).lower()


@lru_cache(maxsize=5_000)
def place_readings(name: str) -> tuple[str, ...]:
    """Pinyin of a place and its short forms, longest first: yunshanxian, yunshan."""
    found = dict.fromkeys(r for form in place_forms(name) for r in readings(form))
    return tuple(sorted(found, key=len, reverse=True))


def written_as(name: str, text: str) -> bool:
    """Whether an English text names a place: Yunshan County, yun shan, Yunshanxian."""
    words = re.findall(r"[A-Za-z'’]+", text)
    heard = {squeeze("".join(words[i : i + n])) for n in (1, 2, 3, 4) for i in range(len(words))}
    return any(reading in heard for reading in place_readings(name) if len(reading) > 3)
