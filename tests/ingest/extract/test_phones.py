"""Telephone cells beside the numbers they hold, and offices beside theirs."""

from __future__ import annotations

import pytest

from ingest.extract.offices import find_offices, known_offices
from ingest.extract.phones import find_phones, pair
from ingest.passage import Passage
from ingest.rows import Value


def value(text: str) -> Value:
    return Value(Passage.of("t1r1c1", text))


@pytest.mark.parametrize(("text", "expected"), [
    ("0000-5550311", ["0000-5550311"]),
    ("５５５０３１１", ["5550311"]),
    ("００００—５５５０３１１", ["0000-5550311"]),
    ("0000-5550311、0000-5550312", ["0000-5550311", "0000-5550312"]),
    # the second lacks the area code
    ("0000-5550311／5550312", ["0000-5550311", "0000-5550312"]),
    ("（0000）5550311\n5550312", ["0000-5550311", "0000-5550312"]),
    # only the end of the second is written
    ("0000-5550311/12", ["0000-5550311", "0000-5550312"]),
    ("13900000000", ["13900000000"]),
    ("12345热线", ["12345"]),
    ("0000-5550311转802", ["0000-5550311转802"]),
    ("0000-5550311，0000-5550311", ["0000-5550311"]),
    ("无", []),
])
def test_numbers_of_a_cell(text: str, expected: list[str]) -> None:
    assert [str(phone) for phone in find_phones(value(text))] == expected


@pytest.mark.parametrize(("offices", "phones", "expected"), [
    # as many as offices: by position; one for all; all for one; else unknown
    (["甲科", "乙科"], ["1", "2"], [["1"], ["2"]]),
    (["甲科", "乙科"], ["1"], [["1"], ["1"]]),
    (["甲科"], ["1", "2"], [["1", "2"]]),
    (["甲科", "乙科"], ["1", "2", "3"], None),
    (["甲科"], [], [[]]),
])
def test_pairing(offices: list[str], phones: list[str], expected: list[list[str]] | None) -> None:
    found = pair([value(o) for o in offices], [value(p) for p in phones])
    assert (None if found is None else [[str(p) for p in own] for own in found]) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("河湖管理股", ["河湖管理股"]),
    ("河湖管\n理股", ["河湖管理股"]),
    ("河湖管理股\n水政监察大\n队", ["河湖管理股", "水政监察大队"]),
    ("河湖管理股、水政监察大队", ["河湖管理股", "水政监察大队"]),
    ("水政科\n水政科", ["水政科"]),
])
def test_offices_of_a_cell(text: str, expected: list[str]) -> None:
    assert [str(office) for office in find_offices(value(text))] == expected


def test_whole_names_of_a_column_are_known() -> None:
    cells = [Passage.of("t1r1c1", "河湖管理股"), Passage.of("t1r2c1", "水政\n大队")]
    assert known_offices(cells) == {"河湖管理股"}
