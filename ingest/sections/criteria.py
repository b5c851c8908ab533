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

from graph.reading import Cell, Table
from ingest.columns import is_header_row, match
from ingest.document import Claim, Source
from ingest.extract.wording import said
from ingest.lines import is_note
from ingest.passage import Passage, cell_passage
from ingest.rows import Row, Value
from ingest.sections._prose_lines import extent_of
from ingest.sections._prose_outline import Node
from ingest.sections._prose_read import nodes_in, nodes_of, plain, seq_of
from ingest.sections._table_claims import table_claims
from ingest.sections._tables import Sheet, sheet

KIND = "criteria"

_TITLE = re.compile(r"考核|评分|考评|评价|打分|测评|量化")
_TOTAL = re.compile(r"(?:总\s*分|合\s*计|总\s*计|小\s*计|累\s*计)(?:[：:]?\s*\d+分?)?")
_POINTS = re.compile(r"[（(]?\s*([+-]?\d{1,3}(?:\.\d+)?)\s*(?:分|%)?\s*[)）]?")
_NUMBER = re.compile(r"\d{1,3}[.、．]?")
_BONUS = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:加分|减分|扣分|附加|否决|特别考核|奖励|惩罚)(?:项目?|指标|事项)?"
)


@dataclass(slots=True)
class _Line:
    """A table row by what its cells hold."""

    row: int
    standard: Passage
    number: Passage | None = None
    points: Passage | None = None
    section: Passage | None = None
    shifted: bool = False
    follows: Passage | None = None
    """A section's name typed below the words of the row."""


@dataclass(slots=True)
class _State:
    section: Value | None = None
    seen: dict[str, str] = field(default_factory=dict)
    last: int = 0


def claims(source: Source) -> Iterable[Claim]:
    """Tables with points for what is asked (a table of results has none), and lists."""
    yield from table_claims(source, KIND, _TITLE, _decisive)
    scored = [n for n in nodes_of(source) if _scored(n)]
    if len(scored) >= 3 and any(_TITLE.search(n.para.text) for n in nodes_of(source)):
        title = scored[0].above[-1].title if scored[0].above else scored[0].para.passage[:0]
        yield Claim(KIND, extent_of(n.para for n in scored), 0.62, title)


_SCORED = re.compile(
    r"[（(]\s*(?P<points>\d{1,3}(?:\.\d+)?)\s*分\s*[)）]|(?:计|得|占|"
    r"记)\s*(?P<plain>\d{1,3}(?:\.\d+)?)\s*分"
)


def _scored(node: Node) -> bool:
    """A numbered item of running text with its points in a bracket."""
    if node.para.table is not None or node.para.number is None or node.children:
        return False
    text = node.para.body.text
    return bool(_SCORED.search(text)) and len(re.sub(r"[（(].*?[)）]", "", text)) >= 6


def _listed(claim: Claim, source: Source) -> Iterator[Row]:
    """Criteria that stand as numbered items under headings."""
    for node in nodes_in(claim, source):
        if not _scored(node):
            if node.para.table is None and not node.title:
                yield from plain(node, source)
            continue
        body = node.para.body.strip("。；; ")
        match = _SCORED.search(body.text)
        seq = seq_of(node)
        row = Row("Criterion", said(body), key=(str(seq or ""), body.at))
        row.put("text", said(body)).put("seq", seq)
        if match is not None:
            group = "points" if match["points"] else "plain"
            row.put("points", Value(body.group(match, group)))
        if node.above and node.above[-1].title:
            heading = node.above[-1].title
            row.link("CONCERNS", "Matter", Value(heading.without(_SCORED).strip()))
        yield row


def _decisive(made: Sheet) -> float:
    has = made.columns.keys()
    asked = has & {"standard", "section"}
    scored = has & {"points", "score"}
    if not asked or not scored or ("points" not in has and "standard" not in has):
        return 0.0
    if not any(len(c.text.strip()) >= 8 for c in made.table.cells if c.row > made.header + 1):
        return 0.0
    return 0.7 + 0.05 * len(has & {"seq", "section", "standard", "points", "score"})


def rows(claim: Claim, source: Source) -> Iterator[Row]:
    """The criteria of the tables; notes around them are read as running text."""
    state = _notes_of(source)
    if not any(claim.tables(source)):
        yield from _listed(claim, source)
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
    lines = _moved_up(list(_lines(made)), source)
    for line in lines:
        if line.standard.text and _BONUS.fullmatch(line.standard.squeezed().text):
            state.section, own = Value(line.standard), False
            continue
        if line.section is not None:
            state.section, own = Value(line.section), True
        if line.standard:
            yield _criterion(line, source, state, own)
            own = bool(state.section is not None and _BONUS.fullmatch(str(state.section)))
        if line.follows is not None:
            state.section, own = Value(line.follows), True


def _moved_up(lines: list[_Line], source: Source) -> list[_Line]:
    """Names of bonus parts typed a row too low, put back to the part's first row.

    Such rows have no points of their own, only figures inside their words.
    """
    for position, line in enumerate(lines):
        if line.section is None or not _BONUS.fullmatch(line.section.squeezed().text):
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


def _part_of(lines: list[_Line], first: int) -> Iterator[_Line]:
    for line in lines[first:]:
        if line.section is not None and line is not lines[first]:
            return
        yield line


def _without_points(line: _Line, sign: str) -> bool:
    return line.section is None and line.points is None and bool(
        re.search(rf"[{sign}]\s*\d+(?:\.\d+)?\s*分", line.standard.text)
    )


def _criterion(line: _Line, source: Source, state: _State, own: bool) -> Row:
    at = line.standard.at.partition(":")[0]
    words = said(line.standard, "stated" if own or state.section is None else "inherited")
    seq = Value(line.number, text=line.number.text.strip(" .、．")) if line.number else None
    row = Row("Criterion", words, key=(str(seq or ""), str(state.section or "")))
    row.put("text", said(line.standard)).put("seq", seq)
    if line.points is not None:
        match = _POINTS.fullmatch(line.points.squeezed().text)
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
    if not number.isdigit():
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


def _lines(made: Sheet) -> Iterator[_Line]:
    for position, cells in enumerate(made.grid):
        if position <= made.header or is_header_row([c.text if c else "" for c in cells]):
            continue
        own = _own(cells, position)
        if not own or _TOTAL.fullmatch(own[0].text.strip()):
            continue
        line = _line(own, made, position)
        if line is not None:
            yield line


def _own(cells: Iterable[Cell | None], position: int) -> list[Cell]:
    """The filled cells that begin in a row, each once, from left to right."""
    found = {id(c): c for c in cells if c and c.row == position + 1 and c.text.strip()}
    return list(found.values())


def _line(own: list[Cell], made: Sheet, position: int) -> _Line | None:
    """The row's cells told by what they hold."""
    words = [_passage(made.table, c) for c in own]
    texts = [w.squeezed().text for w in words]
    if all(_NUMBER.fullmatch(t) for t in texts) or _all_headings(texts):
        return None
    longest = max(range(len(own)), key=lambda i: (not _NUMBER.fullmatch(texts[i]), len(texts[i])))
    named = _standard_column(made)
    if named is not None:
        at = next((i for i, c in enumerate(own) if c.column == named + 1), None)
        least = 3 if _points_stand(own, made) else 8
        if at is not None and not _NUMBER.fullmatch(texts[at]) and len(texts[at]) >= least:
            longest = at
    line = _Line(position + 1, *_below(words[longest]))
    early = _early_points(own, longest, made)
    before = [i for i in range(longest) if not _NUMBER.fullmatch(texts[i])]
    numbers = [i for i in range(longest) if _NUMBER.fullmatch(texts[i]) and i != early]
    after = [early] if early is not None else [
        i for i in range(longest + 1, len(own)) if _POINTS.fullmatch(texts[i])
    ]
    line.number = words[numbers[-1]] if numbers else None
    line.section = words[before[-1]] if before else None
    line.points = _points(own, after, words, made)
    line.shifted = _shifted(own, longest, numbers, made)
    if line.section is None and line.number is None and _is_name(texts[longest], len(own)):
        line.section, line.standard = words[longest], words[longest][:0]
    return line


def _standard_column(made: Sheet) -> int | None:
    """The column of the words; one of the third level only where there is no other."""
    named = made.columns.get("standard")
    if named is None or made.header < 0:
        return named
    heads = made.grid[made.header]
    if "三级" not in (cell.text if (cell := heads[named]) is not None else ""):
        return named
    return next(
        (i for i, cell in enumerate(heads)
         if cell is not None and i != named and match(KIND, cell.text) == ("standard", 1.0)),
        named,
    )


def _points_stand(own: list[Cell], made: Sheet) -> bool:
    """Whether the points of a row stand in their column, so that no cell has slipped."""
    points = made.columns.get("points")
    return points is not None and any(
        c.column == points + 1 and _POINTS.fullmatch(c.text.strip()) for c in own
    )


def _early_points(own: list[Cell], longest: int, made: Sheet) -> int | None:
    """The cell of the points where their column stands left of that of the words."""
    points, standard = made.columns.get("points"), _standard_column(made)
    if points is None or standard is None or points > standard:
        return None
    return next(
        (i for i in range(longest) if own[i].column == points + 1
         and _POINTS.fullmatch(own[i].text.strip())), None
    )


def _below(words: Passage) -> tuple[Passage, None, None, None, bool, Passage | None]:
    """The words of a cell, and a section's name that was typed on a line below them."""
    lines = words.split(r"\n")
    if len(lines) > 1 and _BONUS.fullmatch(lines[-1].text.strip()):
        kept = words[: len(words) - len(lines[-1])].strip()
        return kept, None, None, None, False, lines[-1].strip()
    return words, None, None, None, False, None


def _points(
    own: list[Cell], after: list[int], words: list[Passage], made: Sheet
) -> Passage | None:
    """The points: in their column, else the first figure after the words."""
    column = made.columns.get("points")
    score = made.columns.get("score")
    for i in after:
        if column is not None and own[i].column == column + 1:
            return words[i]
    fitting = [i for i in after if score is None or own[i].column != score + 1]
    chosen = fitting or after
    return words[chosen[0]] if chosen else None


def _shifted(own: list[Cell], longest: int, numbers: list[int], made: Sheet) -> bool:
    """Whether the number or the words stand in another column than their heading."""
    standard, seq = _standard_column(made), made.columns.get("seq")
    if standard is not None and own[longest].column != standard + 1:
        return True
    if len(numbers) > 1:
        return True
    if not numbers:
        return False
    if seq is None:
        return own[numbers[0]].column != 1
    return own[numbers[-1]].column != seq + 1


def _is_name(text: str, cells: int) -> bool:
    """A section's name in a row of its own."""
    return cells == 1 and len(text) <= 12 and not re.search(r"[，。；、]", text)


def _all_headings(texts: list[str]) -> bool:
    return all(t in ("序号", "主要内容", "分值", "得分") for t in texts)


def _passage(table: Table, cell: Cell) -> Passage:
    return cell_passage(table, cell.row, cell.column, cell.text).strip()
