"""The picture (网络图): pyvis as its model, positions by networkx, drawn offline.

Positions are a function of the data: departments on an ellipse, each matter at the
centre of its departments, weighted by their roles. A matter of one department alone
is a number in the department's box. Physics is off; nothing moves by itself.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import streamlit as st
from pyvis.network import Network

from ui.parts import data, store, style
from ui.parts.marks import role_word, signs
from ui.parts.words import language, t

MOST_NODES = 300
MOST_LABELS = 60
MOST_JOINED = 40
"""Departments shown when there are too many matters to show each."""
WEIGHT = {"lead": 4.0, "joint": 2.0, "approve": 2.0}
LINE: dict[str, tuple[float, bool | list[int]]] = {
    "lead": (2.6, False), "joint": (1.8, [14, 6]), "approve": (1.4, False),
    "fund": (1.4, [8, 6]), "supervise": (1.4, [10, 4, 2, 4]), "support": (1.4, [2, 4]),
    "guide": (1.4, [2, 4]), "provide": (1.2, [2, 10]),
}
"""How an edge of a role is drawn: width and dashes, so that grey prints tell them."""
_HTML = "<div class='picture'></div>\n<button type='button' class='save'></button>"
FOLDER = Path(__file__).parent.parent / "static"


@dataclass(slots=True)
class Drawn:
    """A picture: nodes and edges with positions, and what it shows in words."""

    nodes: list[dict[str, Any]] = field(default_factory=list)
    edges: list[dict[str, Any]] = field(default_factory=list)
    note: str = ""


def build(matters: list[str], departments: list[str], focus: str = "") -> Drawn:
    """The picture of some matters and departments."""
    return _build(store.key(), tuple(matters), tuple(departments), focus, language())


@st.cache_resource(max_entries=60, show_spinner=False)
def _build(
    key: tuple[str, int], matters: tuple[str, ...], departments: tuple[str, ...], focus: str,
    lang: str,
) -> Drawn:
    cards = data.matters()
    if focus in cards:
        return _flow(cards[focus], lang)
    known = set(departments)
    shared = [m for m in matters if len(known & set(cards[m]["parties"])) > 1]
    own = Counter(next(iter(known & set(cards[m]["parties"])))
                  for m in matters if len(known & set(cards[m]["parties"])) == 1)
    if len(shared) + len(known) > MOST_NODES:
        return _joined(shared, departments, own)
    graph = nx.Graph()
    graph.add_nodes_from(sorted(known))
    for matter in shared:
        for department, party in cards[matter]["parties"].items():
            if department in known:
                graph.add_edge(department, matter, roles=party["roles"])
    place = _positions(graph, sorted(known), shared)
    drawn = Drawn(note=t("network.shown", departments=len(known), matters=len(shared),
                         own=sum(own.values())))
    drawn.nodes += [_department(d, place[d], own[d], d == focus) for d in sorted(known)]
    drawn.nodes += [_matter(m, place[m], len(shared) <= MOST_LABELS, m == focus) for m in shared]
    drawn.edges += [
        {"from": d, "to": m, "roles": graph.edges[d, m]["roles"]}
        for m in shared for d in sorted(graph[m])
    ]
    return drawn


STEP = 84.0
"""Height that a thing takes in the flow of a matter."""


def _flow(card: dict[str, Any], lang: str) -> Drawn:
    """One matter: who bears it on the left, what it rests on and its cases on the right."""
    parties = sorted(card["parties"].values(), key=lambda p: ("lead" not in p["roles"], p["name"]))
    laws = {c["id"]: c["title"] for row in (card, *card["duties"]) for c in row["cited"]}
    cases = [case["name"] for case in card["cases"]]
    drawn = Drawn(note=t("network.flow", departments=len(parties), laws=len(laws),
                         cases=len(cases)))
    drawn.nodes.append(_matter(card["id"], (0.0, 0.0), True, True))
    for y, party in _column(parties):
        drawn.nodes.append(_department(party["id"], (-480.0, y), 0, False))
        drawn.edges.append({"from": party["id"], "to": card["id"], "roles": party["roles"],
                            "label": "、".join(role_word(r) for r in party["roles"])})
    for y, (kind, name, title) in _column(
        [("basis", i, title) for i, title in laws.items()]
        + [("case", f"case{n}", words) for n, words in enumerate(cases)]
    ):
        short = "".join(str(title).split())
        drawn.nodes.append({
            "id": name, "title": short, "label": _wrapped(short[:36], 12), "kind": kind,
            "x": 480.0, "y": y, "shape": "folded" if kind == "basis" else "diamond",
            "focus": False})
        drawn.edges.append({"from": card["id"], "to": name, "roles": [],
                            "label": t("head.basis") if kind == "basis" else t("letter.case")})
    return drawn


def _column(things: list[Any]) -> list[tuple[float, Any]]:
    """Things one below the other, around the middle."""
    return [((n - (len(things) - 1) / 2) * STEP, thing) for n, thing in enumerate(things)]


def _positions(
    graph: nx.Graph, departments: list[str], matters: list[str]
) -> dict[str, tuple[float, float]]:
    width = max(460.0, 34.0 * len(departments))
    circle = nx.circular_layout(departments)
    place = {d: (float(x) * width, float(y) * width * 0.55) for d, (x, y) in circle.items()}
    taken: Counter[tuple[int, int]] = Counter()
    for matter in matters:
        weights = {
            d: sum(WEIGHT.get(r, 1.0) for r in graph.edges[d, matter]["roles"]) or 1.0
            for d in graph[matter]
        } if matter in graph else {}
        total = sum(weights.values()) or 1.0
        x = sum(place[d][0] * w for d, w in weights.items()) / total
        y = sum(place[d][1] * w for d, w in weights.items()) / total
        place[matter] = _free(x * 0.82, y * 0.82, taken)
    return place


def _free(x: float, y: float, taken: Counter[tuple[int, int]]) -> tuple[float, float]:
    """A place beside those taken: along a spiral, the same one for the same data."""
    for step in range(400):
        angle, far = step * 2.4, 26.0 * math.sqrt(step)
        spot = (x + far * math.cos(angle), y + far * 0.7 * math.sin(angle))
        seat = (round(spot[0] / 64), round(spot[1] / 40))
        if not taken[seat]:
            taken[seat] += 1
            return spot
    return x, y


def _department(
    department: str, place: tuple[float, float], own: int, focus: bool
) -> dict[str, Any]:
    card = data.departments()[department]
    name = data.department_name(card) if len(data.places()) > 1 else str(card["name"])
    label = _wrapped(name) + (f"\n{t('network.own', n=own)}" if own else "")
    return {"id": department, "title": name, "label": label, "kind": "department", "x": place[0],
            "y": place[1], "shape": "box", "focus": focus}


def _matter(
    matter: str, place: tuple[float, float], labelled: bool, focus: bool
) -> dict[str, Any]:
    name = "".join(data.matters()[matter]["name"].split())
    short = name if len(name) <= 14 else name[:13] + "…"
    return {"id": matter, "title": name, "label": short if labelled or focus else "",
            "kind": "matter", "x": place[0], "y": place[1], "shape": "dot", "focus": focus}


def _wrapped(name: str, width: int = 9) -> str:
    even = -(-len(name) // -(-len(name) // width)) if name else width
    return "\n".join(name[i : i + even] for i in range(0, len(name), even))


def _joined(shared: list[str], departments: tuple[str, ...], own: Counter[str]) -> Drawn:
    """Too many for circles: departments joined by how many matters they share."""
    cards = data.matters()
    known = sorted(departments)
    pairs: Counter[tuple[str, str]] = Counter()
    for matter in shared:
        parties = sorted(set(cards[matter]["parties"]) & set(known))
        pairs.update(combinations(parties, 2))
    degree: Counter[str] = Counter()
    for (a, b), n in pairs.items():
        degree[a] += n
        degree[b] += n
    kept = sorted(sorted(known, key=lambda d: (-degree[d], d))[:MOST_JOINED])
    place = _positions(nx.Graph(), kept, [])
    drawn = Drawn(note=t("network.joined", n=len(shared)))
    drawn.nodes = [_department(d, place[d], own[d], False) for d in kept]
    drawn.edges = [
        {"from": a, "to": b, "roles": [], "label": str(n)}
        for (a, b), n in pairs.most_common(600) if a in place and b in place
    ]
    return drawn


def model(drawn: Drawn) -> Network:
    """The pyvis model of a picture."""
    colours = style.tokens()
    net = Network(directed=False)
    for node in drawn.nodes:
        department = node["kind"] != "matter"
        net.add_node(
            node["id"], label=node["label"] or " ", title=node["title"], x=node["x"], y=node["y"],
            shape=node["shape"], size=8, physics=False, borderWidth=4 if node["focus"] else 2,
            color={"background": colours["panel"] if department else colours["ground"],
                   "border": colours["primary"]},
            font={"color": colours["text"], "size": 15 if department else 13},
        )
    for edge in drawn.edges:
        width, dashes = LINE.get((edge["roles"] or [""])[0], (1.4, False))
        net.add_edge(edge["from"], edge["to"], width=width, dashes=dashes, color=colours["second"],
                     title=edge.get("label") or signs(edge["roles"]),
                     label=edge.get("label") or "")
    return net


@cache
def _component() -> Any:
    spec = find_spec("pyvis")
    assert spec is not None and spec.origin is not None
    library = Path(spec.origin).parent / "lib" / "vis-9.1.2"
    script = (library / "vis-network.min.js").read_text(encoding="utf-8")
    own = (FOLDER / "network.js").read_text(encoding="utf-8")
    return st.components.v2.component(
        "registry_network", html=_HTML,
        css=(FOLDER / "network.css").read_text(encoding="utf-8"), js=f"{script}\n{own}",
        isolate_styles=False)


def show(drawn: Drawn) -> None:
    """Draws a picture; a click on a node leads to its card."""
    nodes, edges, *_ = model(drawn).get_network_data()
    for node in nodes:
        node["folded"] = node["shape"] == "folded"
    kinds = {node["id"]: node["kind"] for node in drawn.nodes}
    st.session_state["_kinds"] = kinds
    _component()(
        key="network", height=560, on_open_change=_open,
        data={"nodes": nodes, "edges": edges, "label": t("network.label"),
              "save": t("network.save")},
    )


def _open() -> None:
    value = st.session_state.get("network")
    chosen = value.get("open") if value else None
    kind = st.session_state.get("_kinds", {}).get(chosen)
    if kind:
        params = {"id": chosen} | ({"lang": language()} if language() != "zh" else {})
        st.session_state["_goto"] = {"page": kind, "params": params}
