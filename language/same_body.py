"""Whether two names mean one body (同一部门), and why."""

from __future__ import annotations

from dataclasses import dataclass

from language.bodies import senses
from language.departments import DepartmentKey, department_key
from language.places import level_of, place_forms


@dataclass(frozen=True, slots=True)
class Verdict:
    """`same`, `different` or `unsure`, with the rule that decided."""

    answer: str
    rule: str


def compare_names(a: str, b: str, place: str = "", other: str | None = None) -> Verdict:
    """Compares two names of bodies, from documents of `place` and `other` (same if None)."""
    other = place if other is None else other
    first, second = department_key(a, place), department_key(b, other)
    where = _where(first, second, place, other)
    if where is not None:
        return where
    if first.branch != second.branch:
        return Verdict("different", "branch")
    return _function(first, second)


def _where(first: DepartmentKey, second: DepartmentKey, place: str, other: str) -> Verdict | None:
    here, there = first.place or place, second.place or other
    if here and there and not _one_place(here, there):
        return Verdict("different", "place")
    levels = _level(first, place), _level(second, other)
    if all(levels) and levels[0] != levels[1]:
        return Verdict("different", "level")
    return None


def _level(key: DepartmentKey, place: str) -> str:
    return key.level or level_of(key.place or place)


def _one_place(a: str, b: str) -> bool:
    return bool(set(place_forms(a)) & set(place_forms(b)))


def _function(first: DepartmentKey, second: DepartmentKey) -> Verdict:
    if first.function and first.function == second.function:
        rules = {first.rule, second.rule} - {"exact"}
        return Verdict(
            "same", "old" if first.old or second.old else "".join(sorted(rules)) or "function"
        )
    if not first.function and not second.function and first.stem == second.stem:
        return Verdict("same", "stem")
    if _became(first, second) or _became(second, first):
        return Verdict("same", "old")
    mine = set(first.candidates) or {first.function} - {""}
    yours = set(second.candidates) or {second.function} - {""}
    if mine & yours:
        return Verdict("unsure", "candidates")
    if mine & _heirs(second, "") or yours & _heirs(first, ""):
        return Verdict("unsure", "divided")
    return Verdict("different", "function")


def _became(former: DepartmentKey, today: DepartmentKey) -> bool:
    """Whether a former body was renamed to today's, whoever else took some of its work."""
    return bool(today.function) and today.function in _heirs(former, "renamed")


def _heirs(former: DepartmentKey, kind: str) -> set[str]:
    """Functions that took over from a former body; `renamed` those that did so for certain."""
    sense = senses().get(former.stem)
    if sense is None or not former.old or (kind and sense.ambiguous):
        return set()
    return {o.function for o in sense.old if not kind or (o.kind == kind and not o.ambiguous)}
