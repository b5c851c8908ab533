"""The same content says the same in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.readers import read
from tests.ingest.hostile import samples
from tests.ingest.hostile.same import Said, equal, said

QUICK = ("a.xlsx", "a.html", "a.mht", "a.csv", "a.tsv", "tabs.txt", "pipes.txt", "commas.txt",
         "spaces.txt", "gb.txt")
ODD = "=SUM(A1:A9)"
MARKS = "<b>墒情</b>&amp{{x}}"


@pytest.fixture(scope="module")
def truth() -> Said:
    return said(samples.word(), "a.docx")


@pytest.mark.parametrize("name", QUICK)
def test_equal_statements(name: str, truth: Said) -> None:
    assert equal(said(samples.everything()[name], name), truth) >= 0.99


@pytest.mark.office
@pytest.mark.parametrize(("source", "target"), [("docx", "doc"), ("docx", "odt"), ("xlsx", "xls")])
def test_equal_statements_by_office(
    source: str, target: str, tmp_path: Path, truth: Said
) -> None:
    from tests.ingest.readers.test_office import converted

    content = samples.word() if source == "docx" else samples.excel()
    made = converted(tmp_path, content, f".{source}", target)
    assert equal(said(made, f"a.{target}"), truth) >= 0.99


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.html"])
def test_formulas_and_marks_in_cells_stay_as_they_are(name: str) -> None:
    rows = (samples.DUTIES[0], ("1", "负责墒情监测工作", f"{ODD}监测{MARKS}", "规划股", "'@x"))
    make = {"a.docx": samples.word, "a.xlsx": samples.excel, "a.html": samples.page}[name]
    found = {text for _, text in read(make((("一、部门职责", rows),)), name).texts()}
    assert {f"{ODD}监测{MARKS}", "'@x"} <= found
