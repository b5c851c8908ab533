"""The source panel (原文): the row as read, its neighbours, the quoted words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from graph.reading import Cell, Paragraph, Reading, Table
from ui.parts import data, marks
from ui.parts.html import esc, link, show
from ui.parts.words import t

Span = tuple[int, int]
_AT = re.compile(r"(t(\d+)r(\d+)c(\d+)|p(\d+))(?::(\d+)-(\d+))?")


def pieces(at: str) -> dict[str, list[Span]]:
    """Spans by cell or paragraph, of an address like `t1r3c4:0-8,t1r3c4:10-12`."""
    made: dict[str, list[Span]] = {}
    for match in _AT.finditer(at):
        start, end = match[6], match[7]
        made.setdefault(match[1], []).append((int(start or 0), int(end) if end else 1 << 30))
    return made


def marked(text: str, spans: Sequence[Span]) -> str:
    """Escaped text with spans in `<mark>`; spans that touch are one."""
    made, position = [], 0
    for start, end in _joined(spans, len(text)):
        made += [esc(text[position:start]), "<mark>", esc(text[start:end]), "</mark>"]
        position = end
    return "".join([*made, esc(text[position:])])


def _joined(spans: Sequence[Span], length: int) -> list[Span]:
    made: list[Span] = []
    for start, end in sorted((max(0, s), min(e, length)) for s, e in spans):
        if start >= end:
            continue
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def panel(citations: Sequence[dict[str, Any]], *, more: bool = True) -> None:
    """The first citation's place in its document; the others as a list below."""
    if not citations:
        show(f'<p class="note">{esc(t("source.none"))}</p>')
        return
    show(body(citations[0]))
    rest = [c for c in citations[1:] if c.get("at") != citations[0].get("at")]
    if more and rest:
        lines = "".join(
            f"<li>{_caption(c)} <q lang='zh'>{esc(' '.join(c['quote'].split()))}</q></li>"
            for c in rest[:8]
        )
        show(f'<details class="more"><summary>{esc(t("source.more", n=len(rest)))}</summary>'
             f"<ul>{lines}</ul></details>")


def body(citation: dict[str, Any]) -> str:
    """One citation as HTML: the table rows or the paragraph it stands in."""
    reading = data.reading(citation.get("document_id"))
    spans = pieces(str(citation.get("at") or ""))
    inner = _place(reading, spans) if reading and spans else ""
    if not inner:
        inner = f'<blockquote lang="zh"><mark>{esc(citation["quote"])}</mark></blockquote>'
    return (f'<section class="panel" aria-label="{esc(t("source.title"))}">'
            f"<p class='where'>{_caption(citation)}</p>{inner}"
            f"<p class='foot'>{_foot(citation)}</p></section>")


def _caption(citation: dict[str, Any]) -> str:
    where = esc(citation["locator"])
    number, at = citation.get("document_id"), str(citation.get("at") or "")
    if not isinstance(number, int) or not at:
        return where
    first, _, span = at.partition(",")[0].partition(":")
    return f"{where} {link(t('source.open'), 'documents', id=number, at=first, span=span)}"


def _foot(citation: dict[str, Any]) -> str:
    record = data.record(citation.get("document_id"))
    made = [marks.how(citation.get("how") or "stated", citation.get("rule") or "")
            or f'<span class="tag good">{esc(t("how.stated"))}</span>']
    if record is not None:
        made.append(esc(t("source.version", n=record.version)))
        if not record.current:
            made.append(f'<span class="tag caution">{esc(t("source.old"))}</span>')
        if any(issue.code == "ocr" for issue in record.issues):
            made.append(esc(t("source.scan")))
    quote = "".join(citation["quote"].splitlines())
    text = f"“{quote}”({citation['locator']}{', ' + made[1] if len(made) > 1 else ''})"
    made.append(f'<button type="button" data-act="copy" data-text="{esc(text)}">'
                f"{esc(t('source.copy'))}</button>")
    return " · ".join(made)


def _place(reading: Reading, spans: dict[str, list[Span]]) -> str:
    """The rows of the first table hit, or the paragraphs hit under their heading."""
    first = next(iter(spans))
    if first.startswith("p"):
        return _paragraphs(reading, spans)
    number = int(first[1:].partition("r")[0])
    table = next((b for b in reading.blocks if isinstance(b, Table) and b.index == number), None)
    return rows_html(table, spans, _wanted(table, spans)) if table else ""


def _paragraphs(reading: Reading, spans: dict[str, list[Span]]) -> str:
    path: dict[int, str] = {}
    made: list[str] = []
    for block in reading.blocks:
        if not isinstance(block, Paragraph):
            continue
        if block.address in spans:
            if not made and path:
                heads = " › ".join(esc(path[level]) for level in sorted(path))
                made.append(f'<p class="path" lang="zh">{heads}</p>')
            made.append(f'<p lang="zh" class="hit">{esc(block.number)}'
                        f"{marked(block.text, spans[block.address])}</p>")
        elif block.heading:
            path = {k: v for k, v in path.items() if k < block.heading}
            path[block.heading] = block.text
    return "".join(made)


def _wanted(table: Table, spans: dict[str, list[Span]]) -> list[int]:
    """Rows to show: heading, the hit rows, their neighbours, a short merge group."""
    hit = _hit_rows(table, spans)
    wanted = {1, *hit}
    for row in hit:
        wanted |= {row - 1, row + 1}
    for cell in table.cells:
        group = range(cell.row, cell.row + cell.rowspan)
        if 1 < cell.rowspan <= 5 and any(row in group for row in hit):
            wanted |= set(group)
    return sorted(row for row in wanted if 1 <= row <= table.rows)


LEADING = 3
"""Columns whose empty cells are filled from above: number, matter, department."""


def _carried(table: Table, hit: set[int]) -> dict[str, str]:
    """Words above that hold for empty leading cells of hit rows, by address.

    Pasted text does not show its merges: an empty cell there is the rest of one.
    """
    if table.merges_known:
        return {}
    words = {(c.row, c.column): c.text for c in table.cells if c.text.strip()}
    made: dict[str, str] = {}
    for row in hit:
        for column in range(1, min(LEADING, table.columns - 1) + 1):
            above = next((r for r in range(row, 1, -1) if (r, column) in words), row)
            if above != row:
                made[f"{table.address}r{row}c{column}"] = words[above, column]
    return made


def _hit_rows(table: Table, spans: dict[str, list[Span]]) -> list[int]:
    found = [re.fullmatch(r"t(\d+)r(\d+)c\d+", place) for place in spans]
    return sorted({int(m[2]) for m in found if m and int(m[1]) == table.index})


def rows_html(
    table: Table, spans: dict[str, list[Span]], wanted: Sequence[int], *, ids: bool = False,
    letters: dict[str, str] | None = None,
) -> str:
    """Rows of a table as read, merges as spans, cut where rows are left out."""
    grid = table.grid()
    hit = set(_hit_rows(table, spans))
    carried = {} if ids else _carried(table, hit)
    made: list[str] = []
    shown = 0
    for run in _runs(wanted):
        made += [_gap(run[0] - shown - 1, table.columns)] if run[0] > shown + 1 else []
        for row in run:
            css = ' class="hit"' if row in hit else ""
            cells = "".join(_cells(grid, row, run, table, spans, ids, letters or {}, carried))
            made.append(f"<tr{css}>{cells}</tr>")
        shown = run[-1]
    if shown < table.rows:
        made.append(_gap(table.rows - shown, table.columns))
    caption = f"<caption>{esc(t('source.table', n=table.index))}</caption>"
    return (f'<div class="scroll"><table class="read" lang="zh">{caption}'
            f"<tbody>{''.join(made)}</tbody></table></div>")


def _runs(wanted: Sequence[int]) -> list[list[int]]:
    made: list[list[int]] = []
    for row in wanted:
        if made and row == made[-1][-1] + 1:
            made[-1].append(row)
        else:
            made.append([row])
    return made


def _gap(count: int, columns: int) -> str:
    return f'<tr class="gap"><td colspan="{columns}">{esc(t("source.others", n=count))}</td></tr>'


def _cells(
    grid: list[list[Cell | None]], row: int, run: list[int], table: Table,
    spans: dict[str, list[Span]], ids: bool, letters: dict[str, str], carried: dict[str, str],
) -> Iterable[str]:
    """The cells that begin in a row, or were cut off above it."""
    seen: Cell | None = None
    for column, cell in enumerate(grid[row - 1], 1):
        here = f"{table.address}r{row}c{column}"
        if here in carried:
            yield _above(carried[here])
            continue
        if cell is None:
            yield "<td></td>"
            continue
        above = row > run[0] and cell.row < row
        if cell is seen or above or column > cell.column:
            seen = cell
            continue
        seen = cell
        last = min(cell.row + cell.rowspan - 1, run[-1])
        place = f"{table.address}r{cell.row}c{cell.column}"
        yield _cell(cell, place, last - row + 1, spans.get(place, []), ids, letters.get(place, ""))


def _above(text: str) -> str:
    short = text if len(text) <= 40 else text[:40] + "…"
    return f'<td class="above">{marks.how("inherited")} {esc(short)}</td>'


def _cell(
    cell: Cell, place: str, rowspan: int, spans: list[Span], ids: bool, letter: str
) -> str:
    words = f' id="{place}" tabindex="-1"' if ids else ""
    words += f' rowspan="{rowspan}"' if rowspan > 1 else ""
    words += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    words += f' class="k-{letter}"' if letter else ""
    sign = f'<sup class="letter">{esc(t("letter." + letter))}</sup>' if letter else ""
    return f"<td{words}>{sign}{marked(cell.text, spans)}</td>"
