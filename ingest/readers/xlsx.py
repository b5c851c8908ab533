"""Excel workbooks (.xlsx .xlsm): each sheet a table, rows and columns as in Excel."""

from __future__ import annotations

import datetime
import re
import warnings
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from graph.reading import Cell, Issue, Paragraph, Reading, Table
from ingest.readers import _errors as errors
from ingest.readers._grid import MAX_COLUMNS, MAX_ROWS
from ingest.readers._kind import kind
from ingest.readers._stacked import parts
from ingest.readers._zip import BROKEN, Package

FORMAT = "xlsx"
SUFFIXES = (".xlsx", ".xlsm", ".xltx")

_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)
_DAMAGE = (*BROKEN, InvalidFileException, TypeError, AttributeError, SyntaxError)


def sniff(content: bytes, name: str) -> float:
    found = kind(content)
    if found == "xlsx" or (found == "encrypted" and name.lower().endswith(SUFFIXES)):
        return 1.0
    return 0.05 if found in ("", "ole", "zip") and name.lower().endswith(SUFFIXES) else 0.0


def read(content: bytes, name: str) -> Reading:
    """The visible sheets of a workbook. Raises ReadError in one clear sentence."""
    if kind(content) == "encrypted":
        raise errors.encrypted(name)
    package = Package(content, name)
    package.guard()
    try:
        with warnings.catch_warnings():  # about styles and validations, which nobody reads
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(content), data_only=True, keep_links=False)
    except _DAMAGE as error:
        raise errors.damaged(name, str(error)) from error
    reading = Reading(name, FORMAT)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if len(sheets) < len(book.worksheets):
        reading.issues.append(hidden_issue(len(book.worksheets) - len(sheets)))
    for sheet in sheets:
        cells = _cells(sheet)
        add_sheet(reading, sheet.title, cells)
        reading.issues += _hidden_rows(sheet, {cell.row for cell in cells if cell.text})
    reading.issues += _uncounted(package, len(book.worksheets))
    if not reading.blocks:
        raise errors.no_content(name)
    return reading


def hidden_issue(number: int) -> Issue:
    return Issue(
        "hidden_sheet", "note",
        f"有 {number} 个隐藏的工作表没有读取。",
        f"{number} hidden sheet(s) were not read.",
    )


def _hidden_rows(sheet: Worksheet, filled: set[int]) -> list[Issue]:
    """The note that rows which nobody sees were read."""
    number = sum(1 for row in filled if row in sheet.row_dimensions
                 and sheet.row_dimensions[row].hidden)
    if not number:
        return []
    return [Issue(
        "hidden_rows", "note",
        f"工作表“{sheet.title}”有 {number} 个隐藏的行，内容已读取，请核对是否有效。",
        f"Sheet {sheet.title!r} has {number} hidden row(s); they were read. Check whether they "
        "still hold.",
    )]


_NO_RESULT = re.compile(
    rb'<c\b(?![^>]*\bt="str")[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
"""A formula without what it came to."""


def _uncounted(package: Package, sheets: int) -> list[Issue]:
    """The warning that formulas were saved without their results."""
    parts = [f"xl/worksheets/sheet{n}.xml" for n in range(1, sheets + 1)]
    number = sum(len(_NO_RESULT.findall(package.read(p))) for p in parts if p in package)
    if not number:
        return []
    return [Issue(
        "formula_uncached", "warning",
        f"有 {number} 个单元格是公式，但文件中没有保存计算结果，读作空白。"
        "请用 Excel 或 WPS 打开，保存后再载入。",
        f"{number} cell(s) hold formulas whose results were not saved; they are read as blank. "
        "Open the file in Excel or WPS, save it and reload.",
    )]


def add_sheet(reading: Reading, title: str, cells: list[Cell]) -> None:
    """One sheet: its name, when somebody gave it one, and its table."""
    tables = parts(c for c in cells if c.row <= MAX_ROWS and c.column <= MAX_COLUMNS)
    if not tables:
        return
    if any(c.text and (c.row > MAX_ROWS or c.column > MAX_COLUMNS) for c in cells):
        reading.issues.append(Issue(
            "cut", "warning",
            f"工作表“{title}”超过 {MAX_ROWS} 行或 {MAX_COLUMNS} 列，超出部分没有读取。",
            f"Sheet {title!r} has more than {MAX_ROWS} rows or {MAX_COLUMNS} columns; "
            "what lies beyond was not read.",
        ))
    if not _DEFAULT_NAME.fullmatch(title.strip()):
        above = f"{title}\n{tables[0][0]}".rstrip()
        tables[0] = (above, *tables[0][1:])
    add_tables(reading, tables, merges_known=True)


def add_tables(
    reading: Reading, tables: list[tuple[str, list[Cell], int, int]], merges_known: bool
) -> None:
    """Tables with the headings above them, counted on from those that are there."""
    paragraphs = sum(isinstance(block, Paragraph) for block in reading.blocks)
    index = len(reading.blocks) - paragraphs
    for heading, kept, rows, columns in tables:
        for line in filter(str.strip, heading.split("\n")):
            paragraphs += 1
            reading.blocks.append(Paragraph(paragraphs, line, heading=1 if rows else 0))
        if not rows:
            continue
        index += 1
        reading.blocks.append(Table(index, rows, columns, tuple(kept), merges_known))


def _cells(sheet: Worksheet) -> list[Cell]:
    """The cells that the file holds; a far cell does not conjure up those between.

    `iter_rows` would: one cell in the last corner makes it build millions.
    """
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for area in sheet.merged_cells.ranges:
        size = (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
        spans[area.min_row, area.min_col] = size
        if size[0] * size[1] <= MAX_ROWS * 20:
            covered.update(
                (r, c)
                for r in range(area.min_row, min(area.max_row, MAX_ROWS) + 1)
                for c in range(area.min_col, min(area.max_col, MAX_COLUMNS) + 1)
            )
    covered -= spans.keys()
    return [
        Cell(r, c, shown(cell.value, cell.number_format), *spans.get((r, c), (1, 1)))
        for (r, c), cell in sorted(sheet._cells.items())
        if (r, c) not in covered
    ]


def shown(value: Any, form: str = "General") -> str:
    """A value as the sheet shows it: 1 and not 1.0, dates as dates."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return _number(value, form)
    return str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")


def _number(value: float, form: str) -> str:
    if form.endswith("%"):
        return f"{value:.{form.count('0') - 1 if '.' in form else 0}%}"
    whole = float(value).is_integer() and abs(value) < 1e15
    if whole and re.fullmatch(r"0{2,12}", form):
        return str(int(value)).zfill(len(form))
    return str(int(value)) if whole else f"{value:.12g}"
