"""`kill -9` at any moment of an ingest: nothing reported is lost, nothing is half there."""

import random
import signal
import subprocess
import sys
import time

import pytest

from graph.home import Home
from queries.registry import Registry
from tests.support import ROOT, pasted_table

HEAD = ("序号", "管理事项", "相关部门", "职责分工", "相关依据", "案例")
LOADER = """
import sys
from pathlib import Path
from graph.home import Home
from ingest.pipeline import files, load
from queries.registry import Registry
with Registry.open(Home(Path(sys.argv[1])), sync=False) as registry:
    print("open", flush=True)
    for outcome in load(registry.ledger, files([Path(sys.argv[2])])):
        print(outcome.status, Path(outcome.path).name, flush=True)
        if outcome.record and outcome.record.id % 3 == 0:
            registry.sync()
    registry.sync()
"""
KILLS = 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("many")
    for number in range(60):
        rows = [HEAD] + [
            (str(n), f"第{number}片林区巡护之{n}", body, "负责巡查山林；提供苗木名册。", "", "")
            for n in range(1, 9) for body in ("林业局", "财政局")
        ]
        pasted_table(made / f"{number:02}.txt", f"职责边界登记表{number:02}", "栗山县林业局", rows)
    return made


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_at_a_random_moment(seed, folder, tmp_path):
    home = tmp_path / "home"
    child = subprocess.Popen(
        [sys.executable, "-c", LOADER, str(home), str(folder)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )
    assert child.stdout.readline().strip() == "open"
    time.sleep(random.Random(seed).uniform(0.0, 1.2))
    child.send_signal(signal.SIGKILL)
    reported = [line.split()[1] for line in child.stdout.read().splitlines() if " " in line]
    child.wait()

    with Registry.open(Home(home)) as registry:
        assert all(check.ok for check in registry.doctor())
        records = registry.ledger.documents()
        names = {record.name for record in records}
        assert set(reported) <= names
        for record in records:
            assert len(registry.ledger.statements(record.id)) == record.statement_count > 0
