"""Compared pairs of all units of a registry: what the overlap rules choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from findings.compare import Comparer, Known
from findings.pairs.candidates import candidates
from findings.pairs.classifier import Judgement
from findings.pairs.features import features
from findings.pairs.holdings import Grouping, Holding
from findings.pairs.places import Relation
from findings.pairs.terms import shared_weight, terms_of, total_weight
from findings.units import Unit
from language.text import flat

LEAST_WORDS = 0.3
"""Share of the shorter side's words that the other must hold, unless they stand together."""
VECTORS = 20_000
"""Units up to which sentence vectors are computed; beyond, words alone decide."""


@dataclass(frozen=True, slots=True)
class Related:
    """Two units that have to do with one another, and how."""

    a: Unit
    b: Unit
    judgement: Judgement
    place: Relation
    grouping: Grouping

    @property
    def label(self) -> str:
        return self.judgement.label


def relate(units: Sequence[Unit], comparer: Comparer) -> list[Related]:
    """All pairs of units that are the same or shared, the surest first."""
    pairs = [(i, j) for i, j in candidates(units) if _worth(units[i], units[j])]
    if len(units) <= VECTORS:
        wanted = sorted({k for pair in pairs for k in pair})
        comparer.learn(units[k].text for k in wanted)
    made = []
    for i, j in pairs:
        a, b = units[i], units[j]
        pair = comparer.pair_of(_known(a, comparer), _known(b, comparer))
        judgement = comparer.model.judge(features(pair))
        if judgement.label != "different":
            made.append(Related(a, b, judgement, pair.place, pair.grouping))
    return sorted(made, key=lambda r: -r.judgement.related)


def _known(unit: Unit, comparer: Comparer) -> Known:
    spots = (comparer.places.spot(unit.document_id, unit.at),) if unit.at else ()
    held = Holding(
        unit.document_id, unit.row, unit.matter_id, f"{unit.kind}.{unit.part}", unit.department,
        unit.offices,
    )
    return Known(unit.bearer_name, unit.text, spots, (held,))


def _worth(a: Unit, b: Unit) -> bool:
    """Whether two candidates are like enough to be looked at closely."""
    if a.row == b.row or (a.matter_id and a.matter_id == b.matter_id):
        return flat(a.text) != flat(b.text) or a.department != b.department
    first, second = terms_of(a.text), terms_of(b.text)
    least = min(total_weight(first), total_weight(second))
    return bool(least) and shared_weight(first, second) >= LEAST_WORDS * least
