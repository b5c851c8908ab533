"""Who does what in a clause (职责分工): the grammar of roles.

A clause is cut at ；。 and ， into reaches. A reach may begin with a subject (由X,
X、Y, X会同Y); it lasts until another body appears as subject. What the subject does
is read by `language.main_verb`.
"""

from __future__ import annotations

from functools import lru_cache

from language.clause import Clause, Party
from language.clause_reader import Reader
from language.labels import parse_label
from language.vocabulary import table

__all__ = ["Clause", "Party", "parse_clause", "parse_label", "verb_classes"]


def parse_clause(text: str, actor: str = "", label: str = "") -> Clause:
    """Reads one clause of a duty.

    `actor` is the row's own body, so that a mention of itself is known; `label`
    the word that assigned it (牵头单位, 配合单位, 责任单位 …), which decides the
    role whatever the verb says. Spans are positions in `text`.
    """
    return _parse(text, actor, label)


@lru_cache(maxsize=100_000)
def _parse(text: str, actor: str, label: str) -> Clause:
    return Reader(text, actor, label).read()


def verb_classes(text: str) -> frozenset[str]:
    """The steps that a clause's verbs belong to: plan, do, check, approve, pay, give …"""
    return _classes(text)


@lru_cache(maxsize=100_000)
def _classes(text: str) -> frozenset[str]:
    steps = _steps()
    found = {steps[v] for v in parse_clause(text).verbs if v in steps}
    return frozenset(found - {"lead"} or found)


@lru_cache(maxsize=1)
def _steps() -> dict[str, str]:
    return {row["verb"]: row["step"] for row in table("verbs", "verb", "step")}
