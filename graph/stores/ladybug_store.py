"""The embedded store: LadybugDB in this process, one file, no server."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import ladybug

from graph.kinds import EDGES, NODES
from graph.model import Graph
from graph.stores import cypher, embedded, openings
from graph.stores.base import Row
from graph.stores.failures import check_room, moved, sentence
from graph.stores.ladybug_load import build
from graph.stores.rows import Difference, batches, difference
from graph.stores.values import check_parameters, even_rows, label_columns

BATCH = 5_000
ROOM = 32 << 20
"""Bytes that must be free before anything is written."""

Execute = Callable[[str, dict[str, Any]], Any]


class LadybugStore:
    """The graph in one file at `path`. Implements `Store`.

    Raises StoreBusy when another process has it open. A file that is torn, of
    another shape or of another program is taken for empty: `version()` is -1 and
    the caller loads it again from the ledger.
    """

    def __init__(self, path: Path, timeout: float = 60.0) -> None:
        self.name = f"LadybugDB {ladybug.version}"
        self.path = path
        self._timeout = int(timeout * 1000)
        self._engine = openings.acquire(path)

    def close(self) -> None:
        openings.release(self._engine)

    # -- reading -------------------------------------------------------------

    def run(self, cypher: str, parameters: Mapping[str, Any]) -> list[Row]:
        check_parameters(cypher, parameters)
        try:
            with self._engine.connection() as connection:
                connection.set_query_timeout(self._timeout)
                result = embedded.read(connection, cypher, parameters)
                rows = even_rows(
                    result.get_column_names(), result.get_all(), label_columns(cypher)
                )
                result.close()
                return rows
        except embedded.ENGINE_ERRORS as error:
            raise sentence(error, self.path) from error

    def version(self) -> int:
        rows = self.run("MATCH (r:Registry) RETURN r.version AS version", {})
        return int(rows[0]["version"]) if rows else -1

    def counts(self) -> dict[str, int]:
        texts = {k.label: cypher.count_nodes(k) for k in NODES.values()}
        texts |= {k.label: cypher.count_edges(k) for k in EDGES.values()}
        del texts["Registry"]
        made = {label: int(self.run(text, {})[0]["n"]) for label, text in texts.items()}
        return {label: number for label, number in made.items() if number}

    # -- writing -------------------------------------------------------------

    def load(self, graphs: Iterable[Graph], version: int) -> None:
        """Builds a new file beside the old one, which answers until the last moment."""
        path = self._engine.path
        with self._engine.writing:
            size = path.stat().st_size if path.exists() else 0
            check_room(path, ROOM + 2 * size)
            for left in path.parent.glob(f"{path.name}.building-*"):
                shutil.rmtree(left, ignore_errors=True)
            folder = tempfile.mkdtemp(prefix=f"{path.name}.building-", dir=path.parent)
            try:
                built = build(graphs, version, Path(folder))
                _sync(built)
                self._engine.swap(built)
            except embedded.ENGINE_ERRORS as error:
                raise sentence(error, self.path) from error
            finally:
                shutil.rmtree(folder, ignore_errors=True)

    def change(self, removed: Graph, added: Graph, version: int) -> None:
        self.changes([(removed, added)], version)

    def changes(
        self, pairs: Iterable[tuple[Graph, Graph]], version: int, since: int | None = None
    ) -> None:
        check_room(self._engine.path, ROOM)
        made = difference(pairs)
        with self._engine.transaction() as connection:
            if since is not None:
                held = connection.execute("MATCH (r:Registry) RETURN r.version").get_all()
                if held != [[since]]:
                    raise moved(self.name)
            _apply(connection.execute, made)
            connection.execute("MATCH (r:Registry) SET r.version = $v", {"v": version})


def _apply(execute: Execute, made: Difference) -> None:
    for (label, source, target), rows in made.edges_out.items():
        _batched(execute, cypher.delete_edges(EDGES[label], source, target), rows)
    for label, ids in made.nodes_out.items():
        _batched(execute, cypher.delete_nodes(NODES[label]), ids, "ids")
    for label, rows in made.nodes_in.items():
        _batched(execute, cypher.create_nodes(NODES[label]), rows)
        _batched(execute, cypher.set_nodes(NODES[label]), rows)
    for (label, source, target), rows in made.edges_in.items():
        _batched(execute, cypher.create_edges(EDGES[label], source, target), rows)
    for label, ids in made.loose.items():
        _drop_loose(execute, label, ids)


def _batched(
    execute: Execute, text: str, rows: Sequence[Any], name: str = "rows"
) -> None:
    for some in batches(rows, BATCH):
        execute(text, {name: list(some)}).close()


def _drop_loose(execute: Execute, label: str, ids: Sequence[str]) -> None:
    """Takes out those nodes that no edge holds; each question is asked of the rest."""
    for some in batches(ids, BATCH):
        left = set(some)
        for text in cypher.held(NODES[label]):
            if left:
                result = execute(text, {"ids": sorted(left)})
                left.difference_update(row[0] for row in result.get_all())
                result.close()
        if left:
            execute(cypher.delete_nodes(NODES[label]), {"ids": sorted(left)}).close()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
