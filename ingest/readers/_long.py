"""Very long lines (超长段落): cut into pieces, each of which can be read in its time.

Documents that lost every line end come as one line of a hundred thousand
characters. No person can find a place in such a line either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from graph.reading import Block, Issue, Paragraph, Reading

LONGEST: Final = 10_000
"""Lines up to this length stay whole."""
_PIECE: Final = 2_000
_END = re.compile(r".*[。！？；!?;\s](?=\S)", re.DOTALL)


def pieces(line: str) -> list[str]:
    """The line itself, or, when it is too long, its sentences in handy pieces."""
    if len(line) <= LONGEST:
        return [line]
    made = []
    start = 0
    while start < len(line):
        window = line[start : start + _PIECE]
        end = _END.match(window) if start + _PIECE < len(line) else None
        stop = start + (end.end() if end else len(window))
        made.append(line[start:stop])
        start = stop
    return made


def cut_long(reading: Reading) -> None:
    """Cuts the paragraphs of a reading that are too long; counts the later ones anew."""
    if not any(isinstance(b, Paragraph) and len(b.text) > LONGEST for b in reading.blocks):
        return
    reading.blocks = list(_numbered(reading.blocks))
    reading.issues.append(long_issue())


def _numbered(blocks: list[Block]) -> Iterator[Block]:
    index = 0
    for block in blocks:
        if not isinstance(block, Paragraph):
            yield block
            continue
        for number, text in enumerate(pieces(block.text)):
            index += 1
            yield replace(block, index=index, text=text, number="" if number else block.number)


def long_issue() -> Issue:
    """The note that a paragraph was cut."""
    return Issue(
        "long_paragraph", "note",
        f"有超过 {LONGEST} 字的段落,已按句子分成几段读取。",
        f"A paragraph of more than {LONGEST} characters was read in pieces.",
    )
