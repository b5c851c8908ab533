"""Many related clauses of one matter as one finding for each clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from findings.model import Side
from findings.pairs.related import Related
from findings.rules._sides import unit_side
from findings.units import Unit

QUOTED = 6
"""Citations kept of the other clauses."""


def chains(pairs: Iterable[Related]) -> Iterator[tuple[Unit, list[Related]]]:
    """Pairs gathered under their first clause, in the order of the document."""
    made: dict[tuple[str, str, str, str], tuple[Unit, list[Related]]] = {}
    for pair in pairs:
        unit = pair.a
        key = unit.document_id, unit.row, unit.part, unit.text
        made.setdefault(key, (unit, []))[1].append(pair)
    yield from made.values()


def others_side(pairs: list[Related]) -> Side:
    """The other clauses of a chain as one side, in the order of the document."""
    later = sorted((p.b for p in pairs), key=lambda u: u.at)
    return replace(
        unit_side(later[0]), text="；".join(dict.fromkeys(u.text for u in later)),
        citations=tuple(u.citations[0] for u in later[:QUOTED] if u.citations),
    )
