"""From graphs to rows: batches for loading, and the difference of two graphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from graph.kinds import EDGES, NODES
from graph.model import EdgeKey, Graph

Values = dict[str, Any]
Pair = tuple[str, str, str]
"""Edge label, label of the source, label of the target."""

T = TypeVar("T")


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


def difference(removed: Graph, added: Graph) -> Difference:
    """What turns the one graph into the other."""
    made = Difference()
    for label, nodes in removed.nodes.items():
        kept = added.nodes.get(label, {})
        gone = [name for name in nodes if name not in kept]
        if gone:
            (made.nodes_out if NODES[label].owned else made.loose)[label] = gone
    for label, nodes in added.nodes.items():
        known = removed.nodes.get(label, {})
        new = [row for name, row in nodes.items() if known.get(name) != row]
        if new:
            made.nodes_in[label] = new
    for key, values in removed.edges.items():
        if added.edges.get(key) != values:
            made.edges_out.setdefault(_pair(removed, key), []).append(edge_key(key))
    for key, values in added.edges.items():
        if removed.edges.get(key) != values:
            row = edge_row(key, values)
            made.edges_in.setdefault(_pair(added, key), []).append(row)
    return made


def _pair(graph: Graph, key: EdgeKey) -> Pair:
    source, target = graph.ends[key]
    return key.label, source, target


def pair_of(graph: Graph, key: EdgeKey) -> Pair:
    """Of which kind an edge is, and between which labels; undeclared raises."""
    pair = _pair(graph, key)
    if pair[1:] not in EDGES[key.label].pairs:
        raise ValueError(f"{key.label} may not join {pair[1]} to {pair[2]}")
    return pair


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
