"""Numerals (数字): Chinese, full-width and Arabic → int."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import cn2an

DIGITS = "0-9０-９"
CHINESE = "零〇○一二三四五六七八九十百千两廿卅"
NUMERAL = rf"[{DIGITS}]+|[{CHINESE}]+"
"""A pattern of one numeral."""
_LONGEST = 30
"""Signs of a numeral; more of them count nothing."""


@lru_cache(maxsize=4096)
def number(text: str) -> int | None:
    """The value of a numeral: 35, ３５, 三十五, 二〇一九; None where it is none."""
    plain = unicodedata.normalize("NFKC", re.sub(r"\s", "", text))
    if plain.isdecimal():
        return int(plain) if len(plain) <= _LONGEST else None
    plain = plain.replace("○", "〇").replace("〇", "零").replace("廿", "二十").replace("卅", "三十")
    if not 0 < len(plain) <= _LONGEST or not re.fullmatch(f"[{CHINESE}]+", plain):
        return None
    if re.fullmatch(r"[零一二三四五六七八九]{2,}", plain):
        return int("".join(str("零一二三四五六七八九".index(c)) for c in plain))
    try:
        return int(cn2an.cn2an(plain, "smart"))
    except ValueError:
        return None
