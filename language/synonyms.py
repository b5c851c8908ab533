"""Words that people use for one another (同义词): 社保 and 社会保险, 掏钱 and 拨付."""

from __future__ import annotations

from functools import cache

from language.vocabulary import Lexicon, parts, table


@cache
def _sets() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table("synonyms", "words", "kind"):
        together = set(parts(row["words"]))
        for word in together:
            found.setdefault(word, set()).update(together)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def _lexicon() -> Lexicon:
    return Lexicon(_sets())


def expand(term: str) -> frozenset[str]:
    """A term with everything that may stand for it; itself where nothing does."""
    return _sets().get(term, frozenset()) | {term}


def spoken(text: str) -> list[tuple[int, int, frozenset[str]]]:
    """Words of a text that have others beside them: span and the whole set."""
    return [(a, b, expand(text[a:b])) for a, b in _lexicon().spans(text)]
