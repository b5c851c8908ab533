"""The graph on a Neo4j server or cluster, by the official driver.

Managed transactions: the driver retries them when a leader changes or a deadlock
is broken, and spreads reads over a cluster. One bookmark manager for all sessions
makes every read see what this process wrote before.

The node Registry says what the graph holds. While a load runs its version is -1,
so a load that was cut off is seen and made again.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar
from uuid import uuid4

from neo4j import READ_ACCESS, GraphDatabase, ManagedTransaction, Session, unit_of_work

from graph.kinds import EDGES, NODES, shape
from graph.model import Graph
from graph.stores import cypher
from graph.stores.base import Row
from graph.stores.failures import moved
from graph.stores.neo4j_address import (
    FAILURES,
    OLDEST,
    Address,
    foreign,
    overtaken,
    sentence,
    too_old,
)
from graph.stores.rows import Difference, Pair, Values, batches, difference, edge_row, pair_of
from graph.stores.values import check_parameters, even_rows, label_columns

BATCH = 10_000
"""Rows of one statement."""
GATHER = 100_000
"""Rows that a load gathers before it writes them, nodes first."""

T = TypeVar("T")

# The driver reports each retry; without a handler that would land on standard error.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Neo4jStore:
    """The graph in one database of a Neo4j server. Implements `Store`.

    Raises RegistryError: unreachable, refused, no such database, too old.
    """

    def __init__(self, url: str, timeout: float = 60.0, patience: float = 20.0) -> None:
        """`timeout`: seconds for a query; `patience`: how long failures are retried."""
        self.address = Address.parse(url)
        self._timeout = timeout
        with self._sentences():
            self._driver = GraphDatabase.driver(
                self.address.uri, auth=(self.address.user, self.address.password),
                connection_timeout=10, max_transaction_retry_time=patience,
                notifications_min_severity="OFF",
            )
        self._bookmarks = GraphDatabase.bookmark_manager()
        try:
            self.name = self._greet()
        except BaseException:
            self._driver.close()
            raise

    def _greet(self) -> str:
        """Says hello, checks the version, makes constraints and indexes."""
        with self._sentences():
            # A first query finds a wrong database; a look at the server does not.
            # It is not retried: whoever opens a store waits for the answer.
            self._auto("RETURN 1 AS one")
            agent = self._driver.get_server_info().agent
            found = re.search(r"(\d+)\.(\d+)", agent)
            if found is None or tuple(map(int, found.groups())) < OLDEST:
                raise too_old(self.address, agent)
        return agent.replace("/", " ")

    def close(self) -> None:
        self._driver.close()

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        try:
            yield
        except FAILURES as error:
            raise sentence(error, self.address) from error

    @contextmanager
    def _session(self, **more: Any) -> Iterator[Session]:
        with self._sentences(), self._driver.session(
            database=self.address.database, bookmark_manager=self._bookmarks, **more
        ) as session:
            yield session

    # -- reading -------------------------------------------------------------

    def run(self, cypher: str, parameters: Mapping[str, Any]) -> list[Row]:
        check_parameters(cypher, parameters)
        return self._read(cypher, parameters)

    def _read(self, text: str, parameters: Mapping[str, Any]) -> list[Row]:
        @unit_of_work(timeout=self._timeout)
        def work(tx: ManagedTransaction) -> list[Row]:
            result = tx.run(text, dict(parameters))
            return even_rows(result.keys(), result, label_columns(text))

        with self._session(default_access_mode=READ_ACCESS) as session:
            return session.execute_read(work)

    def version(self) -> int:
        rows = self._read(
            "MATCH (r:Registry {id: 'registry'}) RETURN r.version AS version, r.shape AS shape", {}
        )
        if not rows or rows[0]["shape"] != shape():
            return -1
        return int(rows[0]["version"])

    def counts(self) -> dict[str, int]:
        texts = {k.label: cypher.count_nodes(k) for k in NODES.values()}
        texts |= {k.label: cypher.count_edges(k) for k in EDGES.values()}
        del texts["Registry"]
        joined = " UNION ALL ".join(
            text.replace("RETURN", f"RETURN '{label}' AS label,") for label, text in texts.items()
        )
        return {row["label"]: row["n"] for row in self._read(joined, {}) if row["n"]}

    # -- writing -------------------------------------------------------------

    def _write(self, work: Callable[[ManagedTransaction], T]) -> T:
        with self._session() as session:
            return session.execute_write(work)

    def load(self, graphs: Iterable[Graph], version: int) -> None:
        """Empties the database and fills it in batches; version -1 until it is done."""
        token = self._begin()
        self._wipe()
        gathered = _Gathered()
        for graph in graphs:
            gathered.add(graph)
            if gathered.size >= GATHER:
                self._flush(gathered, token)
                gathered = _Gathered(gathered.known)
        self._flush(gathered, token)
        self._write(lambda tx: self._guarded(
            tx, token, "SET r.version = $version, r.loader = null", version=version
        ))

    def _begin(self) -> str:
        """Marks the database as ours and as being loaded, by us."""
        self._ours()
        there = {row["name"] for row in self._read("SHOW INDEXES YIELD name", {})}
        for name, statement in cypher.neo4j_schema().items():
            if name not in there:
                self._auto(statement)
        token = uuid4().hex
        self._write(lambda tx: tx.run(
            "MERGE (r:Registry {id: 'registry'}) "
            "SET r.name = '', r.version = -1, r.shape = $shape, r.loader = $token",
            shape=shape(), token=token,
        ).consume())
        return token

    def _ours(self) -> bool:
        """Whether our mark is there. Raises when there is anything else without it."""
        found = self._read(
            "OPTIONAL MATCH (r:Registry {id: 'registry'}) "
            "RETURN r IS NOT NULL AS ours, EXISTS { MATCH (n) } AS used", {},
        )[0]
        if found["used"] and not found["ours"]:
            raise foreign(self.address)
        return bool(found["ours"])

    def _wipe(self) -> None:
        # One transaction for everything would need more heap than a server has.
        self._auto(
            "MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS"
        )
        self._auto(
            "MATCH (n) WHERE NOT n:Registry "
            "CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"
        )

    def _auto(self, text: str) -> None:
        """Runs a statement that manages its own transactions."""
        with self._session() as session:
            session.run(text).consume()

    def _guarded(self, tx: ManagedTransaction, token: str, rest: str, **more: Any) -> None:
        """Does something to the Registry node; stops when another load has begun."""
        done = tx.run(
            f"MATCH (r:Registry {{id: 'registry', loader: $token}}) {rest} RETURN 1",
            token=token, **more,
        ).single()
        if done is None:
            raise overtaken(self.address)

    def _flush(self, gathered: _Gathered, token: str) -> None:
        for text, rows in gathered.statements():
            for some in batches(rows, BATCH):
                self._write(partial(self._put, token=token, text=text, rows=list(some)))

    def _put(self, tx: ManagedTransaction, token: str, text: str, rows: list[Values]) -> None:
        self._guarded(tx, token, "SET r.loader = $token")
        tx.run(text, rows=rows).consume()

    def change(self, removed: Graph, added: Graph, version: int) -> None:
        self.changes([(removed, added)], version)

    def changes(
        self, pairs: Iterable[tuple[Graph, Graph]], version: int, since: int | None = None
    ) -> None:
        """As `Store` says. Raises RegistryError while another process is loading."""
        made = difference(pairs)

        def work(tx: ManagedTransaction) -> None:
            # Locks the node first: changes of several processes come one by one.
            held = tx.run(
                "MATCH (r:Registry {id: 'registry'}) WHERE r.loader IS NULL "
                "SET r.held = r.version SET r.version = $version RETURN r.held AS held",
                version=version,
            ).single()
            if held is None:
                raise overtaken(self.address)
            if since is not None and held["held"] != since:
                raise moved(self.name)
            for text, name, rows in _changes(made):
                for some in batches(rows, BATCH):
                    tx.run(text, {name: list(some)}).consume()

        if not self._ours():
            self.load([], -1)
        self._write(work)


class _Gathered:
    """Rows of several graphs that are written together; shared nodes once."""

    def __init__(self, known: dict[str, set[str]] | None = None) -> None:
        self.known = known if known is not None else {}
        self.nodes: dict[str, list[Values]] = {}
        self.edges: dict[Pair, list[Values]] = {}
        self.size = 0

    def add(self, graph: Graph) -> None:
        for label, nodes in graph.nodes.items():
            known = self.known.setdefault(label, set())
            shared = not NODES[label].owned
            rows = [row for name, row in nodes.items() if not (shared and name in known)]
            if shared:
                known.update(nodes)
            self.nodes.setdefault(label, []).extend(rows)
            self.size += len(rows)
        for key, values in graph.edges.items():
            rows = self.edges.setdefault(pair_of(graph, key), [])
            rows.append(_with_fields(edge_row(key, values)))
        self.size += len(graph.edges)

    def statements(self) -> Iterator[tuple[str, Sequence[Values]]]:
        for label, rows in self.nodes.items():
            yield cypher.put_nodes(NODES[label]), rows
        for (label, source, target), rows in self.edges.items():
            yield cypher.put_edges(EDGES[label], source, target), rows


def _with_fields(row: Values) -> Values:
    fields = {name: value for name, value in row.items() if name not in ("source", "target")}
    return {"source": row["source"], "target": row["target"], "fields": fields}


def _changes(made: Difference) -> Iterator[tuple[str, str, Sequence[Any]]]:
    """Statement, name of its parameter, rows: in the order that keeps ends in place."""
    for (label, source, target), rows in made.edges_out.items():
        yield cypher.drop_edges(EDGES[label], source, target), "rows", rows
    for label, ids in made.nodes_out.items():
        yield cypher.delete_nodes(NODES[label]), "ids", ids
    for label, rows in made.nodes_in.items():
        yield cypher.merge_nodes(NODES[label]), "rows", rows
    for (label, source, target), rows in made.edges_in.items():
        fields = [_with_fields(row) for row in rows]
        yield cypher.merge_edges(EDGES[label], source, target), "rows", fields
    for label, ids in made.loose.items():
        yield cypher.drop_unheld(NODES[label]), "ids", ids

