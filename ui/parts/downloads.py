"""Files to take away (下载): CSV, Excel, JSON, Word; safe against formula injection."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st
from docx import Document
from docx.oxml.ns import qn
from openpyxl import Workbook

from ui.parts import data
from ui.parts.marks import role_word
from ui.parts.words import t

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
BOM = "\ufeff"


def cell(value: object) -> str:
    """A value as one text; lists are joined, control characters left out."""
    if isinstance(value, (list, tuple)):
        return "、".join(cell(item) for item in value)
    if isinstance(value, dict):
        return str(value.get("name") or value.get("title") or "")
    return _CONTROL.sub("", "" if value is None else str(value))


def safe(value: object) -> str:
    """A text that no spreadsheet takes for a formula."""
    text = cell(value)
    return "'" + text if text.startswith(_FORMULA) else text


def csv_bytes(heads: Sequence[str], lines: Sequence[Sequence[object]]) -> bytes:
    """CSV that Excel opens with the right characters."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([safe(value) for value in line] for line in lines)
    return (BOM + out.getvalue()).encode("utf-8")


def excel_bytes(heads: Sequence[str], lines: Sequence[Sequence[object]]) -> bytes:
    """An Excel file in which every cell is text or a number, never a formula."""
    book = Workbook(write_only=False)
    sheet = book.active
    sheet.append([cell(head) for head in heads])
    for row, line in enumerate(lines, 2):
        for column, value in enumerate(line, 1):
            place = sheet.cell(row, column)
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                place.value = value
            else:
                place.value = cell(value)[:32000]
                place.data_type = "s"
                place.quotePrefix = place.value.startswith(_FORMULA)
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def json_bytes(rows: Any) -> bytes:
    return json.dumps(rows, ensure_ascii=False, indent=1, default=str).encode("utf-8")


def tables(
    name: str, heads: Sequence[str], lines: Sequence[Sequence[object]], rows: Any = None
) -> None:
    """Buttons for CSV and Excel, and JSON where rows are given."""
    _button("CSV", f"{name}.csv", "text/csv", lambda: csv_bytes(heads, lines))
    _button("Excel", f"{name}.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            lambda: excel_bytes(heads, lines))
    if rows is not None:
        _button("JSON", f"{name}.json", "application/json", lambda: json_bytes(rows))


def word(name: str, title: str, rows: Sequence[dict[str, Any]]) -> None:
    """A button for a Word memo: each row with its quotes, places and versions."""
    _button("Word", f"{name}.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            lambda: memo(title, rows))


def picture(name: str, make: Callable[[], str]) -> None:
    """Buttons for a picture as SVG, and as PNG, which the browser makes of it."""
    _button("SVG", f"{name}.svg", "image/svg+xml", lambda: make().encode("utf-8"))

    def wanted() -> None:
        st.session_state["_picture"] = {"name": f"{name}.png", "svg": make()}

    st.button("PNG", key=f"png_{name}", on_click=wanted)


def _button(label: str, file_name: str, mime: str, make: Callable[[], bytes]) -> None:
    # The bytes are made when the button is pressed, not whenever the page is drawn.
    st.download_button(label, make, file_name=file_name, mime=mime, key=f"get_{file_name}",
                       on_click="ignore")


def memo(title: str, rows: Sequence[dict[str, Any]]) -> bytes:
    """A Word memo: statements with quotes, places, versions of the documents."""
    made = Document()
    style = made.styles["Normal"]
    style.font.name = "SimSun"
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    made.add_heading(cell(title), 1)
    for number, row in enumerate(rows, 1):
        role = row.get("role") or ""
        words = [row.get("department"), row.get("office"), role_word(role) if role else "",
                 row.get("matter"), row.get("phone")]
        line = " · ".join(cell(word) for word in words if word)
        made.add_paragraph(f"{number}. {line}").runs[0].bold = True
        if row.get("text"):
            made.add_paragraph(cell(row["text"]))
        for cited in (row.get("citations") or [])[:4]:
            record = data.record(cited.get("document_id"))
            version = t("source.version", n=record.version) if record else ""
            place = f"{cited['locator']} {version} sha256 {record.sha256[:12] if record else ''}"
            made.add_paragraph(f"“{cell(cited['quote'])}”", style="Quote")
            made.add_paragraph(cell(place))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
