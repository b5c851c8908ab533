"""Public services (公共服务事项): item, content, offices and their telephones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.document import Claim, Source
from ingest.extract.bases import find_bases, rest_on
from ingest.extract.bodies import split_bodies
from ingest.extract.offices import find_offices, known_offices
from ingest.extract.phones import find_phones, pair
from ingest.rows import Row, Value
from ingest.sections._table_checks import check_numbers
from ingest.sections._table_claims import owner, table_claims
from ingest.sections._table_notes import note_rows, office_row
from ingest.sections._tables import Filled, Sheet, fill, nothing, sheet

KIND = "services"

_TITLE = re.compile(r"公共服务|服务事项|服务目录|便民服务|服务清单")
_DOWN = ("seq", "name", "office", "phone", "body")


def claims(source: Source) -> Iterable[Claim]:
    """Tables of service items with the offices that give them."""
    return table_claims(source, KIND, _TITLE, _decisive)


def _decisive(made: Sheet) -> float:
    has = made.columns.keys()
    if "name" not in has or not has & {"office", "phone"}:
        return 0.0
    if not has & {"content", "phone"}:
        return 0.45 if len(has & {"basis", "remark", "body"}) >= 2 else 0.0
    return 0.64 + 0.05 * min(len(has), 5)


def rows(claim: Claim, source: Source) -> Iterable[Row]:
    """A service for each row of the table; offices with the telephones that are theirs."""
    for table in claim.tables(source):
        made = sheet(table, KIND)
        if made is not None and _decisive(made) > 0:
            yield from _rows(made, claim, source)


def _rows(made: Sheet, claim: Claim, source: Source) -> Iterator[Row]:
    lines = fill(made, "name", _DOWN)
    check_numbers(lines, source)
    whose = owner(claim, source, made)
    known = known_offices(line.record.get("office") for line in lines)
    phones: dict[str, list[Value]] = {}
    offices: dict[str, tuple[Value, Value | None]] = {}
    for line in lines:
        if line.get("name") is None:
            continue
        yield _service(line, whose, known, source, phones, offices)
    for name, (office, department) in offices.items():
        yield office_row(office, department, phones.get(name, []))
    yield from note_rows(claim, made, whose, source)


def _service(
    line: Filled, whose: Value | None, known: frozenset[str], source: Source,
    book: dict[str, list[Value]], seen: dict[str, tuple[Value, Value | None]],
) -> Row:
    name, content = line.values["name"], line.get("content")
    main, part = name, line.get("subitem")
    if part is not None and not nothing(part):
        name = part
    row = Row("Service", name, key=(str(name), str(content or ""))).put("content", content)
    row.put("seq", line.get("seq"))
    if name is not main:
        row.link("CONCERNS", "Matter", main)
    body = line.get("body")
    bodies = [b.value for b in split_bodies(body)] if body is not None and not nothing(body) else []
    department = bodies[0] if bodies else whose
    row.link("BORNE_BY", "Department", department, role="lead", seq=1)
    cell, dialled = line.get("office"), line.get("phone")
    offices = find_offices(cell, known) if cell is not None else []
    numbers = dialled if dialled is not None else cell
    phones = find_phones(numbers) if numbers is not None else []
    pairs = _pairs(line, offices, phones, source)
    for number, (office, own) in enumerate(zip(offices, pairs, strict=True), start=1):
        row.link(
            "CARRIED_OUT_BY", "Office", office, under=department, seq=number,
            phone="、".join(map(str, own)),
        )
        seen.setdefault(str(office), (office, department))
        known_numbers = book.setdefault(str(office), [])
        known_numbers += [p for p in own if str(p) not in map(str, known_numbers)]
    for number, phone in enumerate(phones, start=1):
        row.link("HAS_CONTACT", "ContactPoint", phone, seq=number)
    basis = line.get("basis")
    return rest_on(row, find_bases(basis.passage, basis) if basis is not None else [])


def _pairs(
    line: Filled, offices: list[Value], phones: list[Value], source: Source
) -> list[list[Value]]:
    """The telephones of each office, and what is odd about them."""
    at = line.record.address
    if not offices and ("office" in line.record.cells):
        source.issue("office_missing", "这一项没有写承办机构。", "This item names no office.", at)
    if not phones and "phone" in line.record.cells:
        source.issue("phone_missing", "这一项没有写电话。", "This item has no telephone.", at)
    pairs = pair(offices, phones)
    if pairs is None:
        source.issue(
            "phones_unpaired", f"{len(offices)}个机构对{len(phones)}个电话,无法一一对应。",
            f"{len(offices)} offices and {len(phones)} telephones cannot be paired.", at,
        )
        return [[] for _ in offices]
    if len(offices) > 1 and len(phones) == 1:
        source.issue(
            "phone_shared", f"{len(offices)}个机构共用一个电话。",
            f"{len(offices)} offices share one telephone.", at, "note",
        )
    return pairs
