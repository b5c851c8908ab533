"""How fast a large Word table is read, and in how much memory.

    .venv/bin/python benchmarks/bench_word_reader.py [--rows 5000] [--runs 7]

One table of 6 columns, two of them merged over four rows each, once with the bare
markup that python-docx writes and once with the paragraph and run properties
that Word writes. Ways, each run in a process of its
own, turn by turn so that a busy moment hits all of them:

    lxml      unzip and parse the same part, nothing else: the floor
    reader    ingest.readers.docx: bytes → blocks with spans
    _cells    python-docx, the table's private cell list, text of each cell
    row.cells python-docx as its documentation shows it, text of each cell
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

COLUMNS, MERGED, GROUP = 6, 2, 4
WORDS = "负责云杉县综合协调和监督管理工作，会同有关部门组织实施"


def make(path: Path, rows: int, markup: str) -> None:
    """Writes the document: python-docx for the package, its cell XML for the table."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    document.add_paragraph("职责边界登记表")
    cells = "".join(_row(row, markup) for row in range(rows))
    grid = '<w:gridCol w:w="1440"/>' * COLUMNS
    document.element.body.insert(1, parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>"
    ))
    document.save(str(path))


def _row(row: int, markup: str) -> str:
    words = '<w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="21"/></w:rPr>'
    lines = f'<w:pPr><w:jc w:val="left"/>{words}</w:pPr>'
    if markup == "bare":
        words = lines = ""
    cells = []
    for column in range(COLUMNS):
        covered = column < MERGED and row % GROUP
        merge = "" if column >= MERGED else (
            "<w:vMerge/>" if covered else '<w:vMerge w:val="restart"/>'
        )
        run = "" if covered else f"<w:r>{words}<w:t>{row}-{column} {WORDS}</w:t></w:r>"
        cells.append(f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1440"/>{merge}</w:tcPr>'
                     f"<w:p>{lines}{run}</w:p></w:tc>")
    return f"<w:tr>{''.join(cells)}</w:tr>"


def by_lxml(path: Path) -> object:
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        return len(etree.fromstring(package.read("word/document.xml")))  # and lets it go


def by_reader(path: Path) -> object:
    from ingest.readers import docx

    return docx.read(path.read_bytes(), path.name)


def by_cells(path: Path) -> object:
    import docx

    table = docx.Document(str(path)).tables[0]
    return [cell.text for cell in table._cells]


def by_row_cells(path: Path) -> object:
    import docx

    return [[cell.text for cell in row.cells] for row in docx.Document(str(path)).tables[0].rows]


WAYS: dict[str, Callable[[Path], object]] = {
    "lxml": by_lxml, "reader": by_reader, "_cells": by_cells, "row.cells": by_row_cells,
}


def measure(way: str, path: Path, tiny: Path) -> None:
    """Prints seconds of CPU and the growth of the peak in MB; imports are warmed up before."""
    WAYS[way](tiny)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    result = WAYS[way](path)
    seconds = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps([seconds, (after - before) / 1024, after / 1024, result is not None]))


def compare(rows: int, runs: int, markup: str) -> None:
    """Prints the medians side by side as a markdown table."""
    with tempfile.TemporaryDirectory() as folder:
        path, tiny = Path(folder, "table.docx"), Path(folder, "tiny.docx")
        for file, count in ((path, rows), (tiny, 8)):  # apart, to keep this process small
            subprocess.run(
                [sys.executable, __file__, "--make", str(file), str(count), markup], check=True
            )
        found: dict[str, list[list[float]]] = {way: [] for way in WAYS}
        for _ in range(runs):
            for way in WAYS:
                command = [sys.executable, __file__, "--way", way, str(path), str(tiny)]
                out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                found[way].append(json.loads(out)[:3])
        medians = {
            way: [statistics.median(values) for values in zip(*lines, strict=True)]
            for way, lines in found.items()
        }
    floor, ours = medians["lxml"][0], medians["reader"][0]
    print(f"{rows} rows × {COLUMNS} columns, {markup} markup, {runs} runs, medians\n")
    print("| way | CPU seconds | × lxml | × reader | peak growth MB | peak MB |")
    print("|---|---|---|---|---|---|")
    for way, (seconds, grown, peak) in medians.items():
        print(f"| {way} | {seconds:.3f} | {seconds / floor:.2f} | {seconds / ours:.2f} "
              f"| {grown:.0f} | {peak:.0f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--way", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--make", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.way:
        way, path, tiny = arguments.way
        measure(way, Path(path), Path(tiny))
    elif arguments.make:
        file, rows, markup = arguments.make
        make(Path(file), int(rows), markup)
    else:
        for markup in ("bare", "Word"):
            compare(arguments.rows, arguments.runs, markup)
            print()


if __name__ == "__main__":
    main()
