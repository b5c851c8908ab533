"""The lines of a text, and what a line looks like on its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ingest.furniture import furniture
from ingest.lines import is_heading, is_note, is_owner_line


@dataclass
class Lines:
    """All lines of a text, without their line ends."""

    texts: Sequence[str]
    taken: set[int] = field(default_factory=set)
    """Furniture inside tables: it becomes paragraphs of its own."""

    @cached_property
    def furniture(self) -> frozenset[int]:
        return furniture(self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, i: int) -> str:
        return self.texts[i]

    def blank(self, i: int) -> bool:
        return not self.texts[i].strip()

    def closes(self, i: int) -> bool:
        """Whether no table goes on at a line: heading, owner line or note."""
        text = self.texts[i].strip()
        heading = is_heading(text) and len(text) <= 40 and text[-1:] not in "。；;，,、"
        return heading or is_owner_line(text) or is_note(text)

    def next_filled(self, i: int) -> int:
        """The first line from `i` on that is neither blank nor furniture."""
        while i < len(self) and (self.blank(i) or i in self.furniture):
            i += 1
        return i


class Heading(list[str]):
    """A row of one cell over the whole width."""


@dataclass
class Found:
    """A table found in lines: its rows of cell texts, and the line after it.

    A row of one cell under several columns is a title over the whole width.
    `aside` are furniture lines that stood inside.
    """

    end: int
    rows: list[list[str]]
    columns: int
    aside: list[int] = field(default_factory=list)
    odd: list[int] = field(default_factory=list)
    """Rows (from 0) whose cells did not agree with the header in number."""
