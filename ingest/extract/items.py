"""Numbered items of a text (列项): each whole, without its number."""

from __future__ import annotations

from ingest.extract.clauses import NUMBER, item_starts, strip_number
from ingest.passage import Passage


def split_items(passage: Passage) -> list[Passage]:
    """The items of a text; text without numbers is one item a line, or one in all.

    A line without a number goes on with the item above it.
    """
    text = passage.text
    starts = item_starts(text)
    first = len(text) - len(text.lstrip())
    if NUMBER.match(text, first) and first not in starts:
        starts.insert(0, first)
    if not starts:
        return [whole] if (whole := passage.strip()) else []
    edges = [0, *starts] if text[: starts[0]].strip() else starts
    made = []
    for start, stop in zip(edges, [*edges[1:], len(text)], strict=True):
        _, words = strip_number(passage[start:stop])
        if words.strip():
            made.append(words.strip().squeezed())
    return made
