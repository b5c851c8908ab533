"""Notes below a table that name an office with its telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import Claim, Source
from ingest.extract.phones import find_phones
from ingest.lines import is_note, is_owner_line
from ingest.passage import Passage
from ingest.rows import Row, Value
from ingest.sections._tables import Sheet
from language.text import normalise

_NAMED = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{2,20}?[局委厅府会])"
    r"(?P<office>办公室|[\u4e00-\u9fff]{2,12}?(?:科|股|处|室|中心|大队|支队|站|所))"
    r"(?:负责|解释|答复|受理|联系|，|,|电话|咨询|\s|（|\(|：)[^。；\d]{0,12}(?=\d)"
)
_BEFORE = re.compile(r"^.*?(?:由|请与|请向|请|联系|咨询|拨打|归|是|为|向|与)")


def note_rows(
    claim: Claim, made: Sheet | None, whose: Value | None, source: Source
) -> Iterator[Row]:
    """An Office row for each office that a note names with its telephone."""
    lines = [p for p in claim.passages(source) if is_note(p.text) and not is_owner_line(p.text)]
    if made is not None:
        lines += list(made.notes())
    for line in lines:
        yield from _offices(line, whose)


def _offices(line: Passage, whose: Value | None) -> Iterator[Row]:
    for match in _NAMED.finditer(normalise(line.text)):
        phones = find_phones(Value(line[match.end() : match.end() + 24]))
        if not phones:
            continue
        office = Value(line.group(match, "office"))
        words = line.group(match, "body")
        lead = _BEFORE.match(words.text)
        body = Value(words[lead.end() :] if lead else words)
        department = whose if whose is not None and str(whose).endswith(str(body)) else body
        yield office_row(office, department, phones)


def office_row(office: Value, department: Value | None, phones: list[Value]) -> Row:
    """An office with its telephones."""
    row = Row("Office", office).link("UNIT_OF", "Department", department)
    for number, phone in enumerate(phones, start=1):
        row.link("HAS_CONTACT", "ContactPoint", phone, seq=number)
    return row
