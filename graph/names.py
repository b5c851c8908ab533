"""Which mentions are one thing: names resolved by vocabulary and by decisions.

What a source says is never rewritten; a mention keeps its words on the edge. Only
the node that it leads to is chosen here: by jurisdiction and function for
departments, by normalised title for regulations, by what people decided for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.kinds import NODES
from graph.statement import Entity, short_hash
from language.departments import department_key
from language.text import flat


@dataclass(frozen=True, slots=True)
class Resolved:
    """The thing that a mention means: its key, its display name, its own fields."""

    kind: str
    key: str
    name: str
    fields: dict[str, Any] = field(default_factory=dict, hash=False)

    @property
    def id(self) -> str:
        return f"{NODES[self.kind].prefix}-{short_hash(self.kind, self.key, size=14)}"


class Names:
    """Resolves mentions. `decisions` are the ledger's standing ones."""

    def __init__(self, decisions: Iterable[Mapping[str, Any]] = ()) -> None:
        self._same: dict[str, str] = {}
        self._apart: set[str] = set()
        for decision in decisions:
            if decision["kind"] != "name":
                continue
            if decision["value"] == "same":
                self._same[decision["subject"]] = decision["other"]
            elif decision["value"] == "different":
                self._apart |= {decision["subject"], decision["other"]}
        self._known: dict[Entity, Resolved] = {}

    def resolve(self, mention: Entity) -> Resolved:
        """The thing that a mention means."""
        if mention not in self._known:
            self._known[mention] = self._resolve(mention, 0)
        return self._known[mention]

    def _resolve(self, mention: Entity, depth: int) -> Resolved:
        decided = self._same.get(str(mention))
        if decided and depth < 8:
            return self._resolve(Entity.parse(decided), depth + 1)
        make = getattr(self, f"_{mention.kind.lower()}", None)
        if make is None or str(mention) in self._apart:
            return Resolved(mention.kind, mention.key, mention.key.rpartition("/")[2])
        made: Resolved = make(mention)
        return made

    def _department(self, mention: Entity) -> Resolved:
        place, _, name = mention.key.partition("/")
        place, level = _level(place, name)
        key = department_key(name, place)
        identity = key.function or key.stem
        return Resolved(
            "Department", f"{place}{level}/{identity}", _display(name, place, key.standard),
            {"function": key.function, "place": place + level},
        )

    def _office(self, mention: Entity) -> Resolved:
        head, _, name = mention.key.rpartition("/")
        department = self.resolve(Entity("Department", head))
        return Resolved(
            "Office", f"{department.key}/{name}", name,
            {"place": department.fields.get("place", "")},
        )

    def _matter(self, mention: Entity) -> Resolved:
        place, _, name = mention.key.partition("/")
        return Resolved("Matter", f"{place}/{flat(name)}", name, {"place": place})

    def _regulation(self, mention: Entity) -> Resolved:
        title = mention.key.removeprefix("中华人民共和国")
        return Resolved("Regulation", flat(title), mention.key, {"status": "unknown"})

    def _contactpoint(self, mention: Entity) -> Resolved:
        place, _, phone = mention.key.partition("/")
        digits = "".join(c for c in phone if c.isdigit())
        return Resolved("ContactPoint", f"{place}/{digits}", phone, {"phone": phone})

    def _article(self, mention: Entity) -> Resolved:
        title, _, article = mention.key.rpartition("/")
        regulation = self.resolve(Entity("Regulation", title))
        return Resolved("Article", f"{regulation.key}/{article}", article)

    def _jurisdiction(self, mention: Entity) -> Resolved:
        return Resolved("Jurisdiction", mention.key, mention.key, {})


_LEVELS = "省市县区旗"


def _level(place: str, name: str) -> tuple[str, str]:
    """The jurisdiction that a name speaks of, seen from the document's own.

    市局 in a county's document is the city's bureau, not the county's.
    """
    first = name[:1]
    own = place[-1:]
    if first in ("省", "市") and own and own != first and own in _LEVELS:
        return place, f"·上级{first}"
    return place, ""


def _display(name: str, place: str, standard: str) -> str:
    """The name on pages: the standard name of the body, with its place."""
    base = standard or name
    if base.startswith(place) or not place:
        return base
    return base
