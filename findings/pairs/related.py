"""Compared pairs of all units of a registry: what the overlap rules choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from findings.compare import Comparer, Known, Setting
from findings.pairs.candidates import Pair, candidates, neighbours
from findings.pairs.classifier import LABELS, Judgement
from findings.pairs.encoder import Encoder
from findings.pairs.features import Pair as ComparedPair
from findings.pairs.features import features
from findings.pairs.holdings import Grouping, Holding
from findings.pairs.places import Relation
from findings.pairs.terms import shared_weight, terms_of, total_weight
from findings.units import Unit
from language.text import flat

LEAST_WORDS = 0.2
"""Share of the shorter side's words that the other must hold, unless they stand together."""
LEAST_LIKENESS = 0.4
"""Cosine from which two texts without common words may yet be one duty."""
DOUBT = 0.33
"""Chance of `different` up to which a pair is reported: false alarms cost more than misses."""
DIFFERENT = LABELS.index("different")
AT_ONCE = 5_000
"""Pairs weighed in one go."""
REMEMBERED = 500_000
"""Judgements kept in memory for the next place with the same words."""
VECTORS = 20_000
"""Units up to which sentence vectors are computed; beyond, words alone decide."""


Key = tuple[str, str, str, str, Setting]
Judged = dict[Key, tuple[Judgement, float] | None]
"""What is known of a pair of words in a setting; None: it is neither same nor shared."""


@dataclass(frozen=True, slots=True)
class Related:
    """Two units that have to do with one another, and how."""

    a: Unit
    b: Unit
    judgement: Judgement
    place: Relation
    grouping: Grouping
    objects: float = 0.0
    """Share of the shorter side's words, the rare ones of the document above all, in the other."""

    @property
    def together(self) -> bool:
        """Whether both stand in one row, or under one matter or number."""
        g = self.grouping
        return self.place.same_group or any(
            (g.steps_of_row, g.parts_of_row, g.matter_parts, g.matter_same_department,
             g.matter_other_department)
        )

    @property
    def label(self) -> str:
        return self.judgement.label


def relate(units: Sequence[Unit], comparer: Comparer) -> list[Related]:
    """All pairs of units that are the same or shared, the surest first."""
    with_vectors = len(units) <= VECTORS
    if with_vectors:
        comparer.encoder.learn(terms_of(u.text).text for u in units)
    known: Judged = {}
    made: list[Related] = []
    for block in _blocks(units):
        made += _of_block([units[k] for k in block], comparer, known, with_vectors)
    return sorted(made, key=lambda r: -r.judgement.related)


def _blocks(units: Sequence[Unit]) -> list[list[int]]:
    """Units of one place, with all of the documents that stand there: compared among them."""
    of_document: dict[str, str] = {}
    found: dict[str, list[int]] = {}
    for k, unit in enumerate(units):
        key = of_document.setdefault(unit.document_id, unit.place or unit.document_id)
        found.setdefault(key, []).append(k)
    return list(found.values())


def _of_block(
    units: Sequence[Unit], comparer: Comparer, known: Judged, with_vectors: bool
) -> Iterator[Related]:
    pairs = set(candidates(units))
    if with_vectors and comparer.encoder.ready:
        pairs |= set(neighbours(units, comparer.encoder))
    worth = [(i, j) for i, j in sorted(pairs) if _worth(units[i], units[j], comparer.encoder)]
    if with_vectors:
        comparer.learn(units[k].text for k in sorted({k for pair in worth for k in pair}))
    for start in range(0, len(worth), AT_ONCE):
        yield from judge(units, worth[start : start + AT_ONCE], comparer, known)


def judge(
    units: Sequence[Unit], pairs: list[Pair], comparer: Comparer, known: Judged
) -> Iterator[Related]:
    """The pairs that are the same or shared: all are weighed at once, few are worded.

    Places copy their lists from one another: a pair of words is judged once a setting.
    """
    where = {k: _known(units[k], comparer) for pair in pairs for k in pair}
    keys: list[tuple[Key, Setting]] = []
    new: dict[Key, ComparedPair] = {}
    for i, j in pairs:
        one, two = where[i], where[j]
        setting = comparer.setting(one, two)
        key = one.text, two.text, one.department, two.department, setting
        keys.append((key, setting))
        if key not in known and key not in new:
            new[key] = comparer.pair_of(one, two, setting)
    if len(known) > REMEMBERED:
        known.clear()
        new |= {k: comparer.pair_of(where[i], where[j], s)
                for (k, s), (i, j) in zip(keys, pairs, strict=True) if k not in new}
    known |= _weigh(new, comparer)
    for (i, j), (key, setting) in zip(pairs, keys, strict=True):
        judged = known[key]
        if judged is not None:
            yield Related(
                units[i], units[j], judged[0], setting.place, setting.grouping, judged[1]
            )


def _weigh(new: dict[Key, ComparedPair], comparer: Comparer) -> Judged:
    if not new:
        return {}
    described = [features(pair) for pair in new.values()]
    chances = comparer.model.chances(described)
    related = (chances.argmax(axis=1) != DIFFERENT) & (chances[:, DIFFERENT] < DOUBT)
    return {
        key: (comparer.model.judge(d), d["rare_contained"]) if yes else None
        for key, d, yes in zip(new, described, related, strict=True)
    }


def _known(unit: Unit, comparer: Comparer) -> Known:
    spots = (comparer.places.spot(unit.document_id, unit.at),) if unit.at else ()
    held = Holding(
        unit.document_id, unit.row, unit.matter_id, f"{unit.kind}.{unit.part}", unit.department,
        unit.offices,
    )
    return Known(unit.bearer_name, unit.text, spots, (held,))


def _worth(a: Unit, b: Unit, encoder: Encoder) -> bool:
    """Whether two candidates are like enough to be looked at closely."""
    if flat(a.text) == flat(b.text) and a.bearer == b.bearer and a.row == b.row:
        return False
    if a.row == b.row or (a.matter_id and a.matter_id == b.matter_id):
        return True
    first, second = terms_of(a.text), terms_of(b.text)
    least = min(total_weight(first), total_weight(second))
    if least and shared_weight(first, second) >= LEAST_WORDS * least:
        return True
    return encoder.likeness(first.text, second.text) >= LEAST_LIKENESS
