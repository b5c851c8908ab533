"""The statement (陈述): one claim of a document, with its source place and quote.

A statement says *subject–predicate–object*; the graph is a view of statements
and can be rebuilt from them at any time. Its id is a hash of the document's
series and of what is claimed, never of the position in the document, so that a
row inserted above changes no id; therefore one statement may stand in several
places.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from typing import Any, Literal

How = Literal["stated", "inherited", "inferred"]
"""stated: the cell says it · inherited: a merged or blank cell above says it ·
inferred: a rule derived it, and the rule is named."""

_RANK = {"stated": 0, "inherited": 1, "inferred": 2}


def short_hash(*parts: str, size: int = 16) -> str:
    """A stable hash of texts; the separator cannot occur in them."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:size]


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention of a thing: its kind and the key that its kind's scope makes.

    `key` is readable and made of the source's words; which mentions are one
    thing is decided later (`graph.names`), never here.
    """

    kind: str
    key: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"

    @classmethod
    def parse(cls, text: str) -> Entity:
        kind, _, key = text.partition(":")
        return cls(kind, key)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block, verbatim."""

    at: str  # address with span: t2r3c4:0-12
    quote: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands: one piece, or several that make up its words."""

    pieces: tuple[Piece, ...]
    how: How = "stated"
    where: str = ""
    """The place in words, without the document: `表2 › 第3行 › 职责分工`."""

    @property
    def quote(self) -> str:
        return "".join(piece.quote for piece in self.pieces)

    @property
    def at(self) -> str:
        return self.pieces[0].at if self.pieces else ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim. `object` is an Entity for an edge and a text for a field."""

    series: str
    subject: Entity
    predicate: str
    object: Entity | str
    places: tuple[Place, ...]
    how: How = "stated"
    rule: str = ""
    qualifiers: tuple[tuple[str, str], ...] = ()
    id: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        made = short_hash(
            self.series, str(self.subject), self.predicate, str(self.object),
            json.dumps(self.qualifiers, ensure_ascii=False),
        )
        object.__setattr__(self, "id", made)

    @property
    def quote(self) -> str:
        return self.places[0].quote if self.places else ""

    def merged(self, other: Statement) -> Statement:
        """The same claim from two places; the stronger way of reading counts."""
        return _together([self, other])

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "series": self.series,
            "subject": str(self.subject),
            "predicate": self.predicate,
            "object": str(self.object),
            "entity": isinstance(self.object, Entity),
            "qualifiers": dict(self.qualifiers),
            "how": self.how,
            "rule": self.rule,
            "places": [
                {
                    "how": place.how,
                    "where": place.where,
                    "pieces": [[p.at, p.quote] for p in place.pieces],
                }
                for place in self.places
            ],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Statement:
        made = data["object"]
        return cls(
            data["series"],
            Entity.parse(data["subject"]),
            data["predicate"],
            Entity.parse(made) if data["entity"] else made,
            tuple(
                Place(
                    tuple(Piece(at, quote) for at, quote in p["pieces"]),
                    p["how"],
                    p.get("where", ""),
                )
                for p in data["places"]
            ),
            data["how"],
            data["rule"],
            tuple(sorted(data["qualifiers"].items())),
        )


def unique(statements: list[Statement]) -> list[Statement]:
    """Each claim once, in order of first mention, with all its places."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.id, []).append(statement)
    return [same[0] if len(same) == 1 else _together(same) for same in found.values()]


def _together(same: list[Statement]) -> Statement:
    """One claim from many places, all at once: a claim may be made a thousand times."""
    places = dict.fromkeys(place for one in same for place in one.places)
    first = min(same, key=lambda s: _RANK[s.how])
    return replace(first, places=tuple(sorted(places, key=lambda p: _RANK[p.how])))
