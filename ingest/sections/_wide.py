"""Tables whose columns are bodies: what each does in a matter, or a mark for its part.

    事项   | 水利局     | 公安局        任务       | 水利局 | 公安局
    采砂   | 编制规划   | 打击盗采      整治采砂   |  ●   |  ○

    事项   | 甲部门 | 甲部门职责 | 乙部门 | 乙部门职责
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.reading import Cell, Paragraph, Table
from ingest.columns import is_heading, match, plain
from ingest.document import Claim, Extent, Source
from ingest.extract.bodies import Body, split_bodies
from ingest.lines import is_note
from ingest.passage import EMPTY, Passage, cell_passage
from ingest.rows import Value
from ingest.sections._prose_bodies import is_body_list
from ingest.sections._table_fill import NOTHING
from ingest.sections._table_sheet import clean
from language.text import normalise

_MARK = re.compile(r"[●○◎▲△★☆√✓✔■□◆◇☑⚫⚪]|牵头|主办|主责|责任|配合|协办|协助|参与")
_LEGEND = re.compile(
    r"([●○◎▲△★☆√✓✔■□◆◇☑⚫⚪])\s*[”\"]?\s*(?:为|表示|代表|是|指|[：:=]|[—-]+)?\s*[“\"]?"
    r"(牵头|主办|主责|主管|责任|负责|配合|协办|协助|参与)"
)
_LEADS = ("●", "▲", "★", "√", "✓", "✔", "■", "◆", "☑", "⚫", "◎", "牵头", "主办", "主责", "责任")
_PARTY = re.compile(
    r"(?:[甲乙丙丁A-Da-d一二三四]|牵头|主管|主责|主办|责任|配合|协同|协助|协办|参与|相关)?.{0,2}"
    r"(?:部门|单位|方)[甲乙丙丁A-Da-d一二三四\d]?(?:名称)?"
)
_TASK = re.compile(r"(?:职责|分工|职能|工作内容|任务)(?:[一二三四甲乙丙丁A-Da-d\d]|分工|内容)?$")
_SHARED = re.compile(r"(?:部门|单位).{0,2}职责(?:分工)?$")
"""A column of duties for a sort of bodies: the cells name them (`X：…`)."""
_ASIDE = ("seq", "basis", "case", "remark")


@dataclass
class Share:
    """What one body has of a matter: its duties in words, or a role by a mark."""

    bodies: list[Body]
    words: Passage
    role: str = ""


@dataclass
class WideRow:
    """One matter or task with the shares of all bodies."""

    address: str
    seq: Value | None
    matter: Value | None
    text: Passage
    shares: list[Share] = field(default_factory=list)
    basis: Passage = EMPTY
    case: Passage = EMPTY


@dataclass
class Wide:
    """A table of such rows; `marked` where marks stand for the parts."""

    table: Table
    header: int
    columns: dict[str, int]
    texts: list[int]
    """Columns of the matter, and of what is to be done in it."""
    bodies: list[int]
    """Columns headed by a body."""
    pairs: list[tuple[int, int]]
    """Columns of a body and of its duties."""

    @property
    def marked(self) -> bool:
        cells = [c for c in self._data() if c.column - 1 in self.bodies]
        return bool(cells) and all(_MARK.fullmatch(_squeezed(c.text)) for c in cells)

    def _data(self) -> Iterator[Cell]:
        for cell in self.table.cells:
            if cell.row > self.header + 1 and not NOTHING.fullmatch(_squeezed(cell.text) or "无"):
                yield cell

    def rows(self, source: Source) -> Iterator[WideRow]:
        """The data rows; a blank matter is that of the row above."""
        legend, marked = _legend(source), self.marked
        matter: Value | None = None
        above = EMPTY
        for number, cells in enumerate(self.table.grid()):
            if number <= self.header or _aside(cells):
                continue
            words = [self._words(cell) for cell in cells]
            own = words[self.texts[0]]
            if own and (matter is None or str(matter) != own.squeezed().text):
                matter = Value(own)
            elif matter is not None:
                matter = matter.as_inherited()
            row = WideRow(
                f"{self.table.address}r{number + 1}", self._seq(words),
                matter, words[self.texts[-1]],
            )
            row.basis, row.case = self._of("basis", words), self._of("case", words)
            inherited = matter is not None and matter.how == "inherited"
            above = row.basis = row.basis or (above if inherited else EMPTY)
            row.shares = list(self._shares(words, legend if marked else {}, marked))
            if row.shares:
                yield row

    def _words(self, cell: Cell | None) -> Passage:
        if cell is None:
            return EMPTY
        return clean(cell_passage(self.table, cell.row, cell.column, cell.text))

    def _of(self, name: str, words: Sequence[Passage]) -> Passage:
        return words[self.columns[name]] if name in self.columns else EMPTY

    def _seq(self, words: Sequence[Passage]) -> Value | None:
        found = self._of("seq", words)
        return Value(found) if found else None

    def _shares(
        self, words: Sequence[Passage], legend: dict[str, str], marked: bool
    ) -> Iterator[Share]:
        heads = self.table.grid()[self.header]
        for column in self.bodies:
            cell = words[column].squeezed().text
            if not cell or NOTHING.fullmatch(cell):
                continue
            head = self._words(heads[column])
            head = head.without(r"(?:的)?(?:工作|具体|主要)?职责(?:分工)?$")
            role = legend.get(cell) or ("lead" if cell in _LEADS else "support")
            named = split_bodies(Value(head)) if _is_body(plain(head.text)) else []
            yield Share(named, words[column], role if marked else "")
        for who, what in self.pairs:
            if words[who] and words[what] and not NOTHING.fullmatch(words[what].squeezed().text):
                yield Share(split_bodies(Value(words[who])), words[what])


def wide_claims(
    source: Source, kind: str, title: re.Pattern[str], marked: bool
) -> Iterator[Claim]:
    """Claims for the tables with columns of bodies, with or without marks."""
    for position, block in enumerate(source.blocks):
        made = wide(block) if isinstance(block, Table) else None
        if made is None or made.marked != marked:
            continue
        above = source.blocks[position - 1] if position else None
        heading = source.passage(above).strip() if isinstance(above, Paragraph) else EMPTY
        first = position - bool(title.search(normalise(heading.text)))
        yield Claim(kind, Extent((first, 0), (position + 1, 0)), 0.95, heading)


def wide(table: Table) -> Wide | None:
    """The table read by its columns of bodies, or None where it has no two of them."""
    grid = table.grid()
    for number, row in enumerate(grid[:4]):
        heads = [_head(grid, number, column) for column in range(len(row))]
        bodies = [i for i, text in enumerate(heads) if _is_body(text)]
        pairs = [
            (i, i + 1) for i in range(len(heads) - 1)
            if _PARTY.fullmatch(heads[i]) and _TASK.search(heads[i + 1])
            and not _is_body(heads[i + 1])
        ]
        if len(bodies) < 2 and len(pairs) < 2:
            bodies = [i for i, text in enumerate(heads) if _SHARED.search(text)]
        if len(bodies) < 2 and len(pairs) < 2:
            continue
        bodies = bodies if len(bodies) >= 2 else []
        taken = {*bodies, *(i for pair in pairs for i in pair)}
        if not _heads(row, number, taken) or not any(map(is_heading, heads)):
            continue
        columns: dict[str, int] = {}
        texts: list[int] = []
        for i, text in enumerate(heads):
            name = match("boundary", text)[0]
            if i in taken:
                continue
            if name in _ASIDE:
                columns.setdefault(name, i)
            elif text and i < min(taken) and match("assignments", text)[0] != "deadline":
                texts.append(i)
        if texts and number + 1 < len(grid):
            return Wide(table, number, columns, texts[:2], bodies, [] if bodies else pairs)
    return None


def _heads(row: Sequence[Cell | None], number: int, taken: set[int]) -> bool:
    """Whether the cells beside the bodies are headings, or blank below headings."""
    beside = [cell for i, cell in enumerate(row) if i not in taken and cell is not None]
    own = [c for c in beside if c.text.strip() and c.row == number + 1]
    return not own or any(is_heading(c.text) for c in own)


def _head(grid: Sequence[Sequence[Cell | None]], number: int, column: int) -> str:
    """The heading of a column: in its row, or in the row above where that is blank."""
    for at in (number, number - 1):
        cell = grid[at][column] if at >= 0 else None
        if cell is not None and cell.text.strip():
            return plain(cell.text)
    return ""


def _is_body(text: str) -> bool:
    bare = re.sub(r"(?:的)?(?:工作|具体|主要)?职责(?:分工)?$", "", text)
    return len(bare) >= 2 and not is_heading(bare) and not _PARTY.fullmatch(bare) and (
        is_body_list(bare)
    )


def _aside(cells: Sequence[Cell | None]) -> bool:
    filled = list({id(c): c for c in cells if c is not None and c.text.strip()}.values())
    return len(filled) < 2 or is_note(filled[0].text)


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", normalise(text))


def _legend(source: Source) -> dict[str, str]:
    """What the document says of its marks: ●为牵头部门，○为配合部门."""
    found: dict[str, str] = {}
    for _, text in source.reading.texts():
        for mark in _LEGEND.finditer(normalise(text)):
            lead = mark[2] in ("牵头", "主办", "主责", "主管", "责任", "负责")
            found.setdefault(mark[1], "lead" if lead else "support")
    return found
