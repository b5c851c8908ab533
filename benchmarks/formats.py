"""The same content in every format: python -m benchmarks.formats [--printed] [--scanned]

Share of statements equal to those of the Word file, in percent, for a document of
each section kind. `--printed` adds what LibreOffice and chromium write, `--scanned`
pictures of printed pages at 200 dpi, laid askew, with noise.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.ingest.formats import printing, write
from tests.ingest.formats.content import DOCUMENTS
from tests.ingest.formats.measure import Said, equal, said

Files = dict[str, bytes]
"""Section kind → the file of its document."""


def main(printed: bool, scanned: bool) -> None:
    truth = {kind: said(write.word(d), "a.docx") for kind, d in DOCUMENTS.items()}
    print("| format |", " | ".join(DOCUMENTS), "| all |")
    print("|---" * (len(DOCUMENTS) + 2) + "|")
    _row("xlsx", {k: write.excel(d) for k, d in DOCUMENTS.items()}, truth)
    _row("html", {k: write.page(d) for k, d in DOCUMENTS.items()}, truth)
    for style, layout in write.PASTED.items():
        _row(f"txt, {style}", {k: write.pasted(d, layout) for k, d in DOCUMENTS.items()}, truth)
    if not (printed or scanned):
        return
    pdf = _office("pdf", {k: write.word(d) for k, d in DOCUMENTS.items()})
    if printed:
        _printed(pdf, truth)
    if scanned:
        _row("pdf, scan", {k: printing.scanned(c) for k, c in pdf.items()}, truth)


def _printed(pdf: Files, truth: dict[str, Said]) -> None:
    words = {k: write.word(d) for k, d in DOCUMENTS.items()}
    for target in ("doc", "odt", "rtf"):
        _row(target, _office(target, words), truth)
    _row("xls", _office("xls", {k: write.excel(d) for k, d in DOCUMENTS.items()}, "xlsx"), truth)
    _row("pdf, LibreOffice", pdf, truth)
    low = {k: write.word(d, height=9.5) for k, d in DOCUMENTS.items()}
    _row("pdf, LibreOffice, low pages", _office("pdf", low), truth)
    if printing.has_browser():
        pages = {f"{k}.html": write.page(d, printing.RULED) for k, d in DOCUMENTS.items()}
        with tempfile.TemporaryDirectory() as folder:
            made = printing.by_browser(pages, Path(folder))
        _row("pdf, chromium", {Path(n).stem: c for n, c in made.items()}, truth)


def _office(target: str, files: Files, source: str = "docx") -> Files:
    named = {f"{kind}.{source}": content for kind, content in files.items()}
    with tempfile.TemporaryDirectory() as folder:
        made = printing.by_office(named, target, Path(folder))
    return {Path(name).stem: content for name, content in made.items()}


def _row(title: str, files: Files, truth: dict[str, Said]) -> None:
    """One format: a share for each kind, and over all statements."""
    name = "a." + title.partition(",")[0]
    found = {kind: said(content, name) for kind, content in files.items()}
    shares = [f"{100 * equal(found[k], truth[k]):.1f}" for k in truth]
    same = sum(len(found[k] & truth[k]) for k in truth)
    either = sum(len(found[k] | truth[k]) for k in truth)
    print(f"| {title} |", " | ".join(shares), f"| {100 * same / either:.1f} |", flush=True)


if __name__ == "__main__":
    main("--printed" in sys.argv[1:], "--scanned" in sys.argv[1:])
