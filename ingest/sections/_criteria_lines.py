"""The rows of a sheet of criteria, told by what their cells hold.

Which column has the words that are asked for is told by headings and by content:
beside them stands how points are taken off (扣分标准), and left of them the
indicators that group them (一级指标, 二级指标).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.reading import Cell, Table
from ingest.columns import is_header_row, match
from ingest.extract.clauses import strip_number
from ingest.passage import Passage, cell_passage
from ingest.sections._tables import Sheet

KIND = "criteria"

BONUS = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、)?"
    r"[\u4e00-\u9fff]{0,6}(?:加分|减分|扣分|附加|否决|特别考核|奖励|惩罚)"
    r"(?:项目?|指标|事项|条件|情形)?(?:[（(][^（）()]{1,14}[)）])?"
)
POINTS = re.compile(r"[（(]?\s*([+-]?\d{1,3}(?:\.\d+)?)\s*(?:分|%)?\s*[)）]?")
HEADED = re.compile(r"[（(][^（）()]{0,6}\d{1,3}(?:\.\d+)?\s*分[^（）()]{0,6}[)）]$")
"""The points of a whole part behind its name: 基础建设（30分）."""
_TOTAL = re.compile(r"(?:总\s*分|合\s*计|总\s*计|小\s*计|累\s*计)(?:[：:]?\s*\d+分?)?")
_NUMBER = re.compile(r"\d{1,3}[.、．]?")
_SCORING = re.compile(
    r"扣\s*[\d一二三四五半]|扣[分完除]|不得分|[得计记加]\s*[\d一二三四五]+(?:\.\d+)?\s*分|折算|酌情"
    r"|按比例|实行?扣分|取消.{0,6}资格|一票否决|[得记]0分|满分"
)


@dataclass(slots=True)
class Line:
    """A table row by what its cells hold."""

    row: int
    standard: Passage
    number: Passage | None = None
    points: Passage | None = None
    section: Passage | None = None
    shifted: bool = False
    follows: Passage | None = None
    """A section's name typed below the words of the row."""


def lines(made: Sheet) -> Iterator[Line]:
    """The rows below the header, without totals and repeated headers."""
    named = standard_column(made)
    for position, cells in enumerate(made.grid):
        if position <= made.header or is_header_row([c.text if c else "" for c in cells]):
            continue
        own = _own(cells, position)
        if not own or _TOTAL.fullmatch(own[0].text.strip()):
            continue
        line = _line(own, made, position, named)
        if line is not None:
            yield line


def _own(cells: Iterable[Cell | None], position: int) -> list[Cell]:
    """The filled cells that begin in a row, each once, from left to right."""
    found = {id(c): c for c in cells if c and c.row == position + 1 and c.text.strip()}
    return list(found.values())


def _line(own: list[Cell], made: Sheet, position: int, named: int | None) -> Line | None:
    """The row's cells told by what they hold."""
    words = [_passage(made.table, c) for c in own]
    texts = [w.squeezed().text for w in words]
    if all(_NUMBER.fullmatch(t) for t in texts) or _all_headings(texts):
        return None
    longest = _longest(own, texts, made, named)
    standard, follows = _below(words[longest])
    line = Line(position + 1, standard, follows=follows)
    early = _early_points(own, longest, made, named)
    before = [i for i in range(longest) if not _NUMBER.fullmatch(texts[i])]
    numbers = [i for i in range(longest) if _NUMBER.fullmatch(texts[i]) and i != early]
    after = [early] if early is not None else [
        i for i in range(longest + 1, len(own)) if POINTS.fullmatch(texts[i])
    ]
    line.number = words[numbers[-1]] if numbers else None
    line.section = words[before[-1]] if before else None
    line.points = _points(own, after, words, made)
    line.shifted = _shifted(own, longest, numbers, made, named)
    if line.section is None and line.number is None and _is_name(texts[longest], len(own)):
        line.section, line.standard = words[longest], words[longest][:0]
    return _numbered_inside(line)


def _numbered_inside(line: Line) -> Line:
    """The number that stands before the words in their own cell."""
    if line.number is None and line.standard:
        number, rest = strip_number(line.standard)
        if number and re.match(r"\d", number.text):
            line.number, line.standard = number, rest
    return line


def _longest(own: list[Cell], texts: list[str], made: Sheet, named: int | None) -> int:
    """Which cell has the words: that of their column, else the longest."""
    longest = max(range(len(own)), key=lambda i: (not _NUMBER.fullmatch(texts[i]), len(texts[i])))
    at = next((i for i, c in enumerate(own) if named is not None and c.column == named + 1), None)
    if at is None or _NUMBER.fullmatch(texts[at]):
        return longest
    sure = _points_stand(own, made) or _scoring_beside(texts, at, longest)
    return at if len(texts[at]) >= (3 if sure else 8) else longest


def _scoring_beside(texts: list[str], at: int, longest: int) -> bool:
    """Whether the longer cell right of the words only says how points are given."""
    return longest > at and bool(_SCORING.search(texts[longest]))


def standard_column(made: Sheet) -> int | None:
    """The column of the words: the last that differs from row to row and is no scoring."""
    if made.header < 0:
        return made.columns.get("standard")
    heads = made.grid[made.header]
    fields = [match(KIND, c.text) if c is not None else ("", 0.0) for c in heads]
    texts = [
        i for i, (name, _) in enumerate(fields)
        if name in ("section", "standard", "rule") and heads[i] is not None
    ]
    below = made.grid[made.header + 1 :]
    chosen = [i for i in texts if _differs(below, i) and not _is_scoring(below, i)]
    known = made.columns.get("standard", made.columns.get("rule"))
    if known is not None and (known in chosen or not chosen or fields[chosen[-1]][1] < 0.8):
        better = [i for i in chosen if i > known and fields[i] == ("standard", 1.0)]
        return better[-1] if better else known
    return chosen[-1] if chosen else known


def _values(rows: list[list[Cell | None]], column: int) -> list[str]:
    return [
        re.sub(r"\s", "", cell.text) for number, row in enumerate(rows)
        if column < len(row) and (cell := row[column]) is not None and cell.text.strip()
        and cell.column == column + 1
    ]


def _differs(rows: list[list[Cell | None]], column: int) -> bool:
    """Whether nearly every row has words of its own in a column."""
    values = _values(rows, column)
    return len(set(values)) >= 0.7 * max(1, len(rows) - 2)


def _is_scoring(rows: list[list[Cell | None]], column: int) -> bool:
    """Whether the cells of a column say how points are taken off or given."""
    values = _values(rows, column)
    return sum(bool(_SCORING.search(v)) for v in values) >= 0.6 * max(1, len(values))


def _points_stand(own: list[Cell], made: Sheet) -> bool:
    """Whether the points of a row stand in their column, so that no cell has slipped."""
    points = made.columns.get("points")
    return points is not None and any(
        c.column == points + 1 and POINTS.fullmatch(c.text.strip()) for c in own
    )


def _early_points(
    own: list[Cell], longest: int, made: Sheet, standard: int | None
) -> int | None:
    """The cell of the points where their column stands left of that of the words."""
    points = made.columns.get("points")
    if points is None or standard is None or points > standard:
        return None
    return next(
        (i for i in range(longest) if own[i].column == points + 1
         and POINTS.fullmatch(own[i].text.strip())), None
    )


def _below(words: Passage) -> tuple[Passage, Passage | None]:
    """The words of a cell, and a section's name that was typed on a line below them."""
    parts = words.split(r"\n")
    if len(parts) > 1 and BONUS.fullmatch(parts[-1].text.strip()):
        return words[: len(words) - len(parts[-1])].strip(), parts[-1].strip()
    return words, None


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


def _shifted(
    own: list[Cell], longest: int, numbers: list[int], made: Sheet, standard: int | None
) -> bool:
    """Whether the number or the words stand in another column than their heading."""
    seq = made.columns.get("seq")
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
    bare = re.sub(r"^[一二三四五六七八九十]{1,3}、", "", HEADED.sub("", text))
    return cells == 1 and len(bare) <= 12 and not re.search(r"[，。；、]", bare)


def _all_headings(texts: list[str]) -> bool:
    return all(t in ("序号", "主要内容", "分值", "得分") for t in texts)


def _passage(table: Table, cell: Cell) -> Passage:
    return cell_passage(table, cell.row, cell.column, cell.text).strip()
