"""What kind of thing a question asks for: ordered patterns, the two best kept alive."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from language.vocabulary import table

DEFAULT = "who_handles"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of ask_intents.tsv."""

    intent: str
    expression: re.Pattern[str]
    weight: float


@cache
def patterns(english: bool) -> tuple[Pattern, ...]:
    """The patterns of a language, in the order of the table."""
    lang = "en" if english else "zh"
    return tuple(
        Pattern(row["intent"], re.compile(row["pattern"], re.I), float(row["weight"]))
        for row in table("ask_intents", "intent", "lang", "weight", "pattern")
        if row["lang"] == lang
    )


def intents(text: str, english: bool) -> tuple[str, ...]:
    """The likeliest intent and the runner-up."""
    scores: dict[str, float] = {}
    for pattern in patterns(english):
        if pattern.expression.search(text):
            scores[pattern.intent] = max(scores.get(pattern.intent, 0.0), pattern.weight)
    ranked = sorted(scores, key=lambda name: -scores[name])[:2]
    return tuple(ranked) or (DEFAULT,)
