"""How well a unit fits a question: coverage of its words by the circles of the unit."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from ask.fold import pairs
from ask.terms import Term
from ask.units import Unit

OWN, HEAD, AROUND, FAR = 1.0, 0.7, 0.45, 0.25
"""What a word is worth by where it stands (answers.md, part 1)."""
PARTIAL = 0.75
COVERED = 0.45
"""From this match on a word of the question counts as accounted for."""


@dataclass(slots=True)
class Fit:
    """The marks of one unit for one question."""

    unit: Unit
    coverage: float = 0.0
    own: float = 0.0
    cosine: float = 0.0
    score: float = 0.0
    worst: float = 0.0
    gains: dict[str, float] = field(default_factory=dict)
    """Coverage gained from each circle beyond the one inside it."""
    words: dict[str, float] = field(default_factory=dict)
    matched: dict[str, str] = field(default_factory=dict)
    features: dict[str, float] = field(default_factory=dict)


def match(term: Term, text: str, partial: bool = True) -> tuple[float, str]:
    """How well a folded text holds a term, and by which of its forms."""
    best, by = 0.0, ""
    for form, worth in term.forms:
        if form in text:
            if worth > best:
                best, by = worth, form
                if best >= 1.0:
                    return best, by
        elif partial and len(form) > 2 and best < PARTIAL * worth:
            bigrams = pairs(form)
            held = 0
            for pair in bigrams:
                held += pair in text
            part = held / len(bigrams)
            if part > 0.3 and PARTIAL * worth * part**1.5 > best:
                best, by = PARTIAL * worth * part**1.5, form
    return best, by


def presence(terms: list[Term], units: list[Unit]) -> list[list[bool]]:
    """For each term, which units hold one of its forms in any circle."""
    texts = [unit.whole for unit in units]
    made = []
    for term in terms:
        forms = [form for form, _ in term.forms]
        made.append([any(form in text for form in forms) for text in texts])
    return made


def rarity(held: list[list[bool]]) -> list[float]:
    """How telling each term is among some units: ln of how few hold it."""
    made = [math.log((len(row) + 1) / (sum(row) + 0.5)) for row in held]
    top = max(made, default=1.0) or 1.0
    return [max(0.1, value / top) for value in made]


def likeliest(
    terms: list[Term], rare: list[float], held: list[list[bool]], count: int, most: int
) -> list[int]:
    """The units that hold the most and rarest terms, by position; all when few."""
    if count <= most:
        return list(range(count))
    points = [0.0] * count
    for term, idf, row in zip(terms, rare, held, strict=True):
        weight = term.weight * idf
        for number, present in enumerate(row):
            if present:
                points[number] += weight
    return sorted(range(count), key=lambda n: -points[n])[:most]


_CIRCLES = (("own", OWN), ("head", HEAD), ("around", AROUND), ("far", FAR))


def measure(terms: list[Term], rare: list[float], unit: Unit) -> Fit:
    """The coverage of the terms by a unit, circle by circle."""
    fit = Fit(unit)
    total = 0.0
    gains = dict.fromkeys((name for name, _ in _CIRCLES), 0.0)
    for term, idf in zip(terms, rare, strict=True):
        weight = term.weight * idf
        total += weight
        best = raw = 0.0
        by = ""
        for (name, worth), text in zip(
            _CIRCLES, (unit.own, unit.head, unit.around, unit.far), strict=True
        ):
            if raw >= 1.0:
                break
            value, form = match(term, text, name in ("own", "head"))
            if value > raw:
                gains[name] += weight * (value - raw)
                raw = value
                if value * worth > best:
                    best, by = value * worth, form
        fit.coverage += weight * best
        fit.words[term.text] = raw
        if raw > 0.2:
            fit.matched[term.text] = by
        fit.worst = max(fit.worst, weight * (1 - raw))
    scale = total or 1.0
    fit.gains = {name: value / scale for name, value in gains.items()}
    fit.coverage /= scale
    fit.worst /= scale
    fit.own = fit.gains["own"]
    return fit
