"""Supervision regimes put together from lines: which lines begin, fill and end one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from graph.reading import Paragraph
from ingest.document import Source
from ingest.furniture import furniture
from ingest.lines import is_heading
from ingest.passage import EMPTY, Passage
from ingest.sections._regime_lines import (
    Line,
    Regime,
    cut_heads,
    is_title,
    is_unit,
    title_number,
    without_number,
)
from language.text import normalise

SECTION = re.compile(r"事中事后(?:监督管理|监管|监督检查)|监督检查?制度|监管制度|监管措施|监管细则")
_OTHER = re.compile(r"登记表|清单$|目录$|责任追究|职责边界|公共服务")

_AFTER = re.compile(
    r"附件|附表|附[：:]|本制度自|\d{4}年\d{1,2}月|二〇"
    r"|[\u4e00-\u9fff]{2,14}[市县区旗][\u4e00-\u9fff]{2,12}局$"
)
"""What stands below the last regime: annexes, date, signature."""


def find_regimes(source: Source) -> list[list[Regime]]:
    """The regimes of a document, a list for each stretch between tables."""
    made = []
    for stretch in _stretches(source):
        found = _Finder(stretch).find()
        if found:
            made.append(found)
    return made


def _stretches(source: Source) -> list[list[Line]]:
    """Lines between tables, without page and site furniture."""
    texts = [b.text if isinstance(b, Paragraph) else "" for b in source.blocks]
    aside = furniture(texts)
    made: list[list[Line]] = [[]]
    for position, block in enumerate(source.blocks):
        if not isinstance(block, Paragraph):
            made.append([])
        elif position not in aside and block.text.strip():
            made[-1].extend(cut_heads(position, source.passage(block)))
    return [stretch for stretch in made if len({line.head for line in stretch} - {""}) >= 3]


@dataclass
class _Finder:
    lines: Sequence[Line]
    starts: list[int] = field(default_factory=list)
    """For each regime with headings the line of its title."""

    def find(self) -> list[Regime]:
        heads = self._first_heads()
        titles = [self._title(head, heads[n - 1] if n else -1) for n, head in enumerate(heads)]
        begins = sorted({*titles, *self._headless(titles, heads)})
        stop = self._end(heads[-1]) if heads else 0
        edges = [*begins, stop]
        made = [self._regime(a, b) for a, b in pairwise(edges)]
        return [regime for regime in made if regime.parts]

    def _first_heads(self) -> list[int]:
        """The lines of the headings with which regimes begin."""
        found: list[int] = []
        seen: set[str] = set()
        since = 0
        for i, line in enumerate(self.lines):
            if not line.head:
                since += is_title(line.text)
                continue
            if not seen or (line.head in seen and (line.head == "object" or since)):
                found.append(i)
                seen = set()
            seen.add(line.head)
            since = 0
        return found

    def _title(self, head: int, before: int) -> int:
        """The title of the regime whose first heading is at a line."""
        for i in range(head - 1, before, -1):
            line = self.lines[i]
            if line.head:
                break
            if is_title(line.text):
                return i
        return head

    def _headless(self, titles: Sequence[int], heads: Sequence[int]) -> list[int]:
        """Titles of regimes without the six headings, told by their numbers.

        They go on in the numbering of the titles, after a regime that has come to
        its last heading.
        """
        numbers = {i: title_number(self.lines[i].text) for i in titles}
        styles = {style for style, _ in numbers.values() if style}
        found = []
        for n, title in enumerate(titles):
            # Nothing of a regime follows its 处理 but its items, which end in a stop.
            first = heads[n - 1] if n else 0
            last = max((i for i in range(first, title) if self.lines[i].head), default=-1)
            if n and self.lines[last].head != "handling":
                continue
            for i in range(last + 1, title):
                line = self.lines[i]
                style, number = title_number(line.text)
                if line.head or style not in styles or not is_title(line.text):
                    continue
                earlier = [k for s, k in (numbers[t] for t in titles[:n]) if s == style]
                if number and (not earlier or number > max(earlier)) and self._follows(i, title):
                    found.append(i)
        return found

    def _follows(self, i: int, title: int) -> bool:
        """Whether text follows before the next title: else the line only groups."""
        following = self.lines[i + 1] if i + 1 < title else None
        return following is not None

    def _end(self, head: int) -> int:
        """The line after the last regime: a heading of another kind of section."""
        handled = False
        for i in range(head, len(self.lines)):
            line = self.lines[i]
            handled = handled or line.head == "handling"
            if line.head or not handled:
                continue
            text = normalise(line.text.strip())
            other = len(text) <= 40 and bool(_OTHER.search(text) or _AFTER.match(text))
            style, _ = title_number(text)
            if other or (style == "、" and is_title(line.text) and is_heading(text)):
                return i
        return len(self.lines)

    def _regime(self, start: int, stop: int) -> Regime:
        first = self.lines[start]
        regime = Regime(EMPTY if first.head else without_number(first.passage))
        regime.start = (first.position, first.start)
        last = self.lines[stop - 1]
        regime.end = (last.position + 1, 0)
        if stop < len(self.lines) and self.lines[stop].position == last.position:
            regime.end = (last.position, self.lines[stop].start)
        name = ""
        for line in self.lines[start + (not first.head) : stop]:
            if line.head:
                name = line.head
                regime.parts.setdefault(name, [])
            if line.passage.strip():
                (regime.parts[name] if name else regime.opening).append(line.passage.strip())
        if not regime.parts:
            _as_content(regime)
        return regime


def _as_content(regime: Regime) -> None:
    """A regime without headings: its numbered lines are its content."""
    numbered = [p for p in regime.opening if title_number(p.text)[0]]
    if numbered:
        regime.parts["content"] = numbered
        regime.opening = [p for p in regime.opening if p not in numbered]
    elif any(not is_unit(p.text) for p in regime.opening):
        regime.parts["content"] = [p for p in regime.opening if not is_unit(p.text)]


def section_title(source: Source, position: int) -> tuple[int, Passage]:
    """Where the section of regimes begins, and its heading, above its first title."""
    for step in range(1, 6):
        block = source.blocks[position - step] if position >= step else None
        if not isinstance(block, Paragraph):
            break
        text = normalise(block.text)
        if len(text.strip()) <= 40 and SECTION.search(text):
            return position - step, source.passage(block).strip()
    return position, EMPTY
