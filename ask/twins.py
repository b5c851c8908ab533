"""Near twins (近似事项): one word of a set in the question, another in the row.

企业 and 事业单位, 养老保险 and 工伤保险: the rest of two texts may be equal and yet
they speak of different people or things. The sets stand in findings_populations.tsv.
"""

from __future__ import annotations

from functools import cache, lru_cache

from ask.fold import fold
from language.vocabulary import parts, table


@cache
def _senses() -> tuple[tuple[str, str, str], ...]:
    """(word, group, sense), folded."""
    return tuple(
        (fold(word), row["group"], row["sense"])
        for row in table("findings_populations", "group", "sense", "words")
        for word in parts(row["words"])
    )


@lru_cache(maxsize=100_000)
def senses(text: str) -> frozenset[tuple[str, str]]:
    """The (group, sense) pairs that a folded text names."""
    return frozenset((group, sense) for word, group, sense in _senses() if word in text)


def conflict(asked: frozenset[tuple[str, str]], text: str) -> float:
    """The share of the question's groups of which a folded text names only other senses."""
    groups = {group for group, _ in asked}
    if not groups:
        return 0.0
    held = senses(text)
    other = {group for group, _ in held} & groups
    return sum(not any(s in held for s in asked if s[0] == g) for g in other) / len(groups)
