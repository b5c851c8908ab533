"""Which mentions are one thing: names resolved by vocabulary and by decisions.

What a source says is never rewritten; a mention keeps its words on the edge. Only
the node that it leads to is chosen here: by jurisdiction and function for
departments, by normalised title for regulations, by what people decided for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.articles import article_name
from graph.instruments import MARK, split_key
from graph.judgements import Judgements
from graph.kinds import NODES
from graph.statement import Entity, short_hash
from language.bodies import bodies
from language.citations import normalise_title
from language.departments import department_key, split_name
from language.places import level_of, place_at
from language.reforms import succession
from language.regulations import level_of as rank_of
from language.regulations import number_key
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
        standing = list(decisions)
        self._same: dict[str, str] = {}
        self._apart: set[str] = set()
        self.judged = Judgements(standing)
        for decision in standing:
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

    def bearer(self, mention: Entity, duty: str, date: str) -> tuple[Resolved, str]:
        """The body that bears a duty today, and the rule where a reform decided.

        What people decided about the name goes before the reform.
        """
        known = self.resolve(mention)
        if self.decided(mention):
            return known, ""
        place, _, name = mention.key.partition("/")
        heir = succession(name, place, duty, date)
        if heir is None or heir.function not in bodies():
            return known, ""
        where = str(known.fields.get("place", ""))
        today = Resolved("Department", f"{where}/{heir.function}", heir.standard,
                         {"function": heir.function, "place": where})
        return (known, "") if today.key == known.key else (today, heir.rule)

    def decided(self, mention: Entity) -> bool:
        """Whether people decided what this very mention is."""
        return str(mention) in self._same or str(mention) in self._apart

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
        key = department_key(name, place)
        where = _where(place, key.place, key.level)
        identity = key.function or key.stem
        if key.branch:
            identity += f"/{key.branch}"
        return Resolved(
            "Department", f"{where}/{identity}", key.standard or name,
            {"function": key.function, "place": where},
        )

    def _office(self, mention: Entity) -> Resolved:
        head, _, name = mention.key.rpartition("/")
        department = self.resolve(Entity("Department", head))
        name = _unplaced(name, head.partition("/")[0])
        return Resolved(
            "Office", f"{department.key}/{name}", name,
            {"place": department.fields.get("place", "")},
        )

    def _matter(self, mention: Entity) -> Resolved:
        place, _, name = mention.key.partition("/")
        return Resolved("Matter", f"{place}/{flat(name)}", name, {"place": place})

    def _regulation(self, mention: Entity) -> Resolved:
        whose, title = split_key(mention.key)
        record = self.judged.lookup(title)
        own = f"{MARK}{whose}/" if whose else ""
        if record is None:
            key = own + flat(normalise_title(title))
            number = number_key(whose)
            return Resolved("Regulation", key, title, {
                "status": "unknown", "level": rank_of(title, number), "doc_no": number})
        return Resolved(
            "Regulation", own + flat(normalise_title(record.title)), record.title,
            {"doc_no": record.doc_no, "issuer": "、".join(record.issuer),
             "level": record.level, "status": record.status,
             "status_source": record.status_source, "status_date": record.status_date,
             "successor": record.successor, "history": list(record.history)},
        )

    def _contactpoint(self, mention: Entity) -> Resolved:
        place, _, phone = mention.key.partition("/")
        digits = "".join(c for c in phone if c.isdigit())
        return Resolved("ContactPoint", f"{place}/{digits}", phone, {"phone": phone})

    def _article(self, mention: Entity) -> Resolved:
        title, _, article = mention.key.rpartition("/")
        regulation = self.resolve(Entity("Regulation", title))
        return Resolved("Article", f"{regulation.key}/{article}", article_name(article))

    def _jurisdiction(self, mention: Entity) -> Resolved:
        place = place_at(mention.key)
        fields = {"code": place.code, "level": place.level} if place.name else {}
        return Resolved("Jurisdiction", mention.key, mention.key, fields)


def _unplaced(name: str, place: str) -> str:
    """An office's name without the place that is its department's own: 县X大队 is X大队."""
    written, core, level = split_name(name, place)
    own = level_of(place) if place else ""
    here = place.endswith(written) or written.endswith(place) if written else level == own
    return core if place and here and own and len(core) > _SHORTEST else name


_SHORTEST = 3
"""Characters that an office's name keeps at least: 区划科 is no 划科 of a district."""


def _where(place: str, named: str, level: str) -> str:
    """The jurisdiction that a name speaks of, seen from the document's own.

    市局 in a county's document is the city's bureau; 甲县水利局 in 乙县's document
    is 甲县's; 鹿泉区 is the same place as 石家庄市鹿泉区.
    """
    if named and place and not (place.endswith(named) or named.endswith(place)):
        return named
    own = level_of(place) if place else ""
    if level and own and level != own and not named:
        return f"{place}·{UPPER.get(level, level)}"
    return place or named


UPPER = {"nation": "国家级", "province": "省级", "city": "市级", "county": "县级", "town": "乡镇级"}
