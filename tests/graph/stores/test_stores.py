"""One suite over every store: what goes in comes out, on LadybugDB and Neo4j alike."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from graph.errors import RegistryError
from graph.model import Graph
from graph.stores.base import Store
from tests.graph.stores.graphs import BORNE, Builder, chance, county, dump, everything, wanted


def test_an_empty_store_says_so(store: Store) -> None:
    assert store.version() == -1
    assert store.counts() == {}


def test_name_tells_engine_and_version(store: Store) -> None:
    assert store.name in ("LadybugDB 0.22.0", "Neo4j 5.26.12")


@pytest.mark.parametrize("graph", [county(), everything()], ids=["county", "every kind"])
def test_load_gives_back_every_value(store: Store, graph: Graph) -> None:
    store.load([graph], 3)
    assert store.version() == 3
    assert store.counts() == graph.counts()
    assert dump(store) == wanted(graph)


@pytest.mark.parametrize("graph", [county(), everything()], ids=["county", "every kind"])
def test_change_gives_back_every_value(store: Store, graph: Graph) -> None:
    store.change(Graph(), graph, 4)
    assert store.version() == 4
    assert dump(store) == wanted(graph)


def test_load_replaces_what_was_there(store: Store) -> None:
    store.load([everything()], 1)
    store.load([county()], 2)
    assert dump(store) == wanted(county())


def test_shared_nodes_of_several_graphs_are_kept_once(store: Store) -> None:
    store.load((county(f"doc-{n}") for n in range(5)), 1)
    counts = store.counts()
    assert (counts["Department"], counts["Matter"], counts["Document"]) == (4, 2, 5)
    assert counts["BORNE_BY"] == 25


def test_a_change_touches_what_differs_only(store: Store) -> None:
    before, after = county(), county(borne=[
        ("补办年检", "负责渡船补办年检的受理和登记", "交通运输局", "lead", "渡船管理"),
        ("补办年检", "负责渡船补办年检的受理和登记", "公安局", "support", "渡船管理"),
    ])
    store.load([before, everything()], 1)
    store.change(before, after, 2)
    assert store.version() == 2
    store.change(everything(), Graph(), 3)
    assert dump(store) == wanted(after)


def test_shared_nodes_go_with_their_last_edge(store: Store) -> None:
    other = [("巡查", "负责巡查", "水利局", "lead", "堤岸养护")]
    one, two = county("doc-1"), county("doc-2", other)
    store.load([one, two], 1)
    store.change(one, Graph(), 2)
    assert dump(store) == wanted(two)
    store.change(two, Graph(), 3)
    assert store.counts() == {}


def test_a_shared_node_stays_while_any_kind_of_edge_holds_it(store: Store) -> None:
    made = Builder("doc-2")
    made.node("Department", "水利局", place="云杉县")
    made.node("Jurisdiction", "云杉县", level="county")
    made.edge("IN_JURISDICTION", ("Department", "水利局"), ("Jurisdiction", "云杉县"))
    store.load([county(), made.graph], 1)
    store.change(county(), Graph(), 2)
    assert dump(store) == wanted(made.graph)


def test_edges_differ_by_document_and_qualifier(store: Store) -> None:
    def twice(document: str) -> Graph:
        made = Builder(document)
        duty = made.node("Duty", f"{document}/d")
        made.node("Department", "水利局")
        for role in ("lead", "fund"):
            made.edge("BORNE_BY", ("Duty", duty), ("Department", "水利局"), role, role=role)
        return made.graph

    both, less = twice("doc-1"), twice("doc-1")
    gone = next(key for key in less.edges if key.qualifier == "fund")
    del less.edges[gone], less.ends[gone]
    store.load([both], 1)
    assert store.counts()["BORNE_BY"] == 2
    store.change(both, less, 2)
    assert dump(store) == wanted(less)


def test_putting_the_same_in_twice_is_once(store: Store) -> None:
    store.change(Graph(), county(), 1)
    store.change(Graph(), county(), 2)
    assert dump(store) == wanted(county())


@pytest.mark.parametrize("seed", range(6))
def test_any_run_of_changes_equals_one_load(store: Store, seed: int) -> None:
    random = Random(seed)
    held: dict[str, Graph] = {}
    for step in range(12):
        name = f"doc-{random.randrange(4)}"
        new = Graph() if random.random() < 0.25 else chance(random, name)
        store.change(held.get(name, Graph()), new, step)
        held[name] = new
    changed = dump(store)
    store.load(held.values(), 99)
    assert dump(store) == changed


def test_several_documents_change_together_or_not_at_all(store: Store) -> None:
    one, two, three = county("doc-1"), county("doc-2"), county("doc-3", [BORNE[0]])
    store.load([one, two], 1)
    store.changes([(one, Graph()), (Graph(), three), (two, Graph())], 2, since=1)
    assert (store.version(), dump(store)) == (2, wanted(three))
    with pytest.raises(RegistryError, match="brought forward by another process") as caught:
        store.changes([(Graph(), one), (Graph(), two)], 3, since=1)
    assert caught.value.code == "store_moved"
    assert (store.version(), dump(store)) == (2, wanted(three))


def test_a_failed_change_leaves_nothing_behind(store: Store) -> None:
    store.load([county()], 1)
    bad = Builder("doc-9")
    bad.node("Duty", "doc-9/x")
    bad.graph.nodes["Duty"]["doc-9/x"]["position"] = "not a number"
    bad.edge("BORNE_BY", ("Duty", "doc-9/x"), ("Department", "水利局"), role="lead")
    bad.graph.edges = {k: {**v, "seq": object()} for k, v in bad.graph.edges.items()}
    with pytest.raises(Exception):  # noqa: B017 - the driver's own, any of them
        store.change(county(), bad.graph, 2)
    assert store.version() == 1
    assert dump(store) == wanted(county())


def test_missing_and_unknown_parameters_are_refused(store: Store) -> None:
    text = "MATCH (d:Duty {id: $id}) RETURN '$no' AS a // $nor"
    with pytest.raises(RegistryError, match="missing id"):
        store.run(text, {})
    with pytest.raises(RegistryError, match="not in the query other"):
        store.run(text, {"id": "x", "other": 1})
    assert store.run(text, {"id": "x"}) == []


def test_queries_only_read(store: Store) -> None:
    store.load([county()], 1)
    with pytest.raises(RegistryError, match="only read"):
        store.run("MATCH (d:Duty) SET d.text = 'x' RETURN d.id AS id", {})
    assert dump(store) == wanted(county())


def test_a_wrong_query_is_one_sentence(store: Store) -> None:
    with pytest.raises(RegistryError, match=r"^The query cannot be run: ") as caught:
        store.run("MATCH (d:Duty) RETURN e.id AS id", {})
    assert "查询不能执行" in caught.value.zh


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("sum(x)", 6),
        ("avg(x)", 2.0),
        ("count(x)", 3),
        ("collect(x)", [1, 2, 3]),
        ("{a: sum(x), b: [toFloat(1)]}", {"a": 6, "b": [1.0]}),
    ],
)
def test_numbers_and_lists_are_even(store: Store, expression: str, value: object) -> None:
    [row] = store.run(f"UNWIND [1, 2, 3] AS x RETURN {expression} AS v", {})
    assert row == {"v": value}
    assert type(row["v"]) is type(value)


def test_nulls_and_empty_lists_come_back_as_such(store: Store) -> None:
    store.load([county()], 1)
    rows = store.run(
        "MATCH (m:Duty {id: $id}) RETURN m.beneficiary AS absent, m.evidence AS given", {
            "id": "doc-1/码头巡查"
        },
    )
    assert rows == [{"absent": None, "given": ["e-doc-1/码头巡查"]}]


def test_many_threads_read_while_one_writes(store: Store) -> None:
    one, two = county(), county(borne=[*BORNE, ("新", "新增", "水利局", "lead", "新事项")])
    store.load([one], 1)

    def look(_: int) -> int:
        text = "MATCH (d:Duty)-[r:BORNE_BY]->(p:Department) RETURN count(*) AS n"
        return int(store.run(text, {})[0]["n"])

    with ThreadPoolExecutor(8) as pool:
        seen = pool.map(look, range(200))
        for turn in range(6):
            store.change(*((one, two) if turn % 2 == 0 else (two, one)), turn + 2)
        assert set(seen) <= {5, 6}  # never half a change

