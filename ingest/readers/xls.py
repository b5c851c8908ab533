"""Old Excel workbooks (.xls .et): each sheet a table, merges as the file has them."""

from __future__ import annotations

from io import BytesIO
from itertools import islice

import python_calamine

from graph.reading import Cell, Reading
from ingest.readers import _errors as errors
from ingest.readers._grid import MAX_COLUMNS, MAX_ROWS
from ingest.readers._kind import kind
from ingest.readers._zip import BROKEN
from ingest.readers.xlsx import add_sheet, hidden_issue, shown

FORMAT = "xls"
SUFFIXES = (".xls", ".et", ".xlt")

MAX_CELLS = 4_000_000


def sniff(content: bytes, name: str) -> float:
    found = kind(content)
    if found == "xls":
        return 1.0
    # a damaged container that claims to be a workbook is explained by this reader
    return 0.4 if found == "ole" and name.lower().endswith(SUFFIXES) else 0.0


def read(content: bytes, name: str) -> Reading:
    """The visible sheets of a workbook. Raises ReadError in one clear sentence."""
    reading = Reading(name, FORMAT)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        visible = python_calamine.SheetVisibleEnum.Visible
        sheets = [s for s in book.sheets_metadata if s.visible == visible]
        if len(sheets) < len(book.sheets_metadata):
            reading.issues.append(hidden_issue(len(book.sheets_metadata) - len(sheets)))
        for meta in sheets:
            add_sheet(reading, meta.name, _cells(book.get_sheet_by_name(meta.name), name))
    except (*BROKEN, python_calamine.CalamineError) as error:
        if isinstance(error, python_calamine.PasswordError):
            raise errors.encrypted(name) from error
        raise errors.damaged(name, str(error)) from error
    except BaseException as error:
        # a panic inside the library's Rust code, which is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise errors.damaged(name) from error
    if not reading.blocks:
        raise errors.no_content(name)
    return reading


def _cells(sheet: python_calamine.CalamineSheet, name: str) -> list[Cell]:
    if sheet.height * sheet.width > MAX_CELLS:
        raise errors.too_large(
            name, f"工作表有 {sheet.height} 行 {sheet.width} 列",
            f"a sheet has {sheet.height} rows and {sheet.width} columns",
        )
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        spans[top, left] = (bottom - top + 1, right - left + 1)
        covered.update(
            (r, c)
            for r in range(top, min(bottom, MAX_ROWS) + 1)
            for c in range(left, min(right, MAX_COLUMNS) + 1)
        )
    covered -= spans.keys()
    rows = islice(sheet.to_python(skip_empty_area=False), MAX_ROWS)
    return [
        Cell(r + 1, c + 1, shown(value), *spans.get((r, c), (1, 1)))
        for r, line in enumerate(rows)
        for c, value in enumerate(line[:MAX_COLUMNS])
        if (r, c) not in covered
    ]
