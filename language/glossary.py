"""English names of bodies (部门英文名) in English texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from language.bodies import bodies


@dataclass(frozen=True, slots=True)
class Term:
    """An English phrase of a text: its span and the functions of the bodies it may mean."""

    start: int
    end: int
    phrase: str
    zh: tuple[str, ...]


@cache
def _names() -> dict[tuple[str, ...], tuple[str, ...]]:
    """English names of bodies, word by word, with the functions that they name."""
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for body in bodies().values():
        for phrase in (body.en, *body.en_other):
            found.setdefault(_phrase(phrase), {})[body.function] = None
    return {phrase: tuple(functions) for phrase, functions in found.items() if phrase}


_WORD = re.compile(r"[A-Za-z0-9]+(?:['’][a-z]+)?")


def _phrase(text: str) -> tuple[str, ...]:
    bare = re.sub(r"\(.*?\)", " ", text)
    return tuple(_base(w.group()) for w in _WORD.finditer(bare) if w.group().lower() not in _SMALL)


_SMALL = frozenset(("the", "a", "an"))


@lru_cache(maxsize=20_000)
def _base(word: str) -> str:
    """A word without plural and possessive: subsidies → subsidy."""
    plain = re.sub(r"['’]s?$", "", word.lower())
    if len(plain) > 4 and plain.endswith("ies"):
        return plain[:-3] + "y"
    if len(plain) > 4 and plain.endswith(("sses", "shes", "ches", "xes")):
        return plain[:-2]
    if len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is")):
        return plain[:-1]
    return plain


def en_bodies(text: str) -> list[Term]:
    """The bodies that an English text names; `zh` holds their functions."""
    return _longest(text, _names())


def _longest(text: str, known: dict[tuple[str, ...], tuple[str, ...]]) -> list[Term]:
    words = [w for w in _WORD.finditer(text) if w.group().lower() not in _SMALL]
    bases = [_base(w.group()) for w in words]
    longest = max((len(p) for p in known), default=1)
    found, at = [], 0
    while at < len(words):
        for count in range(min(longest, len(words) - at), 0, -1):
            zh = known.get(tuple(bases[at : at + count]))
            if zh:
                start, end = words[at].start(), words[at + count - 1].end()
                found.append(Term(start, end, text[start:end], zh))
                at += count
                break
        else:
            at += 1
    return found
