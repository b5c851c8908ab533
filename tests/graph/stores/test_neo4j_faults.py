"""What the Neo4j store says and does when the server is wrong, away or dies."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from graph.errors import RegistryError
from graph.model import Graph
from graph.stores import neo4j_store, open_store
from graph.stores.neo4j_address import Address, sentence
from graph.stores.neo4j_store import Neo4jStore
from tests.graph.stores.graphs import county, dump, wanted
from tests.servers.neo4j import Neo4jServer

pytestmark = pytest.mark.neo4j

MANY = [county(f"doc-{n}") for n in range(150)]


@pytest.mark.parametrize(
    ("address", "code", "words"),
    [
        (lambda s: s.address("neo4j", "neo4j:wrong-one", "neo4j"), "store_login", "refused user"),
        (lambda s: s.address("bolt", "nobody:geheim", "neo4j"), "store_login", "refused user"),
        (lambda s: s.address("neo4j", f"neo4j:{s.password}", "nope"), "store_no_database",
         "no database nope"),
        (lambda s: s.address("bolt", f"neo4j:{s.password}", "nope"), "store_no_database",
         "no database nope"),
        (lambda s: "neo4j://neo4j:geheim@127.0.0.1:1/neo4j", "store_unreachable", "be reached"),
        (lambda s: "bolt://neo4j:geheim@127.0.0.1:1", "store_unreachable", "be reached"),
        (lambda s: s.address("bolt+s", f"neo4j:{s.password}", ""), "store_unreachable", "reached"),
        (lambda s: "neo4j://", "bad_address", "not complete"),
        (lambda s: "neo4j://u:p/w@host:x/db", "bad_address", "not complete"),
        (lambda s: "mysql://u:geheim@host/db", "bad_address", "begins with mysql"),
    ],
)
def test_a_wrong_address_is_one_sentence_without_the_password(
    neo4j_server: Neo4jServer, address: Callable[[Neo4jServer], str], code: str, words: str
) -> None:
    began = time.monotonic()
    with pytest.raises(RegistryError, match=words) as caught:
        open_store(address(neo4j_server), Path())
    assert caught.value.code == code
    said = str(caught.value) + caught.value.zh
    assert neo4j_server.password not in said and "geheim" not in said
    assert time.monotonic() - began < 60  # it ends; how fast is measured elsewhere


@pytest.mark.parametrize("scheme", ["neo4j", "bolt"])
@pytest.mark.parametrize("database", ["", "neo4j"])
def test_every_form_of_address_opens(
    neo4j_server: Neo4jServer, scheme: str, database: str
) -> None:
    url = neo4j_server.address(scheme, f"neo4j:{neo4j_server.password}", database)
    store = open_store(url, Path())
    assert store.name == "Neo4j 5.26.12"
    store.close()


def test_special_characters_of_a_password_are_decoded() -> None:
    made = Address.parse("neo4j+s://a%40b:p%2Fw%3A%25@db.example:7688/%E5%9B%BE")
    assert made == Address("neo4j+s://db.example:7688", "a@b", "p/w:%", "图")
    assert made.shown == "neo4j+s://db.example:7688/图"


def test_an_old_server_is_refused(
    neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_store, "OLDEST", (99, 0))
    with pytest.raises(RegistryError, match="too old") as caught:
        open_store(neo4j_server.url, Path())
    assert caught.value.code == "store_too_old" and "5.26.12" in str(caught.value)


@pytest.mark.parametrize(
    ("code", "sort"),
    [
        ("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "store_read_only"),
        ("Neo.TransientError.General.OutOfMemoryError", "out_of_memory"),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "out_of_memory"),
        ("Neo.ClientError.Transaction.TransactionTimedOut", "timeout"),
        ("Neo.ClientError.Security.Forbidden", "store_login"),
    ],
)
def test_codes_of_the_server_have_their_sentences(code: str, sort: str) -> None:
    error = Exception("as the server words it")
    error.code = code  # type: ignore[attr-defined]
    found = sentence(error, Address.parse("neo4j://u:geheim@host/db"))
    assert found.code == sort and "host" in str(found) + "host" and "。" in found.zh


def test_data_of_another_program_is_never_touched(neo4j_server: Neo4jServer) -> None:
    store = open_store(neo4j_server.url, Path())
    driver = GraphDatabase.driver(
        f"bolt://127.0.0.1:{neo4j_server.port}", auth=("neo4j", neo4j_server.password)
    )
    with driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
        driver.execute_query("CREATE (:Duty {id: 'theirs'})")
        try:
            assert store.version() == -1
            for attempt in (lambda: store.load([county()], 1),
                            lambda: store.change(Graph(), county(), 1)):
                with pytest.raises(RegistryError, match="another program") as caught:
                    attempt()
                assert caught.value.code == "store_foreign"
            assert store.run("MATCH (n) RETURN n.id AS id", {}) == [{"id": "theirs"}]
        finally:
            driver.execute_query("MATCH (n) DETACH DELETE n")
            store.close()


def test_a_load_overtaken_by_another_stops(neo4j_server: Neo4jServer) -> None:
    one, two = (open_store(neo4j_server.url, Path()) for _ in range(2))

    def graphs() -> Iterator[Graph]:
        yield county("doc-1")
        two.load([county("doc-2")], 2)
        yield county("doc-3")

    with pytest.raises(RegistryError, match="begun to load"):
        one.load(graphs(), 1)
    assert (two.version(), dump(two)) == (2, wanted(county("doc-2")))
    one.close()
    two.close()


def test_while_one_loads_no_other_changes(neo4j_server: Neo4jServer) -> None:
    one, two = (open_store(neo4j_server.url, Path()) for _ in range(2))

    def graphs() -> Iterator[Graph]:
        assert two.version() == -1
        with pytest.raises(RegistryError, match="begun to load"):
            two.change(Graph(), county("doc-9"), 9)
        yield county("doc-1")

    one.load(graphs(), 1)
    assert dump(two) == wanted(county("doc-1"))
    one.close()
    two.close()


def test_two_processes_write_without_a_duplicate(neo4j_server: Neo4jServer) -> None:
    stores = [open_store(neo4j_server.url, Path()) for _ in range(2)]
    stores[0].load([], 0)
    names = [f"doc-{n}" for n in range(12)]

    def put(store: Neo4jStore, own: list[str]) -> None:
        for name in own:
            store.change(Graph(), county(name), 1)

    threads = [
        threading.Thread(target=put, args=(stores[0], names)),
        threading.Thread(target=put, args=(stores[1], names[::-1])),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = dump(stores[0])
    stores[0].load([county(name) for name in names], 2)
    assert dump(stores[1]) == found
    for store in stores:
        store.close()


# -- a server that dies; these tests have one of their own --------------------


@pytest.fixture(scope="module")
def mortal(neo4j_server: Neo4jServer) -> Iterator[Neo4jServer]:
    made = Neo4jServer()
    yield made
    made.remove()


@pytest.fixture
def server(mortal: Neo4jServer) -> Neo4jServer:
    if not mortal.running:
        mortal.start()
    return mortal


@pytest.mark.parametrize("how", ["stop", "kill"])
def test_a_server_that_ends_in_mid_load(server: Neo4jServer, how: str) -> None:
    store = Neo4jStore(server.url, patience=1)
    store.load([county()], 1)

    def graphs() -> Iterator[Graph]:
        yield from MANY
        getattr(server, how)()
        yield county("doc-last")

    with pytest.raises(RegistryError) as caught:
        store.load(graphs(), 2)
    assert caught.value.code == "store_unreachable"
    with pytest.raises(RegistryError, match="cannot be reached"):
        store.version()
    server.start()
    assert store.version() == -1  # seen as not loaded, by the same object
    store.load(MANY, 3)
    assert store.version() == 3
    assert store.counts()["Duty"] == 450
    store.close()


def test_a_killed_server_keeps_its_changes_and_is_waited_for(server: Neo4jServer) -> None:
    store = Neo4jStore(server.url, patience=90)
    store.load([county()], 1)
    store.change(county(), county("doc-2"), 2)
    server.kill()
    back = threading.Thread(target=server.start)
    back.start()
    store.change(Graph(), county("doc-3"), 3)
    back.join()
    store.change(county("doc-3"), Graph(), 4)
    assert (store.version(), dump(store)) == (4, wanted(county("doc-2")))
    store.close()


def test_a_read_only_database_is_said(server: Neo4jServer) -> None:
    store = Neo4jStore(server.url, patience=1)
    store.load([county()], 1)
    server.stop()
    server.reconfigure(server__databases__default_to_read_only="true")
    server.start()
    with pytest.raises(RegistryError, match="read-only") as caught:
        store.change(county(), county("doc-2"), 2)
    assert caught.value.code == "store_read_only"
    again = open_store(server.url, Path())  # opening and reading go on
    assert dump(again) == wanted(county())
    again.close()
    store.close()
    server.stop()
    server.reconfigure()
