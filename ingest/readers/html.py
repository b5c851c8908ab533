"""Web pages (.html .htm), also those that Word and Excel save as .doc and .xls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree, html

from graph.reading import Block, Paragraph, Reading, Table
from ingest.readers import _errors as errors
from ingest.readers._encoding import decode
from ingest.readers._flow import Element, Flow, hidden
from ingest.readers._grid import MAX_ROWS, Grid
from ingest.readers._kind import kind

FORMAT = "html"
SUFFIXES = (".html", ".htm")

MAX_SIZE = 64 * 2**20
_DECLARED = re.compile(r"<\?xml[^>]*\?>|<meta\b[^>]*charset[^>]*>", re.IGNORECASE)
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0e-\x1f\ufffe\uffff]")


def sniff(content: bytes, name: str) -> float:
    return 1.0 if kind(content) == "html" else 0.0


def read(content: bytes, name: str, declared: str = "") -> Reading:
    """The blocks of a page. `declared` is the encoding that came with it, if any."""
    if len(content) > MAX_SIZE:
        size = len(content) // 2**20
        raise errors.too_large(name, f"网页有 {size} MB", f"the page has {size} MB")
    decoded = decode(content, declared)
    # the declaration has done its work; left in, the parser would believe it again
    text = _DECLARED.sub("", _FORBIDDEN.sub("", decoded.text))
    if not text.strip():
        raise errors.no_content(name)
    try:
        root = html.document_fromstring(text, parser=html.HTMLParser(no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise errors.damaged(name, str(error)) from error
    reading = Reading(name, FORMAT, meta={"encoding": decoded.encoding})
    title = root.findtext(".//title")
    if title and title.strip():
        reading.meta["title"] = " ".join(title.split())
    reading.blocks = list(_Page().blocks(root))
    if not reading.blocks:
        raise errors.no_content(name)
    return reading


class _Page:
    """Walks a page once: lines become paragraphs, data tables become grids."""

    def __init__(self) -> None:
        self._flow = Flow()
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, root: Element) -> Iterator[Block]:
        yield from self._walk(root)
        yield from self._lines()

    def _walk(self, element: Element) -> Iterator[Block]:
        if element.tag == "table" and not _only_layout(element):
            yield from self._table(element)
            return
        self._flow.start(element)
        self._flow.add(element.text)
        for child in element:
            if not hidden(child):
                yield from self._walk(child)
            self._flow.add(child.tail)
        self._flow.finish(element)

    def _lines(self) -> Iterator[Paragraph]:
        self._flow.end()
        for line in self._flow.lines:
            self._paragraphs += 1
            yield Paragraph(self._paragraphs, line.text, line.number, line.heading)
        self._flow.lines.clear()

    def _table(self, element: Element) -> Iterator[Block]:
        for caption in element.iterchildren("caption"):
            self._flow.walk(caption)
        yield from self._lines()
        table = grid_of(element, self._tables + 1)
        if table is not None:
            self._tables += 1
            yield table


def grid_of(element: Element, index: int) -> Table | None:
    """The grid of a `table` element; None when nothing stands in it."""
    grid = Grid()
    rows = list(islice(_rows(element), MAX_ROWS))
    for row, line in enumerate(rows, 1):
        for cell in line:
            if cell.tag in ("td", "th"):
                flow = Flow()
                flow.walk(cell)
                left = len(rows) - row + 1
                down = min(_span(cell.get("rowspan")) or left, left)  # 0 = to the end
                grid.place(row, flow.text(), down, _span(cell.get("colspan")) or 1)
        grid.rows = max(grid.rows, row)
    return grid.table(index) if any(cell.text for cell in grid.cells) else None


def _rows(table: Element) -> Iterator[Element]:
    """The table's own rows, not those of tables inside it."""
    for child in table:
        if child.tag == "tr" and not hidden(child):
            yield child
        elif child.tag in ("thead", "tbody", "tfoot") and not hidden(child):
            yield from (row for row in child if row.tag == "tr" and not hidden(row))


def _span(value: str | None) -> int:
    match = re.match(r"\s*(\d{1,5})", value or "1")
    return int(match.group(1)) if match else 1


def _only_layout(table: Element) -> bool:
    """Pages used to be laid out with tables: such a table holds a real one."""
    inner = [t for t in table.iter("table") if t is not table]
    if not inner:
        return False
    own = sum(1 for row in _rows(table) for cell in row if cell.tag in ("td", "th"))
    largest = max(sum(1 for _ in t.iter("td", "th")) for t in inner)
    return largest >= 4 and largest >= own
