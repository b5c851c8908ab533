"""Graphs about an invented county, made directly: input of the store tests."""

from __future__ import annotations

from random import Random
from typing import Any

from graph.kinds import EDGES, NODES, Type
from graph.model import EdgeKey, Graph
from graph.stores.base import Row, Store

BORNE = [
    # duty, what it says, who bears it, as what, matter
    ("补办年检", "负责渡船补办年检的受理", "交通运输局", "lead", "渡船管理"),
    ("补办年检", "负责渡船补办年检的受理", "应急管理局", "support", "渡船管理"),
    ("码头巡查", "配合开展码头巡查", "应急管理局", "support", "渡船管理"),
    ("堤岸养护", "负责堤岸养护经费的拨付", "财政局", "fund", "堤岸养护"),
    ("堤岸养护", "负责堤岸养护经费的拨付", "水利局", "joint", "堤岸养护"),
]


class Builder:
    """Makes the graph of one document; every declared column is filled."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.graph = Graph()
        self.node("Document", document, place="云杉县", title="职责登记", version=1)

    def node(self, label: str, key: str, /, **fields: Any) -> str:
        kind = NODES[label]
        row = {**blank(kind.columns), "id": key, "name": key, **fields}
        if kind.owned:
            row |= {"document": self.document, "how": "stated", "evidence": [f"e-{key}"]}
        self.graph.nodes.setdefault(label, {})[key] = row
        return key

    def edge(
        self, label: str, source: tuple[str, str], target: tuple[str, str],
        qualifier: str = "", **fields: Any,
    ) -> None:
        key = EdgeKey(label, source[1], target[1], self.document, qualifier)
        self.graph.edges[key] = {
            **blank(EDGES[label].columns), "document": self.document, "how": "stated",
            "evidence": [f"e-{label}", "e2"], **fields,
        }
        self.graph.ends[key] = source[0], target[0]


def blank(columns: dict[str, Type]) -> dict[str, Any]:
    return {name: [] if type_ == "STRING[]" else None for name, type_ in columns.items()}


def county(document: str = "doc-1", borne: list[tuple[str, ...]] | None = None) -> Graph:
    """A small document: duties, their bodies and matters, bases, offices, telephones."""
    made = Builder(document)
    made.node("Section", f"{document}/s", kind="duties", rows=3)
    made.edge("PART_OF", ("Section", f"{document}/s"), ("Document", document))
    made.node("Jurisdiction", "云杉县", level="county")
    made.edge("IN_JURISDICTION", ("Document", document), ("Jurisdiction", "云杉县"))
    for seq, (name, text, department, role, matter) in enumerate(
        BORNE if borne is None else borne
    ):
        duty = made.node("Duty", f"{document}/{name}", name=name, text=text, position=seq + 1)
        made.node("Department", department, place="云杉县")
        made.node("Matter", matter, place="云杉县")
        made.edge("BORNE_BY", ("Duty", duty), ("Department", department), role,
                  role=role, as_written=f"县{department}", seq=seq)
        made.edge("CONCERNS", ("Duty", duty), ("Matter", matter))
        made.edge("STATED_IN", ("Duty", duty), ("Section", f"{document}/s"))
        _law(made, duty, matter)
        _office(made, duty, department)
    return made.graph


def _law(made: Builder, duty: str, matter: str) -> None:
    made.node("Regulation", "渡口安全条例", doc_no="云府〔2021〕3号", status="in_force")
    made.node("Article", "渡口安全条例/4", name="第四条")
    made.edge("ARTICLE_OF", ("Article", "渡口安全条例/4"), ("Regulation", "渡口安全条例"))
    for source in (("Duty", duty), ("Matter", matter)):
        made.edge("RESTS_ON", source, ("Regulation", "渡口安全条例"),
                  article="第四条", as_written="《渡口安全条例》第四条", seq=1)
        made.edge("CITES_ARTICLE", source, ("Article", "渡口安全条例/4"))


def _office(made: Builder, duty: str, department: str) -> None:
    office = made.node("Office", f"{department}/航运股", name="航运股", place="云杉县")
    made.edge("UNIT_OF", ("Office", office), ("Department", department))
    made.edge("CARRIED_OUT_BY", ("Duty", duty), ("Office", office), seq=1, phone="5550142")
    made.node("ContactPoint", "5550142", phone="5550142")
    made.edge("HAS_CONTACT", ("Office", office), ("ContactPoint", "5550142"), seq=1)


def everything(document: str = "doc-all") -> Graph:
    """One edge of every declared kind between every declared pair of labels."""
    made = Builder(document)
    made.node("Section", f"{document}/s")
    for kind in EDGES.values():
        for source, target in kind.pairs:
            for label in (source, target):
                if label not in ("Document", "Registry"):
                    made.node(label, f"{document}/{label}", **_filled(NODES[label].fields))
            ends = [(x, document if x == "Document" else f"{document}/{x}")
                    for x in (source, target)]
            made.edge(kind.label, ends[0], ends[1], **_filled(kind.fields))
    return made.graph


def _filled(fields: dict[str, Type]) -> dict[str, Any]:
    samples: dict[Type, Any] = {
        "STRING": "渡船“甲”\n'乙'", "INT64": 7, "DOUBLE": 2.5, "STRING[]": ["一", "二"],
    }
    return {name: samples[type_] for name, type_ in fields.items() if name != "name"}


def chance(random: Random, document: str) -> Graph:
    """A document at random; few bodies and matters, so that documents share them."""
    borne = [
        (f"职责{random.randrange(6)}", f"文字{random.randrange(3)}", f"局{random.randrange(4)}",
         random.choice(["lead", "support"]), f"事项{random.randrange(4)}")
        for _ in range(random.randrange(5))
    ]
    return county(document, [tuple(one) for one in borne])


def dump(store: Store) -> dict[str, list[Row]]:
    """Everything a store holds, in a fixed order."""
    made: dict[str, list[Row]] = {}
    for label in NODES:
        if label != "Registry":
            rows = store.run(f"MATCH (n:`{label}`) RETURN n AS n", {})
            made[label] = sorted((row["n"] for row in rows), key=repr_of)
    for label in EDGES:
        rows = store.run(
            f"MATCH (a)-[r:`{label}`]->(b) RETURN a.id AS source, b.id AS target, r AS r", {}
        )
        made[label] = sorted(rows, key=repr_of)
    return made


def repr_of(value: Any) -> str:
    """A text that orders values of any shape, keys of dicts in order."""
    if isinstance(value, dict):
        return repr({key: repr_of(value[key]) for key in sorted(value)})
    return repr(value)


def wanted(graph: Graph) -> dict[str, list[Row]]:
    """What `dump` gives for a store that holds this one graph."""
    made: dict[str, list[Row]] = {
        **{label: [] for label in NODES if label != "Registry"}, **{label: [] for label in EDGES}
    }
    for label, nodes in graph.nodes.items():
        made[label] = sorted((_present(row) for row in nodes.values()), key=repr_of)
    for key, values in graph.edges.items():
        row = _present({**values, "qualifier": key.qualifier})
        made[key.label].append({"source": key.source, "target": key.target, "r": row})
    return {label: sorted(rows, key=repr_of) for label, rows in made.items()}


def _present(row: Row) -> Row:
    return {name: value for name, value in row.items() if value is not None}
