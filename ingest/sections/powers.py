"""Power lists (权责清单): name, type, code, body, office, bases, responsibilities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ingest.columns import plain
from ingest.document import Claim, Source
from ingest.extract.bases import find_bases, rest_on
from ingest.extract.items import split_items
from ingest.extract.offices import known_offices
from ingest.extract.wording import said
from ingest.rows import Row, Value
from ingest.sections._table_checks import check_numbers
from ingest.sections._table_claims import owner, table_claims
from ingest.sections._table_notes import note_rows
from ingest.sections._tables import Filled, Sheet, fill, nothing, sheet
from ingest.sections._units import bodies_in, units_in
from language.text import normalise

KIND = "powers"

_TITLE = re.compile(
    r"权责清单|权力清单|责任清单|职权目录|权力事项|责任事项|权力目录|政务服务事项目录"
)
_STAGE = re.compile(r"(?<=[。；;\s])(?=[\u4e00-\u9fff]{2,8}(?:责任|阶段)[：:])")
"""Where an item without a number begins: `审查责任：…`."""
_ACROSS = ("type", "body", "office")
_SERVED = {"服务对象", "办理时限", "办理地点", "服务时间", "服务内容", "收费标准", "联系电话"}
_DECISIVE = {"type", "code", "responsibilities", "accountability", "body"}


def claims(source: Source) -> Iterable[Claim]:
    """Tables and forms of powers."""
    return table_claims(source, KIND, _TITLE, _decisive)


def _decisive(made: Sheet) -> float:
    has = made.columns.keys()
    known = len(has & _DECISIVE)
    if "name" not in has or ("basis" not in has and known < 2):
        return 0.0
    if not has & {"type", "responsibilities", "accountability", "code"} and not made.typed:
        return 0.0
    if made.header >= 0 and not has & {"responsibilities", "accountability", "code"} and any(
        cell is not None and plain(cell.text) in _SERVED for cell in made.grid[made.header]
    ):
        return 0.5  # a catalogue of services has a column for the type as well
    return 0.6 + 0.05 * min(len(has), 6)


def rows(claim: Claim, source: Source) -> Iterable[Row]:
    """A power for each row or form."""
    for table in claim.tables(source):
        made = sheet(table, KIND)
        if made is not None and _decisive(made) > 0:
            yield from _rows(made, claim, source)


def _rows(made: Sheet, claim: Claim, source: Source) -> Iterator[Row]:
    lines = fill(made, "name", ("seq", "name", *_ACROSS, "basis", "code"), _ACROSS)
    check_numbers(lines, source)
    whose = owner(claim, source, made)
    known = known_offices(line.record.get("office") for line in lines)
    for line in lines:
        name = line.get("name")
        if name is not None:
            yield _power(line, name, whose, known)
    yield from note_rows(claim, made, whose, source)


def _power(line: Filled, name: Value, whose: Value | None, known: frozenset[str]) -> Row:
    part = line.get("subitem")
    whole = part if part is not None and not nothing(part) else name
    row = Row("Power", whole, key=(str(line.get("code") or line.get("type") or ""),))
    row.put("type", _type(line.get("type"))).put("code", line.get("code"))
    row.put("seq", line.get("seq"))
    if whole is not name:
        row.link("CONCERNS", "Matter", name)
    body, cell = line.get("body"), line.get("office")
    offices, others = units_in(cell, whose, known)
    bearers = bodies_in(body) or others or ([whose] if whose is not None else [])
    for number, bearer in enumerate(bearers, start=1):
        row.link("BORNE_BY", "Department", bearer, role="lead", seq=number)
    under = bearers[0] if bearers else None
    for number, office in enumerate(offices, start=1):
        row.link("CARRIED_OUT_BY", "Office", office, under=under, seq=number)
    row.put("responsibilities", *_items(line.get("responsibilities")))
    row.put("accountability", _whole(line.get("accountability")))
    basis = line.get("basis")
    return rest_on(row, find_bases(basis.passage, basis) if basis is not None else [])


def _items(value: Value | None) -> list[Value]:
    if value is None or nothing(value):
        return []
    parts = split_items(value.passage)
    if len(parts) == 1:
        whole = parts[0]
        cuts = [0, *(found.start() for found in _STAGE.finditer(whole.text)), len(whole)]
        parts = [p.strip() for low, high in pairwise(cuts) if (p := whole[low:high]).strip()]
    return [said(part, value.how) for part in parts]


def _whole(value: Value | None) -> Value | None:
    return None if value is None or nothing(value) else value


def _type(value: Value | None) -> Value | None:
    """The type without its number, in even characters (行政检査 → 行政检查)."""
    if value is None or nothing(value):
        return None
    words = value.passage.squeezed()
    even = normalise(words.text)
    return value if even == words.text else Value(words, value.how, "even_script", even)
