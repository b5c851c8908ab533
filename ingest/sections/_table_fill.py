"""Blank cells filled from above (合并单元格): inside a group of rows, marked inherited."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from ingest.extract.wording import said
from ingest.passage import Passage
from ingest.rows import Value
from ingest.sections._table_sheet import Record, Sheet

SAME = re.compile(r"同上|[〃″]+|(?:同|见)上(?:行|栏|一行|一栏)?|[\"”]{1,2}")
NOTHING = re.compile(r"[-—–－/／\\_.。·*×xX]+|无|暂无|空|略|（略）|\(略\)")


@dataclass(frozen=True, slots=True)
class Filled:
    """A record whose blanks are filled: values with how they were read."""

    record: Record
    values: dict[str, Value]
    group: int
    """Number of its group of rows, from 0: the rows of one 序号."""
    opens: bool

    def get(self, name: str) -> Value | None:
        return self.values.get(name)


def fill(
    made: Sheet,
    main: str,
    down: Collection[str],
    across: Collection[str] = (),
    new_number_opens: bool = True,
) -> list[Filled]:
    """The records with blanks filled from above.

    `main` is the field that names what a group of rows is about. Fields of `down`
    are inherited inside a group, those of `across` from any row above.
    """
    done: list[Filled] = []
    previous: dict[str, Value] = {}
    group = -1
    for record in made.records():
        opens = group < 0 or _opens(record, previous, main, new_number_opens)
        group += opens
        values: dict[str, Value] = {}
        for name in {*record.cells, *down, *across}:
            # A form prints each field: what it leaves out is absent, not merged.
            kept = (name in across and made.header >= 0) or (not opens and name in down)
            value = _value(record, name, previous.get(name), kept, made)
            if value is not None:
                values[name] = value
        if opens and record.get(main) and not record.get("seq"):
            values.pop("seq", None)
        previous = values
        done.append(Filled(record, values, group, opens))
    return done


def _opens(
    record: Record, previous: dict[str, Value], main: str, new_number: bool
) -> bool:
    """Whether a record begins a new group: its own number, or its own main words.

    The same number printed again with the same words goes on with the group.
    """
    number, words = record.get("seq"), record.get(main)
    own_number = bool(number) and "seq" not in record.above and not _same(number)
    own_words = bool(words) and main not in record.above and not _same(words)
    before = previous.get(main)
    same_number = str(previous.get("seq", "")) == number.squeezed().text
    if own_words:
        again = before is not None and str(before) == str(said(words))
        return not (again and (same_number or not own_number))
    return own_number and new_number and not (same_number and words)


def _same(words: Passage) -> bool:
    return bool(SAME.fullmatch(words.squeezed().text))


def _value(
    record: Record, name: str, before: Value | None, kept: bool, made: Sheet
) -> Value | None:
    words = record.get(name)
    if words and _same(words):
        return before.as_inherited() if before is not None else None
    if words:
        value = said(words)
        return value.as_inherited() if name in record.above else value
    if not kept or before is None:
        return None
    if made.merges_shown and name in record.cells:
        return None
    return before.as_inherited()


def nothing(value: Value | None) -> bool:
    """Whether a cell says that there is nothing (无, —, /) or is absent."""
    return value is None or bool(NOTHING.fullmatch(str(value)))
