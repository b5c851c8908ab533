"""Tables whose cells each start with a line end and a tab (the pasted Word form).

    ⇥序号
    ⇥管理事项
    <blank line>
    ⇥1
    ⇥农村供水

A blank line ends a row, a merged cell is an empty one, a cell may hold line ends and
blank lines. So blank lines alone do not tell rows: the number of header cells does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.columns import is_header_row
from ingest.readers._text_fit import align, habits
from ingest.readers._text_lines import Found, Lines

_GOES_ON = re.compile(r"^\s*(?:《|[（(]|[\d０-９]{5,}|[\d０-９]{1,2}[.、．]\s*《|[\d０-９-]{7,})")


@dataclass
class _Chunk:
    """Cells between two blank lines."""

    cells: list[str]
    line: int = 0


def find(lines: Lines, start: int) -> Found | None:
    """The table that begins at a line with a leading tab."""
    if not _opens(lines[start]):
        return None
    chunks, end, aside = _chunks(lines, start)
    head = next((i for i, c in enumerate(chunks) if is_header_row(c.cells)), None)
    if head is None or len(chunks[head].cells) < 3:
        return None
    columns = len(chunks[head].cells)
    after = _next_table(chunks, head)
    if after < len(chunks):
        end = chunks[after].line
        chunks = chunks[:after]
        aside = [a for a in aside if a < end]
    rows: list[list[str]] = [c.cells for c in chunks[:head]]
    odd: list[int] = []
    below = list(_rows([c.cells for c in chunks[head:]], columns))
    filled = habits([row for row, _ in below[1:]], columns)
    for row, agrees in below:
        if not agrees and len(row) > 1:
            odd.append(len(rows))
        rows.append(align(row, chunks[head].cells, filled) if len(row) > 1 else row)
    return Found(end, rows, columns, aside, odd)


def _next_table(chunks: list[_Chunk], head: int) -> int:
    """The chunk where another table begins: another header, with the titles above it."""
    plain = _words(chunks[head].cells)
    for i in range(head + 1, len(chunks)):
        if is_header_row(chunks[i].cells) and _words(chunks[i].cells) != plain:
            while i - 1 > head and len(chunks[i - 1].cells) == 1:
                i -= 1
            return i
    return len(chunks)


def _words(cells: list[str]) -> list[str]:
    return ["".join(cell.split()) for cell in cells]


def _opens(line: str) -> bool:
    return line.startswith("\t") and "\t" not in line.strip("\t").rstrip()


def _chunks(lines: Lines, start: int) -> tuple[list[_Chunk], int, list[int]]:
    """Cells up to the end of the table, grouped by the blank lines between them."""
    chunks: list[_Chunk] = [_Chunk([], start)]
    aside: list[int] = []
    i = end = start
    columns = 0
    while i < len(lines):
        if i in lines.furniture and not lines[i].startswith("\t"):
            if not _more(lines, i):
                break
            aside.append(i)
        elif _opens(lines[i]):
            if i and lines.blank(i - 1) and chunks[-1].cells and not lines[i - 1].startswith("\t"):
                if not columns and is_header_row(chunks[-1].cells):
                    columns = len(chunks[-1].cells)
                chunks.append(_Chunk([], i))
            chunks[-1].cells.append(lines[i][1:])
            end = i + 1
        elif lines.blank(i):
            i += 1
            continue
        elif _continues(lines, i, len(chunks[-1].cells), columns, chunks[-1].cells):
            blanks = _blanks_before(lines, i)
            chunks[-1].cells[-1] += "\n" * (blanks + 1) + lines[i]
            end = i + 1
        else:
            break
        i += 1
    for chunk in chunks:
        chunk.cells = [cell.rstrip("\n") for cell in chunk.cells]
    return [c for c in chunks if c.cells], end, [a for a in aside if a < end]


def _blanks_before(lines: Lines, i: int) -> int:
    j = i - 1
    while j >= 0 and lines[j] == "":
        j -= 1
    return i - 1 - j


def _more(lines: Lines, i: int) -> bool:
    """Whether cells follow after blank lines and furniture."""
    following = lines.next_filled(i)
    return following < len(lines) and (
        _opens(lines[following])
        or (following + 1 < len(lines) and lines[following + 1].startswith("\t"))
    )


def _continues(lines: Lines, i: int, filled: int, columns: int, cells: list[str]) -> bool:
    """Whether a line without a tab belongs to the cell above it."""
    if not cells:
        return False
    blanks = _blanks_before(lines, i)
    if blanks == 0:
        return True
    if columns and filled < columns and cells[-1].strip():
        return not (blanks > 1 and lines.closes(i))
    if lines.closes(i) or not cells[-1].strip() or blanks > 1:
        return False
    return bool(_GOES_ON.match(lines[i])) or _more(lines, i + 1)


def _rows(chunks: list[list[str]], columns: int) -> list[tuple[list[str], bool]]:
    """Chunks put together or apart so that each row has the header's cells."""
    made: list[tuple[list[str], bool]] = []
    i = 0
    while i < len(chunks):
        cells = chunks[i]
        while len(cells) < columns and i + 1 < len(chunks):
            if len(cells) + len(chunks[i + 1]) > columns:
                break
            i += 1
            cells = [*cells, *chunks[i]]
        if len(cells) > columns and len(cells) % columns == 0:
            made.extend((cells[k : k + columns], True) for k in range(0, len(cells), columns))
        else:
            made.append((cells, len(cells) == columns))
        i += 1
    return made
