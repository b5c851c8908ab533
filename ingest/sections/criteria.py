"""Assessment criteria (考核标准): what is asked for, with its points.

Sheets of criteria are typed on many pages, so rows stand shifted by a column, the
section's name stands a row too low or below its rows, and numbers are doubled. Cells
are therefore told by what they hold (a number, points, a sentence, a name) where the
columns disagree, and every row put right in this way is listed as an issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.document import Claim, Source
from ingest.extract.clauses import strip_number
from ingest.extract.wording import said
from ingest.lines import is_note
from ingest.passage import Passage
from ingest.rows import Row, Value
from ingest.sections._criteria_lines import BONUS, HEADED, KIND, POINTS, Line, lines
from ingest.sections._criteria_list import is_bonus, is_scored, listed
from ingest.sections._prose_lines import extent_of
from ingest.sections._prose_read import nodes_in, nodes_of, plain
from ingest.sections._table_claims import table_claims
from ingest.sections._tables import Sheet, sheet

__all__ = ["KIND", "claims", "rows"]

_TITLE = re.compile(r"考核|评分|考评|评价|打分|测评|量化")


@dataclass(slots=True)
class _State:
    section: Value | None = None
    seen: dict[str, str] = field(default_factory=dict)
    last: int = 0


def claims(source: Source) -> Iterable[Claim]:
    """Tables with points for what is asked (a table of results has none), and lists."""
    yield from table_claims(source, KIND, _TITLE, _decisive)
    scored = [n for n in nodes_of(source) if is_scored(n)]
    if len(scored) >= 3 and any(_TITLE.search(n.para.text) for n in nodes_of(source)):
        scored += [n for n in nodes_of(source) if is_bonus(n) and not is_scored(n)]
        title = scored[0].above[-1].title if scored[0].above else scored[0].para.passage[:0]
        yield Claim(KIND, extent_of(n.para for n in scored), 0.62, title)


def _decisive(made: Sheet) -> float:
    has = made.columns.keys()
    asked = has & {"standard", "section", "rule"}
    scored = has & {"points", "score"}
    if not asked or not scored or not has & {"points", "standard", "rule"}:
        return 0.0
    if not any(len(c.text.strip()) >= 8 for c in made.table.cells if c.row > made.header + 1):
        return 0.0
    return 0.7 + 0.05 * len(has & {"seq", "section", "standard", "rule", "points", "score"})


def rows(claim: Claim, source: Source) -> Iterator[Row]:
    """The criteria of the tables; notes around them are read as running text."""
    state = _notes_of(source)
    if not any(claim.tables(source)):
        yield from listed(claim, source)
        return
    for table in claim.tables(source):
        made = sheet(table, KIND)
        if made is not None and _decisive(made) > 0:
            yield from _criteria(made, source, state)
    for node in nodes_in(claim, source):
        if node.para.table is None and (is_note(node.para.text) or node.para.number):
            yield from plain(node, source)


def _notes_of(source: Source) -> _State:
    """What the tables before have told: a sheet goes on over pages."""
    state = source.notes.get("criteria")
    if not isinstance(state, _State):
        state = _State()
        source.notes["criteria"] = state
    return state


def _criteria(made: Sheet, source: Source, state: _State) -> Iterator[Row]:
    own = False
    for line in _moved_up(list(lines(made)), source):
        if line.standard.text and BONUS.fullmatch(line.standard.squeezed().text):
            state.section, own = Value(_name(line.standard)), False
            continue
        if line.section is not None:
            state.section, own = Value(_name(line.section)), True
        if line.standard:
            yield _criterion(line, source, state, own)
            own = bool(state.section is not None and BONUS.fullmatch(str(state.section)))
        if line.follows is not None:
            state.section, own = Value(line.follows), True


def _name(section: Passage) -> Passage:
    """A part's name without its number and its points: 一、制度建设（15分）."""
    _, words = strip_number(section)
    at = HEADED.search(words.text)
    return words[: at.start()].strip() if at and at.start() else words


def _moved_up(lines: list[Line], source: Source) -> list[Line]:
    """Names of bonus parts typed a row too low, put back to the part's first row.

    Such rows have no points of their own, only figures inside their words.
    """
    for position, line in enumerate(lines):
        if line.section is None or not BONUS.fullmatch(line.section.squeezed().text):
            continue
        first = position
        sign = "扣减" if re.search(r"[扣减]", line.section.text) else "加奖"
        while first and not line.points and _without_points(lines[first - 1], sign):
            first -= 1
        if first == position:
            continue
        lines[first].section, line.section = line.section, None
        for moved in _part_of(lines, first):
            source.issue(
                "section_shifted", "类别名称错了行,已按内容归入。",
                "The name of this part stands in another row; put right by what the rows hold.",
                moved.standard.at.partition(":")[0], "note",
            )
    return lines


def _part_of(lines: list[Line], first: int) -> Iterator[Line]:
    for line in lines[first:]:
        if line.section is not None and line is not lines[first]:
            return
        yield line


def _without_points(line: Line, sign: str) -> bool:
    return line.section is None and line.points is None and bool(
        re.search(rf"[{sign}]\s*\d+(?:\.\d+)?\s*分", line.standard.text)
    )


def _criterion(line: Line, source: Source, state: _State, own: bool) -> Row:
    at = line.standard.at.partition(":")[0]
    words = said(line.standard, "stated" if own or state.section is None else "inherited")
    seq = Value(line.number, text=line.number.text.strip(" .、．")) if line.number else None
    row = Row("Criterion", words, key=(str(seq or ""), str(state.section or "")))
    row.put("text", said(line.standard)).put("seq", seq)
    if line.points is not None:
        match = POINTS.fullmatch(line.points.squeezed().text)
        row.put("points", Value(line.points, text=match.group(1) if match else ""))
    section = state.section
    if section is not None:
        row.link("CONCERNS", "Matter", section if own else section.as_inherited())
    if line.shifted:
        source.issue(
            "row_shifted", "这一行的单元格错了列,已按内容放回。",
            "The cells of this row stand in the wrong columns; put right by what they hold.",
            at, "note",
        )
    _check(str(seq or ""), at, source, state)
    return row


def _check(number: str, at: str, source: Source, state: _State) -> None:
    if not number.isdecimal() or len(number) > 9:
        if not state.seen:
            return
        source.issue(
            "number_missing", "这一条没有序号。", "This criterion has no number.", at, "note"
        )
        return
    if number in state.seen:
        source.issue(
            "number_repeated", f"序号{number}重复出现(前一处:{state.seen[number]})。",
            f"Number {number} is printed again (first at {state.seen[number]}).", at, "note",
        )
    state.seen.setdefault(number, at)
    state.last = int(number)


