"""Boundary tables (职责边界登记表): matter × department → duties, bases and cases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from ingest.document import Claim, Source
from ingest.extract.bases import Basis, find_bases, rest_on
from ingest.extract.bodies import shared_out, split_bodies
from ingest.extract.clauses import split_clauses
from ingest.extract.duties import duty_row
from ingest.extract.wording import said
from ingest.passage import Passage
from ingest.rows import Row, Value
from ingest.sections._boundary_outline import Allocation, boundary_outlines, subjects_of
from ingest.sections._table_checks import check_numbers, leftover
from ingest.sections._table_claims import owner, table_claims
from ingest.sections._table_notes import note_rows
from ingest.sections._tables import Filled, Sheet, fill, nothing, sheet
from ingest.sections._wide import Wide, wide, wide_claims

KIND = "boundary"

_TITLE = re.compile(r"职责边界|边界登记|职责划分|边界清单|职责分工表")
_DOWN = ("seq", "matter", "basis", "case")


def claims(source: Source) -> Iterable[Claim]:
    """Tables with a matter, its departments and what each of them does."""
    yield from table_claims(source, KIND, _TITLE, _decisive)
    yield from wide_claims(source, KIND, _TITLE, marked=False)
    for outline in boundary_outlines(source, _TITLE):
        yield Claim(KIND, outline.extent, 0.9 if outline.labelled else 0.8, outline.title)


def _decisive(made: Sheet) -> float:
    has = made.columns
    if "duty" not in has or not has.keys() & {"matter", "basis", "case"}:
        return 0.0
    if "department" not in has and not _named_inside(made):
        return 0.0
    return 0.7 + 0.04 * min(len(has), 5)


def _named_inside(made: Sheet) -> bool:
    """Whether the cells of duties name the bodies themselves: `X：…；Y：…`."""
    cells = [words for record in made.records()[:12] if (words := record.get("duty"))]
    named = sum(1 for words in cells if len(subjects_of(words, [])) > 1 or _opening_bodies(words))
    return named * 2 > len(cells)


def _opening_bodies(words: Passage) -> bool:
    shares = shared_out(split_clauses(words), [])
    return len({str(body.value) for _, body in shares if body is not None}) > 1


def rows(claim: Claim, source: Source) -> Iterable[Row]:
    """Duties by clause; each matter once with its bases; the cases."""
    for table in claim.tables(source):
        columns = wide(table)
        if columns is not None:
            yield from _wide_rows(columns, source)
            continue
        made = sheet(table, KIND)
        if made is not None and _decisive(made) > 0:
            yield from _rows(made, claim, source)
    for outline in boundary_outlines(source, _TITLE):
        if outline.extent == claim.extent:
            for allocation in outline.allocations:
                yield from _outlined(allocation)


def _wide_rows(made: Wide, source: Source) -> Iterator[Row]:
    """The rows of a table with a column for each body."""
    for line in made.rows(source):
        bases = find_bases(line.basis)
        matter = line.matter
        if matter is not None and matter.how == "stated":
            yield rest_on(Row("Matter", matter), bases)
            if line.case and not nothing(Value(line.case)):
                case = said(line.case)
                yield Row("Case", case).put("text", case).link("CONCERNS", "Matter", matter)
        for share in line.shares:
            for clause, body in shared_out(split_clauses(share.words), share.bodies):
                row = duty_row(
                    clause, body.value if body else None, line.seq, body.label if body else ""
                )
                yield rest_on(row.link("CONCERNS", "Matter", matter), bases)


def _outlined(allocation: Allocation) -> Iterator[Row]:
    """The rows of one matter of an outline."""
    matter = said(allocation.matter)
    bases = [basis for words in allocation.basis for basis in find_bases(words)]
    yield rest_on(Row("Matter", matter), bases)
    if allocation.case:
        case = said(allocation.case)
        yield Row("Case", case).put("text", case).link("CONCERNS", "Matter", matter)
    seq = Value(allocation.matter[:1], text=allocation.seq) if allocation.seq else None
    for bodies, words in allocation.parts:
        for clause, body in shared_out(split_clauses(words), bodies):
            row = duty_row(clause, body.value if body else None, seq, body.label if body else "")
            yield rest_on(row.link("CONCERNS", "Matter", matter), bases)


def _rows(made: Sheet, claim: Claim, source: Source) -> Iterator[Row]:
    filled = fill(made, "matter", _DOWN)
    check_numbers(filled, source)
    whose = owner(claim, source, made)
    for _, group in groupby(filled, key=lambda line: line.group):
        yield from _matter(list(group), whose, source)
    yield from note_rows(claim, made, whose, source)


def _matter(group: list[Filled], whose: Value | None, source: Source) -> Iterator[Row]:
    """The rows of one matter: the lines of one number."""
    matter = next((line.get("matter") for line in group if line.get("matter")), None)
    bases, case = _bases(group), _case(group)
    if matter is not None:
        yield rest_on(Row("Matter", _stated(matter)), bases)
    if case is not None:
        yield Row("Case", case).put("text", case).link("CONCERNS", "Matter", matter)
    for number, line in enumerate(group):
        yield from _allocation(line, matter, bases, number > 0, whose, source)


def _allocation(
    line: Filled, matter: Value | None, bases: list[Basis], below: bool,
    whose: Value | None, source: Source,
) -> Iterator[Row]:
    duty, department = line.get("duty"), line.get("department")
    if duty is None:
        if department is not None:
            source.issue(
                "empty_duty", f"“{department}”一行没有写职责分工。",
                f"The row of {department} has no duty.", line.record.address,
            )
        return
    named = split_bodies(department) if department is not None else subjects_of(duty.passage, [])
    shares = shared_out(split_clauses(duty.passage), named)
    if department is None and not any(body for _, body in shares):
        source.issue(
            "empty_department", "这一行没有写部门,职责按上一级内容保留,未归到任何部门。",
            "This row names no department; its duties are kept without one.",
            line.record.address,
        )
    leftover(line, source)
    for clause, body in shares:
        row = duty_row(
            clause, body.value if body else None, line.get("seq"),
            body.label if body else "", duty,
        )
        if matter is not None:
            row.link("CONCERNS", "Matter", matter.as_inherited() if below else matter)
        yield rest_on(row, [b.inherited() for b in bases] if below else bases)


def _stated(value: Value) -> Value:
    return Value(value.passage, "stated", value.rule, value.text)


def _bases(group: list[Filled]) -> list[Basis]:
    """The bases of all lines of a matter, each once."""
    made: dict[str, Basis] = {}
    for line in group:
        value = line.get("basis")
        if value is not None and value.how == "stated":
            for basis in find_bases(value.passage):
                made.setdefault(str(basis.regulation), basis)
    return list(made.values())


def _case(group: list[Filled]) -> Value | None:
    for line in group:
        value = line.get("case")
        if value is not None and value.how == "stated" and not nothing(value):
            return value
    return None
