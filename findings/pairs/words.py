"""Words of a duty matched by meaning: 清掏 beside 清淤, 医院 beside 医疗机构.

Each word of one text seeks its nearest in the other; rare words count more.
"""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import jieba
import numpy as np
import numpy.typing as npt

from findings.pairs.encoder import Encoder
from findings.pairs.terms import bare_text, frames, verb_spans

Matrix = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]

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


@dataclass(frozen=True, slots=True)
class Alignment:
    """How far each side's words are met by the other's: (better side, worse side)."""

    objects: tuple[float, float] = (0.0, 0.0)
    acts: tuple[float, float] = (0.0, 0.0)
    words: tuple[float, float] = (0.0, 0.0)


def align(
    a: tuple[Word, ...], b: tuple[Word, ...], encoder: Encoder,
    rarity: Mapping[str, float] | None = None,
) -> Alignment:
    """Matches the objects, the acts and all words of two duties by meaning."""
    if not a or not b or not encoder.ready:
        return Alignment()
    near = nearness(a, b, encoder)
    acts = np.array([w.act for w in a]), np.array([w.act for w in b])
    plain = np.array([w.weight for w in a]), np.array([w.weight for w in b])
    local = (
        np.array([local_weight(w, rarity) for w in a]),
        np.array([local_weight(w, rarity) for w in b]),
    )
    return Alignment(
        _met(near, ~acts[0], ~acts[1], local), _met(near, acts[0], acts[1], plain),
        _met(near, acts[0] | True, acts[1] | True, local),
    )


def nearness(a: Sequence[Word], b: Sequence[Word], encoder: Encoder) -> Matrix:
    """How near each word of the one is to each of the other, 0 … 1."""
    first = np.array([encoder.vector(w.text) for w in a])
    second = np.array([encoder.vector(w.text) for w in b])
    near: Matrix = np.clip((first @ second.T - LEAST) / (1 - LEAST), 0, 1)
    return near


def _met(
    near: Matrix, rows: Mask, columns: Mask, weights: tuple[Matrix, Matrix]
) -> tuple[float, float]:
    """Weighted mean of each word's nearest, over the chosen words of both sides."""
    chosen = near[np.ix_(rows, columns)]
    if not chosen.size:
        return 0.0, 0.0
    one, two = weights[0][rows], weights[1][columns]
    met = (
        float((chosen.max(axis=1) * one).sum() / one.sum()),
        float((chosen.max(axis=0) * two).sum() / two.sum()),
    )
    return max(met), min(met)


def local_weight(word: Word, rarity: Mapping[str, float] | None) -> float:
    """The weight of a word where its characters are common or rare in a document."""
    if rarity is None:
        return word.weight
    text = word.text
    grams = [text[i : i + 2] for i in range(len(text) - 1)] or [text]
    return word.weight * (0.3 + 0.7 * min(rarity.get(g, 1.0) for g in grams))
