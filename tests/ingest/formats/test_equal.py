"""The document of each section kind says the same in every format.

At least 99 % of the statements of the Word file and of the other file stand in
both; 97 % for PDF and 90 % for a scan.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.ingest.formats import printing, write
from tests.ingest.formats.content import DOCUMENTS
from tests.ingest.formats.measure import Said, equal, said

KINDS = list(DOCUMENTS)
SCANNED = ("boundary",)
PDF, SCAN, OTHER = 0.97, 0.90, 0.99
LOW_PAGES = "@page{size:21cm 9.5cm !important;margin:15mm 20mm}"


@cache
def truth(kind: str) -> Said:
    return said(write.word(DOCUMENTS[kind]), "a.docx")


@pytest.mark.parametrize("kind", KINDS)
def test_spreadsheets_and_pages(kind: str) -> None:
    document = DOCUMENTS[kind]
    assert equal(said(write.excel(document), "a.xlsx"), truth(kind)) >= OTHER
    assert equal(said(write.page(document), "a.html"), truth(kind)) >= OTHER


@pytest.mark.parametrize("style", write.PASTED)
@pytest.mark.parametrize("kind", KINDS)
def test_pasted_text(kind: str, style: str) -> None:
    content = write.pasted(DOCUMENTS[kind], write.PASTED[style])
    assert equal(said(content, "a.txt"), truth(kind)) >= OTHER


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every document as PDF, on high and on low pages, by LibreOffice."""
    files = {f"{kind}.docx": write.word(DOCUMENTS[kind]) for kind in KINDS}
    files |= {f"{k}-low.docx": write.word(DOCUMENTS[k], height=9.5) for k in KINDS}
    made = printing.by_office(files, "pdf", tmp_path_factory.mktemp("printed"))
    return {Path(name).stem: content for name, content in made.items()}


@pytest.mark.office
@pytest.mark.parametrize("kind", KINDS)
def test_pdf_of_an_office_program(kind: str, printed: dict[str, bytes]) -> None:
    assert equal(said(printed[kind], "a.pdf"), truth(kind)) >= PDF


@pytest.mark.office
@pytest.mark.parametrize("kind", KINDS)
def test_pdf_with_page_ends_in_rows_and_running_lines(
    kind: str, printed: dict[str, bytes]
) -> None:
    assert equal(said(printed[f"{kind}-low"], "a.pdf"), truth(kind)) >= PDF


@pytest.mark.office
@pytest.mark.parametrize("target", ["doc", "odt", "rtf"])
def test_other_office_formats(target: str, tmp_path: Path) -> None:
    """One file holds the documents with tables, so that it is converted once."""
    document = sum((DOCUMENTS[kind] for kind in KINDS[:4]), ())
    files = {"all.docx": write.word(document)}
    made = printing.by_office(files, target, tmp_path)["all.docx"]
    assert equal(said(made, f"a.{target}"), said(files["all.docx"], "a.docx")) >= OTHER


@pytest.mark.office
def test_older_spreadsheets(tmp_path: Path) -> None:
    files = {f"{kind}.xlsx": write.excel(DOCUMENTS[kind]) for kind in KINDS}
    for name, content in printing.by_office(files, "xls", tmp_path).items():
        assert equal(said(content, "a.xls"), truth(Path(name).stem)) >= OTHER, name


@pytest.mark.office
@pytest.mark.parametrize("kind", SCANNED)
def test_scan(kind: str, printed: dict[str, bytes]) -> None:
    found = said(printing.scanned(printed[kind]), "a.pdf")
    assert equal(found, truth(kind)) >= SCAN


@pytest.mark.browser
@pytest.mark.skipif(not printing.has_browser(), reason="needs Debian's chromium")
def test_pdf_of_a_browser(tmp_path: Path) -> None:
    kinds = ("boundary", "assignments")
    files = {f"{k}.html": write.page(DOCUMENTS[k], printing.RULED) for k in kinds}
    files |= {f"{k}-low.html": write.page(DOCUMENTS[k], printing.RULED + LOW_PAGES) for k in kinds}
    for name, content in printing.by_browser(files, tmp_path).items():
        kind = name.partition(".")[0].removesuffix("-low")
        assert equal(said(content, "a.pdf"), truth(kind)) >= PDF, name


@pytest.mark.office
@pytest.mark.parametrize("turn", [90, 180])
def test_a_scan_that_lies_turned(turn: int, printed: dict[str, bytes]) -> None:
    pages = [page.rotate(turn, expand=True) for page in printing.pictures(printed["prose"], 150)]
    assert equal(said(printing.bound(pages, 150), "a.pdf"), truth("prose")) >= SCAN
