"""Tables as text (.csv .tsv): one table; blank cells may be the rest of a merge."""

from __future__ import annotations

import csv
from io import StringIO

from graph.reading import Cell, Issue, Reading
from ingest.readers import _errors as errors
from ingest.readers._encoding import decode
from ingest.readers._grid import MAX_COLUMNS, MAX_ROWS
from ingest.readers._kind import kind
from ingest.readers._stacked import parts
from ingest.readers.xlsx import add_tables

FORMAT = "csv"
SUFFIXES = (".csv", ".tsv", ".tab")


def sniff(content: bytes, name: str) -> float:
    """Only the name tells a table from prose with commas."""
    plain = kind(content) == ""
    return 0.9 if plain and name.lower().endswith(SUFFIXES) else 0.0


def read(content: bytes, name: str) -> Reading:
    """One table of all lines, or those that stand one below the other."""
    decoded = decode(content)
    csv.field_size_limit(2**24)
    separator = _separator(decoded.text, name)
    try:
        lines = list(csv.reader(StringIO(decoded.text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise errors.damaged(name, str(error)) from error
    tables = parts(
        Cell(r, c, text.replace("\r\n", "\n").replace("\r", "\n"))
        for r, line in enumerate(lines[:MAX_ROWS], 1)
        for c, text in enumerate(line[:MAX_COLUMNS], 1)
    )
    if not tables:
        raise errors.no_content(name)
    reading = Reading(name, FORMAT, meta={"encoding": decoded.encoding})
    add_tables(reading, tables, merges_known=False)
    if len(lines) > MAX_ROWS:
        reading.issues.append(cut_issue(MAX_ROWS))
    return reading


def cut_issue(rows: int) -> Issue:
    """The note that a table was longer than what is read of it."""
    return Issue(
        "cut", "warning",
        f"表格超过 {rows} 行，只读取了前 {rows} 行。请拆分后再载入。",
        f"The table has more than {rows} rows; only the first {rows} were read. Split it.",
    )


def _separator(text: str, name: str) -> str:
    """The sign that cuts most lines into the same number of cells."""
    if name.lower().endswith((".tsv", ".tab")):
        return "\t"
    sample = text[:50_000]
    return max(",\t;|，", key=lambda sign: _regular(sample, sign))


def _regular(sample: str, sign: str) -> float:
    try:
        widths = [len(line) for line in csv.reader(StringIO(sample, newline=""), delimiter=sign)]
    except csv.Error:
        return 0.0
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0.0
    return max(wide.count(width) for width in set(wide)) / len(widths)
