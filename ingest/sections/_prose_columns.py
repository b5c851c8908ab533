"""Two columns read line by line (两栏交错): taken apart again.

PDF text of a page in two columns often comes as left line, right line, left line …
The lines are put back by column where that reads better: a heading is followed by
text, a full line goes on in the middle of a word, a full stop is followed by a
heading. A page may hold several such blocks.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

L = TypeVar("L")

_LEAST, _MOST = 8, 160
"""Runs of fewer lines, or of more than a few pages, are not looked at."""
_WIDEST = 56
_EXTRA = 8
_SIGNS = re.compile(r"[，。；：、！？,;:!?]")


def untangled(lines: list[L], text_of: Callable[[L], str]) -> list[L]:
    """The lines in the order in which they are to be read."""
    texts = [text_of(line).strip() for line in lines]
    order: list[int] = []
    start = 0
    while start < len(texts):
        stop = start
        while stop < len(texts) and 0 < width(texts[stop]) <= _WIDEST:
            stop += 1
        run = list(range(start, stop))
        if _LEAST <= stop - start <= _MOST:
            run = [start + i for i in _reordered(texts[start:stop])]
        order += run
        if stop < len(texts):
            order.append(stop)
        start = stop + 1
    return [lines[i] for i in order]


def width(text: str) -> int:
    """Columns that a text takes: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _reordered(texts: Sequence[str]) -> list[int]:
    page = _Page(texts)
    straight = page.chain(range(len(texts)))
    if straight < 1.5 * _LEAST:
        return list(range(len(texts)))
    cost, order = page.best()
    return order if cost < 0.4 * straight else list(range(len(texts)))


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines from `start`: `pairs` of left and right, then `extra` of one column."""

    start: int
    pairs: int
    extra: int
    left: bool

    @property
    def stop(self) -> int:
        return self.start + 2 * self.pairs + self.extra

    def stretches(self) -> list[tuple[int, int, int]]:
        """The lines in reading order, as (first, last, stride) of each stretch."""
        turn = self.start + 2 * self.pairs
        left, right = (self.start, turn - 2, 2), (self.start + 1, turn - 1, 2)
        if not self.extra:
            return [left, right]
        tail = (turn, self.stop - 1, 1)
        return [left, tail, right] if self.left else [left, right, tail]

    def order(self) -> list[int]:
        return [i for low, high, stride in self.stretches() for i in range(low, high + 1, stride)]


class _Page:
    """The lines of a page, and what it costs to read one after another."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.known: dict[tuple[int, int], float] = {}
        counts = Counter(width(t) for t in texts)
        self.full = max(counts, key=lambda w: (counts[w] + counts[w - 1] + counts[w + 1], w))
        self.pairs = Counter(
            text[i : i + 2] for text in texts for i in range(len(text) - 1)
        )

    def heading(self, text: str) -> bool:
        return not _SIGNS.search(text) and width(text) < self.full - 3

    def step(self, a: int, b: int) -> float:
        """What reading line b after line a costs."""
        first, second = self.texts[a], self.texts[b]
        if self.heading(first):
            return 3.0 if self.heading(second) or _SIGNS.match(second) else 0.0
        if first[-1] in "。！？":
            return 0.0 if self.heading(second) or _numbered(second) else 1.5
        if width(first) < self.full - 4:
            return 3.0
        if self.heading(second) and second[-1] in "局委办部厅府会院校" and len(second) > 2:
            return 4.0
        if first[-1] in "；，：、":
            return 0.2
        return 0.0 if self.pairs[first[-1] + second[0]] or _SIGNS.match(second) else 0.5

    def chain(self, order: Sequence[int]) -> float:
        return sum(self.step(a, b) for a, b in pairwise(order))

    def cost(self, block: _Block, last: int | None) -> float:
        """What a block costs when line `last` was read before it."""
        total = 0.0
        for low, high, stride in block.stretches():
            total += 0.0 if last is None else self.join(last, low)
            total += self.along[stride][high] - self.along[stride][low]
            last = high
        return total

    @cached_property
    def along(self) -> dict[int, list[float]]:
        """What it costs to come to a line from the top, line by line or every second."""
        made = {}
        for stride in (1, 2):
            costs = [0.0] * len(self.texts)
            for i in range(stride, len(self.texts)):
                costs[i] = costs[i - stride] + self.join(i - stride, i)
            made[stride] = costs
        return made

    def join(self, a: int, b: int) -> float:
        """`step`, worked out once."""
        if (a, b) not in self.known:
            self.known[a, b] = self.step(a, b)
        return self.known[a, b]

    def best(self) -> tuple[float, list[int]]:
        """The cheapest way to cut the page into blocks of two columns."""
        count = len(self.texts)
        costs: dict[int, tuple[float, tuple[_Block, ...]]] = {0: (0.0, ())}
        for start in range(count):
            if start not in costs:
                continue
            before, blocks = costs[start]
            last = blocks[-1].stretches()[-1][1] if blocks else None
            for block in self._blocks(start):
                if 0 < count - block.stop < 6:
                    continue
                cost = before + self.cost(block, last) + 0.5
                if block.stop not in costs or cost < costs[block.stop][0]:
                    costs[block.stop] = (cost, (*blocks, block))
        if count not in costs:
            return float("inf"), list(range(count))
        return costs[count][0], [i for block in costs[count][1] for i in block.order()]

    def _blocks(self, start: int) -> list[_Block]:
        room = len(self.texts) - start
        return [
            _Block(start, pairs, extra, left)
            for pairs in range(3, room // 2 + 1)
            for extra in range(min(_EXTRA, room - 2 * pairs) + 1)
            for left in ((True, False) if extra else (True,))
        ]


def _numbered(text: str) -> bool:
    return bool(re.match(
        r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十\d]+[条章]",
        text,
    ))
