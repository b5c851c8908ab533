"""Every query file gives the same rows on LadybugDB and on a real Neo4j server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.stores import open_store
from graph.stores.base import Row, Store
from queries.catalogue import Param, Query, catalogue
from tests.graph.stores.graphs import BORNE, county, everything, repr_of
from tests.servers.neo4j import Neo4jServer

GRAPHS = [
    county("doc-1"),
    county("doc-2", [("巡查", "负责巡查", "水利局", "lead", "堤岸养护"), BORNE[0]]),
    everything(),
]
"""A county of two documents, and one edge of every kind: what queries are run on."""

WORDS = {
    "topic": ["渡船", "养护", "渡船“甲”"], "matter": ["渡船管理", "堤岸"],
    "department": ["应急管理局"],
    "office": ["航运股"], "regulation": ["渡口"], "role": ["lead", ""], "place": ["", "云杉县"],
    "id": ["应急管理局", "doc-1/码头巡查", "5550142"],
}
"""What people might fill in, by the name of the parameter."""


@pytest.fixture(scope="module")
def both(
    neo4j_server: Neo4jServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, Store]]:
    stores = (
        open_store(None, tmp_path_factory.mktemp("both")),
        open_store(neo4j_server.url, Path()),
    )
    for one in stores:
        one.load(GRAPHS, 1)
    yield stores
    for one in stores:
        one.close()


def samples(param: Param) -> list[Any]:
    """Values to try: by name, or its default, or something of its type."""
    if param.name in WORDS:
        # Nothing contains '' on LadybugDB, everything does on Neo4j: only a parameter
        # whose query asks for '' first may be empty.
        return [word for word in WORDS[param.name] if word or param.default == ""]
    if param.default is not None:
        value = param.default
        return [list(value) if isinstance(value, tuple) else value]
    return {"STRING": ["渡船"], "INT64": [2], "STRING[]": [["应急管理局", "水利局"]]}[param.type]


def fillings(query: Query) -> list[dict[str, Any]]:
    """Each sample of each parameter at least once."""
    columns = {param.name: samples(param) for param in query.params}
    longest = max([len(values) for values in columns.values()], default=1)
    return [
        {name: values[turn % len(values)] for name, values in columns.items()}
        for turn in range(longest)
    ]


def loose(rows: list[Row]) -> list[str]:
    """Rows as texts in one order; what `collect` gave has no order of its own."""
    return sorted(
        repr_of({k: sorted(v, key=repr) if isinstance(v, list) else v for k, v in row.items()})
        for row in rows
    )


@pytest.mark.neo4j
@pytest.mark.parametrize("name", catalogue())
def test_rows_are_equal(both: tuple[Store, Store], name: str) -> None:
    query = catalogue()[name]
    embedded, server = both
    found = 0
    for filling in fillings(query):
        rows = embedded.run(query.cypher, filling)
        assert loose(rows) == loose(server.run(query.cypher, filling)), filling
        found += len(rows)
    assert found, f"{name} found nothing: give the graphs or the words something for it"
