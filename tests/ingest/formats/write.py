"""The documents as files of the formats that need no other program to write."""

from __future__ import annotations

import io
from collections.abc import Callable
from html import escape
from itertools import zip_longest
from typing import Any

import docx
import openpyxl
from docx.shared import Cm

from tests.ingest import layouts
from tests.ingest.formats.content import Document, Line, Rows
from tests.ingest.layouts import UP

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def anchors(rows: Rows) -> list[tuple[int, int, int, str]]:
    """(row, column, rows down, text) of each cell, from 0."""
    made = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text != UP:
                below = rows[r + 1 :]
                down = next((k for k, later in enumerate(below) if later[c] != UP), len(below))
                made.append((r, c, down + 1, text))
    return made


def widths(rows: Rows) -> list[float]:
    """The share of each column in the width, by the square root of what it holds."""
    parts = [max(3.0, sum(len(c) for c in column) ** 0.5)
             for column in zip_longest(*rows, fillvalue="")]
    return [part / sum(parts) for part in parts]


def word(document: Document, style: str = "Table Grid", height: float = 29.7) -> bytes:
    """As Word with true merges and headings repeated on each page.

    Pages of another `height` (cm) have a running head and page numbers.
    """
    made = docx.Document()
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(height)
    if height < 29.7:
        page.top_margin = page.bottom_margin = Cm(1.8)
        page.header_distance = page.footer_distance = Cm(0.6)
        page.header.paragraphs[0].text = "内部资料 注意保存"
        _numbered(page.footer.paragraphs[0])
    width = page.page_width - page.left_margin - page.right_margin
    for part in document:
        if isinstance(part, Line):
            made.add_paragraph(part.text)
        else:
            _table(made, part, style, width)
    made.add_paragraph("")  # LibreOffice drops a table that ends the body when it writes .doc
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _numbered(paragraph: Any) -> None:
    """The number of the page as a field."""
    paragraph.add_run("— ")
    field = paragraph._p.makeelement(f"{W}fldSimple", {f"{W}instr": "PAGE"})
    paragraph._p.append(field)
    paragraph.add_run(" —")


def _table(made: Any, rows: Rows, style: str, width: int) -> None:
    table = made.add_table(rows=len(rows), cols=len(rows[0]), style=style)
    table.autofit = False
    for column, share in zip(table.columns, widths(rows), strict=True):
        column.width = int(width * share)
        for cell in column.cells:
            cell.width = int(width * share)
    header = table.rows[0]._tr.get_or_add_trPr()
    header.append(header.makeelement(f"{W}tblHeader", {}))
    for top, left, down, text in anchors(rows):
        cell = table.cell(top, left)
        if down > 1:
            cell = cell.merge(table.cell(top + down - 1, left))
        cell.text = text


def excel(document: Document) -> bytes:
    """As one sheet, the parts one below the other."""
    book = openpyxl.Workbook()
    sheet = book.active
    wide = max([len(p[0]) for p in document if isinstance(p, tuple)], default=1)
    row = 1
    for part in document:
        if isinstance(part, Line):
            sheet.cell(row, 1, part.text)
            if wide > 1:
                sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=wide)
            row += 1
            continue
        for r, c, down, text in anchors(part):
            number = text.isdigit() and len(text) < 9
            sheet.cell(row + r, c + 1, int(text) if number else text or None)
            if down > 1:
                sheet.merge_cells(start_row=row + r, end_row=row + r + down - 1,
                                  start_column=c + 1, end_column=c + 1)
        row += len(part)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def page(document: Document, style: str = "") -> bytes:
    """As a web page with rowspans."""
    made = ["<!DOCTYPE html><html lang='zh'><head><meta charset='utf-8'>",
            f"<style>{style}</style></head><body>"]
    for part in document:
        if isinstance(part, Line):
            tag = f"h{part.heading}" if part.heading else "p"
            made.append(f"<{tag}>{escape(part.text)}</{tag}>")
        else:
            made.append(_web_table(part))
    return "".join([*made, "</body></html>"]).encode()


def _web_table(rows: Rows) -> str:
    columns = "".join(f"<col style='width:{100 * share:.1f}%'>" for share in widths(rows))
    lines = [""] * len(rows)
    for r, _, down, text in anchors(rows):
        words = escape(text).replace("\n", "<br>")
        tag = "th" if r == 0 else "td"
        lines[r] += f"<{tag} rowspan='{down}'>{words}</{tag}>"
    head = f"<thead><tr>{lines[0]}</tr></thead>"
    body = "".join(f"<tr>{line}</tr>" for line in lines[1:])
    return f"<table><colgroup>{columns}</colgroup>{head}<tbody>{body}</tbody></table>"


def pasted(document: Document, layout: Callable[[layouts.Rows], str]) -> bytes:
    """As text, the tables in one of the textual layouts."""
    made = [f"{p.text}" if isinstance(p, Line) else f"\n{layout(p)}\n" for p in document]
    return "\n".join(made).encode()


def _spaced(rows: layouts.Rows) -> str:
    """Joined by spaces, the lines of a cell too."""
    return layouts.spaces([[cell.replace("\n", " ") for cell in row] for row in rows])


PASTED: dict[str, Callable[[layouts.Rows], str]] = {
    "tabs": layouts.quoted_tabs, "column": layouts.column, "colons": layouts.colons,
    "labels": layouts.labels, "spaces": _spaced, "pipes": layouts.pipes,
}
"""Tabs as a spreadsheet puts them on the clipboard; one cell a line; two vertical forms; joined."""
