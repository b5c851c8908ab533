"""Words of a duty matched by meaning: 清掏 beside 清淤, 医院 beside 医疗机构.

Each word of one text seeks its nearest in the other; rare words count more.
"""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import jieba
import numpy as np

from findings.pairs.encoder import Encoder
from findings.pairs.terms import bare_text, frames, verb_spans

LEAST = 0.3
"""Cosine of two words that have nothing in common; what is above counts."""
_EMPTY = frozenset("的和及与对为在等其将以并到或由按后前中内时上下是不有所各")
_WORD = re.compile(r"[㐀-鿿a-zA-Z]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its rarity in the language (0–1), and whether it is an act."""

    text: str
    weight: float
    act: bool


@cache
def _cutter() -> jieba.Tokenizer:
    jieba.setLogLevel(logging.WARNING)
    made = jieba.Tokenizer()
    made.initialize()
    return made


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a duty that carry meaning, without bodies and frames."""
    bare = bare_text(text)
    acts = {bare[start:end] for _, start, end in verb_spans(bare)}
    cutter = _cutter()
    made = []
    for word in cutter.cut(bare):
        if not _WORD.search(word) or word in frames() or word in _EMPTY:
            continue
        rarity = -math.log((cutter.FREQ.get(word, 0) + 1) / cutter.total) / 14
        made.append(
            Word(word, min(1.0, rarity) * (0.5 if len(word) == 1 else 1.0), word in acts)
        )
    return tuple(made)


def alignment(
    a: Iterable[Word], b: Iterable[Word], encoder: Encoder,
    rarity: Mapping[str, float] | None = None,
) -> tuple[float, float]:
    """How far each side's words are met by the other's: (better side, worse side)."""
    one, two = list(a), list(b)
    if not one or not two or not encoder.ready:
        return 0.0, 0.0
    first = np.array([encoder.vector(w.text) for w in one])
    second = np.array([encoder.vector(w.text) for w in two])
    near = np.clip((first @ second.T - LEAST) / (1 - LEAST), 0, 1)
    met = (
        _mean(near.max(axis=1), one, rarity), _mean(near.max(axis=0), two, rarity)
    )
    return max(met), min(met)


def _mean(met: np.ndarray, words: list[Word], rarity: Mapping[str, float] | None) -> float:
    weights = np.array([_weight(w, rarity) for w in words])
    return float((met * weights).sum() / weights.sum())


def _weight(word: Word, rarity: Mapping[str, float] | None) -> float:
    if rarity is None:
        return word.weight
    text = word.text
    grams = [text[i : i + 2] for i in range(len(text) - 1)] or [text]
    return word.weight * (0.3 + 0.7 * min(rarity.get(g, 1.0) for g in grams))
