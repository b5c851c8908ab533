"""Reading one table in every format, beside the obvious way: speed, memory, accuracy.

    python -m benchmarks.bench_reading [--rows 1000]

One duty table of an invented place, two columns merged over four rows each, as Word,
Excel, web page, PDF and old Word. A row counts as right when every cell holds the words
of the truth in its column, those of a merge in each of its rows. Every way runs in a
process of its own; seconds are processor time with that of children, peaks of memory
are of the largest process.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.reading_files import MAKERS, truth

Rows = Iterable[Iterable[object]]


def ours(content: bytes, name: str) -> Rows:
    """The blocks of the readers; a merge shows its cell in each of its rows."""
    from graph.reading import Table
    from ingest import readers

    for block in readers.read(content, name).blocks:
        if isinstance(block, Table):
            yield from ([cell.text if cell else "" for cell in row] for row in block.grid())


def python_docx(content: bytes, name: str) -> Rows:
    import docx

    for row in docx.Document(io.BytesIO(content)).tables[0].rows:
        yield [cell.text for cell in row.cells]


def pandas_excel(content: bytes, name: str) -> Rows:
    import pandas

    yield from pandas.read_excel(io.BytesIO(content), header=None, dtype=str).fillna("").values


def openpyxl_stream(content: bytes, name: str) -> Rows:
    import openpyxl

    sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True).active
    yield from sheet.iter_rows(values_only=True) if sheet else ()


def pandas_html(content: bytes, name: str) -> Rows:
    import pandas

    for frame in pandas.read_html(io.BytesIO(content), header=None, encoding="utf-8"):
        yield list(frame.columns)
        yield from frame.fillna("").values


def pdf_tables(content: bytes, name: str) -> Rows:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(content)) as document:
        for page in document.pages:
            for table in page.extract_tables():
                yield from table


def office_html(content: bytes, name: str) -> Rows:
    """LibreOffice to a web page, pandas over it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", "html", "--outdir", folder, str(path)],
            check=True, capture_output=True,
        )
        yield from pandas_html(path.with_suffix(".html").read_bytes(), name)


WAYS: dict[str, tuple[tuple[str, Callable[[bytes, str], Rows]], ...]] = {
    "docx": (("registry", ours), ("python-docx row.cells", python_docx)),
    "xlsx": (("registry", ours), ("pandas.read_excel", pandas_excel),
             ("openpyxl read_only", openpyxl_stream)),
    "html": (("registry", ours), ("pandas.read_html", pandas_html)),
    "pdf": (("registry", ours), ("pdfplumber extract_tables", pdf_tables)),
    "doc": (("registry", ours), ("LibreOffice to HTML", office_html)),
}
_LIMITED = {"doc": 200}
"""LibreOffice grows faster than its input."""


def right(found: Rows, rows: int) -> float:
    """Rows of the truth that were read cell by cell, as a share."""
    read = {_even(row) for row in found}
    return sum(_even(row) in read for row in truth(rows)) / (rows + 1)


def _even(row: Iterable[object]) -> tuple[str, ...]:
    """A row without white space; a title over more columns makes a sheet no wider."""
    cells = [re.sub(r"\s", "", "" if cell is None else str(cell)) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def measure(form: str, way: str, path: Path, tiny: Path, rows: int) -> None:
    """Prints seconds, peak in MB and share of right rows; imports are warmed up before."""
    read = dict(WAYS[form])[way]
    list(read(tiny.read_bytes(), tiny.name))
    before = _seconds()
    found = [list(row) for row in read(path.read_bytes(), path.name)]
    spent = _seconds() - before
    peak = max(resource.getrusage(who).ru_maxrss
               for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps([spent, peak / 1024, right(found, rows)]))


def _seconds() -> float:
    used = time.process_time()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used + children.ru_utime + children.ru_stime


def compare(rows: int) -> None:
    """Prints the table."""
    print("| format | rows | way | CPU s | rows/s | peak MB | rows right |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for form, ways in WAYS.items():
            number = min(rows, _LIMITED.get(form, rows))
            files = []
            for count in (number, 8):
                files.append(Path(folder, f"{count}.{form}"))
                files[-1].write_bytes(MAKERS[form](count))
            for way, _ in ways:
                out = subprocess.run(
                    [sys.executable, "-m", "benchmarks.bench_reading", "--way", form, way,
                     *map(str, files), str(number)],
                    capture_output=True, text=True, check=False,
                )
                print(_line(form, number, way, out), flush=True)


def _line(form: str, rows: int, way: str, out: subprocess.CompletedProcess[str]) -> str:
    if out.returncode:
        why = (out.stderr.strip().splitlines() or ["?"])[-1][:60]
        return f"| {form} | {rows} | {way} | not run: {why} | | | |"
    spent, peak, share = json.loads(out.stdout.splitlines()[-1])
    return (f"| {form} | {rows:,} | {way} | {spent:.2f} | {rows / max(spent, 0.001):,.0f} "
            f"| {peak:.0f} | {share:.1%} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--way", nargs=5, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.way:
        form, way, path, tiny, rows = arguments.way
        measure(form, way, Path(path), Path(tiny), int(rows))
    else:
        compare(arguments.rows)


if __name__ == "__main__":
    main()
