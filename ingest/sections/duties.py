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
from ingest.extract.phones import find_phones, pair
from ingest.extract.wording import said
from ingest.rows import Row, Value
from ingest.sections._outlines import Entry, duty_outlines
from ingest.sections._table_checks import check_numbers, leftover
from ingest.sections._table_claims import owner, table_claims
from ingest.sections._table_notes import note_rows, office_row
from ingest.sections._tables import Filled, Sheet, fill, sheet
from ingest.sections._units import bodies_in, units_in

KIND = "duties"

_TITLE = re.compile(r"部门职责|主要职责|职责登记|职责清单|职责分解|职责任务清单|职能清单")
_NAMED = re.compile(r"[（(][^（）()：:]{2,8}[：:][^（）()]*[)）]")
"""A bracket that only says who does it."""
_DOWN = ("seq", "main", "office", "department", "phone")
_ACROSS = ("department",)


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
    lines = fill(made, "main", _DOWN, (*_ACROSS, *_over_numbers(made)))
    check_numbers(lines, source)
    whose = owner(claim, source, made)
    known = known_offices(line.record.get("office") for line in lines)
    if whose is None and "department" not in made.columns:
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
            yield from _item(line, _bearers(line, whose), inherited, known, source)
    yield from office_phones(lines, whose, known)
    yield from note_rows(claim, made, whose, source)


def _over_numbers(made: Sheet) -> tuple[str, ...]:
    """Columns that go on over numbers and main duties, because they stand left of them.

    Left of 序号 a main duty holds for several numbers; left of the main duties an office.
    """
    seq, main = made.columns.get("seq"), made.columns.get("main", -1)
    office = made.columns.get("office", -1)
    over = ["main"] if seq is not None and 0 <= main < seq else []
    return (*over, "office") if made.header >= 0 and 0 <= office < main else tuple(over)


def _bearers(line: Filled, whose: Value | None) -> list[Value]:
    """The departments of the row's own column, else the owner of the table."""
    named = bodies_in(line.get("department"))
    _, whole = units_in(line.get("office"), whose)
    return named or whole or ([whose] if whose is not None else [])


def office_phones(
    lines: list[Filled], whose: Value | None, known: frozenset[str]
) -> Iterator[Row]:
    """The offices of a list with a column of telephones, each once."""
    seen: dict[str, tuple[Value, Value | None, list[Value]]] = {}
    for line in lines:
        dialled = line.get("phone")
        offices, _ = units_in(line.get("office"), whose, known)
        if dialled is None or not offices:
            continue
        under = next(iter(bodies_in(line.get("department"))), whose)
        for office, own in zip(offices, pair(offices, find_phones(dialled)) or [], strict=False):
            known_numbers = seen.setdefault(str(office), (office, under, []))[2]
            known_numbers += [p for p in own if str(p) not in map(str, known_numbers)]
    for office, under, phones in seen.values():
        yield office_row(office, under, phones)


def _item(
    line: Filled, bearers: list[Value], bases: list[Basis], known: frozenset[str],
    source: Source,
) -> Iterator[Row]:
    item, main = line.get("item"), line.get("main")
    if item is None:
        item, main = main, None
    if item is None:
        return
    cell = line.get("office")
    whose = next(iter(bearers), None)
    offices, whole = units_in(cell, whose, known)
    if not offices and not whole and "office" in line.record.cells:
        source.issue(
            "office_missing", "这一项没有写责任机构。", "This item names no office.",
            line.record.address, "note",
        )
    leftover(line, source)
    for clause in split_clauses(item.passage):
        everyone: list[Value | None] = [*bearers] or [None]
        for bearer in everyone:
            row = duty_row(clause, bearer, line.get("seq"), how=item)
            row.link("CONCERNS", "Matter", main)
            for number, office in enumerate(offices, start=1):
                row.link("CARRIED_OUT_BY", "Office", office, under=bearer, seq=number)
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
