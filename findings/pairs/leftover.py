"""What two duties leave over (余下之词): words that the other has nothing near to.

A word left over on one side makes the other the wider duty; on both sides, another
object. One pattern with other words in one place (民办学校 for 技工学校) is a substitution.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from findings.pairs.encoder import Encoder
from findings.pairs.words import Word, local_weight, nearness

EQUAL = 0.95
"""Nearness from which two words count as one."""
PATTERN = 0.4
"""Share of common characters from which two texts are one pattern."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """Features of what is left over, each about 0 … 1."""

    left_both: float = 0.0
    left_one: float = 0.0
    left_both_sum: float = 0.0
    left_one_sum: float = 0.0
    word_met: float = 0.0
    words_met: float = 0.0
    head: float = 0.0
    first: float = 0.0
    pattern: float = 0.0
    replaced: float = 0.0
    replaced_unlike: float = 0.0
    only_added: float = 0.0


def leftover(
    texts: tuple[str, str], words: tuple[tuple[Word, ...], tuple[Word, ...]], encoder: Encoder,
    rarity: Mapping[str, float] | None = None,
) -> Leftover:
    """What is left over of two texts (flat) and of their words that are no acts."""
    return Leftover(**_words(words, encoder, rarity), **_pattern(*texts, encoder))


def _words(
    words: tuple[tuple[Word, ...], tuple[Word, ...]], encoder: Encoder,
    rarity: Mapping[str, float] | None,
) -> dict[str, float]:
    a, b = ([w for w in side if not w.act] for side in words)
    if not a or not b or not encoder.ready:
        return {}
    near = nearness(a, b, encoder)
    one = np.array([local_weight(w, rarity) for w in a])
    two = np.array([local_weight(w, rarity) for w in b])
    rest = one * (1 - near.max(axis=1)), two * (1 - near.max(axis=0))
    met = near > EQUAL
    weights = np.minimum.outer(one, two)[met]
    return {
        "left_both": float(min(rest[0].max(), rest[1].max())),
        "left_one": float(max(rest[0].max(), rest[1].max())),
        "left_both_sum": min(1.0, float(min(rest[0].sum(), rest[1].sum())) / 2),
        "left_one_sum": min(1.0, float(max(rest[0].sum(), rest[1].sum())) / 4),
        "word_met": float(weights.max()) if weights.size else 0.0,
        "words_met": min(1.0, float(one[met.any(axis=1)].sum()) / 2),
        "head": float(near[-1, -1]),
        "first": float(near[0, 0]),
    }


def _pattern(a: str, b: str, encoder: Encoder) -> dict[str, float]:
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    common = sum(j - i for kind, i, j, _, _ in steps if kind == "equal" and j - i > 1)
    share = 2 * common / max(1, len(a) + len(b))
    if share < PATTERN:
        return {"pattern": share}
    likeness = [
        encoder.likeness(a[i:j], b[k:l])
        for kind, i, j, k, l in steps if kind == "replace" and j - i > 1 and l - k > 1
    ]
    return {
        "pattern": share,
        "replaced": min(1.0, len(likeness) / 2),
        "replaced_unlike": share * (1 - min(likeness)) if likeness else 0.0,
        "only_added": share * (not likeness),
    }
