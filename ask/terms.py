"""What a question is about: its content words, each with other ways to say it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from ask.fold import fold
from ask.lexer import words
from language.synonyms import expand, spoken
from language.vocabulary import Lexicon, folder, parts, table

WEIGHT = {
    "n": 1.0, "nz": 1.0, "nw": 1.0, "vn": 1.0, "an": 0.9, "v": 0.75, "a": 0.6, "ad": 0.4,
    "vd": 0.4, "LOC": 0.9, "ORG": 0.9, "PER": 0.8, "TIME": 0.5, "t": 0.5, "m": 0.45, "s": 0.35,
    "f": 0.3, "q": 0.2, "b": 0.6, "nt": 0.9, "ns": 0.9, "nr": 0.8, "xc": 0.3, "d": 0.15,
    "r": 0.0, "p": 0.0, "u": 0.0, "c": 0.0, "w": 0.0,
}
"""How much a word counts by its part of speech (LAC's tags)."""
SYNONYM = 0.85
_COUNTED = re.compile(r"[一二两三四五六七八九十几]+[个样条张名项件家类步种招趟道位些句回]")
"""两个, 三样: how many answers are wanted."""


@dataclass(slots=True)
class Term:
    """A content word: as asked, folded, its weight, its alternatives with their worth."""

    text: str
    weight: float
    alternatives: list[tuple[str, float]] = field(default_factory=list)
    verb: bool = False
    unknown: bool = False
    """An English word without a known Chinese form."""

    forms: list[tuple[str, float]] = field(init=False, repr=False)
    """All folded forms, the word itself first."""

    def __post_init__(self) -> None:
        own = [] if self.unknown or not fold(self.text) else [(fold(self.text), 1.0)]
        self.forms = [*own, *((form, worth) for form, worth in self.alternatives if form)]


@cache
def stops() -> frozenset[str]:
    """Question frames and filler words (ask_stop.tsv)."""
    return frozenset(w for row in table("ask_stop", "list", "words") for w in parts(row["words"]))


@cache
def thesaurus() -> tuple[dict[str, str], ...]:
    """Official wording beside everyday and English wording (data/vocabulary/thesaurus)."""
    files = sorted((folder() / "thesaurus").glob("*.tsv"))
    return tuple(
        row for path in files
        for row in table(f"thesaurus/{path.stem}", "official", "spoken", "english")
    )


@cache
def colloquial() -> dict[str, tuple[str, ...]]:
    """Everyday words and what documents write instead (ask_colloquial.tsv, thesaurus)."""
    found: dict[str, dict[str, None]] = {}
    for row in table("ask_colloquial", "word", "alternatives"):
        found.setdefault(row["word"], {}).update(dict.fromkeys(parts(row["alternatives"])))
    known = _official()
    for row in thesaurus():
        official = parts(row["official"])
        # What documents themselves write (抚恤金) stands for nothing wider.
        everyday = [word for word in parts(row["spoken"]) if word not in known]
        for word in (*everyday, *official):
            found.setdefault(word, {}).update(dict.fromkeys(official))
    return {word: tuple(forms) for word, forms in found.items()}


@cache
def _official() -> frozenset[str]:
    return frozenset(word for row in thesaurus() for word in parts(row["official"]))


@cache
def _everyday() -> Lexicon:
    listed = {row["word"] for row in table("ask_colloquial", "word")}
    listed |= {word for row in thesaurus() for word in parts(row["spoken"])} - _official()
    return Lexicon(word for word in listed if len(word) > 1)


def alternatives(word: str) -> list[tuple[str, float]]:
    """Folded other ways to say a word."""
    listed = [*colloquial().get(word, ()), *sorted(expand(word))]
    found = dict.fromkeys(fold(a) for a in listed if len(a) > 1)
    found.pop(fold(word), None)
    return [(form, SYNONYM) for form in found if form]


@lru_cache(maxsize=4_000)
def chinese(text: str) -> tuple[Term, ...]:
    """The content words of a Chinese question, in order, without repeats."""
    made: list[Term] = []
    for word, tag in _joined(words(text)):
        weight = WEIGHT.get(tag, 0.6)
        plain = re.sub(r"[^\w]", "", word)
        if not plain or weight <= 0 or plain in stops() or _COUNTED.fullmatch(plain):
            continue
        if len(plain) == 1 and plain not in colloquial() and tag not in ("n", "nz", "m"):
            continue
        if any(t.text == plain for t in made):
            continue
        made.append(Term(plain, weight * (0.6 if len(plain) == 1 else 1.0),
                         alternatives(plain), tag.startswith("v")))
    return tuple(made)


def _joined(tokens: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Tokens, with everyday phrases of several tokens as one."""
    text = "".join(word for word, _ in tokens)
    spans = dict(_everyday().spans(text))
    spans |= {start: end for start, end, _ in spoken(text) if end - start > 1}
    made: list[tuple[str, str]] = []
    position, until = 0, 0
    for word, tag in tokens:
        start, end = position, position + len(word)
        position = end
        if start < until:
            continue
        stop = spans.get(start, start)
        if stop > end and text[start:stop] not in ("",):
            made.append((text[start:stop], "vn"))
            until = stop
        else:
            made.append((word, tag))
    return made
