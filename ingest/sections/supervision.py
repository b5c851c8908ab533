"""Supervision regimes (事中事后监督管理制度): six headings, or a table of six columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import cast

from graph.reading import Table
from ingest.document import Claim, Extent, Source
from ingest.extract.bases import find_bases, rest_on
from ingest.extract.bodies import split_bodies
from ingest.extract.inner import offices_in_text
from ingest.extract.items import split_items
from ingest.extract.offices import find_offices
from ingest.extract.wording import said
from ingest.lines import is_owner_line, owner_span
from ingest.passage import EMPTY, Passage, join
from ingest.rows import Row, Value
from ingest.sections._regime_lines import FIELDS, Regime
from ingest.sections._regimes import find_regimes, section_title
from ingest.sections._table_checks import check_numbers
from ingest.sections._table_claims import issuer, owner, table_claims
from ingest.sections._tables import Filled, Sheet, fill, nothing, sheet
from ingest.sections._units import is_department, units_in

KIND = "supervision"

_TITLE = re.compile(r"事中事后|监管制度|监督管理制度|监督检查制度|监管措施|监管清单")


def claims(source: Source) -> Iterable[Claim]:
    """Stretches of regimes, and tables of them."""
    yield from table_claims(source, KIND, _TITLE, _decisive)
    for regimes in _regimes(source):
        first, title = section_title(source, regimes[0].start[0])
        start = (first, 0) if first < regimes[0].start[0] else regimes[0].start
        yield Claim(KIND, Extent(start, regimes[-1].end), 0.9, title or regimes[0].title)


def _regimes(source: Source) -> list[list[Regime]]:
    """The regimes of the document, found once."""
    if KIND not in source.notes:
        source.notes[KIND] = find_regimes(source)
    return cast("list[list[Regime]]", source.notes[KIND])


def _decisive(made: Sheet) -> float:
    known = len(set(FIELDS) & made.columns.keys())
    return 0.7 + 0.04 * known if known >= 3 else 0.0


def rows(claim: Claim, source: Source) -> Iterable[Row]:
    """A regime each, with its six lists, its offices and the regulations it names."""
    for table in claim.tables(source):
        made = sheet(table, KIND)
        if made is not None and _decisive(made) > 0:
            yield from _from_table(made, claim, source)
    for regimes in _regimes(source):
        for regime in regimes:
            if claim.extent.start <= regime.start < claim.extent.end:
                title = regime.title or next(
                    (item for name in FIELDS for item in regime.items(name)), EMPTY
                )
                if title.squeezed():
                    yield _row(regime, title, source)


def _row(regime: Regime, title: Passage, source: Source) -> Row:
    row = Row("Regime", said(title.squeezed()))
    for name in FIELDS:
        row.put(name, *(said(item) for item in regime.items(name)))
    missing = [name for name in ("object", "content", "method", "measure", "handling")
               if name not in regime.parts]
    if missing:
        source.issue(
            "heading_missing",
            f"“{title.squeezed().text[:20]}”缺少{len(missing)}个监督检查标题,相应内容留空。",
            f"“{title.squeezed().text[:20]}” lacks {len(missing)} of the supervision headings; "
            "those fields are left empty.",
            title.at.partition(":")[0], "note",
        )
    whose = _department(source)
    offices, bodies = _units(regime, whose)
    return _linked(row, whose, offices, bodies, [
        *regime.opening, *(line for part in regime.parts.values() for line in part)
    ])


def _linked(
    row: Row, whose: Value | None, offices: list[Value], bodies: list[Value],
    texts: list[Passage],
) -> Row:
    for number, body in enumerate(bodies or ([whose] if whose is not None else []), start=1):
        row.link("BORNE_BY", "Department", body, role="lead", seq=number)
    under = bodies[0] if bodies else whose
    for number, office in enumerate(offices, start=1):
        row.link("CARRIED_OUT_BY", "Office", office, under=under, seq=number)
    return rest_on(row, find_bases(join(texts)))


def _department(source: Source) -> Value | None:
    """The body of the whole document: `单位：` lines name offices here."""
    for block in source.blocks:
        if isinstance(block, Table) or not is_owner_line(block.text):
            continue
        if not block.text.strip().startswith(("单位", "單位", "部门：", "部門：")):
            start, end = owner_span(block.text)
            name = source.passage(block)[start:end].strip(" 　()（）")
            if len(name) >= 3:
                return Value(name, "inherited", "owner_line")
    return issuer(source)


def _units(regime: Regime, whose: Value | None) -> tuple[list[Value], list[Value]]:
    """(offices, departments) that `单位：` names; else offices that act in the text."""
    offices: list[Value] = []
    bodies: list[Value] = []
    for unit in regime.units():
        for body in split_bodies(Value(unit)):
            if is_department(str(body.value), whose):
                bodies.append(body.value)
            else:
                offices += find_offices(body.value)
    if not offices and not bodies:
        for name in ("method", "measure", "procedure"):
            for line in regime.parts.get(name, []):
                offices += [o for o in offices_in_text(line) if str(o) not in map(str, offices)]
    return offices, bodies


def _from_table(made: Sheet, claim: Claim, source: Source) -> Iterator[Row]:
    lines = fill(made, "name", ("seq", "name", "office"), ("office",))
    check_numbers(lines, source)
    whose = owner(claim, source, made)
    for line in lines:
        name = line.get("name") or line.get("object")
        if name is not None:
            yield _table_row(line, name, whose)


def _table_row(line: Filled, name: Value, whose: Value | None) -> Row:
    row = Row("Regime", name)
    texts = [line.record.get("basis")]
    for field in FIELDS:
        value = line.get(field)
        if value is not None and not nothing(value):
            row.put(field, *(said(part, value.how) for part in split_items(value.passage)))
            texts.append(value.passage)
    offices, bodies = units_in(line.get("office"), whose)
    return _linked(row, whose, offices, bodies, [text for text in texts if text != EMPTY])
