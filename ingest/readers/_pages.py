"""Pages of lines and tables → blocks in reading order, over all pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.reading import Block, Issue, Paragraph
from ingest.readers._layout import Line, glue, reaches
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


def blocks(pages: Sequence[Page]) -> tuple[list[Block], list[Issue]]:
    """The paragraphs and tables of the pages, tables joined over page ends."""
    _drop_running_lines(pages)
    items: list[tuple[int, PageTable | list[Line], float]] = []
    for page in pages:
        for item in _in_order(page):
            before = items[-1][1] if items else None
            if (
                isinstance(item, PageTable) and isinstance(before, PageTable)
                and items[-1][0] == page.number - 1 and continues(before, item)
            ):
                join(before, item)
                items[-1] = (page.number, before, 0.0)
            else:
                items.append((page.number, item, _right(page)))
    found: list[Block] = []
    issues: list[Issue] = []
    tables = paragraphs = 0
    for number, item, right in items:
        if isinstance(item, PageTable):
            tables += 1
            found.append(item.table(tables))
            issues += _doubts(item, tables)
        else:
            for text in _paragraphs(item, right):
                paragraphs += 1
                found.append(Paragraph(paragraphs, text, page=number))
    return found, issues


def _doubts(table: PageTable, index: int) -> Iterator[Issue]:
    for row in sorted(set(table.doubtful)):
        yield Issue(
            "page_join", "note",
            f"表{index}第{row}行在页末，下一页首行是否属于同一行不能确定，请核对。",
            f"Row {row} of table {index} stands at a page end; whether the next page's first "
            "row belongs to it is not certain. Please check.",
            f"t{index}r{row}",
        )


def _in_order(page: Page) -> Iterator[PageTable | list[Line]]:
    """Tables and the runs of lines between them, from top to bottom."""
    tables = sorted(page.tables, key=lambda t: t.box[1])
    lines = sorted(page.lines, key=lambda line: (line.top, line.x0))
    for table in tables:
        above = [line for line in lines if line.middle[1] < table.box[1]]
        if above:
            yield above
            lines = lines[len(above) :]
        yield table
    if lines:
        yield lines


def _right(page: Page) -> float:
    """Where full lines of the page end."""
    left = min((line.x0 for line in page.lines), default=0.0)
    ends = [line.x1 for line in page.lines] + [table.box[2] for table in page.tables]
    return max(page.width - left if left < page.width / 4 else 0.0, *ends, 0.0)


def _paragraphs(lines: Sequence[Line], right: float) -> Iterator[str]:
    text = ""
    for before, line in zip((None, *lines), lines, strict=False):
        if before is not None and text:
            gap = line.top - before.bottom
            between = glue(before, line, right) if reaches(before, right) else "\n"
            other_size = abs(line.height - before.height) > 0.2 * before.height
            if between == "\n" or other_size or gap > 1.5 * max(before.height, 1):
                yield text
                text = ""
            else:
                text += between
        text += line.text
    if text:
        yield text


def _drop_running_lines(pages: Sequence[Page]) -> None:
    """Page numbers, and what stands at the edge of most pages, belong to no text."""
    counts: Counter[str] = Counter(
        _form(line) for page in pages for line in page.lines if _at_edge(line, page)
    )
    often = {form for form, times in counts.items() if times >= 3 and times > len(pages) / 2}
    for page in pages:
        page.lines = [
            line for line in page.lines
            if not (_at_edge(line, page)
                    and (_PAGE_NUMBER.fullmatch(line.text) or _form(line) in often))
        ]


def _at_edge(line: Line, page: Page) -> bool:
    return line.bottom < 0.1 * page.height or line.top > 0.9 * page.height


def _form(line: Line) -> str:
    return re.sub(r"\d+", "0", "".join(line.text.split()))
