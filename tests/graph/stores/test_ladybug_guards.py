"""What the embedded store does when things go wrong around it: it never answers
from a torn file, never lets two programs write, and says what to do."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
import time
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from graph.errors import DiskFull, RegistryError, StoreBusy
from graph.model import Graph
from graph.stores import embedded, openings
from graph.stores.ladybug_store import LadybugStore
from tests.graph.stores.graphs import county, dump, wanted

ROOT = Path(__file__).parents[3]
LESS = county(borne=[("巡查", "负责巡查", "水利局", "lead", "堤岸养护")])

HEAD = """
    import sys
    from pathlib import Path
    from graph.model import Graph
    from graph.stores.ladybug_store import LadybugStore
    from tests.graph.stores.graphs import county
    less = county(borne=[("巡查", "负责巡查", "水利局", "lead", "堤岸养护")])
    store = LadybugStore(Path(sys.argv[1]))
"""


def child(path: Path, script: str) -> subprocess.Popen[str]:
    """Another process that runs `script` with `store` open at `path`."""
    text = textwrap.dedent(HEAD) + textwrap.dedent(script)
    made = subprocess.Popen(
        [sys.executable, "-c", text, str(path)], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    _children.append(made)
    return made


_children: list[subprocess.Popen[str]] = []


@pytest.fixture(autouse=True)
def _no_child_stays() -> Iterator[None]:
    yield
    while _children:
        made = _children.pop()
        made.kill()
        made.communicate()


def reopened(path: Path) -> LadybugStore:
    """The store opened afresh, nothing remembered from before."""
    assert path.absolute() not in openings._opened
    return LadybugStore(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "云杉县 资料" / "graph.lbug"


@pytest.fixture
def filled(path: Path) -> Path:
    """A closed store that holds the county at version 1."""
    store = LadybugStore(path)
    store.load([county()], 1)
    store.close()
    return path


def test_a_second_process_is_refused_with_what_to_do(filled: Path) -> None:
    holder = child(filled, "print('open', flush=True); sys.stdin.read()")
    try:
        assert holder.stdout is not None and holder.stdout.readline() == "open\n"
        with pytest.raises(StoreBusy) as caught:
            LadybugStore(filled)
        assert str(filled) in str(caught.value) and str(filled) in caught.value.zh
        assert str(holder.pid) in str(caught.value)
        assert "REGISTRY_STORE" in str(caught.value) and "--home" in caught.value.zh
    finally:
        holder.communicate("")
    store = LadybugStore(filled)  # free again as soon as the other has ended
    assert store.version() == 1
    store.close()


def test_one_process_shares_one_opening(filled: Path) -> None:
    one, two = LadybugStore(filled), LadybugStore(filled)
    one.change(county(), LESS, 2)
    assert two.version() == 2
    one.close()
    assert dump(two) == wanted(LESS)
    two.close()
    assert openings._opened == {}


def test_a_forked_child_is_refused_instead_of_hanging(filled: Path) -> None:
    done, _ = child(filled, """
        import os
        from graph.errors import StoreBusy
        if os.fork() == 0:
            try:
                store.version()
            except StoreBusy as error:
                print("refused", flush=True)
            os._exit(0)
        os.wait()
        print(store.version())
    """).communicate(timeout=60)
    assert done == "refused\n1\n"


@pytest.mark.parametrize("seed", range(5))
def test_kill_in_mid_change_keeps_what_was_acknowledged(filled: Path, seed: int) -> None:
    writer = child(filled, """
        version = 1
        while True:
            version += 1
            pair = (county(), less) if version % 2 == 0 else (less, county())
            store.change(*pair, version)
            print(version, flush=True)
    """)
    assert writer.stdout is not None and writer.stdout.readline() == "2\n"
    time.sleep(Random(seed).uniform(0.01, 0.6))
    writer.kill()
    acknowledged = int((writer.communicate()[0].split() or ["2"])[-1])
    store = reopened(filled)
    assert acknowledged <= store.version() <= acknowledged + 1
    assert dump(store) == wanted(LESS if store.version() % 2 == 0 else county())
    store.close()


@pytest.mark.parametrize("seed", range(5))
def test_kill_in_mid_load_leaves_the_old_or_the_new(filled: Path, seed: int) -> None:
    writer = child(filled, """
        graphs = [county(f"doc-{n}") for n in range(400)]
        print("ready", flush=True)
        store.load(graphs, 2)
        print("done", flush=True)
        store.load([less], 3)
    """)
    assert writer.stdout is not None and writer.stdout.readline() == "ready\n"
    time.sleep(Random(seed).uniform(0.02, 1.2))
    writer.kill()
    done = "done" in writer.communicate()[0]
    store = reopened(filled)
    duties = {1: 3, 2: 1200, 3: 1}[store.version()]
    assert store.version() >= (2 if done else 1)
    assert store.counts()["Duty"] == duties
    store.load([LESS], 4)
    assert [p.name for p in filled.parent.iterdir() if "building" in p.name] == []
    store.close()


def test_a_file_of_no_bytes_is_empty_not_good(filled: Path) -> None:
    filled.write_bytes(b"")
    store = reopened(filled)
    assert (store.version(), store.counts()) == (-1, {})
    store.load([county()], 5)
    assert dump(store) == wanted(county())
    store.close()


@pytest.mark.parametrize("torn", ["garbage", "half"])
def test_a_damaged_file_is_set_aside_and_counts_as_empty(filled: Path, torn: str) -> None:
    whole = filled.read_bytes()
    filled.write_bytes(b"not a database" * 999 if torn == "garbage" else whole[: len(whole) // 2])
    store = reopened(filled)
    assert store.version() == -1
    store.load([county()], 5)
    assert dump(store) == wanted(county())
    store.close()
    assert filled.with_name("graph.lbug.damaged").exists()


def test_another_shape_counts_as_empty(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "shape", lambda: "newer")
    store = reopened(filled)
    assert (store.version(), store.counts()) == (-1, {})
    store.close()


@pytest.mark.parametrize("cut", [1, 7, 200, 4096])
def test_a_torn_log_gives_an_earlier_whole_state(path: Path, cut: int) -> None:
    writer = child(path, """
        store.load([county()], 1)
        for version in range(2, 12):
            pair = (county(), less) if version % 2 == 0 else (less, county())
            store.change(*pair, version)
        print("written", flush=True)
        sys.stdin.read()
    """)
    assert writer.stdout is not None and writer.stdout.readline() == "written\n"
    writer.kill()
    writer.communicate()
    wal = embedded.wal_of(path)
    data = wal.read_bytes()
    wal.write_bytes(data[:-cut])
    store = reopened(path)
    version = store.version()
    assert 1 <= version < 11
    assert dump(store) == wanted(LESS if version % 2 == 0 else county())
    store.close()
    assert path.with_name("graph.lbug.kept-wal").read_bytes() == data[:-cut]


def test_the_old_log_never_meets_a_new_file(filled: Path) -> None:
    store = LadybugStore(filled)
    store.change(county(), LESS, 2)  # goes into the log
    store.load([county()], 3)
    store.close()
    store = reopened(filled)
    assert store.version() == 3
    assert dump(store) == wanted(county())
    store.close()


def test_a_full_disk_is_said_before_anything_is_written(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = LadybugStore(filled)
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(100, 99, 1))
    with pytest.raises(DiskFull, match="no room"):
        store.change(county(), LESS, 2)
    with pytest.raises(DiskFull, match="no room"):
        store.load([LESS], 2)
    assert dump(store) == wanted(county())
    store.close()


def test_a_write_error_is_said_and_the_store_goes_on(filled: Path) -> None:
    # A limit on the size of files stands in for a disk that fills up meanwhile.
    done, errors = child(filled, """
        import resource, signal
        from graph.errors import DiskFull
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = Path(sys.argv[1]).stat().st_size
        wal = Path(sys.argv[1] + ".wal")
        store.change(county(), less, 2)
        resource.setrlimit(resource.RLIMIT_FSIZE, (wal.stat().st_size + 100, -1))
        try:
            store.change(less, county(), 3)
        except Exception as error:
            print(type(error).__name__)
        resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
        known = store.version()
        print(known)
        store.change(*((less, county()) if known == 2 else (county(), less)), known + 1)
        print(store.version())
    """).communicate(timeout=60)
    assert done.split() == ["DiskFull", "2", "3"], errors
    store = reopened(filled)
    assert dump(store) == wanted(county())
    store.close()


def test_a_long_query_is_stopped(path: Path) -> None:
    store = LadybugStore(path, timeout=0.1)
    with pytest.raises(RegistryError, match="took too long"):
        store.run(
            "UNWIND range(1, 5000) AS a UNWIND range(1, 5000) AS b "
            "WITH a * b AS c WHERE c % 7 = 1 RETURN count(*) AS n", {},
        )
    assert store.version() == -1
    store.close()


def test_an_edge_without_its_end_stops_a_load(filled: Path) -> None:
    store = LadybugStore(filled)
    torn = county()
    del torn.nodes["Department"]
    with pytest.raises(RegistryError):
        store.load([torn], 2)
    assert dump(store) == wanted(county())
    store.change(Graph(), Graph(), 3)
    assert store.version() == 3
    store.close()
