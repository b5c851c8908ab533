"""Rows with all that hangs on them: one thing of a kind, its links, its evidence.

The Cypher of a card is made from the declaration in `graph.kinds`: one reading of
the things that a document states, and one for each kind of edge that leaves them.
Everything is anchored at documents, so the cost follows what is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graph.kinds import EDGES, NODES
from graph.stores.base import Store

CHUNK = 100
"""Documents read with one query."""


@dataclass(slots=True)
class Card:
    """One thing that a document states, in one of its sections."""

    kind: str
    node: dict[str, Any]
    document: dict[str, Any]
    section: dict[str, Any]
    stated: dict[str, Any]
    forms: list[str] = field(default_factory=list)
    """The forms of its name in this document, as written."""
    links: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """By edge label: the edge's fields, with `target`, `target_kind`, and the
    target's own fields under `node`."""

    def to(self, edge: str, kind: str = "") -> list[dict[str, Any]]:
        """The links of an edge label (to a kind), in their written order."""
        found = [
            link for link in self.links.get(edge, []) if not kind or link["target_kind"] == kind
        ]
        return sorted(found, key=lambda link: (link.get("seq") or 0, link["target"]))

    def evidence(self) -> list[str]:
        """Ids of all statements it rests on: its words, its links, its other fields."""
        own = self.node.get("evidence") or self.stated.get("evidence") or []
        rest = [e for edge in self.links for link in self.to(edge) for e in link["evidence"]]
        return list(dict.fromkeys([*own[:1], *rest, *own[1:]]))


_ANCHOR = (
    "UNWIND $documents AS doc "
    "MATCH (x:Document {{id: doc}})<-[:PART_OF]-(s:Section)<-[t:STATED_IN]-(n:`{kind}`) "
)


@cache
def _base(kind: str) -> str:
    columns = ", ".join(f"n.{name} AS n_{name}" for name in NODES[kind].columns)
    return (
        _ANCHOR.format(kind=kind)
        + "RETURN x.id AS document_id, x.name AS document_name, x.title AS document_title, "
        "x.place AS document_place, x.date AS document_date, x.version AS document_version, "
        "s.id AS section_id, s.name AS section_name, s.kind AS section_kind, "
        "s.seq AS section_seq, "
        "t.as_written AS t_as_written, t.seq AS t_seq, t.how AS t_how, "
        "t.evidence AS t_evidence, " + columns
    )


@cache
def _edges(kind: str, edge: str, target: str) -> str:
    fields = ", ".join(f"r.{name} AS r_{name}" for name in EDGES[edge].columns)
    columns = ", ".join(f"m.{name} AS m_{name}" for name in NODES[target].columns)
    return (
        _ANCHOR.format(kind=kind)
        + f"MATCH (n)-[r:{edge}]->(m:`{target}`) WHERE r.document = doc "
        f"RETURN DISTINCT doc AS document_id, n.id AS n_id, {fields}, {columns}"
    )


def _targets(kind: str) -> list[tuple[str, str]]:
    return [
        (edge.label, target)
        for edge in EDGES.values()
        for source, target in edge.pairs
        if source == kind and edge.label not in ("STATED_IN", "PART_OF", "IN_JURISDICTION")
    ]


def cards(store: Store, kind: str, documents: Sequence[str]) -> Iterator[Card]:
    """All cards of a kind that these documents (node ids) state, in their order."""
    for start in range(0, len(documents), CHUNK):
        yield from _chunk(store, kind, list(documents[start : start + CHUNK]))


def _chunk(store: Store, kind: str, documents: list[str]) -> list[Card]:
    found: dict[tuple[str, str], Card] = {}
    for row in store.run(_base(kind), {"documents": documents}):
        key = (row["document_id"], row["n_id"])
        card = found.get(key)
        if card is None:
            found[key] = card = Card(
                kind, _part(row, "n_"), _part(row, "document_"), _part(row, "section_"),
                _part(row, "t_"),
            )
        if row["t_as_written"] and row["t_as_written"] not in card.forms:
            card.forms.append(row["t_as_written"])
            card.stated["evidence"] = list(
                dict.fromkeys([*card.stated["evidence"], *row["t_evidence"]])
            )
    if not found:
        return []
    for edge, target in _targets(kind):
        for row in store.run(_edges(kind, edge, target), {"documents": documents}):
            card = found.get((row["document_id"], row["n_id"]))
            if card is not None:
                link = _part(row, "r_")
                node = _part(row, "m_")
                link.update(target=node["id"], target_kind=target, node=node)
                card.links.setdefault(edge, []).append(link)
    position = {document: n for n, document in enumerate(documents)}
    for card in found.values():
        card.forms.sort(key=lambda form: (-len(form), form))
        card.stated["as_written"] = card.forms[0] if card.forms else None
    return sorted(
        found.values(),
        key=lambda c: (
            position[c.document["id"]], c.section["seq"] or 0, c.node.get("position") or 0,
            c.node["name"] or "",
        ),
    )


def _part(row: dict[str, Any], prefix: str) -> dict[str, Any]:
    return {k.removeprefix(prefix): v for k, v in row.items() if k.startswith(prefix)}
