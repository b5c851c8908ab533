"""Files to take away hold what the page shows, and nothing that runs."""

from __future__ import annotations

import io

import openpyxl
import pytest

from ui.parts import downloads

FORMULAS = ["=1+2", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_cell_is_no_formula(text: str) -> None:
    assert downloads.safe(text).startswith("'")


def test_csv_opens_in_excel_with_the_right_characters() -> None:
    made = downloads.csv_bytes(["事项"], [["候鸟驿站"]])
    assert made.decode("utf-8") == "\ufeff事项\r\n候鸟驿站\r\n"


def test_excel_cells_are_text() -> None:
    made = downloads.excel_bytes(["甲", "数"], [[text, 3] for text in FORMULAS])
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert {cell.data_type for cell in sheet["A"][1:]} == {"s"}
    assert [cell.value for cell in sheet["B"]] == ["数", 3, 3, 3, 3, 3, 3]


def test_control_characters_do_not_stop_a_file() -> None:
    assert downloads.excel_bytes(["甲"], [["响铃\u0007"]])
