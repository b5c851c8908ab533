"""Which ones (哪几项): every row of one kind that a named body bears, none left out."""

from __future__ import annotations

import re

from ask.answers import Found
from ask.answers.duties import bears
from ask.fit import Fit
from ask.units import Unit

INTENTS = ("selection",)
_ALL = re.compile(
    r"哪几|哪些|几[项条个样]|列全|都有|全部|所有|"
    r"which (?:items|ones|of|errands|tasks|duties)|\blist\b|\ball\b", re.I)
_PLAIN = ("duties", "items", "services", "powers", "criteria", "matters")


def compose(found: Found) -> list[Fit] | None:
    """All rows of the best one's kind in its document that the named body bears."""
    if not _ALL.search(found.question.text) or not found.question.departments:
        return None
    mine = [f for f in found.fits if f.unit.kind in _PLAIN and bears(found, f)]
    if not mine:
        return None
    best = mine[0].unit
    ranked = {f.unit.id: f for f in found.fits}
    listed = [
        ranked.get(unit.id) or Fit(unit) for unit in rows(found, best.document_id, (best.kind,))
        if bears(found, Fit(unit))
    ]
    return sorted(listed, key=lambda f: f.unit.order) if len(listed) > 1 else None


def rows(found: Found, document: str, kinds: tuple[str, ...]) -> list[Unit]:
    """The typed rows of some kinds in a document, each once."""
    kept: dict[str, Unit] = {}
    for unit in found.shelf.units(document):
        if unit.typed and unit.kind in kinds and unit.row is not None:
            kept.setdefault(str(unit.row["id"]), unit)
    return list(kept.values())
