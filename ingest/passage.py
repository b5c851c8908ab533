"""Text that knows where each of its characters stands in the document.

Sections and extraction cut, join and repair text (line ends inside names, page
marks, columns interleaved). A Passage does all this like a `str` and can still
say, verbatim, which stretches of which cells it came from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice
from typing import NamedTuple

from graph.reading import Reading, Table
from graph.statement import Piece, Place

_SPACE = re.compile(r"\s+")
_FEW = 32
"""Runs that are sooner walked than searched."""


class Run(NamedTuple):
    """`length` characters that stand at `start` of the block at `at`."""

    at: str
    start: int
    length: int


class Passage:
    """An immutable text with its source runs; lengths of text and runs agree."""

    __slots__ = ("_begins", "runs", "text")

    def __init__(self, text: str, runs: tuple[Run, ...]) -> None:
        length = runs[0].length if len(runs) == 1 else sum([run.length for run in runs])
        if len(text) != length:
            raise ValueError("text and its source runs differ in length")
        self.text = text
        self.runs = runs
        self._begins: list[int] | None = None

    @classmethod
    def of(cls, at: str, text: str, start: int = 0) -> Passage:
        """The whole text of a block or cell."""
        return cls(text, (Run(at, start, len(text)),) if text else ())

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Passage({self.text!r} @ {self.at})"

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Passage):
            return self.text == other.text and self.runs == other.runs
        return NotImplemented

    def __hash__(self) -> int:
        return hash((self.text, self.runs))

    def __add__(self, other: Passage) -> Passage:
        if not self:
            return other
        if not other:
            return self
        last, first = self.runs[-1], other.runs[0]
        if last.at == first.at and last.start + last.length == first.start:
            joined = Run(last.at, last.start, last.length + first.length)
            return Passage(
                self.text + other.text, (*self.runs[:-1], joined, *other.runs[1:])
            )
        return Passage(self.text + other.text, self.runs + other.runs)

    def __getitem__(self, part: slice) -> Passage:
        start, stop, step = part.indices(len(self.text))
        if step != 1:
            raise ValueError("a passage is cut, not sampled")
        if start >= stop:
            return EMPTY
        if stop - start == len(self.text):
            return self
        runs, position = [], 0
        first = 0
        if len(self.runs) > _FEW:
            first = bisect_right(self._starts(), start) - 1
            position = self._starts()[first]
        for run in islice(self.runs, first, None):
            low, high = max(start, position), min(stop, position + run.length)
            if low < high:
                runs.append(Run(run.at, run.start + low - position, high - low))
            position += run.length
            if position >= stop:
                break
        return Passage(self.text[start:stop], tuple(runs))

    def _starts(self) -> list[int]:
        """Where in the text each run begins."""
        if self._begins is None:
            lengths = (run.length for run in self.runs[:-1])
            self._begins = list(accumulate(lengths, initial=0))
        return self._begins

    @property
    def at(self) -> str:
        """The address of its first character, with the span of the first run."""
        if not self.runs:
            return ""
        run = self.runs[0]
        return f"{run.at}:{run.start}-{run.start + run.length}"

    def strip(self, characters: str | None = None) -> Passage:
        text = self.text
        if len(text.strip(characters)) == len(text):
            return self
        left = len(text) - len(text.lstrip(characters))
        return self[left : max(left, len(text.rstrip(characters)))]

    def split(self, pattern: str | re.Pattern[str]) -> list[Passage]:
        """The parts between matches of a pattern; empty parts are kept."""
        parts, last = [], 0
        for match in re.finditer(pattern, self.text):
            if match.end() == match.start():
                continue
            parts.append(self[last : match.start()])
            last = match.end()
        return [*parts, self[last:]]

    def cut(self, marks: str, opening: str, closing: str) -> list[Passage]:
        """The parts between marks that stand outside brackets; empty parts are kept."""
        parts, depth, last = [], 0, 0
        for position, character in enumerate(self.text):
            depth += character in opening
            depth -= character in closing and depth > 0
            if depth == 0 and character in marks:
                parts.append(self[last:position])
                last = position + 1
        return [*parts, self[last:]]

    def without(self, pattern: str | re.Pattern[str]) -> Passage:
        """The passage with every match of a pattern left out."""
        parts = self.split(pattern)
        return join(parts) if len(parts) > 1 else self

    def group(self, match: re.Match[str], group: int | str = 0) -> Passage:
        """The part that a group of a match (made on `.text`) covers."""
        start, end = match.span(group)
        return EMPTY if start < 0 else self[start:end]

    def finditer(self, pattern: str | re.Pattern[str]) -> Iterator[Passage]:
        for match in re.finditer(pattern, self.text):
            yield self[match.start() : match.end()]

    def reworded(self, text: str) -> Passage:
        """Other characters for the same places (script, width); same length.

        Raises ValueError when the length differs.
        """
        return Passage(text, self.runs)

    def squeezed(self) -> Passage:
        """Without any white space: Chinese needs none inside a clause."""
        return self.without(_SPACE)


EMPTY = Passage("", ())


def join(parts: Iterable[Passage]) -> Passage:
    """Passages one after the other, nothing between."""
    runs: list[Run] = []
    texts: list[str] = []
    for part in parts:
        texts.append(part.text)
        for run in part.runs:
            last = runs[-1] if runs else None
            if last is not None and last.at == run.at and last.start + last.length == run.start:
                runs[-1] = Run(last.at, last.start, last.length + run.length)
            else:
                runs.append(run)
    return Passage("".join(texts), tuple(runs))


def cover(passage: Passage, reading: Reading | Texts) -> Place:
    """The verbatim pieces of a passage.

    Runs of one block whose gap is only white space become one piece, so that a
    quote broken over lines is quoted with its line ends.
    """
    texts = reading if isinstance(reading, Texts) else Texts(reading)
    merged: list[Run] = []
    for run in passage.runs:
        last = merged[-1] if merged else None
        if last is not None and last.at == run.at and run.start >= last.start:
            gap = texts[run.at][last.start + last.length : run.start]
            if run.start <= last.start + last.length or not gap.strip():
                end = max(last.start + last.length, run.start + run.length)
                merged[-1] = Run(last.at, last.start, end - last.start)
                continue
        merged.append(run)
    return Place(
        tuple(
            Piece(
                f"{run.at}:{run.start}-{run.start + run.length}",
                texts[run.at][run.start : run.start + run.length],
            )
            for run in merged
        )
    )


class Texts:
    """Every text of a reading by its address, made once."""

    def __init__(self, reading: Reading) -> None:
        self.by_address = dict(reading.texts())

    def __getitem__(self, address: str) -> str:
        return self.by_address[address]


def cell_passage(table: Table, row: int, column: int, text: str) -> Passage:
    """The passage of a cell's whole text."""
    return Passage.of(f"{table.address}r{row}c{column}", text)
