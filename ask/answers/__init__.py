"""Composing answers: one file for each kind of question, found by registration.

A file names the `INTENTS` that it serves and has `compose(found: Found)`, which
gives the units that answer, best first, or None when the ordinary way will do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from ask.fit import Fit
from ask.question import Question
from ask.shelf import Shelf


@dataclass(slots=True)
class Found:
    """What composing starts from: the question, ranked units, the documents asked."""

    question: Question
    fits: list[Fit]
    documents: list[str]
    shelf: Shelf
    others: list[list[Fit]] = field(default_factory=list)
    """Ranked units for each thing asked, when several are."""

    @property
    def best(self) -> Fit:
        return self.fits[0]


Compose = Callable[[Found], list[Fit] | None]


@cache
def composers() -> dict[str, Compose]:
    """By intent; every file of this folder that names INTENTS."""
    found: dict[str, Compose] = {}
    for module in iter_modules(__path__):
        if module.name.startswith("_"):
            continue
        loaded = import_module(f"{__name__}.{module.name}")
        for intent in loaded.INTENTS:
            found[intent] = loaded.compose
    return found


def compose(found: Found) -> list[Fit]:
    """The units that answer, best first."""
    own = composers().get(found.question.intent)
    made = (own(found) if own else None) or ordinary(found)
    return _one_each(found, made)


HOLDS = 0.3
"""The share of its own words that an answer to one of several things must hold."""


def _one_each(found: Found, made: list[Fit]) -> list[Fit]:
    """The answers with the best unit of each further thing asked."""
    kept = list(made)
    for fits in found.others:
        best = fits[0] if fits else None
        if best is None or best.gains["own"] + best.gains["head"] < HOLDS:
            continue
        if not any(best.unit.id == k.unit.id for k in kept):
            kept.insert(min(len(kept), len(found.others)), best)
    return kept


MOST = 4
"""Answers at most, when several things are asked at once."""
NEAR, FARTHER = 0.4, 4.0
"""How far behind the best a further answer may stand: for one thing, for several."""


def ordinary(found: Found) -> list[Fit]:
    """The best unit, and what stands close behind it when more than one thing is asked."""
    kept = [found.best]
    most = MOST if several(found.question) else 2
    for fit in found.fits[1:30]:
        if len(kept) >= most:
            break
        if fit.score < found.best.score - (FARTHER if several(found.question) else NEAR):
            break
        if not any(same(fit, k) for k in kept):
            kept.append(fit)
    return kept


def same(a: Fit, b: Fit) -> bool:
    """Whether two units would tell a reader the same thing."""
    if a.unit.own in b.unit.own or b.unit.own in a.unit.own:
        return True
    window = a.unit.get("window")
    return bool(window) and window == b.unit.get("window")


def several(question: Question) -> bool:
    """Whether more than one thing is asked for."""
    import re

    if question.english:
        return bool(re.search(
            r"\band\b.{0,60}\b(?:who|which|what|how|when|where)\b|\brespectively|\beach\b|"
            r"which (?:two|three|four|five|six)|\bboth\b|\blist\b|\bones\b|"
            r"what (?:two|three|four|six)|\bwhat are\b|"
            r"which .{0,30}s\b.{0,30}\b(?:share|have|are)\b",
            question.text, re.I))
    return bool(re.search(
        r"分别|各(?:自|是|由|归)|哪[两二三四五六七八几些]|[？?].+[？?]|都(?:有|是)|列全|说全|要全|"
        r"一[个样家]别|一家也|全说|哪几|谁.{2,20}谁|[，,].{0,12}(?:多少|几|谁|哪|啥).{0,14}[，,].{0,12}"
        r"(?:多少|几|谁|哪|啥)|(?:谁|哪|啥|多少|几).{1,20}[，,、].{0,20}(?:谁|哪|啥|多少|几|多久)",
        question.text))
