"""What the real lists hold, in counts: matters, items, services, regimes."""

from __future__ import annotations

from collections import Counter

import pytest

from ingest import readers
from ingest.document import Source
from ingest.identity import identify
from ingest.rows import Row
from ingest.sections import divide, kinds
from ingest.sections._tables import Filled, fill, sheet
from tests.ingest.sections.said import names
from tests.support import corpus

pytestmark = pytest.mark.corpus


def read(number: str) -> tuple[Source, dict[str, list[Row]]]:
    path = next(path for path in corpus() if path.name.startswith(number))
    reading = readers.read(path.read_bytes(), path.name)
    source = Source(reading, identify(reading))
    found: dict[str, list[Row]] = {}
    for claim in divide(source):
        found.setdefault(claim.kind, []).extend(kinds()[claim.kind].rows(claim, source))
    return source, found


def lines(source: Source, kind: str, main: str, down: tuple[str, ...]) -> list[Filled]:
    """The data rows of the table of a kind, with blanks filled."""
    claim = next(c for c in divide(source) if c.kind == kind)
    made = sheet(next(claim.tables(source)), kind)
    assert made is not None
    return fill(made, main, down)


def count(rows: list[Row]) -> Counter[str]:
    return Counter(row.kind for row in rows)


def test_first_list() -> None:
    source, found = read("000")
    allocations = lines(source, "boundary", "matter", ("seq", "matter"))
    assert count(found["boundary"])["Matter"] == 3
    assert len(allocations) == 12
    assert len({str(line.get("department")) for line in allocations}) == 8
    services = [row for row in found["services"] if row.kind == "Service"]
    assert [len(names(row, "HAS_CONTACT")) for row in services] == [1, 1, 1]
    assert count(found["supervision"])["Regime"] == 3


def test_second_list_items_groups_and_offices() -> None:
    source, found = read("001")
    items = lines(source, "duties", "main", ("seq", "main", "office"))
    assert len(items) == 152
    assert len({line.group for line in items}) == 20
    numbers = Counter(str(line.get("seq")) for line in items if line.opens)
    assert {n: k for n, k in numbers.items() if k > 1} == {"3": 2, "14": 4}
    without = [n for n, line in enumerate(items, start=1) if line.get("office") is None]
    assert without == [10, 11, 12, 13, 49, 50]
    offices = {name for row in found["duties"] for name in names(row, "CARRIED_OUT_BY")}
    assert {"职业能力建设科", "县劳动监察大队"} <= offices
    assert not {"职业能力", "建设科", "县劳动监察", "大队"} & offices
    assert len({name for row in found["duties"] for name in names(row, "RESTS_ON")}) == 7


def test_second_list_matters_services_and_regimes() -> None:
    source, found = read("001")
    assert count(found["boundary"])["Matter"] == 3
    assert len(lines(source, "boundary", "matter", ("seq", "matter"))) == 6
    services = [row for row in found["services"] if row.kind == "Service"]
    assert (len(services), len({str(row.name) for row in services})) == (9, 4)
    pairs = [
        (len(names(row, "CARRIED_OUT_BY")), len(names(row, "HAS_CONTACT"))) for row in services
    ]
    assert pairs == [(1, 1), (2, 2), (2, 2), (1, 1), (2, 2), (1, 1), (1, 1), (1, 1), (2, 2)]
    carried = [e for r in services for e in r.links if e.edge == "CARRIED_OUT_BY"]
    assert all(link.qualifiers["phone"] for link in carried)
    assert count(found["supervision"])["Regime"] == 10
