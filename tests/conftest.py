"""Fixtures that every folder of tests may use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from graph.stores import open_store
from graph.stores.base import Store
from tests.graph.stores.graphs import county
from tests.servers import Missing, on_ci
from tests.servers.neo4j import Neo4jServer
from tests.servers.postgres import PostgresServer

Server = TypeVar("Server")


def _or_skip(make: Callable[[], Server]) -> Server:
    """A missing program skips the test; under CI it fails."""
    try:
        return make()
    except Missing as missing:
        if on_ci():
            raise
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Neo4jServer]:
    """A Neo4j server for the whole run; started when the first test asks for it."""
    server = _or_skip(Neo4jServer)
    yield server
    server.remove()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server for the whole run."""
    server = _or_skip(PostgresServer)
    yield server
    server.remove()


@pytest.fixture
def embedded_store(tmp_path: Path) -> Iterator[Store]:
    """An empty embedded store in a folder of its own."""
    store = open_store(None, tmp_path)
    yield store
    store.close()


@pytest.fixture
def neo4j_store(neo4j_server: Neo4jServer) -> Iterator[Store]:
    """The store on the Neo4j server, empty."""
    store = open_store(neo4j_server.url, Path())
    store.load([], -1)
    yield store
    store.close()


BOTH = ["ladybug", pytest.param("neo4j", marks=pytest.mark.neo4j)]


@pytest.fixture(scope="module", params=BOTH)
def county_store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """Each store in turn, holding one small county; for tests that only read."""
    if request.param == "neo4j":
        found = open_store(request.getfixturevalue("neo4j_server").url, Path())
    else:
        found = open_store(None, tmp_path_factory.mktemp("county"))
    found.load([county()], 1)
    yield found
    found.close()


@pytest.fixture(params=BOTH)
def store(request: pytest.FixtureRequest) -> Store:
    """Each store in turn, empty."""
    name = {"ladybug": "embedded_store", "neo4j": "neo4j_store"}[request.param]
    found: Store = request.getfixturevalue(name)
    return found
