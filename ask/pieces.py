"""Kept text → units: logical paragraphs with their headings, table rows with labels.

Nothing here knows kinds of sections: it is what a question falls back on where no
section was recognised, and the wider context of rows where one was.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ask.units import Unit
from graph.reading import Cell, Paragraph, Reading, Table
from language.departments import find_departments

_LEVELS = (
    re.compile(r"\s*第[一二三四五六七八九十百]+[章节条]"),
    re.compile(r"\s*[一二三四五六七八九十]+\s*[、．.，]"),
    re.compile(r"\s*[（(]\s*[一二三四五六七八九十]+\s*[）)]"),
    re.compile(r"\s*\d{1,3}\s*[、．.，）)]"),
    re.compile(r"\s*(?:[（(]\s*\d{1,3}\s*[）)]|[①-⑳])"),
)
_LONGEST_HEADING = 40
_CLOSING = re.compile(
    r"[。；;”’」』）)]*(?:\s*[（(](?=[^（()）]{2,80}[）)])[^()（）]*[）)][。；]?)?"
)
_STRETCH = 300
"""Up to so many characters are quoted as one stretch."""
_WINDOW = 150
"""Sentences around a found one are shown with it up to this many characters."""


@dataclass(slots=True)
class Run:
    """A logical paragraph: its text and which address each part stands at."""

    text: str = ""
    parts: list[tuple[str, int, int]] = field(default_factory=list)
    heading: int = 0

    def add(self, address: str, text: str) -> None:
        self.parts.append((address, len(self.text), len(self.text) + len(text)))
        self.text += text

    def cut(self, start: int, end: int) -> list[tuple[str, int, int]]:
        """The places of a span: address with its own start and end."""
        found = []
        for address, first, last in self.parts:
            low, high = max(start, first), min(end, last)
            if low < high:
                found.append((address, low - first, high - first))
        return found


def level(text: str) -> int:
    """The level that the number in front of a line tells; 0 when it has none."""
    for number, pattern in enumerate(_LEVELS, 1):
        if pattern.match(text):
            return number
    return 0


def _width(paragraphs: list[Paragraph]) -> int:
    """The length at which lines were broken; 0 where paragraphs are whole."""
    lengths = Counter(len(p.text.rstrip()) for p in paragraphs)
    wide = [n for n in lengths if 18 <= n <= 60]
    for width in sorted(wide, reverse=True):
        near = sum(lengths[n] for n in range(width - 2, width + 1))
        if near >= 6 and near >= 0.25 * len(paragraphs):
            return width
    return 0


def runs(reading: Reading) -> Iterator[Run | Table]:
    """Blocks in order, lines that were broken at a page's width joined again."""
    paragraphs = [b for b in reading.blocks if isinstance(b, Paragraph)]
    width = _width(paragraphs)
    run: Run | None = None
    for block in reading.blocks:
        if isinstance(block, Table):
            if run:
                yield run
            run = None
            yield block
            continue
        text = block.text
        if not text.strip() or re.fullmatch(r"\s*[—\-－]*\s*\d+\s*[—\-－]*\s*", text):
            continue
        goes_on = (
            run is not None and width and len(run.text[run.parts[-1][1]:].rstrip()) >= width - 3
            and (not level(text) or re.match(r"\s*[。；，、）]", text))
        )
        if run is not None and goes_on:
            run.add(block.address, text)
            continue
        if run:
            yield run
        run = Run(heading=block.heading)
        run.add(block.address, text)
    if run:
        yield run


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences and clauses of a text; brackets stay whole.

    A bracket after a full stop (（牵头单位：…）) belongs to the sentence before it.
    """
    spans: list[tuple[int, int]] = []
    start = depth = position = 0
    while position < len(text):
        character = text[position]
        depth += (character in "（(《“") - (character in "）)》”" and depth > 0)
        position += 1
        if character not in "。；;！？!?\n" or (depth and position - start < 200):
            continue
        if character == "\n" and not re.match(r"\s*(?:\d+[.、．]|[（(])", text[position:]):
            continue
        closing = _CLOSING.match(text[position:])
        position += closing.end() if closing else 0
        if position - start >= 8:
            spans.append((start, position))
            start, depth = position, 0
    if text[start:].strip():
        if spans and len(text) - start < 6:
            spans[-1] = (spans[-1][0], len(text))
        else:
            spans.append((start, len(text)))
    return spans or [(0, len(text))]


def window(spans: list[tuple[int, int]], at: int) -> tuple[int, int]:
    """The sentence with its neighbours, as long as that stays short."""
    low = high = at
    while True:
        grown = False
        for first, last in ((low, high + 1), (low - 1, high)):
            if first >= 0 and last < len(spans) and spans[last][1] - spans[first][0] <= _WINDOW:
                low, high, grown = first, last, True
                break
        if not grown:
            return spans[low][0], spans[high][1]


def body_of(text: str) -> str:
    """The body that a heading or the front of a sentence names; '' if none."""
    plain = re.sub(r"^[\s第条章节一二三四五六七八九十百\d、．.，（）()①-⑳]+", "", text)
    for mention in find_departments(plain[:60]):
        return mention.name if mention.start <= 1 else ""
    return ""


class Pieces:
    """The text units of one document."""

    def __init__(self, reading: Reading, number: int, document_id: str, place: str,
                 title: str) -> None:
        self.reading = reading
        self.number = number
        self.document_id = document_id
        self.place = place
        self.title = title
        self.units: list[Unit] = []
        self._stack: list[tuple[int, str]] = []

    def all(self) -> list[Unit]:
        """Every unit, in the order of the document."""
        for block in runs(self.reading):
            if isinstance(block, Run):
                self._paragraph(block)
            else:
                self._table(block)
        return self.units

    def citation(self, address: str, start: int, end: int) -> dict[str, object]:
        """A verbatim citation of a span of a paragraph or cell."""
        where = self.reading.locate(address).where
        return {
            "document": self.reading.name, "document_id": self.number,
            "locator": f"{self.reading.name} › {where}",
            "at": f"{address}:{start}-{end}",
            "quote": self.reading.text_at(address)[start:end], "how": "stated", "rule": "",
        }

    def spanning(self, citations: list[dict[str, Any]]) -> list[dict[str, object]]:
        """The whole stretch of each place of which citations quote several parts."""
        spans: dict[str, list[tuple[int, int]]] = {}
        for citation in citations:
            for at in str(citation["at"]).split(","):
                address, _, span = at.partition(":")
                start, _, end = span.partition("-")
                if start.isdigit() and end.isdigit():
                    spans.setdefault(address, []).append((int(start), int(end)))
        made = []
        for address, parts in spans.items():
            low, high = min(a for a, _ in parts), max(b for _, b in parts)
            if high - low <= _STRETCH and (low, high) not in parts:
                made.append(self.citation(address, low, high))
        return made

    # -- running text ----------------------------------------------------------

    def _paragraph(self, run: Run) -> None:
        text = run.text
        own_level = run.heading or level(text)
        if own_level:
            while self._stack and self._stack[-1][0] >= own_level:
                self._stack.pop()
        heads = [t for _, t in self._stack]
        spans = sentences(text)
        lead = ""
        if own_level or len(text.strip()) <= 24:
            first = re.match(r"[^。；]{2,40}。(?=\S)", text)
            lead = first.group() if first and len(spans) > 1 else ""
        body = body_of(text) or next((b for h in reversed(heads) if (b := body_of(h))), "")
        for number, (start, end) in enumerate(spans):
            self._sentence(run, spans, number, [*heads, lead], body, start, end)
        whole = len(text.strip()) <= _LONGEST_HEADING
        if whole and (own_level or run.heading or not re.search(r"[。；]\s*$", text)):
            rank = own_level or (0 if text.rstrip().endswith(("：", ":")) else 9)
            if rank == 9:
                while self._stack and self._stack[-1][0] >= 9:
                    self._stack.pop()
            if rank:
                self._stack.append((rank, text.strip()))
        elif own_level and text.rstrip().endswith(("：", ":")):
            self._stack.append((own_level, text.strip()[-60:]))
        elif own_level and lead:
            self._stack.append((own_level, lead))

    def _sentence(self, run: Run, spans: list[tuple[int, int]], number: int,
                  heads: list[str], body: str, start: int, end: int) -> None:
        low, high = window(spans, number)
        cited = [self.citation(*part) for part in run.cut(start, end)]
        if (low, high) != (start, end):
            cited += [self.citation(*part) for part in run.cut(low, high)]
        address = run.parts[0][0]
        self.units.append(Unit(
            f"{self.document_id}/{address}:{start}", "text", run.text[start:end],
            self.reading.name, self.document_id, self.place,
            " ".join([*heads[-3:], body]), run.text, self.title,
            {"department": body, "matter": next((h for h in reversed(heads) if h), ""),
             "window": run.text[low:high]},
            cited, None, f"{address}:{start}-{end}", len(self.units),
        ))

    # -- tables ----------------------------------------------------------------

    def _table(self, table: Table) -> None:
        grid = table.grid()
        labels = _labels(grid)
        title = self._stack[-1][1] if self._stack else ""
        above: list[Cell | None] = [None] * table.columns
        for number, line in enumerate(grid):
            cells = _cells(line)
            if not cells or (labels and number == labels[0]):
                continue
            held = list(above)
            for column, cell in enumerate(line):
                if cell is not None and cell.text.strip():
                    held[column] = cell
            self._row(table, number + 1, cells, labels[1] if labels else [], held, title)
            above = held if not table.merges_known else [None] * table.columns

    def _row(self, table: Table, number: int, cells: list[Cell], labels: list[str],
             held: list[Cell | None], title: str) -> None:
        values = [cell.text if cell else "" for cell in held]
        named = {c.column: labels[c.column - 1] for c in cells if c.column <= len(labels)}
        fields = _fields(labels, values)
        line = "；".join(
            f"{named[c.column]}：{c.text.strip()}" if named.get(c.column) else c.text.strip()
            for c in cells
        )
        shown = "；".join(
            f"{label}：{value.strip()}" if label else value.strip()
            for label, value in zip(labels or [""] * len(values), values, strict=False) if value
        )
        context = " ".join(v for v in values if v)
        cited = [
            self.citation(f"t{table.index}r{c.row}c{c.column}", 0, len(c.text))
            for c in [*cells, *(h for h in held if h and h not in cells)]
        ]
        self.units.append(Unit(
            f"{self.document_id}/t{table.index}r{number}", "line", line, self.reading.name,
            self.document_id, self.place, title, context, " ".join([self.title, *labels]),
            {**fields, "window": shown}, cited, None, f"t{table.index}r{number}", len(self.units),
        ))
        for cell in cells:
            if cell.row == number and len(cell.text) > 12:
                self._cell(table, cell, fields, context, labels, title, cited)

    def _cell(self, table: Table, cell: Cell, fields: dict[str, str], context: str,
              labels: list[str], title: str, beside: list[dict[str, object]]) -> None:
        address = f"t{table.index}r{cell.row}c{cell.column}"
        spans = sentences(cell.text)
        label = labels[cell.column - 1] if cell.column <= len(labels) else ""
        head = " ".join([title, *(v for v in (fields.get("matter"), fields.get("department"),
                                              fields.get("office")) if v), label])
        for number, (start, end) in enumerate(spans):
            low, high = window(spans, number)
            self.units.append(Unit(
                f"{self.document_id}/{address}:{start}", "text", cell.text[start:end],
                self.reading.name, self.document_id, self.place, head, context,
                " ".join([self.title, *labels]),
                {**fields, "window": cell.text[low:high], "label": label},
                [self.citation(address, start, end),
                 self.citation(address, 0, len(cell.text)),
                 *(c for c in beside if not str(c["at"]).startswith(f"{address}:"))],
                None, f"{address}:{start}-{end}", len(self.units),
            ))


def _cells(line: list[Cell | None]) -> list[Cell]:
    found: list[Cell] = []
    for cell in line:
        if cell is not None and cell.text.strip() and cell not in found:
            found.append(cell)
    return found


def _labels(grid: list[list[Cell | None]]) -> tuple[int, list[str]] | None:
    """The row of column headings: the first of several short filled cells."""
    for number, line in enumerate(grid[:3]):
        texts = ["".join((c.text if c else "").split()) for c in line]
        filled = [t for t in texts if t]
        if len(filled) >= 3 and len(set(filled)) >= 3 and all(
            len(t) <= 12 and not re.search(r"\d|[。；]", t) for t in filled
        ):
            return number, texts
    return None


_MEANING = (
    ("phone", re.compile(r"电话|联系方式|热线|号码")),
    ("regulation", re.compile(r"依据")),
    ("office", re.compile(r"科室|股室|处室|机构|责任[科股处]|承办")),
    ("department", re.compile(r"部门|单位|主体|机关|牵头")),
    ("matter", re.compile(r"事项|项目|任务|名称|内容$|职责$")),
)


def _fields(labels: list[str], values: list[str]) -> dict[str, str]:
    """What the columns mean, by their headings."""
    found: dict[str, str] = {}
    for label, value in zip(labels, values, strict=False):
        for name, pattern in _MEANING:
            if value and pattern.search(label):
                found.setdefault(name, value.strip())
                break
    return found
