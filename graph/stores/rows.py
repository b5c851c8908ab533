"""From graphs to rows: batches for loading, and the difference of two graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from graph.kinds import EDGES, NODES
from graph.model import EdgeKey, Graph

Values = dict[str, Any]
Pair = tuple[str, str, str]
"""Edge label, label of the source, label of the target."""

T = TypeVar("T")

_PAIRS = {kind.label: frozenset(kind.pairs) for kind in EDGES.values()}


@dataclass(slots=True)
class Difference:
    """What to take out and what to put in, by kind; nothing that stays the same."""

    edges_out: dict[Pair, list[Values]] = field(default_factory=dict)
    nodes_out: dict[str, list[str]] = field(default_factory=dict)
    """Owned nodes to take out."""
    loose: dict[str, list[str]] = field(default_factory=dict)
    """Shared nodes to take out when no edge holds them any more."""
    nodes_in: dict[str, list[Values]] = field(default_factory=dict)
    edges_in: dict[Pair, list[Values]] = field(default_factory=dict)


def difference(pairs: Iterable[tuple[Graph, Graph]]) -> Difference:
    """What turns the first of each pair into the second.

    Pairs may share nodes: each is put in once, and let go after all edges are in.
    """
    made = Difference()
    put: dict[str, dict[str, Values]] = {}
    for removed, added in pairs:
        _node_difference(made, put, removed, added)
        _edge_difference(made, removed, added)
    made.nodes_in = {label: list(rows.values()) for label, rows in put.items() if rows}
    for label, gone in made.loose.items():
        kept = put.get(label, {})
        made.loose[label] = [name for name in dict.fromkeys(gone) if name not in kept]
    return made


def _node_difference(
    made: Difference, put: dict[str, dict[str, Values]], removed: Graph, added: Graph
) -> None:
    for label, nodes in removed.nodes.items():
        kept = added.nodes.get(label, {})
        gone = [name for name in nodes if name not in kept]
        if gone:
            way = made.nodes_out if NODES[label].owned else made.loose
            way.setdefault(label, []).extend(gone)
    for label, nodes in added.nodes.items():
        known = removed.nodes.get(label, {})
        put.setdefault(label, {}).update(
            {name: row for name, row in nodes.items() if known.get(name) != row}
        )


def _edge_difference(made: Difference, removed: Graph, added: Graph) -> None:
    for key, values in removed.edges.items():
        if added.edges.get(key) != values:
            made.edges_out.setdefault(_pair(removed, key), []).append(edge_key(key))
    for key, values in added.edges.items():
        if removed.edges.get(key) != values:
            row = edge_row(key, values)
            made.edges_in.setdefault(pair_of(added, key), []).append(row)


def _pair(graph: Graph, key: EdgeKey) -> Pair:
    source, target = graph.ends[key]
    return key.label, source, target


def pair_of(graph: Graph, key: EdgeKey) -> Pair:
    """Of which kind an edge is, and between which labels; undeclared raises."""
    ends = graph.ends[key]
    if ends not in _PAIRS[key.label]:
        raise ValueError(f"{key.label} may not join {ends[0]} to {ends[1]}")
    return key.label, *ends


def edge_key(key: EdgeKey) -> Values:
    """What finds an edge again."""
    return {
        "source": key.source, "target": key.target,
        "document": key.document, "qualifier": key.qualifier,
    }


def edge_row(key: EdgeKey, values: Values) -> Values:
    """An edge as one flat row: its ends, its fields, its qualifier."""
    return {**values, **edge_key(key)}


def batches(rows: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The rows in stretches of at most `size`."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
