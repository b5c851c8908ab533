"""Nodes and edges ready for a store: what a projection makes of statements."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class EdgeKey(NamedTuple):
    """What makes an edge one edge: its ends, its document, its qualifiers."""

    label: str
    source: str
    target: str
    document: str
    qualifier: str = ""


@dataclass(slots=True)
class Graph:
    """Nodes by label and id, edges by key; values hold every declared column.

    `nodes[label][id]` and `edges[key]` are dicts with exactly the columns that
    `graph.kinds` declares (None for an absent text, [] for an absent list).
    `ends[key]` holds the labels of both ends.
    """

    nodes: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    edges: dict[EdgeKey, dict[str, Any]] = field(default_factory=dict)
    ends: dict[EdgeKey, tuple[str, str]] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """How many nodes and edges there are of each label."""
        made = {label: len(rows) for label, rows in self.nodes.items() if rows}
        for key in self.edges:
            made[key.label] = made.get(key.label, 0) + 1
        return made
