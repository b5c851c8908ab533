"""Pages of lines and tables → blocks in reading order, over all pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from graph.reading import Block, Issue, Paragraph
from ingest.readers._layout import Line, glue, joined
from ingest.readers._pagegrid import PageTable, continues, join

_PAGE_NUMBER = re.compile(
    r"[-—–·•\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/，,]?\s*共?\s*\d{1,4}\s*页?)?[-—–·•\s]*"
)


@dataclass(slots=True)
class Page:
    """What stands on a page: lines outside tables, and tables."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)


@dataclass(slots=True)
class _Run:
    """Lines between two tables, or between a table and the page end."""

    lines: list[Line]
    page: int
    right: float


def blocks(pages: Sequence[Page]) -> tuple[list[Block], list[Issue]]:
    """The paragraphs and tables of the pages, both joined over page ends."""
    _drop_running_lines(pages)
    items: list[PageTable | _Run] = []
    ends = 0  # the page on which the last item ends
    for page in pages:
        for item in _in_order(page):
            before = items[-1] if items else None
            goes_on = ends == page.number - 1
            ends = page.number
            if isinstance(item, _Run):
                items.append(item)
            elif isinstance(before, PageTable) and goes_on and continues(before, item):
                join(before, item)
            else:
                items.append(item)
    found: list[Block] = []
    issues: list[Issue] = []
    last: tuple[Line, _Run] | None = None
    tables = 0
    for item in items:
        if isinstance(item, PageTable):
            tables += 1
            found.append(item.table(tables))
            issues += _doubts(item, tables)
            last = None
            continue
        for part in _paragraphs(item):
            text = joined(part, item.right)
            above = found[-1] if found else None
            if last and isinstance(above, Paragraph) and _runs_over(*last, part[0], item):
                found[-1] = replace(above, text=above.text + text)
            else:
                paragraphs = sum(isinstance(block, Paragraph) for block in found)
                found.append(Paragraph(paragraphs + 1, text, page=item.page))
            last = part[-1], item
    return found, issues


def _runs_over(before: Line, run: _Run, line: Line, below: _Run) -> bool:
    """Whether a paragraph goes on on the next page."""
    if below.page != run.page + 1 or before.text[-1] in "。！？：；":
        return False
    return not _other_size(before, line) and glue(before, line, run.right) == ""


def _other_size(before: Line, line: Line) -> bool:
    return abs(line.height - before.height) > 0.2 * before.height


def _doubts(table: PageTable, index: int) -> Iterator[Issue]:
    for row in sorted(set(table.doubtful)):
        yield Issue(
            "page_join", "note",
            f"表{index}第{row}行在页末，下一页首行是否属于同一行不能确定，请核对。",
            f"Row {row} of table {index} stands at a page end; whether the next page's first "
            "row belongs to it is not certain. Please check.",
            f"t{index}r{row}",
        )


def _in_order(page: Page) -> Iterator[PageTable | _Run]:
    """Tables and the runs of lines between them, from top to bottom."""
    tables = sorted(page.tables, key=lambda t: t.box[1])
    right = _right(page)
    lines = sorted(page.lines, key=lambda line: (line.top, line.x0))
    for table in tables:
        above = [line for line in lines if line.middle[1] < table.box[1]]
        if above:
            yield _Run(above, page.number, right)
            lines = lines[len(above) :]
        yield table
    if lines:
        yield _Run(lines, page.number, right)


def _right(page: Page) -> float:
    """Where full lines of the page end."""
    left = min((line.x0 for line in page.lines), default=0.0)
    ends = [line.x1 for line in page.lines] + [table.box[2] for table in page.tables]
    return max(page.width - left if left < page.width / 4 else 0.0, *ends, 0.0)


def _paragraphs(run: _Run) -> Iterator[list[Line]]:
    """The lines of each paragraph."""
    part: list[Line] = []
    for line in run.lines:
        if part:
            before = part[-1]
            gap = line.top - before.bottom > 1.5 * max(before.height, 1)
            if gap or _other_size(before, line) or glue(before, line, run.right) == "\n":
                yield part
                part = []
        part.append(line)
    if part:
        yield part


def _drop_running_lines(pages: Sequence[Page]) -> None:
    """Page numbers, and what stands at the edge of most pages, belong to no text."""
    edges = {page.number: _at_edge(page) for page in pages}
    masked = Counter(_form(line) for lines in edges.values() for line in lines)
    exact = Counter((line.text, round(line.top / 4)) for ls in edges.values() for line in ls)
    half = len(pages) / 2
    for page in pages:
        for line in edges[page.number]:
            often = masked[_form(line)] >= 3 and masked[_form(line)] > half
            twice = exact[line.text, round(line.top / 4)] >= 2 and len(pages) == 2
            if often or twice or _PAGE_NUMBER.fullmatch(line.text):
                page.lines.remove(line)


EDGE: Final = 60.0
"""Running lines stand in as many points at the top and the bottom, or in a tenth."""


def _at_edge(page: Page) -> list[Line]:
    """The lines in the margins."""
    low = max(0.1 * page.height, EDGE)
    return [
        line for line in page.lines if line.bottom < low or line.top > page.height - low
    ]


def _form(line: Line) -> tuple[str, int]:
    """A line without its figures, and where it stands."""
    return re.sub(r"\d+", "0", "".join(line.text.split())), round(line.top / 4)
