"""Folding texts for comparison: one script, one width, letters and digits only."""

from __future__ import annotations

import re
from functools import lru_cache

from language.text import flat, normalise

HAN = re.compile(r"[\u3400-\u9fff]")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """The characters that count when two texts are compared."""
    return flat(normalise(text))


@lru_cache(maxsize=50_000)
def pairs(text: str) -> list[str]:
    """Neighbouring characters of a folded text; the text itself when it is short."""
    if len(text) < 3:
        return [text] if text else []
    return [text[i : i + 2] for i in range(len(text) - 1)]


def share(text: str) -> float:
    """Which part of the letters of a text is Chinese."""
    han = len(HAN.findall(text))
    latin = len(re.findall(r"[A-Za-z]+", text))
    return han / (han + latin) if han + latin else 0.0
