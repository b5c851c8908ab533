"""Which units are worth comparing: blocking (分块) instead of all pairs.

Units meet when they stand in one row or matter, or share rare words. A word that
too many units hold brings none together, so the work grows with the number of
units, not with its square.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from findings.pairs.encoder import Encoder
from findings.pairs.terms import terms_of
from findings.units import Unit

KEYS = 10
"""Rarest bigrams by which a unit is found."""
CROWD = 60
"""Units that may share one bigram in a place before it says nothing."""
NEIGHBOURS = 12
"""Candidates kept for a unit, the likeliest first."""
TOGETHER = 14
"""Units of one row or matter that are all compared with one another."""

ALL_WITH_ALL = 6_000
"""Units of one place up to which all vectors are compared with all."""
NEAR = 4
"""Nearest vectors kept for a unit."""

Pair = tuple[int, int]


def candidates(units: Sequence[Unit]) -> list[Pair]:
    """Pairs of positions (smaller first), each once."""
    made: set[Pair] = set()
    for block in _places(units):
        made |= _by_words(units, block)
    made |= _by_grouping(units)
    return sorted(made)


def neighbours(units: Sequence[Unit], encoder: Encoder) -> list[Pair]:
    """Pairs whose sentence vectors are near, for texts with few common words.

    A place of very many units is left to the words alone: this compares all with all.
    """
    made: set[Pair] = set()
    for block in _places(units):
        if 1 < len(block) <= ALL_WITH_ALL:
            vectors = np.array([encoder.vector(terms_of(units[i].text).text) for i in block])
            made |= _near(block, vectors)
    return sorted(made)


def _near(block: list[int], vectors: npt.NDArray[np.float32]) -> set[Pair]:
    made: set[Pair] = set()
    take = min(NEAR, len(block) - 1)
    for start in range(0, len(block), 512):
        likeness = vectors[start : start + 512] @ vectors.T
        likeness[np.arange(len(likeness)), np.arange(start, start + len(likeness))] = -1
        best = np.argpartition(-likeness, take - 1, axis=1)[:, :take]
        for x, nearest in enumerate(best):
            i = block[start + x]
            made.update((min(i, block[y]), max(i, block[y])) for y in nearest)
    return made


def _places(units: Sequence[Unit]) -> list[list[int]]:
    """Units of one place; a document of no known place stands by itself."""
    found: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(units):
        found[unit.place or unit.document_id].append(i)
    return list(found.values())


def _by_words(units: Sequence[Unit], block: list[int]) -> set[Pair]:
    held = Counter(g for i in block for g in terms_of(units[i].text).bigrams)
    total = len(block)
    postings: dict[str, list[int]] = defaultdict(list)
    weights = {g: math.log(1 + total / n) for g, n in held.items() if 1 < n <= _crowd(total)}
    for i in block:
        for gram in _rarest(terms_of(units[i].text).bigrams, weights):
            postings[gram].append(i)
    met: dict[Pair, float] = defaultdict(float)
    for gram, listed in postings.items():
        for x, i in enumerate(listed):
            for j in listed[x + 1 :]:
                met[i, j] += weights[gram]
    return _nearest(met)


def _crowd(total: int) -> int:
    """In a small place a word may be in a third of all units and still tell."""
    return max(8, min(CROWD, total // 3))


def _rarest(bigrams: dict[str, float], weights: dict[str, float]) -> list[str]:
    known = [(w * weights[g], g) for g, w in bigrams.items() if g in weights and w > 0.3]
    return [g for _, g in sorted(known, reverse=True)[:KEYS]]


def _nearest(met: dict[Pair, float]) -> set[Pair]:
    by_unit: dict[int, list[tuple[float, Pair]]] = defaultdict(list)
    for pair, weight in met.items():
        for end in pair:
            by_unit[end].append((weight, pair))
    return {
        pair for listed in by_unit.values() for _, pair in sorted(listed, reverse=True)[:NEIGHBOURS]
    }


def _by_grouping(units: Sequence[Unit]) -> set[Pair]:
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, unit in enumerate(units):
        groups[unit.document_id, unit.row].append(i)
        if unit.matter_id:
            groups[unit.document_id, unit.matter_id].append(i)
        cell = unit.at.partition(":")[0]
        if cell:
            groups[unit.document_id, cell].append(i)
    return {pair for listed in groups.values() for pair in _together(listed)}


def _together(listed: Iterable[int]) -> set[Pair]:
    ordered = sorted(set(listed))
    return {
        (i, j) for x, i in enumerate(ordered) for j in ordered[x + 1 : x + 1 + TOGETHER]
    }
