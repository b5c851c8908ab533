"""Section kinds: one file each, found by looking, listed nowhere.

A module here is a section kind when it has

    KIND: str                                    the word of the design
    claims(source) -> Iterable[Claim]            which parts of a document are such
    rows(claim, source) -> Iterable[Row]         what such a part says

`prose` claims what is left and comes last. Modules whose names begin with an
underscore are shared helpers.
"""

from __future__ import annotations

import importlib
import pkgutil
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Protocol, cast

from ingest.document import Claim, Extent, Source
from ingest.rows import Row


class SectionKind(Protocol):
    """What a module of this package offers."""

    KIND: str

    def claims(self, source: Source) -> Iterable[Claim]: ...
    def rows(self, claim: Claim, source: Source) -> Iterable[Row]: ...


@cache
def kinds() -> dict[str, SectionKind]:
    """Every section kind by its word."""
    found = {}
    for module in pkgutil.iter_modules(__path__):
        if not module.name.startswith("_"):
            loaded = cast(
                SectionKind, importlib.import_module(f"{__name__}.{module.name}")
            )
            found[loaded.KIND] = loaded
    return found


def divide(source: Source) -> Sequence[Claim]:
    """The sections of a document in its order; the surest claim to a part wins."""
    made = [
        claim
        for kind in kinds().values()
        for claim in kind.claims(source)
        if claim.extent.start < claim.extent.end
    ]
    made.sort(key=lambda claim: (-claim.score, claim.extent.start))
    kept: list[Claim] = []
    for claim in made:
        if claim.score <= LEFT_OVER:
            kept = sorted([*kept, *_around(claim, kept)], key=_start)
        elif not _overlaps(claim, kept):
            insort(kept, claim, key=_start)
    return kept


def _start(claim: Claim) -> tuple[int, int]:
    return claim.extent.start


def _overlaps(claim: Claim, kept: Sequence[Claim]) -> bool:
    """Whether a claim meets one of those kept, which are in order and apart."""
    at = bisect_left(kept, claim.extent.end, key=_start)
    return at > 0 and kept[at - 1].extent.overlaps(claim.extent)


LEFT_OVER = 0.1
"""Claims as weak as this are to what is left: surer ones are cut out of them."""


def _around(claim: Claim, kept: Sequence[Claim]) -> list[Claim]:
    """The parts of a claim that no other claim holds."""
    parts, start = [], claim.extent.start
    for other in kept:
        if other.extent.overlaps(claim.extent):
            parts.append((start, other.extent.start))
            start = max(start, other.extent.end)
    parts.append((start, claim.extent.end))
    return [
        replace(claim, extent=Extent(low, high)) for low, high in parts if low < high
    ]
