"""Tables as records: which column says what, which rows are data, what a blank means.

Works on the tables of any reader. A header may stand in any row, in two levels,
and again in the middle; a table of labels and values (vertical form) gives the
same records. Blank cells are filled from above only where the source shows a merge
or, where it cannot show one, inside the same group of rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.reading import Cell, Table
from ingest.columns import is_header_row, is_heading, match, plain, without_number
from ingest.extract.clauses import strip_number
from ingest.furniture import is_page_mark, is_site_line
from ingest.lines import is_note, is_owner_line
from ingest.passage import EMPTY, Passage, cell_passage
from language.text import normalise

_NUMERAL = re.compile(
    r"[（(]?(?:[A-Za-z]?\d{1,4}(?:[.\-—]\d{1,3})*|[一二三四五六七八九十]{1,3})[）)]?[.、．]?"
)
_TOTAL = re.compile(r"(?:合|小|总|共)计.{0,8}|共\d+[项条个].{0,6}")
_HEADS = {"seq", "matter", "name", "main"}
_OPENING = {"department", "duty", "item", "content"}
"""Labels of a form that come again for each department or item of one matter."""
_TITLE = {"powers": "name", "services": "name", "one_stop": "item"}
"""What the title of a record in a form says: a value without a label."""
TYPE = re.compile(
    r"行政(?:许可|处罚|强制|征收|给付|裁决|确认|奖励|检查|监督|征用)|其他(?:行政)?(?:权力|职权)|公共服务"
)


@dataclass(slots=True)
class Record:
    """One data row: the words of each field, blank where the cell is blank."""

    row: int
    address: str
    cells: dict[str, Passage]
    above: set[str] = field(default_factory=set)
    """Fields whose cell begins in a row above (a true merge)."""
    extra: list[Passage] = field(default_factory=list)
    """Words in columns that no field names."""
    opening: set[str] = field(default_factory=set)
    """In a form: the labels that begin the next record when they come again."""
    part: bool = False
    """In a form: goes on with the matter of the record before it."""
    heading: Passage = EMPTY
    """The row of one cell above that groups it with others: 一、强化源头管控."""

    def get(self, name: str) -> Passage:
        return self.cells.get(name, EMPTY)


@dataclass
class Sheet:
    """A table read as records of one kind."""

    table: Table
    kind: str
    columns: dict[str, int]
    """Field → column from 0."""
    score: float
    header: int
    """Position of the header row, from 0; −1 for a vertical form."""
    heading_type: Passage = EMPTY
    """What the last heading between rows said of those below it (行政许可)."""
    group: Passage = EMPTY
    """The last heading between rows, without its number."""

    @cached_property
    def grid(self) -> list[list[Cell | None]]:
        return self.table.grid()

    @cached_property
    def merges_shown(self) -> bool:
        """Whether a blank cell is surely blank: the source shows merges downwards."""
        return self.table.merges_known and any(c.rowspan > 1 for c in self.table.cells)

    @cached_property
    def typed(self) -> bool:
        """Whether headings between the rows say the types of the powers below them."""
        singles = (self._single(row) for row in self.grid)
        return any(TYPE.search(normalise(words.text)) for words in singles if len(words) <= 30)

    def records(self) -> list[Record]:
        """The data rows in order; titles, headers, notes and blank rows left out."""
        return list(self._vertical() if self.header < 0 else self._horizontal())

    def titles(self) -> Iterator[Passage]:
        """Rows above the header, and single cells over the whole width."""
        for number, row in enumerate(self.grid):
            words = self._single(row)
            if words and (number < self.header or is_owner_line(words.text)):
                yield words

    def notes(self) -> Iterator[Passage]:
        """Rows that say something about the table below it."""
        for number, row in enumerate(self.grid):
            words = self._single(row)
            if words and number > self.header and is_note(words.text):
                yield words

    def _passage(self, cell: Cell) -> Passage:
        return clean(cell_passage(self.table, cell.row, cell.column, cell.text))

    def _single(self, row: Sequence[Cell | None]) -> Passage:
        """The words of a row in which only one cell says anything."""
        filled = list({id(c): c for c in row if c is not None and c.text.strip()}.values())
        return self._passage(filled[0]) if len(filled) == 1 else EMPTY

    def _horizontal(self) -> Iterator[Record]:
        for number in range(self.header + 1, len(self.grid)):
            row = self.grid[number]
            record = self._record(number, row)
            if record is not None and not self._is_header(row):
                yield record

    def _record(self, number: int, row: Sequence[Cell | None]) -> Record | None:
        single = self._single(row)
        if single and self._is_aside(single, row):
            self._remember(single)
            return None
        cells: dict[str, Passage] = {}
        above: set[str] = set()
        for name, column in self.columns.items():
            cell = row[column] if column < len(row) else None
            if cell is None:
                continue
            cells[name] = self._passage(cell)
            if cell.row < number + 1:
                above.add(name)
        if _is_total(row):
            return None
        own = any(
            cell is not None and cell.row == number + 1 and cell.text.strip() for cell in row
        )
        if not own:
            return None
        extra = [
            self._passage(cell)
            for column, cell in enumerate(row)
            if cell is not None and cell.row == number + 1 and cell.text.strip()
            and column not in self.columns.values() and cell.column == column + 1
        ]
        self._default_type(cells)
        address = f"{self.table.address}r{number + 1}"
        return Record(number + 1, address, cells, above, extra, heading=self.group)

    def _remember(self, heading: Passage) -> None:
        """A heading between rows groups those below it, or says the type of powers."""
        if not (is_note(heading.text) or is_owner_line(heading.text)
                or is_page_mark(heading.text) or is_site_line(heading.text)):
            self.group = strip_number(heading)[1]
        found = TYPE.search(normalise(heading.text))
        if found:
            self.heading_type = heading.group(found)

    def _default_type(self, cells: dict[str, Passage]) -> None:
        if self.heading_type and "type" not in self.columns and "name" in self.columns:
            cells.setdefault("type", self.heading_type)

    def _is_aside(self, words: Passage, row: Sequence[Cell | None]) -> bool:
        """A title, owner line, note or page mark in a row of its own."""
        text = words.text
        wide = row[0] is not None and row[0].colspan >= len(row) > 1
        aside = is_note(text) or is_owner_line(text) or is_page_mark(text) or is_site_line(text)
        column = next(k for k, c in enumerate(row) if c is not None and c.text.strip())
        heads = self.columns.get("seq") == column and not _NUMERAL.fullmatch(
            words.squeezed().text)
        return aside or heads or (wide and len(row) > 2)

    def _is_header(self, row: Sequence[Cell | None]) -> bool:
        texts = [c.text if c else "" for c in row]
        head = self.grid[self.header]
        same = sum(
            plain(a.text) == plain(b) != ""
            for a, b in zip(head, texts, strict=True)
            if a is not None
        )
        return same >= 2 or is_header_row(texts)

    def _vertical(self) -> Iterator[Record]:
        current: Record | None = None
        for label, value in label_pairs(self.table):
            name, sure = match(self.kind, without_number(label.text))
            if not label.text.strip():  # the title of a record
                name, sure = _TITLE.get(self.kind, "name"), 1.0
            if sure < 0.8:
                self._remember(self._passage(label))
                if current is not None:
                    current.extra.append(self._passage(value))
                continue
            if current is not None and self._again(current, name):
                if name not in _OPENING and name not in current.opening:
                    current.extra.append(self._passage(value))
                    continue
                yield current
                current = None if name in current.opening else self._part(value)
            if current is None:
                current = Record(value.row, f"{self.table.address}r{value.row}", {})
                current.opening = {name} | _HEADS
                self._number(current, label, name)
                self._default_type(current.cells)
            words = self._passage(value)
            if not label.text.strip():
                number, words = strip_number(words)
                if number:
                    current.cells.setdefault("seq", number.strip("、.．（）() "))
            current.cells.setdefault(name, words)
        if current is not None:
            yield current

    def _part(self, value: Cell) -> Record:
        """A further department or duty of the same matter in a form."""
        part = Record(value.row, f"{self.table.address}r{value.row}", {}, part=True)
        part.opening = set(_HEADS)
        return part

    @staticmethod
    def _again(record: Record, name: str) -> bool:
        """Whether a label comes again, or heads a record after a part of one.

        Not 序号 right after a number that stood before the first label.
        """
        if record.part and name in _HEADS:
            return True
        return name in record.cells and not (name == "seq" and len(record.cells) == 1)

    def _number(self, record: Record, label: Cell, name: str) -> None:
        """The number before the first label of a form is the record's."""
        number, _ = strip_number(self._passage(label))
        if number and name != "seq":
            record.cells["seq"] = number.strip("、.．（）() ")


def _is_total(row: Sequence[Cell | None]) -> bool:
    """A row of sums below the data: 合计, 小计, 共12项."""
    first = next((c.text for c in row if c is not None and c.text.strip()), "")
    return bool(_TOTAL.fullmatch(re.sub(r"\s", "", first)))


def clean(passage: Passage) -> Passage:
    """A cell without marks of the medium: <br>, **bold**, outer blanks."""
    return passage.without(r"<br\s*/?>|\*\*|\\(?=[|*_])").strip()


def label_pairs(table: Table) -> Iterator[tuple[Cell, Cell]]:
    """(label, value) of a form whose odd columns are labels."""
    for row in table.grid():
        cells = list({id(c): c for c in row if c is not None}.values())
        for label, value in zip(cells[::2], cells[1::2], strict=False):
            titled = table.columns == 2 and value.text.strip()
            if (label.text.strip() or titled) and label.row == value.row:
                yield label, value


def sheet(table: Table, kind: str) -> Sheet | None:
    """The table read as one of a kind, or None when too few headings agree."""
    flat = _best_header(table, kind)
    form = _form(table, kind)
    best = max((s for s in (flat, form) if s is not None), key=lambda s: s.score, default=None)
    return best


def _best_header(table: Table, kind: str) -> Sheet | None:
    best: Sheet | None = None
    grid = table.grid()
    for number, row in enumerate(grid[:40]):
        if sum(1 for c in row if c is not None and is_heading(c.text, 0.5)) < 2:
            continue
        below = grid[number + 1] if number + 1 < len(grid) else []
        two = _is_second_level(row, below)
        columns, score = _columns(row, below if two else [], kind)
        if best is None or score > best.score + 0.5:
            best = Sheet(table, kind, columns, score, number + two)
    return best


def _is_second_level(row: Sequence[Cell | None], below: Sequence[Cell | None]) -> bool:
    """Whether the next row splits headings that go over several columns."""
    wide = any(c is not None and c.colspan > 1 and c.colspan < len(row) for c in row)
    filled = [c for c in below if c is not None and c.text.strip()]
    if not wide and _splits(row, below):
        return True
    return wide and bool(filled) and all(
        len(c.text.strip()) <= 12 and not c.text.strip().isdigit() for c in filled
    ) and sum(is_heading(c.text, 0.5) for c in filled) * 2 >= len(filled)


def _splits(row: Sequence[Cell | None], below: Sequence[Cell | None]) -> bool:
    """Whether a row of headings stands right under the blanks of the row above it.

    So it looks where the text cannot show that a heading goes over several columns.
    """
    top = [bool(c is not None and c.text.strip()) for c in row]
    low = [bool(c is not None and c.text.strip()) for c in below]
    if len(low) != len(top) or all(top) or sum(low) < 2:
        return False
    under = all(
        low[i] if not top[i] else not low[i] or not all(top[i + 1 : i + 2] or [True])
        for i in range(len(top))
    )
    return under and all(
        is_heading(c.text, 0.5) for c in below if c is not None and c.text.strip()
    )


def _columns(
    row: Sequence[Cell | None], below: Sequence[Cell | None], kind: str
) -> tuple[dict[str, int], float]:
    """Field → column, and how well the headings agree with the kind."""
    candidates: list[tuple[float, int, str]] = []
    for column, cell in enumerate(row):
        if cell is None or (cell.column != column + 1 and not below):
            continue
        double = _both(kind, cell.text)
        if double:
            candidates += [(0.8, -column, name) for name in double]
            continue
        name, sure = match(kind, cell.text)
        lower = below[column] if column < len(below) else None
        if lower is not None and lower is not cell:
            under, surer = match(kind, lower.text)
            name, sure = (under, surer) if surer >= max(sure - 0.4, 0.5) else (name, sure)
        if name:
            candidates.append((sure, -column, name))
    columns: dict[str, int] = {}
    score = 0.0
    for sure, column, name in sorted(candidates, reverse=True):
        if name not in columns:
            columns[name] = -column
            score += sure
    if "duty" in columns and columns["duty"] == columns.get("department"):
        del columns["department"]  # 部门及职责分工: the cells name them
    return columns, score


def _both(kind: str, heading: str) -> tuple[str, ...]:
    """The two fields of a heading such as 承办机构及联系电话."""
    parts = [part for part in re.split(r"[及和与、/／（）()\n]", heading) if part.strip()]
    found = [match(kind, part) for part in parts]
    names = tuple(dict.fromkeys(name for name, sure in found if sure >= 1.0))
    return names if len(parts) == 2 == len(names) and match(kind, heading)[1] < 1.0 else ()


def _form(table: Table, kind: str) -> Sheet | None:
    """A vertical form: labels beside their values."""
    if table.columns % 2 and table.columns != 3:
        return None
    if table.rows * table.columns > 10_000:
        return None  # nobody fills in a form of this size
    pairs = list(label_pairs(table))
    fields = [match(kind, without_number(label.text)) for label, _ in pairs]
    known = [name for name, sure in fields if sure >= 0.8]
    if kind in _TITLE and any(not label.text.strip() for label, _ in pairs):
        known.append(_TITLE[kind])
    if len(pairs) < 3 or len(known) < 0.6 * len(pairs) or len(set(known)) < 3:
        return None
    score = float(len(set(known)))
    return Sheet(table, kind, dict.fromkeys(known, 0), score, -1)
