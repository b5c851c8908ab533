"""Bulk load of LadybugDB: rows to Parquet, Parquet by COPY into a new file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

import ladybug
import pyarrow as pa
import pyarrow.parquet as pq

from graph.kinds import EDGES, NODES, Type
from graph.model import EdgeKey, Graph
from graph.stores import cypher
from graph.stores.embedded import begin_schema, open_database, pool_size
from graph.stores.rows import Pair, pair_of

BATCH = 50_000
"""Rows of one kind that are kept before they are written out."""

_ARROW: dict[Type, pa.DataType] = {
    "STRING": pa.string(), "INT64": pa.int64(), "DOUBLE": pa.float64(),
    "STRING[]": pa.list_(pa.string()),
}


class _File:
    """The rows of one kind on their way into one Parquet file."""

    def __init__(self, path: Path, columns: dict[str, Type]) -> None:
        self.path = path
        self._schema = pa.schema([(name, _ARROW[t]) for name, t in columns.items()])
        self._writer: pq.ParquetWriter | None = None

    def write(self, columns: Sequence[list[Any]]) -> None:
        arrays = [
            pa.array(values, field.type)
            for values, field in zip(columns, self._schema, strict=True)
        ]
        if self._writer is None:
            self._writer = pq.ParquetWriter(self.path, self._schema, compression="lz4")
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))

    def finish(self) -> None:
        if self._writer is not None:
            self._writer.close()


class Spool:
    """Takes graphs one after another; afterwards there is a file for each kind.

    Shared nodes are kept once. Memory holds one batch a kind and the ids of the
    shared nodes, whatever the number of graphs.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.nodes: dict[str, _File] = {}
        self.edges: dict[Pair, _File] = {}
        self._known: dict[str, set[str]] = {}
        self._node_rows: dict[str, list[dict[str, Any]]] = {}
        self._edge_rows: dict[Pair, list[tuple[EdgeKey, dict[str, Any]]]] = {}

    def add(self, graph: Graph) -> None:
        for label, nodes in graph.nodes.items():
            rows = self._node_rows.setdefault(label, [])
            if NODES[label].owned:
                rows.extend(nodes.values())
            else:
                known = self._known.setdefault(label, set())
                rows.extend(row for name, row in nodes.items() if name not in known)
                known.update(nodes)
            if len(rows) >= BATCH:
                self._write_nodes(label)
        ends = graph.ends
        for item in graph.edges.items():
            key = item[0]
            waiting = self._edge_rows.get((key[0], *ends[key]))
            if waiting is None:  # looked at closely once a kind, there are millions
                waiting = self._edge_rows[pair_of(graph, key)] = []
            waiting.append(item)
        for pair, waiting in self._edge_rows.items():
            if len(waiting) >= BATCH:
                self._write_edges(pair)

    def finish(self) -> None:
        for label in self._node_rows:
            self._write_nodes(label)
        for pair in self._edge_rows:
            self._write_edges(pair)
        for file in (*self.nodes.values(), *self.edges.values()):
            file.finish()

    def _write_nodes(self, label: str) -> None:
        rows = self._node_rows[label]
        columns = NODES[label].columns
        if not rows:
            return
        if label not in self.nodes:
            self.nodes[label] = _File(self.folder / f"{label}.parquet", columns)
        self.nodes[label].write([_column(rows, *item) for item in columns.items()])
        rows.clear()

    def _write_edges(self, pair: Pair) -> None:
        waiting = self._edge_rows[pair]
        if not waiting:
            return
        kind = EDGES[pair[0]]
        columns: dict[str, Type] = {
            "from": "STRING", "to": "STRING", **cypher.edge_columns(kind)
        }
        if pair not in self.edges:
            self.edges[pair] = _File(self.folder / f"{'-'.join(pair)}.parquet", columns)
        keys, rows = zip(*waiting, strict=True)
        values = [[key.source for key in keys], [key.target for key in keys]]
        values += [_column(rows, *item) for item in kind.columns.items()]
        values.append([key.qualifier for key in keys])
        self.edges[pair].write(values)
        waiting.clear()


def _column(rows: Sequence[dict[str, Any]], name: str, type_: Type) -> list[Any]:
    values = list(map(itemgetter(name), rows))
    return [value or [] for value in values] if type_ == "STRING[]" else values


def build(graphs: Iterable[Graph], version: int, folder: Path) -> Path:
    """A finished, closed database file in `folder` that holds these graphs."""
    spool = Spool(folder)
    for graph in graphs:
        spool.add(graph)
    spool.finish()
    path = folder / "built.lbug"
    database = open_database(path, pool_size(4 << 30))
    connection = ladybug.Connection(database)
    try:
        begin_schema(connection)
        for label, file in spool.nodes.items():
            connection.execute(f"COPY `{label}` FROM {_quoted(file.path)}")
        for (label, source, target), file in spool.edges.items():
            connection.execute(
                f"COPY `{label}` FROM {_quoted(file.path)} (from='{source}', to='{target}')"
            )
        connection.execute("MATCH (r:Registry) SET r.version = $v", {"v": version})
        connection.execute("CHECKPOINT")
    finally:
        connection.close()
        database.close()
    return path


def _quoted(path: Path) -> str:
    return "'" + path.as_posix().replace("'", "\\'") + "'"
