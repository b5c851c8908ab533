"""A duty's words ready for comparing: its object, its steps, whom it is for.

What is said of the act (负责, 组织, 会同甲局) is set aside, so that two duties on
one object stay alike whatever verbs and bodies stand around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from language.departments import find_departments
from language.roles import parse_clause
from language.text import flat, normalise
from language.vocabulary import Lexicon, table, verb_lexicon

LONGEST = 600
"""Characters of a text that are compared; what follows is read no further."""

_NUMBER = re.compile(
    r"^\s*(?:[（(](?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]|(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
    r"\s*[、.．)）]|[一二三四五六七八九十]是|[①-⑳]|\d{1,2}(?=[㐀-鿿]))\s*"
)
_DATE = re.compile(r"^\s*\d{1,4}\s*[年月日天个]")
_HAN_RUN = re.compile(r"[㐀-鿿]+|[a-z0-9]+")
_WITH = re.compile(
    r"(?:会同|配合|协助|协调|商|联合|与|报|送|向)?(?:各)?(?:有关|相关)(?:部门|单位|方面)"
)


@dataclass(frozen=True, slots=True)
class Terms:
    """A text taken apart for comparing."""

    text: str
    flat: str
    object: str
    """What the act is done to, as the grammar of clauses finds it; else the whole text."""
    bigrams: dict[str, float]
    """Pairs of characters of the object, 1 for a full word, less inside a verb."""
    steps: frozenset[str]
    first_step: str
    verbs: frozenset[str]
    first_role: str
    senses: frozenset[tuple[str, str]]
    """(group, sense) of findings_populations.tsv."""
    bodies: tuple[str, ...]
    numbers: frozenset[str]
    weight: float
    """Sum of the weights of `bigrams`."""


@lru_cache(maxsize=50_000)
def terms_of(text: str) -> Terms:
    """The comparable words of one duty."""
    even = _even(text)
    bodies = find_departments(even)
    bare = bare_text(text)
    verbs = list(verb_spans(bare))
    roles = [v["role"] for v, _, _ in verbs]
    bigrams = _weighted(bare, [(a, b) for _, a, b in verbs])
    steps = [v["step"] for v, _, _ in verbs if v["step"] not in ("lead", "joint", "")]
    return Terms(
        text=even,
        flat=flat(even),
        object=parse_clause(even).object or even,
        bigrams=bigrams,
        steps=frozenset(steps),
        first_step=steps[0] if steps else "",
        verbs=frozenset(v["verb"] for v, _, _ in verbs),
        first_role=roles[0] if roles else "",
        senses=frozenset(_senses(bare)),
        bodies=tuple(b.name for b in bodies),
        numbers=frozenset(re.findall(r"\d+", even)),
        weight=sum(bigrams.values()),
    )


def without_number(text: str) -> str:
    """A clause without the number before it: （一）, 2、, 是一 …"""
    return text if _DATE.match(text) else _NUMBER.sub("", text)


def _even(text: str) -> str:
    """Even characters, no blanks, no number before it, at most LONGEST of them."""
    return re.sub(r"\s", "", without_number(normalise(text[:LONGEST])))


@lru_cache(maxsize=50_000)
def bare_text(text: str) -> str:
    """A text in which each body is replaced by a stroke."""
    bare = _even(text)
    for body in reversed(find_departments(bare)):
        bare = bare[: body.start] + "|" + bare[body.end :]
    return _WITH.sub("|", bare)


@cache
def _verb_rows() -> dict[str, dict[str, str]]:
    return {row["verb"]: row for row in table("verbs", "verb", "role", "step")}


def verb_spans(text: str) -> Iterator[tuple[dict[str, str], int, int]]:
    """The verbs of a text with their rows of verbs.tsv."""
    for start, end in verb_lexicon().spans(text):
        yield _verb_rows()[text[start:end]], start, end


@cache
def frames() -> Lexicon:
    """Words that say nothing of the object (负责, 工作, 有关)."""
    return Lexicon(row["word"] for row in table("findings_frames", "word"))


def _weighted(text: str, verbs: list[tuple[int, int]]) -> dict[str, float]:
    weight = [1.0] * len(text)
    for start, end in frames().spans(text):
        weight[start:end] = [0.15] * (end - start)
    for start, end in verbs:
        weight[start:end] = [min(w, 0.45) for w in weight[start:end]]
    made: dict[str, float] = {}
    lower = text.lower()
    for run in _HAN_RUN.finditer(lower):
        a, b = run.span()
        if b - a == 1 or lower[a] < "㐀":
            made[run.group()] = max(made.get(run.group(), 0.0), weight[a])
            continue
        for i in range(a, b - 1):
            pair = lower[i : i + 2]
            made[pair] = max(made.get(pair, 0.0), (weight[i] + weight[i + 1]) / 2)
    return made


@cache
def _population_words() -> tuple[Lexicon, dict[str, list[tuple[str, str]]]]:
    senses: dict[str, list[tuple[str, str]]] = {}
    for row in table("findings_populations", "group", "sense", "words"):
        for word in row["words"].split("|"):
            senses.setdefault(word, []).append((row["group"], row["sense"]))
    return Lexicon(senses), senses


def _senses(text: str) -> Iterator[tuple[str, str]]:
    lexicon, senses = _population_words()
    for start, end in lexicon.spans(text):
        yield from senses[text[start:end]]


def without_people(text: str) -> str:
    """A text without the people and fields that it is about (机关事业单位, 养老保险)."""
    lexicon, _ = _population_words()
    made = list(text)
    for start, end in lexicon.spans(text):
        made[start:end] = "|" * (end - start)
    return "".join(made)


def shared_weight(a: Terms, b: Terms, rarity: dict[str, float] | None = None) -> float:
    """Weight of the words that both hold."""
    small, large = sorted((a.bigrams, b.bigrams), key=len)
    met = small.keys() & large.keys()
    if rarity is None:
        return sum(min(small[g], large[g]) for g in sorted(met))
    return sum(min(small[g], large[g]) * rarity.get(g, 1.0) for g in sorted(met))


def total_weight(a: Terms, rarity: dict[str, float] | None = None) -> float:
    """Weight of all words, as rare as they are in a document."""
    if rarity is None:
        return a.weight
    return sum(w * rarity.get(g, 1.0) for g, w in a.bigrams.items())
