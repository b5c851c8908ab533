"""Typed rows → statements, the same way for every kind of row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.kinds import EDGES, NODES
from graph.statement import Entity, Piece, Place, Statement, short_hash, unique
from ingest.document import Source
from ingest.passage import Passage, cover
from ingest.rows import Link, Row, Value


def section_entity(source: Source, kind: str, title: str, number: int) -> Entity:
    """The section; `number` tells sections of equal kind and title apart."""
    return Entity("Section", f"{source.series}/{kind}/{title}/{number}")


def statements(
    rows: Iterable[Row], source: Source, section: Entity
) -> Iterator[Statement]:
    """Every claim of the rows of one section."""
    for row in rows:
        yield from _Writer(source, section).write(row)


def entity(source: Source, kind: str, name: str, under: str = "", place: str = "") -> Entity:
    """The mention that a name makes, by the scope of its kind.

    `under` is the parent's name (an office's department, an article's
    regulation); `place` another jurisdiction than the document's.
    """
    where = place or source.identity.jurisdiction
    scope = NODES[kind].scope
    if scope == "place":
        return Entity(kind, f"{where}/{name}")
    if scope == "global":
        return Entity(kind, name)
    if scope == "parent":
        head = f"{where}/{under}" if kind == "Office" else under
        return Entity(kind, f"{head}/{name}")
    return Entity(kind, f"{source.series}/{short_hash(kind, name, under, size=12)}")


class _Writer:
    def __init__(self, source: Source, section: Entity) -> None:
        self.source = source
        self.section = section

    def write(self, row: Row) -> Iterator[Statement]:
        subject = self._subject(row)
        yield self._claim(subject, "name", row.name)
        for name, values in row.fields.items():
            if name not in NODES[row.kind].fields:
                raise ValueError(f"{row.kind} has no field {name!r} in graph.kinds")
            for number, value in enumerate(values):
                if NODES[row.kind].fields[name] == "STRING[]":
                    yield self._claim(subject, name, value, seq=number)
                else:
                    yield self._claim(subject, name, value)
        yield from self._stated_in(subject, row.name)
        for link in row.links:
            yield from self._edge(subject, link)

    def _subject(self, row: Row) -> Entity:
        if NODES[row.kind].scope != "series":
            under = next((str(link.name) for link in row.links if link.edge == "UNIT_OF"),
                         self.source.identity.issuer)
            return entity(self.source, row.kind, str(row.name), under)
        key = row.key or tuple(
            f"{link.kind}:{link.name}"
            for link in row.links
            if link.edge in ("CONCERNS", "BORNE_BY")
        )
        return entity(self.source, row.kind, str(row.name), "\x1e".join(key))

    def _edge(self, subject: Entity, link: Link) -> Iterator[Statement]:
        if (subject.kind, link.kind) not in EDGES[link.edge].pairs:
            raise ValueError(f"no edge {link.edge} from {subject.kind} to {link.kind}")
        under = link.under
        parent = str(under) if under else self.source.identity.issuer
        target = entity(self.source, link.kind, str(link.name), parent, link.place)
        yield self._claim(target, "name", link.name)
        qualifiers = dict(link.qualifiers)
        if "as_written" in EDGES[link.edge].fields:
            qualifiers.setdefault("as_written", str(link.name))
        yield self._claim(subject, link.edge, link.name, target, **qualifiers)
        if (link.kind, "Section") in EDGES["STATED_IN"].pairs:
            yield from self._stated_in(target, link.name)
        if link.kind == "Office":
            yield from self._unit(target, link, parent)
        if link.kind == "Article" and under is not None:
            regulation = entity(self.source, "Regulation", str(under))
            yield self._claim(target, "ARTICLE_OF", link.name, regulation)

    def _unit(self, office: Entity, link: Link, parent: str) -> Iterator[Statement]:
        """An office belongs to its department: named, or the document's issuer."""
        if not parent:
            return
        department = entity(self.source, "Department", parent, place=link.place)
        how = link.under or Value(link.name.passage, "inferred", "office_of_issuer")
        yield self._claim(
            office, "UNIT_OF",
            Value(link.name.passage, how.how, how.rule), department, as_written=parent,
        )

    def _stated_in(self, subject: Entity, value: Value) -> Iterator[Statement]:
        yield self._claim(
            subject, "STATED_IN", value, self.section, as_written=str(value)
        )

    def _claim(
        self,
        subject: Entity,
        predicate: str,
        value: Value,
        target: Entity | None = None,
        **qualifiers: str | int,
    ) -> Statement:
        return Statement(
            self.source.series, subject, predicate,
            target if target is not None else str(value),
            (place_of(value, self.source),),
            value.how, value.rule,
            tuple(sorted((k, str(v)) for k, v in qualifiers.items() if v != "")),
        )


def place_of(value: Value, source: Source) -> Place:
    """The place of a value, verbatim."""
    place = cover(value.passage, source.texts)
    return Place(place.pieces, value.how, source.where(place.at) if place.at else "")


def section_statements(
    source: Source, section: Entity, kind: str, title: Passage, seen: Passage
) -> Iterator[Statement]:
    """What a section says of itself; `seen` stands in for a missing heading."""
    value = Value(title or seen, text=str(title.squeezed()) or kind)
    place = place_of(value, source)
    yield Statement(source.series, section, "name", str(value), (place,))
    yield Statement(source.series, section, "kind", kind, (place,), "inferred", "section_kind")


__all__ = ["Piece", "entity", "section_entity", "section_statements", "statements", "unique"]
