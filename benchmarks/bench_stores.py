"""Graph stores: loading and asking, beside what the raw engines do at best.

    python -m benchmarks.bench_stores 10000 100000            # LadybugDB
    python -m benchmarks.bench_stores 10000 --neo4j           # and a real Neo4j server

Loading beside LadybugDB's own COPY of the same Parquet files, and beside the bare
driver's UNWIND of the same rows. Queries: every named query, p50 and p95 in
milliseconds, over words that the generated graph holds.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import ladybug
from neo4j import GraphDatabase

from graph.model import Graph
from graph.stores import open_store
from graph.stores.base import Store
from graph.stores.embedded import begin_schema, open_database, pool_size
from graph.stores.ladybug_load import Spool
from graph.stores.neo4j_store import BATCH, _Gathered
from graph.stores.rows import batches
from queries.catalogue import Query, catalogue
from tests.graph.stores.graphs import Builder
from tests.servers.neo4j import Neo4jServer

DUTIES = 135
"""Duties of one document: one body of one county."""
WORDS = {
    "topic": "养护", "matter": "渡船管理7", "department": "局17", "office": "股17",
    "regulation": "条例3", "id": "局17", "role": "", "place": "",
}


def country(duties: int, seed: int = 7) -> Iterator[Graph]:
    """Documents of invented bodies; matters, laws and neighbours repeat as in life."""
    chance = random.Random(seed)
    bodies = max(40, duties // DUTIES)
    for number in range(-(-duties // DUTIES)):
        yield _body(number, min(DUTIES, duties - number * DUTIES), bodies, chance)


def _body(number: int, duties: int, bodies: int, chance: random.Random) -> Graph:
    made = Builder(f"doc-{number}")
    place = f"县{number // 40}"
    section = made.node("Section", f"doc-{number}/s", kind="duties", rows=duties)
    made.edge("PART_OF", ("Section", section), ("Document", made.document))
    own = made.node("Department", f"局{number}", place=place)
    office = made.node("Office", f"局{number}/股", name=f"股{number}", place=place)
    made.edge("UNIT_OF", ("Office", office), ("Department", own))
    for seq in range(duties):
        duty = made.node("Duty", f"doc-{number}/{seq}", name=f"职责{seq}", place=place,
                         text=f"负责辖区内第{seq}段堤岸的日常养护和巡查记录", position=seq)
        matter = made.node("Matter", f"{place}/{chance.randrange(400)}", place=place)
        made.graph.nodes["Matter"][matter]["name"] = f"渡船管理{matter.partition('/')[2]}"
        made.edge("STATED_IN", ("Duty", duty), ("Section", section), seq=str(seq))
        made.edge("CONCERNS", ("Duty", duty), ("Matter", matter))
        made.edge("BORNE_BY", ("Duty", duty), ("Department", own), "lead", role="lead", seq=1)
        made.edge("CARRIED_OUT_BY", ("Duty", duty), ("Office", office), seq=1)
        if seq % 3 == 0:
            other = made.node("Department", f"局{chance.randrange(bodies)}")
            made.graph.nodes["Department"][other]["place"] = place
            made.edge("BORNE_BY", ("Duty", duty), ("Department", other), "joint",
                      role="joint", seq=2)
        if seq % 4 == 0:
            law = made.node("Regulation", f"条例{chance.randrange(300)}", status="in_force")
            made.edge("RESTS_ON", ("Duty", duty), ("Regulation", law), article="第三条", seq=1)
    return made.graph


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def raw_copy(graphs: list[Graph], folder: Path) -> dict[str, float]:
    """LadybugDB's own best: COPY of ready Parquet files into a new file."""
    spool = Spool(folder)

    def write() -> None:
        for graph in graphs:
            spool.add(graph)
        spool.finish()

    def copy() -> None:
        database = open_database(folder / "raw.lbug", pool_size(4 << 30))
        connection = ladybug.Connection(database)
        begin_schema(connection)
        for label, file in spool.nodes.items():
            connection.execute(f"COPY `{label}` FROM '{file.path}'")
        for (label, source, target), file in spool.edges.items():
            connection.execute(
                f"COPY `{label}` FROM '{file.path}' (from='{source}', to='{target}')"
            )
        connection.execute("CHECKPOINT")
        connection.close()
        database.close()

    return {"parquet": timed(write), "copy": timed(copy)}


def raw_driver(graphs: list[Graph], server: Neo4jServer) -> float:
    """The bare driver's best: the same rows, made beforehand, by UNWIND."""
    gathered = _Gathered()
    for graph in graphs:
        gathered.add(graph)
    driver = GraphDatabase.driver(
        f"bolt://127.0.0.1:{server.port}", auth=("neo4j", server.password)
    )

    def send() -> None:
        with driver, driver.session() as session:
            for text, rows in gathered.statements():
                for some in batches(rows, BATCH):
                    session.run(text, rows=list(some)).consume()

    return timed(send)


def filling(query: Query) -> dict[str, Any]:
    """Words for the parameters of a query."""
    made: dict[str, Any] = {}
    for param in query.params:
        value = WORDS.get(param.name, param.default)
        made[param.name] = list(value) if isinstance(value, tuple) else value
    return made


def queries(store: Store, turns: int) -> dict[str, list[float]]:
    """p50 and p95 of each query in milliseconds, and how many rows it gives."""
    made = {}
    for name, query in catalogue().items():
        values = filling(query)
        if None in values.values():
            continue
        rows = store.run(query.cypher, values)
        spent = sorted(
            timed(lambda q=query, v=values: store.run(q.cypher, v)) * 1000  # type: ignore[misc]
            for _ in range(turns)
        )
        made[name] = [
            round(statistics.median(spent), 1), round(spent[int(len(spent) * 0.95) - 1], 1),
            len(rows),
        ]
    return made


def change(store: Store, graphs: list[Graph]) -> float:
    """One document taken out and put in again, the version kept."""
    one = graphs[len(graphs) // 2]
    version = store.version()
    return timed(lambda: (store.change(one, Graph(), version),
                          store.change(Graph(), one, version))) / 2


def measure(store: Store, graphs: list[Graph], turns: int) -> dict[str, Any]:
    rows = sum(sum(graph.counts().values()) for graph in graphs)
    seconds = timed(lambda: store.load(graphs, 1))
    return {
        "store": store.name, "rows": rows, "load_s": round(seconds, 2),
        "rows_per_s": round(rows / seconds), "change_one_document_s": round(
            change(store, graphs), 3),
        "queries_p50_p95_rows": queries(store, turns),
    }


def run(size: int, turns: int, with_neo4j: bool) -> Iterator[dict[str, Any]]:
    graphs = list(country(size))
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        raw = raw_copy(graphs, folder)
        store = open_store(None, folder / "home")
        made = measure(store, graphs, turns)
        store.close()
        made |= {f"raw_{name}_s": round(value, 2) for name, value in raw.items()}
        made["times_raw_copy"] = round(made["load_s"] / raw["copy"], 2)
        made["disk_mb"] = (folder / "home" / "graph.lbug").stat().st_size >> 20
        made["peak_memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        yield {"duties": size, **made}
        if with_neo4j:
            yield {"duties": size, **_neo4j(graphs, turns)}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _neo4j(graphs: list[Graph], turns: int) -> dict[str, Any]:
    server = Neo4jServer(heap="1g", cache="512m")
    try:
        store = open_store(server.url, Path())
        store.load([], 0)  # constraints and indexes stand before either is timed
        raw = raw_driver(graphs, server)
        made = measure(store, graphs, turns)
        store.close()
        made["raw_driver_s"] = round(raw, 2)
        made["times_raw_driver"] = round(made["load_s"] / raw, 2)
        return made
    finally:
        server.remove()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--neo4j", action="store_true", help="also a real Neo4j server")
    parser.add_argument("--turns", type=int, default=20, help="runs of each query")
    given = parser.parse_args()
    for size in given.sizes:
        for line in run(size, given.turns, given.neo4j):
            json.dump(line, sys.stdout, ensure_ascii=False)
            print(flush=True)


if __name__ == "__main__":
    main()
