"""The whole graph in memory (networkx): who shares with whom, who stands between.

Everything here is data for the pages: plain numbers, lists and networkx graphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import networkx as nx

from findings.facts import Facts, is_body

Row = dict[str, Any]
WEIGHTS = {"lead": 1.0, "joint": 1.0}
OTHER = 0.5
"""Weight of a part that only supports, funds or supervises, beside a lead's 1."""
SAMPLED = 500
"""Departments from which betweenness is estimated from a sample of them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A department in the network of shared matters."""

    id: str
    name: str
    place: str
    matters: int
    partners: int
    shared: float
    between: float
    community: int


def parties(facts: Facts) -> dict[tuple[str, str], list[Row]]:
    """(document, matter id) → its bodies, each once, with all their roles."""
    made: dict[tuple[str, str], list[Row]] = {}
    for key, duties in facts.duties_by_matter.items():
        bodies: dict[str, Row] = {}
        for duty in duties:
            for party in duty["departments"]:
                if not is_body(party["name"]):
                    continue
                known = bodies.setdefault(
                    party["id"], {**party, "roles": [], "place": duty["place"]}
                )
                known["roles"] += [r for r in party["roles"] if r not in known["roles"]]
        made[key] = list(bodies.values())
    return made


def network(facts: Facts) -> nx.Graph:
    """Departments joined by the matters they share; `weight` is by their roles."""
    graph = nx.Graph()
    names = {m["id"]: m["name"] for m in facts.rows("matters")}
    for (_, matter), bodies in sorted(parties(facts).items()):
        for body in bodies:
            graph.add_node(body["id"], name=body["standard"] or body["name"], place=body["place"])
        for a, b in combinations(sorted(bodies, key=lambda p: p["id"]), 2):
            weight = min(_weight(a), _weight(b))
            if not graph.has_edge(a["id"], b["id"]):
                graph.add_edge(a["id"], b["id"], weight=0.0, matters=[])
            edge = graph.edges[a["id"], b["id"]]
            edge["weight"] += weight
            edge["matters"].append(names.get(matter, matter))
    return graph


def _weight(party: Row) -> float:
    return max((WEIGHTS.get(r, OTHER) for r in party["roles"]), default=OTHER)


def standings(facts: Facts) -> list[Standing]:
    """Every department of the network, those that stand between most others first."""
    graph = network(facts)
    counts = Counter(p["id"] for bodies in parties(facts).values() for p in bodies)
    between = _betweenness(graph)
    community = {n: k for k, group in enumerate(communities(graph)) for n in group}
    made = [
        Standing(
            node, data["name"], data["place"], counts[node], graph.degree(node),
            round(float(graph.degree(node, weight="weight")), 3), round(between[node], 4),
            community[node],
        )
        for node, data in graph.nodes(data=True)
    ]
    return sorted(made, key=lambda s: (-s.between, -s.shared, s.name))


def _betweenness(graph: nx.Graph) -> dict[str, float]:
    """Betweenness; the more two share, the nearer they are."""
    for _, _, data in graph.edges(data=True):
        data["far"] = 1.0 / data["weight"]
    sample = SAMPLED if len(graph) > SAMPLED else None
    made: dict[str, float] = nx.betweenness_centrality(graph, k=sample, weight="far", seed=1)
    return made


def communities(graph: nx.Graph) -> list[list[str]]:
    """Groups of departments that share more with one another than with others."""
    if not graph:
        return []
    found = nx.community.louvain_communities(graph, weight="weight", seed=1)
    return sorted((sorted(group) for group in found), key=lambda g: (-len(g), g))


def boundary_matrix(
    facts: Facts, *, document: str = "", place: str = ""
) -> tuple[list[str], list[Row]]:
    """Matters × departments × roles: (names of departments, a row for each matter).

    A row has `matter`, `matter_id`, `document` and `roles`: name → list of roles.
    """
    held = parties(facts)
    columns: dict[str, None] = {}
    made: list[Row] = []
    for matter in facts.rows("matters"):
        if document not in ("", matter["document"], matter["document_id"]):
            continue
        if place not in ("", matter["place"]):
            continue
        bodies = held.get((matter["document_id"], matter["id"]), [])
        if not bodies:
            continue
        roles = {p["standard"] or p["name"]: p["roles"] for p in bodies}
        columns.update(dict.fromkeys(roles))
        made.append({
            "matter": matter["name"], "matter_id": matter["id"], "document": matter["document"],
            "parties": len(bodies), "roles": roles,
        })
    return list(columns), sorted(made, key=lambda r: -r["parties"])


def matrix(
    facts: Facts, *, document: str = "", department: str = "", matter: str = ""
) -> tuple[list[str], list[Row]]:
    """The boundary matrix as `show` lists it: each matter with its name and citations."""
    _, rows = boundary_matrix(facts, document=document)
    known = {(m["document"], m["id"]): m for m in facts.rows("matters")}
    made = [
        {**row, "name": row["matter"], "how": of["how"], "citations": of["citations"]}
        for row in rows
        if matter in row["matter"]
        and (not department or any(department in name for name in row["roles"]))
        and (of := known[row["document"], row["matter_id"]])
    ]
    return list(dict.fromkeys(name for row in made for name in row["roles"])), made


def flows(facts: Facts, *, document: str = "") -> list[tuple[str, str, int]]:
    """Matter → office → department with the number of duties, for a Sankey drawing."""
    counted: Counter[tuple[str, str]] = Counter()
    for duty in facts.rows("duties"):
        if document not in ("", duty["document"], duty["document_id"]) or not duty["department"]:
            continue
        matter = duty["matter"] or "—"
        for office in duty["offices"] or [""]:
            if office:
                counted[matter, office] += 1
                counted[office, duty["department"]] += 1
            else:
                counted[matter, duty["department"]] += 1
    return [(a, b, n) for (a, b), n in counted.most_common() if a != b]


def compare_departments(facts: Facts, a: str, b: str) -> dict[str, Any]:
    """What two departments (node ids) share, and what each has alone."""
    names = {m["id"]: m["name"] for m in facts.rows("matters")}
    mine: dict[str, list[str]] = {"both": [], "a": [], "b": []}
    for (_, matter), bodies in parties(facts).items():
        ids = {p["id"] for p in bodies}
        kind = "both" if {a, b} <= ids else "a" if a in ids else "b" if b in ids else ""
        if kind:
            mine[kind].append(names.get(matter, matter))
    return {
        **mine,
        "duties_a": _duties_of(facts.rows("duties"), a),
        "duties_b": _duties_of(facts.rows("duties"), b),
    }


def _duties_of(duties: Sequence[Row], department: str) -> int:
    return sum(any(p["id"] == department for p in d["departments"]) for d in duties)


def if_moved(facts: Facts, duty: str, department: str) -> dict[str, Any]:
    """What changes when a duty (row id) goes to another department (node id), as data.

    Raises KeyError when there is no such duty.
    """
    row = next((d for d in facts.rows("duties") if d["id"] == duty), None)
    if row is None:
        raise KeyError(duty)
    bodies = parties(facts).get((row["document_id"], row["matter_id"]), [])
    rest = [d for d in facts.rows("duties") if d["matter_id"] == row["matter_id"] and d is not row]
    left = _ids(rest)
    before = {p["id"] for p in bodies}
    after = left | {department}
    return {
        "duty": row["text"], "matter": row["matter"], "from": row["department"],
        "parties_before": sorted(before), "parties_after": sorted(after),
        "leaves": sorted(before - after), "joins": sorted(after - before),
        "basis": row["basis"], "offices_without": row["offices"],
    }


def _ids(duties: Iterable[Row]) -> set[str]:
    return {p["id"] for d in duties for p in d["departments"]}
