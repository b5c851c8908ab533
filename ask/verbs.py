"""Classes of actions (办事环节): which step of a process a word speaks of."""

from __future__ import annotations

from functools import cache, lru_cache

from ask.terms import Term
from language.vocabulary import table, verb_lexicon

_WEAK = frozenset(("", "lead", "other", "do", "general"))


@cache
def _steps() -> dict[str, str]:
    return {
        row["verb"]: row["step"] for row in table("verbs", "verb", "step")
        if row["step"] not in _WEAK and len(row["verb"]) > 1
    }


@lru_cache(maxsize=100_000)
def classes(text: str) -> frozenset[str]:
    """The steps that the verbs of a folded text name (发放 → pay, 审批 → approve)."""
    known = _steps()
    found = (known.get(text[start:end], "") for start, end in verb_lexicon().spans(text))
    return frozenset(step for step in found if step)


Action = tuple[tuple[str, ...], frozenset[str]]
"""An asked action: its forms, the classes that they belong to."""


def wanted(terms: list[Term]) -> list[Action]:
    """Each action that a question names."""
    found = [
        (tuple(form for form, _ in term.forms),
         frozenset().union(*(classes(form) for form, _ in term.forms)))
        for term in terms
    ]
    return [(forms, steps) for forms, steps in found if steps]


def missed(asked: list[Action], text: str) -> float:
    """The share of the asked actions of which a folded text has neither word nor class."""
    if not asked:
        return 0.0
    held = classes(text)
    return sum(
        not (steps & held or any(form in text for form in forms)) for forms, steps in asked
    ) / len(asked)
