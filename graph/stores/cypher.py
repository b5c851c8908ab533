"""Every schema and write statement of both engines, made from `graph.kinds`.

Spellings matter here: the obvious ones make LadybugDB scan a whole table for
each row. A batch of rows is always `$rows`, a list of maps in which every key is
present. Edges carry one column beside the declared ones, `qualifier`: with both
ends and the document it makes an edge exactly one edge.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.kinds import EDGES, NODES, EdgeKind, NodeKind, Type

MACROS = (
    "type(r) AS label(r)",
    "head(l) AS list_extract(l, 1)",
    "last(l) AS list_extract(l, -1)",
    "tail(l) AS list_slice(l, 2, size(l))",
    "split(s, d) AS string_split(s, d)",
    "toString(x) AS CAST(x AS STRING)",
    "toInteger(x) AS CAST(x AS INT64)",
    "toFloat(x) AS CAST(x AS DOUBLE)",
    "toBoolean(x) AS CAST(x AS BOOL)",
    "startNode(r) AS start_node(r)",
    "endNode(r) AS end_node(r)",
    "elementId(n) AS CAST(id(n) AS STRING)",
    "randomUUID() AS CAST(gen_random_uuid() AS STRING)",
    "rand() AS random()",
)
"""Functions of the common spelling that LadybugDB lacks. Only calls, casts and
property access: a comparison in a macro makes the file unopenable for ever."""

_CAST: dict[Type, str] = {"INT64": "toInteger({})", "DOUBLE": "toFloat({})"}

_FINDING = ("document", "qualifier")
"""What finds an edge between its ends."""

NEO4J_INDEXED = ("name", "document", "title", "code")
"""Fields that queries look things up by: indexed on Neo4j where a kind has them."""


def edge_columns(kind: EdgeKind) -> dict[str, Type]:
    """The columns of an edge as stored: the declared ones and its qualifier."""
    return {**kind.columns, "qualifier": "STRING"}


def pairs() -> Iterator[tuple[EdgeKind, str, str]]:
    """Every kind of edge with each pair of labels that it may join."""
    for kind in EDGES.values():
        for source, target in kind.pairs:
            yield kind, source, target


# -- LadybugDB ---------------------------------------------------------------


def ladybug_schema() -> list[str]:
    """All tables and macros of the embedded store, in order."""
    made = [f"CREATE MACRO {macro}" for macro in MACROS]
    made += [_node_table(kind) for kind in NODES.values()]
    made += [_edge_table(kind) for kind in EDGES.values()]
    return made


def _node_table(kind: NodeKind) -> str:
    columns = _typed({name: t for name, t in kind.columns.items() if name != "id"})
    return f"CREATE NODE TABLE `{kind.label}`(`id` STRING PRIMARY KEY, {columns})"


def _edge_table(kind: EdgeKind) -> str:
    ends = ", ".join(f"FROM `{source}` TO `{target}`" for source, target in kind.pairs)
    return f"CREATE REL TABLE `{kind.label}`({ends}, {_typed(edge_columns(kind))})"


def _typed(columns: dict[str, Type]) -> str:
    return ", ".join(f"`{name}` {type_}" for name, type_ in columns.items())


def _value(name: str, type_: Type) -> str:
    # A column that is null in a whole batch would be taken for text.
    return _CAST.get(type_, "{}").format(f"row.`{name}`")


def _assign(variable: str, columns: dict[str, Type]) -> str:
    return ", ".join(
        f"{variable}.`{name}` = {_value(name, type_)}" for name, type_ in columns.items()
    )


def create_nodes(kind: NodeKind) -> str:
    """Makes those of `$rows` that are not there yet (looked up by key)."""
    return (
        f"UNWIND $rows AS row OPTIONAL MATCH (n:`{kind.label}` {{id: row.id}}) "
        f"WITH row, n WHERE n IS NULL CREATE (:`{kind.label}` {{id: row.id}})"
    )


def set_nodes(kind: NodeKind) -> str:
    """Gives the nodes of `$rows` their fields."""
    columns = {name: t for name, t in kind.columns.items() if name != "id"}
    return (
        f"UNWIND $rows AS row MATCH (n:`{kind.label}` {{id: row.id}}) "
        f"SET {_assign('n', columns)}"
    )


def create_edges(kind: EdgeKind, source: str, target: str) -> str:
    """Makes the edges of `$rows` between nodes that exist; twice is once."""
    fields = {k: t for k, t in edge_columns(kind).items() if k not in _FINDING}
    return (
        f"UNWIND $rows AS row MATCH (a:`{source}` {{id: row.source}}) "
        f"MATCH (b:`{target}` {{id: row.target}}) "
        f"MERGE (a)-[r:`{kind.label}` {{document: row.document, qualifier: row.qualifier}}]"
        f"->(b) SET {_assign('r', fields)}"
    )


def delete_edges(kind: EdgeKind, source: str, target: str) -> str:
    """Takes out the edges of `$rows`, found by ends, document and qualifier."""
    return (
        f"UNWIND $rows AS row MATCH (a:`{source}` {{id: row.source}}) "
        f"OPTIONAL MATCH (a)-[r:`{kind.label}`]->(b:`{target}`) "
        "WITH row, r, b WHERE b.id = row.target AND r.document = row.document "
        "AND r.qualifier = row.qualifier DELETE r"
    )


def delete_nodes(kind: NodeKind) -> str:
    """Takes out the nodes of `$ids` with whatever edge is left on them."""
    return f"UNWIND $ids AS x MATCH (n:`{kind.label}` {{id: x}}) DETACH DELETE n"


def held(kind: NodeKind) -> list[str]:
    """For each way an edge can hold such a node: which of `$ids` are held so."""
    made = []
    for edge, source, target in pairs():
        if source == kind.label:
            made.append(_held(kind, f"(n)-[:`{edge.label}`]->(m:`{target}`)"))
        if target == kind.label:
            made.append(_held(kind, f"(n)<-[:`{edge.label}`]-(m:`{source}`)"))
    return made


def _held(kind: NodeKind, pattern: str) -> str:
    return (
        f"UNWIND $ids AS x MATCH (n:`{kind.label}` {{id: x}}) "
        f"OPTIONAL MATCH {pattern} WITH x, m WHERE m IS NOT NULL "
        "RETURN DISTINCT x AS id"
    )


def count_nodes(kind: NodeKind) -> str:
    return f"MATCH (n:`{kind.label}`) RETURN count(*) AS n"


def count_edges(kind: EdgeKind) -> str:
    return f"MATCH ()-[r:`{kind.label}`]->() RETURN count(*) AS n"


# -- Neo4j -------------------------------------------------------------------


def neo4j_schema() -> dict[str, str]:
    """Constraints and indexes of the server by name; harmless when they exist."""
    made = {}
    for kind in NODES.values():
        name = kind.label.lower()
        made[f"{name}_id"] = (
            f"CREATE CONSTRAINT {name}_id IF NOT EXISTS "
            f"FOR (n:`{kind.label}`) REQUIRE n.id IS UNIQUE"
        )
        for field in NEO4J_INDEXED:
            if field in kind.columns:
                made[f"{name}_{field}"] = (
                    f"CREATE INDEX {name}_{field} IF NOT EXISTS "
                    f"FOR (n:`{kind.label}`) ON (n.`{field}`)"
                )
    return made


def put_nodes(kind: NodeKind) -> str:
    """Makes nodes in a database that has none of them."""
    return f"UNWIND $rows AS row CREATE (n:`{kind.label}`) SET n = row"


def merge_nodes(kind: NodeKind) -> str:
    """Makes or refreshes nodes; with the constraint, safe among several writers."""
    return (
        f"UNWIND $rows AS row MERGE (n:`{kind.label}` {{id: row.id}}) SET n = row"
    )


def put_edges(kind: EdgeKind, source: str, target: str) -> str:
    """Makes edges on Neo4j; each row holds its fields as one map."""
    return (
        f"UNWIND $rows AS row MATCH (a:`{source}` {{id: row.source}}) "
        f"MATCH (b:`{target}` {{id: row.target}}) "
        f"CREATE (a)-[r:`{kind.label}`]->(b) SET r = row.fields"
    )


def merge_edges(kind: EdgeKind, source: str, target: str) -> str:
    """The same for edges that may be there already."""
    return (
        f"UNWIND $rows AS row MATCH (a:`{source}` {{id: row.source}}) "
        f"MATCH (b:`{target}` {{id: row.target}}) "
        f"MERGE (a)-[r:`{kind.label}` {{document: row.fields.document, "
        "qualifier: row.fields.qualifier}]->(b) SET r = row.fields"
    )


def drop_edges(kind: EdgeKind, source: str, target: str) -> str:
    """Takes out edges on Neo4j."""
    return (
        f"UNWIND $rows AS row MATCH (a:`{source}` {{id: row.source}})"
        f"-[r:`{kind.label}` {{document: row.document, qualifier: row.qualifier}}]->"
        f"(b:`{target}` {{id: row.target}}) DELETE r"
    )


def drop_unheld(kind: NodeKind) -> str:
    """Takes out those of `$ids` on which no edge is left (Neo4j)."""
    return (
        f"UNWIND $ids AS x MATCH (n:`{kind.label}` {{id: x}}) "
        "WHERE NOT EXISTS { MATCH (n)--() } DELETE n"
    )
