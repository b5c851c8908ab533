"""Spreadsheets and CSV: values as a person sees them, rows and columns as in Excel."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from graph.errors import ReadError
from graph.reading import Table
from ingest.readers import read
from tests.ingest.readers.ole import container
from tests.ingest.readers.word import shown


def workbook(fill: Callable[[Worksheet], object]) -> bytes:
    book = openpyxl.Workbook()
    fill(book.active)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sheet(fill: Callable[[Worksheet], object]) -> list[object]:
    return shown(read(workbook(fill), "清单.xlsx"))


def test_merged_cells() -> None:
    def fill(ws: Worksheet) -> None:
        ws["A1"], ws["B1"], ws["B2"] = 1, "财政局", "民政局"
        ws.merge_cells("A1:A2")

    assert sheet(fill) == [[(1, 1, "1", 2, 1), (1, 2, "财政局"), (2, 2, "民政局")]]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (1, "General", "1"), (1.0, "General", "1"), (0.5, "General", "0.5"), (7, "000", "007"),
        (0.25, "0%", "25%"), (3912345678.0, "General", "3912345678"), (True, "General", "TRUE"),
        (datetime.datetime(2024, 5, 1), "yyyy-mm-dd", "2024-05-01"), ("甲\r\n乙", "@", "甲\n乙"),
        (0.1 + 0.2, "General", "0.3"),
    ],
)
def test_values(value: object, form: str, text: str) -> None:
    def fill(ws: Worksheet) -> None:
        ws["A1"] = value
        ws["A1"].number_format = form

    assert sheet(fill) == [[(1, 1, text)]]


def test_a_far_cell_costs_nothing_and_is_told() -> None:
    def fill(ws: Worksheet) -> None:
        ws["A1"], ws["XFD1048576"] = "甲", "远"

    reading = read(workbook(fill), "清单.xlsx")
    assert shown(reading) == [[(1, 1, "甲")]]
    assert [issue.code for issue in reading.issues] == ["cut"]


def test_formulas_without_results_and_hidden_rows_are_told() -> None:
    def fill(ws: Worksheet) -> None:
        ws["A1"], ws["B1"], ws["A2"], ws["B2"] = "事项", "分值", "巡河", "=SUM(B3:B9)"
        ws.row_dimensions[2].hidden = True

    reading = read(workbook(fill), "清单.xlsx")
    assert [(i.code, i.severity) for i in reading.issues] == [
        ("hidden_rows", "note"), ("formula_uncached", "warning"),
    ]
    assert (2, 1, "巡河") in shown(reading)[0]


def test_a_sheet_of_one_column_is_running_text() -> None:
    def fill(ws: Worksheet) -> None:
        ws["A1"], ws["A2"], ws["A4"] = "白鹭区供水通知", "一、落实责任", "区水利局负责供水调度。"

    assert sheet(fill) == ["白鹭区供水通知", "一、落实责任", "区水利局负责供水调度。"]


def test_named_sheets_are_headed_and_hidden_ones_left_out() -> None:
    def fill(ws: Worksheet) -> None:
        ws.title, ws["A1"] = "权责清单", "甲"
        other = ws.parent.create_sheet("草稿")
        other["A1"], other.sheet_state = "乙", "hidden"

    reading = read(workbook(fill), "清单.xlsx")
    assert shown(reading) == ["权责清单", [(1, 1, "甲")]]
    assert [issue.code for issue in reading.issues] == ["hidden_sheet"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (workbook(lambda ws: None), "no_content"),
        (workbook(lambda ws: None)[:900], "truncated"),
        (container("EncryptedPackage"), "encrypted"),
    ],
)
def test_each_failure_is_one_sentence(content: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(content, "清单.xlsx")
    assert caught.value.code == code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(("sign", "name"), [(",", "a.csv"), ("\t", "a.tsv"), (";", "a.csv")])
def test_csv(encoding: str, sign: str, name: str) -> None:
    lines = [["序号", "事项"], ["1", "低保审核"], ["", "救助管理"]]
    text = "\r\n".join(sign.join(line) for line in lines)
    reading = read(text.encode(encoding), name)
    table = reading.blocks[0]
    assert isinstance(table, Table) and not table.merges_known
    assert [[c.text if c else "" for c in row] for row in table.grid()] == lines


def test_quoted_cells_of_csv_keep_their_lines() -> None:
    content = '序号,职责\n1,"审核,确认\n发放"\n'.encode()
    assert shown(read(content, "a.csv"))[0][3] == (2, 2, "审核,确认\n发放")  # type: ignore[index]


def test_a_cut_old_workbook_is_damaged_and_ends_nothing() -> None:
    """The library panics on some of these; that must not reach the caller."""
    for size in (520, 1600, 3000):
        with pytest.raises(ReadError) as caught:
            read(container("Workbook")[:size], "清单.xls")
        assert caught.value.code == "damaged"
