"""One made-up document of an invented place, as files of every format."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from html import escape
from itertools import accumulate

import docx
import openpyxl

from tests.ingest import layouts
from tests.ingest.layouts import UP
from tests.ingest.readers.portable import Sheet, pdf

TITLE = "白鹭区园林局责任清单"
ISSUER = "部门名称：白鹭区园林局"
Rows = Sequence[Sequence[str]]

BOUNDARY: Rows = (
    ("序号", "管理事项", "相关部门", "职责分工", "相关依据", "案例"),
    ("1", "行道树养护", "区园林局", "负责行道树的修剪、补植和病虫害防治。",
     "《白鹭区绿化管理办法》第八条", "某路行道树倒伏，由区园林局扶正。"),
    (UP, UP, "区公安分局", "负责因事故损坏行道树案件的查处。", "《治安管理处罚法》", UP),
    (UP, UP, "区住建局", "配合做好道路施工期间行道树的保护工作。", "", UP),
    ("2", "公园噪声管理", "区园林局", "牵头负责公园内噪声的日常巡查。",
     "《中华人民共和国噪声污染防治法》", ""),
    (UP, UP, "区生态环境分局", "负责噪声监测并提供监测数据。", "", UP),
)
DUTIES: Rows = (
    ("序号", "主要职责", "具体工作事项", "承办机构", "备注"),
    ("1", "负责全区绿地规划工作", "1.编制绿地系统规划", "规划股", ""),
    (UP, UP, "2.审核附属绿地方案", "规划股", "《城市绿化条例》"),
    ("2", "负责古树名木保护工作", "1.开展古树名木普查建档", "绿化股", ""),
)
SERVICES: Rows = (
    ("序号", "服务事项", "服务内容", "办理科室", "咨询电话"),
    ("1", "认建认养", "组织单位和个人认养树木", "绿化股", "0533-5550101"),
    ("2", "花木知识咨询", "解答花木养护问题", "公园管理所", "0533-5550102"),
)
PARTS: tuple[tuple[str, Rows], ...] = (
    ("一、部门职责", DUTIES), ("二、与相关部门的职责边界", BOUNDARY),
    ("三、公共服务事项", SERVICES),
)


def word(parts: Sequence[tuple[str, Rows]] = PARTS) -> bytes:
    """As Word with true merges."""
    document = docx.Document()
    document.add_paragraph(TITLE)
    document.add_paragraph(ISSUER)
    for heading, rows in parts:
        document.add_paragraph(heading)
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for top, left, down, text in _cells(rows):
            cell = table.cell(top, left)
            if down > 1:
                cell = cell.merge(table.cell(top + down - 1, left))
            cell.text = text
    # LibreOffice drops a table that ends the body when it writes .doc
    document.add_paragraph("")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _cells(rows: Rows) -> list[tuple[int, int, int, str]]:
    """(row, column, rows down, text) of each cell, from 0."""
    made = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text != UP:
                down = 1
                while r + down < len(rows) and rows[r + down][c] == UP:
                    down += 1
                made.append((r, c, down, text))
    return made


def excel(parts: Sequence[tuple[str, Rows]] = PARTS) -> bytes:
    """As one sheet, the tables one below the other."""
    book = openpyxl.Workbook()
    sheet = book.active
    row = 1
    for line in (TITLE, ISSUER):
        sheet.cell(row, 1, line)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=6)
        row += 1
    for heading, rows in parts:
        sheet.cell(row, 1, heading)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=6)
        row += 1
        for r, c, down, text in _cells(rows):
            sheet.cell(row + r, c + 1, text).data_type = "s"  # no formula, whatever its sign
            if down > 1:
                sheet.merge_cells(start_row=row + r, end_row=row + r + down - 1,
                                  start_column=c + 1, end_column=c + 1)
        row += len(rows) + 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def page(parts: Sequence[tuple[str, Rows]] = PARTS) -> bytes:
    """As a web page with rowspans."""
    made = [f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{TITLE}</title></head><body>",
            f"<h1>{TITLE}</h1><p>{ISSUER}</p>"]
    for heading, rows in parts:
        made.append(f"<h2>{heading}</h2><table>")
        for r in range(len(rows)):
            cells = [f"<td rowspan='{down}'>{escape(text)}</td>"
                     for row, _, down, text in _cells(rows) if row == r]
            made.append(f"<tr>{''.join(cells)}</tr>")
        made.append("</table>")
    return "".join([*made, "</body></html>"]).encode()


def mail() -> bytes:
    """The page as saved by a browser in one file."""
    head = (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n"
            b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n")
    return head + page() + b"\r\n--b--\r\n"


def pasted(layout: Callable[[Rows], str]) -> bytes:
    """As text, the tables in one of the textual layouts."""
    made = [TITLE, ISSUER]
    for heading, rows in PARTS:
        made += ["", heading, layout(rows), ""]
    return "\n".join(made).encode()


def comma_separated(separator: str = ",") -> bytes:
    """As one spreadsheet saved as text."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerows([[TITLE], [ISSUER]])
    for heading, rows in PARTS:
        writer.writerow([heading])
        writer.writerows([[layouts.blank(c) for c in row] for row in rows])
    return out.getvalue().encode()


def printed() -> bytes:
    """As a PDF page with ruled tables."""
    sheet = Sheet().text(200, 30, TITLE, 14).text(50, 60, ISSUER)
    y = 80.0
    for heading, rows in PARTS[1:]:
        sheet.text(50, y, heading)
        width = 500 / len(rows[0])
        xs = [50 + width * k for k in range(len(rows[0]) + 1)]
        per_line = int(width // 8)
        heights = [8 + 10 * max(-(-len(c) // per_line) for c in row) for row in rows]
        ys = list(accumulate(heights, initial=y + 20))
        sheet.grid(xs, ys)
        for row, top in zip(layouts.filled(rows), ys, strict=False):
            for x, text in zip(xs, row, strict=False):
                for k in range(0, len(text), per_line):
                    sheet.text(x + 2, top + 2 + 10 * (k // per_line), text[k : k + per_line], 8)
        y = ys[-1] + 20
    return pdf(sheet)


def bundle() -> bytes:
    """A zip of several of them, one inside another."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as package:
        package.writestr("内/清单.txt", pasted(layouts.tabs))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("清单.docx", word())
        package.writestr("inner.zip", inner.getvalue())
    return out.getvalue()


def texts() -> dict[str, bytes]:
    """Pasted text in every layout."""
    every = (*layouts.HORIZONTAL, *layouts.VERTICAL)
    return {f"{layout.__name__}.txt": pasted(layout) for layout in every}


def everything() -> dict[str, bytes]:
    """The document as every format that is read without another program, by file name."""
    return {
        "a.docx": word(), "a.xlsx": excel(), "a.html": page(), "a.mht": mail(),
        "a.csv": comma_separated(), "a.tsv": comma_separated("\t"), "a.pdf": printed(),
        "a.zip": bundle(), **texts(),
        "gb.txt": pasted(layouts.tabs).decode().encode("gb18030"),
        "wide.txt": pasted(layouts.cells).decode().encode("utf-16"),
    }
