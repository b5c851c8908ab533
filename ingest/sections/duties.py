"""Duty lists (部门职责登记表): main duty × item → duties with office and basis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from ingest.document import Claim, Source
from ingest.extract.bases import Basis, find_bases, rest_on
from ingest.extract.clauses import split_clauses
from ingest.extract.duties import duty_row
from ingest.extract.offices import find_offices, known_offices
from ingest.extract.wording import said
from ingest.rows import Row, Value
from ingest.sections._outlines import Entry, duty_outlines
from ingest.sections._table_checks import check_numbers, leftover
from ingest.sections._table_claims import owner, table_claims
from ingest.sections._table_notes import note_rows
from ingest.sections._tables import Filled, Sheet, fill, sheet

KIND = "duties"

_TITLE = re.compile(r"部门职责|主要职责|职责登记|职责清单|职责分解|职责任务清单|职能清单")
_NAMED = re.compile(r"[（(][^（）()：:]{2,8}[：:][^（）()]*[)）]")
"""A bracket that only says who does it."""
_DOWN = ("seq", "main", "office")


def claims(source: Source) -> Iterable[Claim]:
    """Tables of main duties with their items and the offices that do them."""
    yield from table_claims(source, KIND, _TITLE, _decisive)
    for outline in duty_outlines(source):
        yield Claim(KIND, outline.extent, 0.8, outline.title)


def _decisive(made: Sheet) -> float:
    has = made.columns.keys()
    if "item" not in has and not {"main", "office"} <= has:
        return 0.0
    if not has & {"main", "office"}:
        return 0.0
    return 0.68 + 0.05 * min(len(has), 5)


def rows(claim: Claim, source: Source) -> Iterable[Row]:
    """A duty for each clause of an item; the main duty is its matter."""
    for table in claim.tables(source):
        made = sheet(table, KIND)
        if made is not None and _decisive(made) > 0:
            yield from _rows(made, claim, source)
    for outline in duty_outlines(source):
        if outline.extent == claim.extent:
            whose = owner(claim, source)
            for entry in outline.entries:
                yield from _outlined(entry, whose)


def _outlined(entry: Entry, whose: Value | None) -> Iterator[Row]:
    """The duties of one item of an outline."""
    offices = find_offices(Value(entry.office))
    for clause in split_clauses(entry.item):
        if _NAMED.fullmatch(clause.passage.text):
            continue
        number = entry.seq.strip("、.．（）() ")
        row = duty_row(clause, whose, Value(number) if number else None)
        row.link("CONCERNS", "Matter", said(entry.main) if entry.main else None)
        for place, office in enumerate(offices, start=1):
            row.link("CARRIED_OUT_BY", "Office", office, under=whose, seq=place)
        yield rest_on(row, find_bases(entry.item))


def _rows(made: Sheet, claim: Claim, source: Source) -> Iterator[Row]:
    lines = fill(made, "main", _DOWN)
    check_numbers(lines, source)
    whose = owner(claim, source, made)
    known = known_offices(line.record.get("office") for line in lines)
    if whose is None:
        source.issue(
            "empty_department", "没有写明这份职责清单属于哪个部门。",
            "Nothing says which department this list of duties belongs to.",
            made.table.address,
        )
    for _, same in groupby(lines, key=lambda line: line.group):
        group = list(same)
        bases = _bases(group)
        for place, line in enumerate(group):
            inherited = [basis.inherited() for basis in bases] if place else bases
            yield from _item(line, whose, inherited, known, source)
    yield from note_rows(claim, made, whose, source)


def _item(
    line: Filled, whose: Value | None, bases: list[Basis], known: frozenset[str],
    source: Source,
) -> Iterator[Row]:
    item, main = line.get("item"), line.get("main")
    if item is None:
        item, main = main, None
    if item is None:
        return
    cell = line.get("office")
    offices = find_offices(cell, known) if cell is not None else []
    if not offices and "office" in line.record.cells:
        source.issue(
            "office_missing", "这一项没有写责任机构。", "This item names no office.",
            line.record.address, "note",
        )
    leftover(line, source)
    for clause in split_clauses(item.passage):
        row = duty_row(clause, whose, line.get("seq"), how=item)
        row.link("CONCERNS", "Matter", main)
        for number, office in enumerate(offices, start=1):
            row.link("CARRIED_OUT_BY", "Office", office, under=whose, seq=number)
        yield rest_on(row, bases)


def _bases(group: list[Filled]) -> list[Basis]:
    """The regulations that the remarks of a number name: they hold for all its items."""
    made: dict[str, Basis] = {}
    for line in group:
        remark = line.get("remark")
        if remark is not None and remark.how == "stated":
            for basis in find_bases(remark.passage):
                made.setdefault(str(basis.regulation), basis)
    return list(made.values())
