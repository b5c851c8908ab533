"""Sentences and clauses of a passage: cut outside brackets and quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.passage import Passage

_OPEN, _CLOSE = "（(〔“《〈<【[", "）)〕”》〉>】]"


def sentences(passage: Passage) -> list[Passage]:
    """Parts that end with 。！？, without the mark."""
    return _cut(passage, "。！？!?")


def clauses(passage: Passage) -> list[Passage]:
    """Parts that end with 。 or ；, without the mark: one duty each."""
    return _cut(passage, "。！？!?；;")


def _cut(passage: Passage, marks: str) -> list[Passage]:
    text = passage.text
    balanced = _balanced(text)
    made, depth, start = [], 0, 0
    for position, character in enumerate(text):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif character in marks and (depth == 0 or not balanced):
            made.append(passage[start:position])
            start = position + 1
    made.append(passage[start:])
    stripped = [part.strip(" \t\n\r\u3000，,、；;。") for part in made]
    return [part for part in stripped if re.search(r"[\u4e00-\u9fffA-Za-z]{2}", part.text)]


def _balanced(text: str) -> bool:
    return sum(text.count(c) for c in _OPEN) == sum(text.count(c) for c in _CLOSE)


def brackets(text: str) -> Iterator[tuple[int, int, int]]:
    """Outermost brackets: start, end, and the end of the content.

    A bracket that is not closed reaches to the end of the text.
    """
    depth, start = 0, 0
    for position, character in enumerate(text):
        if character in "（(【[":
            start = position if depth == 0 else start
            depth += 1
        elif character in "）)】]" and depth:
            depth -= 1
            if depth == 0:
                yield start, position + 1, position
    if depth:
        yield start, len(text), len(text)
