"""PDF: tables by their drawn lines, text by its characters, scans by recognition."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from graph.reading import Reading
from ingest.pages import LOCK
from ingest.readers import _errors as errors
from ingest.readers._kind import kind
from ingest.readers._layout import Box, Line, inside, lines_of, whole
from ingest.readers._pagegrid import PageTable, build
from ingest.readers._pages import Page, blocks
from ingest.readers._zip import BROKEN

FORMAT = "pdf"
SUFFIXES = (".pdf",)

MAX_PAGES: Final = 2000
MAX_SCANS: Final = 300
FEW_CHARACTERS: Final = 20
"""A page with fewer is a picture of a page."""
RESOLUTION: Final = 200
THICK: Final = 6.0
"""Lines are thinner than this."""
logging.getLogger("pdfminer").setLevel(logging.ERROR)  # one warning a character otherwise
_DAMAGE = (*BROKEN, PdfminerException, TypeError, AttributeError, AssertionError, RecursionError)


def sniff(content: bytes, name: str) -> float:
    return 1.0 if kind(content) == "pdf" else 0.0


def read(content: bytes, name: str) -> Reading:
    """The blocks of all pages. Raises ReadError in one clear sentence."""
    reading = Reading(name, FORMAT)
    scores: list[float] = []
    try:
        with pdfplumber.open(BytesIO(content)) as document:
            if len(document.pages) > MAX_PAGES:
                count = len(document.pages)
                raise errors.too_large(name, f"文件有 {count} 页", f"the file has {count} pages")
            pages = [_page(page, scores, name) for page in document.pages]
    except _DAMAGE as error:
        cause = error.args[0] if error.args else None
        if isinstance(cause, PDFPasswordIncorrect):
            raise errors.encrypted(name) from error
        raise errors.damaged(name, type(cause or error).__name__) from error
    reading.blocks, reading.issues = blocks(pages)
    reading.meta["pages"] = str(len(pages))
    if scores:
        from ingest.readers._ocr import ocr_issue

        reading.issues.append(ocr_issue(scores))
    if not reading.blocks:
        raise errors.no_content(name)
    return reading


def _page(page: Any, scores: list[float], name: str) -> Page:
    """One page; its parsed objects are let go before the next is opened."""
    try:
        if len(page.chars) < FEW_CHARACTERS and page.images and len(scores) < MAX_SCANS:
            from ingest.readers import _ocr

            with LOCK:
                image = page.to_image(resolution=RESOLUTION).original
            found, score = _ocr.page(image, page.page_number)
            scores.append(score)
            return found
        return _digital(page)
    finally:
        page.close()


def _digital(page: Any) -> Page:
    found = Page(page.page_number, float(page.width), float(page.height))
    pieces = [
        Line(whole(c["text"]), c["x0"], c["top"], c["x1"], c["bottom"])
        for c in page.chars if c.get("upright", True)
    ]
    tops, bottoms = _open_ends(page.edges)
    tables = page.find_tables({"explicit_horizontal_lines": [*tops, *bottoms]})
    for table in tables:
        if len(table.cells) > 1:
            found.tables.append(_table(page.page_number, table.cells, pieces, tops, bottoms))
    boxes = [table.box for table in found.tables]
    outside = [p for p in pieces if not any(inside(box, p.middle) for box in boxes)]
    found.lines = lines_of(outside)
    return found


OVERHANG: Final = 12.0
"""Words cut by a page end hang below the last line by less."""


def _table(
    number: int, cells: list[Box], pieces: Iterable[Line], tops: list[float], bottoms: list[float]
) -> PageTable:
    top, bottom = min(c[1] for c in cells), max(c[3] for c in cells)
    open_top = any(abs(y - top) < 2 for y in tops)
    open_bottom = any(abs(y - bottom) < 2 for y in bottoms)
    if open_bottom:
        cells = [(*c[:3], c[3] + OVERHANG if abs(c[3] - bottom) < 2 else c[3]) for c in cells]
    table = build(number, cells, pieces)
    table.open_top, table.open_bottom = open_top, open_bottom
    return table


def _open_ends(edges: list[dict[str, Any]]) -> tuple[list[float], list[float]]:
    """Heights where three or more upright lines end and no level line closes some.

    Some makers draw no line where the page end cuts a row or a merged cell; without
    one its words would be lost.
    """
    # the ends of a line drawn as a thin box are edges too, but rule nothing
    level = [e for e in edges if e["orientation"] == "h" and e["width"] > THICK]
    upright = [e for e in edges if e["orientation"] == "v" and e["height"] > THICK]

    def is_open(x: float, y: float) -> bool:
        return not any(
            abs(y - e["top"]) < 3 and e["x0"] - 3 < x < e["x1"] + 3 for e in level
        )

    def ends(key: str) -> list[float]:
        found: list[float] = []
        for y in sorted({round(e[key], 1) for e in upright}):
            low, high = (y - 3, y + 3) if key == "bottom" else (y + 3, y - 3)
            beyond = any(min(low, high) < e["bottom"] and e["top"] < max(low, high)
                         and (e["bottom"] > high if key == "bottom" else e["top"] < high)
                         for e in upright)
            here = {round(e["x0"]) for e in upright if abs(e[key] - y) < 1.5}
            apart = not found or y - found[-1] > 3
            ended = len(here) >= 3 and not beyond and apart
            if ended and sum(is_open(x, y) for x in here) > 1:
                found.append(y)
        return found

    return ends("top"), ends("bottom")
