"""An opened registry: ledger, graph store and text index, kept in step.

The ledger is the truth; store and index are projections of it that carry its
version. Whoever opens a registry brings them up to date first.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from graph.errors import RegistryError
from graph.home import Home
from graph.ledger import DocumentRecord, Ledger
from graph.model import Graph
from graph.names import Names
from graph.projection import document_id, project
from graph.stores import open_store
from graph.stores.base import Store
from graph.textindex import TextIndex, entries
from queries import catalogue, rows
from queries.citations import Citer
from queries.show import Row

REBUILD_SHARE = 0.5
"""From this share of changed documents on, loading everything in bulk is quicker."""

MOVED_TRIES = 5
INDEXED = (
    "duties", "services", "regimes", "powers", "items", "criteria", "categories",
    "materials", "cases", "matters",
)
"""Kinds of rows that questions are answered from."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a named query gave: its columns in order, its rows with citations."""

    query: str
    columns: list[str]
    rows: list[Row]
    seconds: float


@dataclass(frozen=True, slots=True)
class Check:
    """One line of `doctor`."""

    name: str
    ok: bool
    zh: str
    en: str


class Registry:
    """The one door to a registry. Use `Registry.open`, and close it."""

    def __init__(self, home: Home, ledger: Ledger, store: Store, index: TextIndex) -> None:
        self.home = home
        self.ledger = ledger
        self.store = store
        self.index = index
        self.citer = Citer(ledger)

    @classmethod
    @contextmanager
    def open(cls, home: Home, *, sync: bool = True) -> Iterator[Registry]:
        """Opens a registry, brings its projections up to date, closes it.

        Raises StoreBusy, StoreNewer, DiskFull or RegistryError in one sentence.
        """
        registry = cls.connect(home)
        try:
            if sync:
                registry.sync()
            yield registry
        finally:
            registry.close()

    @classmethod
    def connect(cls, home: Home) -> Registry:
        """Opens a registry for as long as the program runs (the pages)."""
        ledger = Ledger(home.ledger_url)
        try:
            store = open_store(home.store, home.folder)
        except BaseException:
            ledger.close()
            raise
        return cls(home, ledger, store, TextIndex(home.index))

    def close(self) -> None:
        self.store.close()
        self.ledger.close()

    # -- projections ---------------------------------------------------------

    @cached_property
    def names(self) -> Names:
        return Names(self.ledger.decisions())

    def sync(self) -> bool:
        """Brings store and index to the ledger's version; True when it had to.

        Several programs may do so at once on one server: whoever finds that the
        store has moved on meanwhile looks again.
        """
        for _ in range(MOVED_TRIES):
            try:
                return self._sync()
            except RegistryError as error:
                if error.code != "store_moved":
                    raise
        return self._sync()

    def _sync(self) -> bool:
        version = self.ledger.version
        held, indexed = self.store.version(), self.index.version()
        if held == version and indexed == version:
            return False
        self.__dict__.pop("names", None)
        pairs = self._changed(held) if held == indexed and 0 <= held <= version else None
        if pairs is None or len(pairs) > 8 + REBUILD_SHARE * self.ledger.counts()["documents"]:
            self.rebuild()
        else:
            self._change(pairs, held, version)
        return True

    def rebuild(self) -> None:
        """Makes store and index again from the ledger."""
        self.__dict__.pop("names", None)
        version = self.ledger.version
        records = self.ledger.documents()
        self.store.load((self._graph(record) for record in records), version)
        listed = [document_id(record.series) for record in records]
        self.index.rebuild(entries(self._entries(listed)), version)

    def _graph(self, record: DocumentRecord | None) -> Graph:
        if record is None:
            return Graph()
        return project(record, self.ledger.statements(record.id), self.names)

    def _changed(
        self, since: int
    ) -> list[tuple[DocumentRecord | None, DocumentRecord | None]] | None:
        """(former, present) of every series touched; None when names changed too."""
        former: dict[str, DocumentRecord | None] = {}
        for what, number in self.ledger.changes_since(since):
            if what in ("decide", "undo"):
                return None
            record = self.ledger.document(number) if number else None
            if record is None or record.series in former:
                continue
            former[record.series] = (
                record if what == "remove"
                else self.ledger.before(record) if what == "replace" else None
            )
        return [(old, self.ledger.current(series)) for series, old in former.items()]

    def _change(
        self,
        pairs: list[tuple[DocumentRecord | None, DocumentRecord | None]],
        held: int,
        version: int,
    ) -> None:
        touched: list[str] = []
        for old, new in pairs:
            record = new or old
            if record is not None:
                touched.append(document_id(record.series))
        made = [(self._graph(old), self._graph(new)) for old, new in pairs]
        self.store.changes(made, version, since=held)
        self.index.change(touched, entries(self._entries(touched)), version)

    def _entries(self, documents: list[str]) -> Iterator[Row]:
        """Everything the index holds of some documents: typed rows, kept text."""
        for start in range(0, len(documents), 50):
            part = documents[start : start + 50]
            yield from rows.complete(self.store, self.citer, INDEXED, part)
            for document in part:
                yield from self._kept(document)

    def _kept(self, document: str) -> Iterator[Row]:
        """Paragraphs and cells of a document as text, for what no row holds."""
        record = self.ledger.current(document.removeprefix("doc-"))
        if record is None:
            return
        reading = self.ledger.reading(record.id)
        for address, text in reading.texts():
            if len(text.strip()) < 4:
                continue
            where = reading.locate(address).where
            yield {
                "id": f"{document}/{address}", "kind": "text", "name": "", "text": text,
                "document": record.name, "document_id": document,
                "place": record.jurisdiction, "how": "stated", "at": address,
                "citations": [{
                    "document": record.name, "document_id": record.id,
                    "locator": f"{record.name} › {where}",
                    "at": f"{address}:0-{len(text)}", "quote": text,
                    "how": "stated", "rule": "",
                }],
            }

    # -- reading -------------------------------------------------------------

    def document_ids(self, name: str = "") -> list[str]:
        """Node ids of current documents, of one name or all."""
        return [
            document_id(record.series)
            for record in self.ledger.documents()
            if not name or name in (record.name, document_id(record.series), record.title)
        ]

    def show(self, kind: str, **filters: str) -> list[Row]:
        """Typed rows of a kind (`queries.show.SHAPES`), filtered, cited."""
        documents = self.document_ids(filters.get("document", ""))
        listed = rows.complete(self.store, self.citer, [kind], documents)
        joined = rows.once(kind, listed)
        rest = {k: v for k, v in filters.items() if k != "document"}
        return [row for row in joined if rows.matches(row, rest)]

    def query(self, name: str, given: dict[str, object]) -> Result:
        """Runs a named query. Raises NotFound, or RegistryError for parameters."""
        query = catalogue.get(name)
        began = time.perf_counter()
        found = query.sorted(self.store.run(query.cypher, query.values(given)))
        evidence = [[e for e in row.pop("evidence") or [] if e] for row in found]
        cited = self.citer.cite(evidence)
        for row, citations in zip(found, cited, strict=True):
            row["citations"] = citations
        columns = [column for column, _ in query.columns]
        return Result(name, columns, found, time.perf_counter() - began)

    # -- health --------------------------------------------------------------

    def doctor(self) -> list[Check]:
        """Whether ledger, graph and index agree, a line for each comparison."""
        version = self.ledger.version
        held, indexed = self.store.version(), self.index.version()
        made = [
            Check("store_version", held == version,
                  f"图({self.store.name})版本 {held},账本 {version}",
                  f"graph ({self.store.name}) at version {held}, ledger at {version}"),
            Check("index_version", indexed == version,
                  f"索引版本 {indexed},账本 {version}",
                  f"index at version {indexed}, ledger at {version}"),
        ]
        expected = self._expected()
        actual = {k: v for k, v in self.store.counts().items() if k != "Registry"}
        differing = sorted(
            label for label in {*expected, *actual}
            if expected.get(label, 0) != actual.get(label, 0)
        )
        said = ", ".join(
            f"{label} {actual.get(label, 0)}≠{expected.get(label, 0)}" for label in differing
        )
        made.append(
            Check("counts", not differing,
                  f"图与账本逐类计数:{said or '一致'}",
                  f"counts of graph and ledger by kind: {said or 'equal'}")
        )
        return made

    def _expected(self) -> dict[str, int]:
        """Counts by label as the ledger's statements make them."""
        nodes: dict[str, set[str]] = {}
        edges: dict[str, int] = {}
        for record in self.ledger.documents():
            graph = self._graph(record)
            for label, made in graph.nodes.items():
                nodes.setdefault(label, set()).update(made)
            for key in graph.edges:
                edges[key.label] = edges.get(key.label, 0) + 1
        return {**{k: len(v) for k, v in nodes.items()}, **edges}

