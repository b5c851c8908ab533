"""Plain and pasted text: lines as paragraphs, and tables in every textual form.

A table that reaches us as text has lost its lines; how its cells stand in the
text is told by one of the layouts below, each in a file of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

from graph.reading import Cell, Issue, Paragraph, Reading, Table
from ingest.readers import (
    _text_cells,
    _text_columns,
    _text_delimited,
    _text_forms,
    _text_glued,
    _text_pairs,
    _text_rows,
)
from ingest.readers._encoding import decode
from ingest.readers._errors import no_content
from ingest.readers._long import LONGEST, long_issue, pieces
from ingest.readers._text_lines import Found, Lines

FORMAT = "txt"
SUFFIXES = (".txt", ".md", ".text")

_MARKDOWN = re.compile(r"^ {0,3}#{1,6} +(?=\S)")
"""The mark of a heading; not part of its words."""
_LAYOUTS: tuple[Callable[[Lines, int], Found | None], ...] = (
    _text_cells.find,
    _text_delimited.find,
    _text_columns.find,
    _text_rows.find,
    _text_pairs.find,
    _text_forms.find,
    _text_glued.find,
)


def sniff(content: bytes, name: str) -> float:
    """Low for any text: a format that knows more of itself goes first."""
    head = decode(content[:4096]).text[:2000]
    control = sum(sign < " " and sign not in "\t\n\r\f\v" for sign in head)
    if control > len(head) // 50 or head.count("\ufffd") > len(head) // 3:
        return 0.0
    return 0.3 if PurePath(name).suffix.lower() in SUFFIXES else 0.2


def read(content: bytes, name: str) -> Reading:
    """The blocks of a text file."""
    decoded = decode(content)
    reading = read_text(decoded.text, name)
    reading.meta["encoding"] = decoded.encoding
    if "\ufffd" in decoded.text:
        reading.issues.append(
            Issue(
                "encoding_doubt", "warning",
                f"有些字节按 {decoded.encoding} 读不出,已用替代符号表示。请核对原文。",
                f"Some bytes cannot be read as {decoded.encoding} and stand as marks; "
                "compare with the original.",
            )
        )
    return reading


def read_text(text: str, name: str) -> Reading:
    """The blocks of a text, in order; each line that is not blank is in one."""
    if not text.strip():
        raise no_content(name)
    whole = re.split(r"\r\n|\r|\n|\f", text)
    lines = Lines([part for line in whole for part in _parts(line)])
    reading = Reading(name, FORMAT)
    if len(lines) > len(whole):
        reading.issues.append(long_issue())
    paragraphs = tables = 0
    i = 0
    while i < len(lines):
        found = None
        if not lines.blank(i) or lines[i].startswith("\t"):
            found = next(filter(None, (find(lines, i) for find in _LAYOUTS)), None)
        if found is None:
            if not lines.blank(i):
                paragraphs += 1
                reading.blocks.append(Paragraph(paragraphs, _MARKDOWN.sub("", lines[i])))
            i += 1
            continue
        tables += 1
        reading.blocks.append(_table(tables, found))
        reading.issues.extend(_issues(tables, found))
        for at in found.aside:
            paragraphs += 1
            reading.blocks.append(Paragraph(paragraphs, lines[at]))
        i = found.end
    return reading


def _parts(line: str) -> list[str]:
    """A line as it stands; a very long one in pieces, unless it is a row of cells."""
    longest = max(map(len, re.split(r"[\t|｜│┃║]", line)))
    return pieces(line) if longest > LONGEST else [line]


def _table(index: int, found: Found) -> Table:
    columns = max(found.columns, max(len(row) for row in found.rows))
    cells: list[Cell] = []
    for number, row in enumerate(found.rows, start=1):
        if len(row) == 1 and columns > 1:
            cells.append(Cell(number, 1, row[0], 1, columns))
            continue
        padded = [*row, *[""] * (columns - len(row))]
        cells.extend(Cell(number, c, text) for c, text in enumerate(padded, start=1))
    return Table(index, len(found.rows), columns, tuple(cells), merges_known=False)


def _issues(index: int, found: Found) -> list[Issue]:
    return [
        Issue(
            "cell_count", "note",
            f"表{index}第{row + 1}行的单元格数与表头({found.columns}列)不一致,已按内容对齐。",
            f"Row {row + 1} of table {index} has another number of cells than its header "
            f"({found.columns}); its cells were placed by what they hold.",
            f"t{index}r{row + 1}",
        )
        for row in found.odd
    ]
