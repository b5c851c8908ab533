"""Word documents (.docx .docm .dotx, transitional and strict) by their XML.

Everything a person sees comes through: tracked insertions, content controls,
text boxes, symbols, automatic numbers. Deleted and hidden text does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from graph.reading import Block, Cell, Issue, Paragraph, Reading, Table
from ingest.readers import _errors as errors
from ingest.readers import _ooxml as ooxml
from ingest.readers._grid import MAX_COLUMNS
from ingest.readers._kind import kind
from ingest.readers._numbering import Numbering
from ingest.readers._ooxml import Element, Marks, W
from ingest.readers._styles import Styles, numbered, outline
from ingest.readers._zip import Package

FORMAT = "docx"
SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")

_TBL, _TR, _TC, _P, _T = (W + tag for tag in ("tbl", "tr", "tc", "p", "t"))
_PPR, _SPAN, _VMERGE, _HMERGE = (W + t for t in ("pPr", "gridSpan", "vMerge", "hMerge"))
_BEFORE, _VAL = W + "gridBefore", W + "val"
_NUMBER: Final = "number"
_HEADING: Final = "heading"
_FOUND: Final = {
    "revisions": (
        "文件含有未接受的修订，已按接受全部修订读取。",
        "The file holds tracked changes; it was read as if all were accepted.",
    ),
    "text_box": (
        "文件含有文本框，其文字放在所在段落之后。",
        "The file holds text boxes; their text stands after the paragraph they belong to.",
    ),
    "nested_table": (
        "单元格中套有表格，其文字已并入该单元格。",
        "A cell holds a table of its own; its text was joined into the cell.",
    ),
}


def sniff(content: bytes, name: str) -> float:
    found = kind(content)
    if found in ("docx", "encrypted"):
        return 1.0
    # a broken file that claims to be Word is explained by this reader
    return 0.05 if found in ("", "ole", "zip") and name.lower().endswith(SUFFIXES) else 0.0


def read(content: bytes, name: str) -> Reading:
    """The blocks of a Word document. Raises ReadError in one clear sentence."""
    if kind(content) == "encrypted":
        raise errors.encrypted(name)
    package = Package(content, name)
    part = _main_part(package)
    root = ooxml.parse(package.read(part), name)
    body = root.find(W + "body")
    if body is None:
        raise errors.damaged(name, "w:body")
    marks = ooxml.plain(root)
    _number(package, part, root, marks)
    ooxml.break_lines(root)
    reading = Reading(name, FORMAT, blocks=list(_blocks(body)))
    if not any(text.strip() for _, text in reading.texts()):
        raise errors.no_content(name)
    reading.issues += _notes(marks)
    return reading


def _notes(marks: Marks) -> list[Issue]:
    """What a clerk should know about how the document was read."""
    found = {
        "revisions": marks.any(("ins", "del", "moveFrom", "moveTo")),
        "text_box": "txbxContent" in marks,
        "nested_table": any(t.getparent() is None for t in marks["tbl"]),
    }
    return [Issue(code, "note", *_FOUND[code]) for code, there in found.items() if there]


def _main_part(package: Package) -> str:
    """The document's part: as the package says, else where Word always puts it."""
    part = ooxml.related(package, "").get("officeDocument", "word/document.xml").lstrip("/")
    if part not in package:
        raise errors.damaged(package.name, part)
    return part


def _number(package: Package, part: str, root: Element, marks: Marks) -> None:
    """Writes heading levels and automatic numbers onto the paragraphs."""
    if not marks.any(("numPr", "pStyle", "outlineLvl")):
        return
    parts = ooxml.related(package, part)
    styles = Styles(_other(package, parts.get("styles")))
    numbering = Numbering(_other(package, parts.get("numbering")))
    for properties in root.iter(_PPR):
        paragraph = properties.getparent()
        if paragraph is None or paragraph.tag != _P:
            continue
        mark = properties.find(W + "pStyle")
        style = styles[mark.get(_VAL, "")] if mark is not None else styles[""]
        heading = outline(properties) or style.heading
        if heading:
            paragraph.set(_HEADING, str(heading))
        number_id, depth = numbered(properties)
        if not number_id:
            number_id, depth = style.number_id, depth or style.depth
        number = numbering.next(number_id, depth) if number_id else ""
        if number and paragraph.getparent().tag == _TC:
            ooxml.write_number(paragraph, number)
        elif number:
            paragraph.set(_NUMBER, number)


def _other(package: Package, part: str | None) -> Element | None:
    if part is None or part not in package:
        return None
    return ooxml.parse(package.read(part), package.name)


def _blocks(body: Element) -> Iterator[Block]:
    tables = paragraphs = 0
    for element in body:
        if element.tag == _TBL:
            table = _table(element, tables + 1)
            if table.rows:
                tables += 1
                yield table
        elif element.tag == _P:
            paragraphs += 1
            text = "".join([t.text or "" for t in element.iter(_T)])
            number, heading = element.get(_NUMBER, ""), element.get(_HEADING, "0")
            yield Paragraph(paragraphs, text, number, int(heading))


class _Layout:
    """The cells of a table while its rows pass, with the merges that are open (合并单元格)."""

    __slots__ = ("_merges", "_open", "cells")

    def __init__(self) -> None:
        self.cells: list[Cell] = []
        self._open: dict[int, list[int]] = {}  # column → position of a cell, row it may reach
        self._merges: list[list[int]] = []

    def add(self, row: int, column: int, text: str, span: int, vertical: str, old: str) -> None:
        """A cell with spans or merge marks: one of its own, or a part of one before."""
        if vertical == "continue":
            above = self._open.get(column)
            if above is not None and above[1] == row:
                above[1] += 1
                return
        if old == "continue" and self.cells and self.cells[-1].row == row:
            before = self.cells[-1]
            self.cells[-1] = before._replace(colspan=before.colspan + span)
            return
        if vertical:
            self._open[column] = merge = [len(self.cells), row + 1]
            self._merges.append(merge)
        self.cells.append(Cell(row, column, text, 1, span))

    def table(self, index: int, rows: int, columns: int) -> Table:
        for position, end in self._merges:
            first = self.cells[position]
            rows_down = end - first.row
            if rows_down > 1:
                self.cells[position] = Cell(
                    first.row, first.column, first.text, rows_down, first.colspan
                )
        return Table(index, rows, columns, tuple(self.cells))


def _table(element: Element, index: int) -> Table:
    """The grid of a plain table, in one pass over the elements that matter.

    One bare loop: with a method call for each element it would be half as fast
    (benchmarks/bench_word_reader.py).
    """
    layout = _Layout()
    cells, words, cell, line = layout.cells, _T, _TC, _TR
    row, column, columns, span = 0, 1, 0, 1
    text, vertical, old = "", "", ""
    inside = False
    etree.SubElement(element, _TR)  # ends the last cell
    for e in element.iter(_T, _TC, _TR, _SPAN, _VMERGE, _HMERGE, _BEFORE):
        tag = e.tag
        if tag == words:
            text += e.text or ""
        elif tag in (cell, line):
            if inside:
                if vertical or old or span > 1:
                    layout.add(row, column, text, span, vertical, old)
                else:
                    cells.append(Cell(row, column, text))
                column += span
            text = ""
            if tag == cell:
                inside, span, vertical, old = True, 1, "", ""
            else:
                columns = max(columns, column - 1)
                inside, column, row = False, 1, row + 1
        elif tag == _BEFORE:
            column += _count(e, 0)
        elif tag == _SPAN:
            span = max(1, _count(e, 1))
        elif tag == _VMERGE:
            vertical = e.get(_VAL, "continue")
        else:
            old = e.get(_VAL, "continue")
    return layout.table(index, row - 1, columns)


def _count(mark: Element, default: int) -> int:
    value = mark.get(_VAL, "")
    return min(int(value), MAX_COLUMNS) if value.isascii() and value.isdecimal() else default
