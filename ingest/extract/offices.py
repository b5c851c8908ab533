"""The offices that a cell names (承办机构, 责任科室): names repaired, in order."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.passage import Passage
from ingest.rows import Value
from language.offices import OfficeMention, split_offices


def find_offices(value: Value, known: frozenset[str] = frozenset()) -> list[Value]:
    """The offices of a cell, each once; a name over two lines is put together.

    `known` are whole names from elsewhere in the table.
    """
    made: list[Value] = []
    for mention in split_offices(value.passage.text, known):
        name = office_value(value.passage, mention, value)
        if all(str(name) != str(other) for other in made):
            made.append(name)
    return made


def office_value(passage: Passage, mention: OfficeMention, cell: Value) -> Value:
    """The value of one office found in a cell."""
    rule = "office_joined" if "joined" in mention.damage else cell.rule
    return Value(passage[mention.start : mention.end], cell.how, rule, text=mention.name)


def known_offices(cells: Iterable[Passage]) -> frozenset[str]:
    """Names that stand whole on one line somewhere in a column."""
    whole: set[str] = set()
    for cell in cells:
        if "\n" not in cell.text:
            whole.update(mention.name for mention in split_offices(cell.text))
    return frozenset(whole)
