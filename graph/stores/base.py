"""What every graph store can do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from graph.model import Graph

Row = dict[str, Any]


class Store(Protocol):
    """A graph store: a projection of the ledger that can always be made again."""

    name: str
    """Shown to people: `LadybugDB 0.22.0`, `Neo4j 5.26.12`."""

    def version(self) -> int:
        """The ledger version that the graph holds; -1 when it is empty or foreign."""

    def load(self, graphs: Iterable[Graph], version: int) -> None:
        """Replaces everything by these graphs, in bulk.

        Shared nodes may come in several graphs and are kept once.
        """

    def change(self, removed: Graph, added: Graph, version: int) -> None:
        """Takes out what one document said and puts in what it says now.

        Edges and owned nodes of `removed` go unless `added` has them; shared
        nodes of `removed` go when no edge is left on them. Doing it twice is the
        same as once.
        """

    def changes(
        self, pairs: Iterable[tuple[Graph, Graph]], version: int, since: int | None = None
    ) -> None:
        """`change` for several documents (removed, added) in one transaction.

        With `since` only if the store still holds that version; otherwise nothing
        is done and RegistryError `store_moved` is raised: look again what is new.
        """

    def run(self, cypher: str, parameters: Mapping[str, Any]) -> list[Row]:
        """Reads with one Cypher text in the common spelling; rows as plain dicts.

        Lists, numbers and nulls are evened out between engines. Raises
        RegistryError with one sentence.
        """

    def counts(self) -> dict[str, int]:
        """Nodes and edges by label; labels without any are left out."""

    def close(self) -> None: ...
