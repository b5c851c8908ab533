"""Spellings of one office within one document (同一机构的两种写法): joined, and said so.

A name that lost or gained a character (公务录用科 beside 公务员录用科) is the same office
when both stand in one document under one department. The join is automatic, carries the rule
`office_spelling`, is noted among the document's issues, and `decide different` takes it back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from graph.statement import Entity, Statement
from language.offices import one_spelling

RULE = "office_spelling"


def joined_offices(statements: Iterable[Statement]) -> dict[Entity, Entity]:
    """Rarer spelling → the spelling that stands for both, for each department apart."""
    counted: Counter[Entity] = Counter()
    for statement in statements:
        for mention in (statement.subject, statement.object):
            if isinstance(mention, Entity) and mention.kind == "Office":
                counted[mention] += 1
    heads: dict[str, list[Entity]] = {}
    for mention in counted:
        heads.setdefault(mention.key.rpartition("/")[0], []).append(mention)
    made: dict[Entity, Entity] = {}
    for offices in heads.values():
        _join(offices, counted, made)
    return made


def _join(offices: list[Entity], counted: Counter[Entity], made: dict[Entity, Entity]) -> None:
    """The most frequent spelling first; of equally frequent ones the longer."""
    names = {o: o.key.rpartition("/")[2] for o in offices}
    ranked = sorted(offices, key=lambda o: (-counted[o], -len(names[o]), names[o]))
    kept: list[Entity] = []
    for office in ranked:
        same = [o for o in kept if one_spelling(names[o], names[office])]
        if len(same) == 1:
            made[office] = same[0]
        else:
            kept.append(office)
