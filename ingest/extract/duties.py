"""A clause of a duty made into a row: who bears it in which role, what is done."""

from __future__ import annotations

from ingest.extract.clauses import Clause
from ingest.extract.wording import said
from ingest.passage import Passage
from ingest.rows import Row, Value
from language.roles import Clause as Parsed
from language.roles import parse_clause
from language.slips import repair

_FIELDS = ("action", "object", "condition", "beneficiary", "deadline")


def duty_row(
    clause: Clause, bearer: Value | None, seq: Value | None = None, label: str = "",
    how: Value | None = None,
) -> Row:
    """The row of one clause.

    `bearer` is the row's own body; `label` the word that assigned it; `how` the
    value of the cell, whose way of reading (inherited) the clause shares.
    """
    words = clause.passage.squeezed()
    value = said(words, how.how if how is not None else "stated")
    row = Row("Duty", value).put("text", value).put("seq", seq)
    parsed = parse_clause(str(value), str(bearer) if bearer is not None else "", label)
    _parties(row, parsed, words, bearer)
    for name in _FIELDS:
        row.put(name, _part(words, getattr(parsed, name)))
    return row


def _parties(row: Row, parsed: Parsed, words: Passage, bearer: Value | None) -> None:
    """The row's own body first, then the bodies that the clause names."""
    number = 0
    own = [party for party in parsed.parties if party.name == ""]
    if bearer is not None:
        for role in dict.fromkeys(party.role for party in own) or ("",):
            number += 1
            row.link("BORNE_BY", "Department", bearer, role=role, seq=number)
    for party in parsed.parties:
        if party.name and party.start >= 0:
            number += 1
            named = Value(words[party.start : party.end], text=party.name, rule=party.rule)
            row.link("BORNE_BY", "Department", named, role=party.role, seq=number)


def _part(words: Passage, text: str) -> Value | None:
    """The place of a part of the clause that the grammar gave as text."""
    start = repair(words.text).find(text) if text else -1
    return said(words[start : start + len(text)]) if start >= 0 else None
