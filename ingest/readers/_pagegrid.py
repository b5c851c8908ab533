"""Cell rectangles of a page → a grid with spans, and one table over several pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.reading import Cell, Table
from ingest.readers._layout import Box, Line, glue, inside, joined, lines_of, reaches

NEAR = 4.0


@dataclass(slots=True)
class PageCell:
    """A cell on a page; `right` = where its full lines end."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str
    first: Line | None = None
    last: Line | None = None
    right: float = 0.0

    @property
    def bare(self) -> str:
        return "".join(self.text.split())

    @property
    def ended(self) -> bool:
        return self.bare[-1:] in ("。", "；", ";", "！", "？")

    def runs_on(self, below: PageCell) -> bool:
        """Whether the words of a cell on the next page would not have fitted here."""
        if self.last is None or below.first is None:
            return False
        return reaches(self.last, self.right, below.first)


@dataclass(slots=True)
class PageTable:
    """A table of one page, or of several once joined."""

    page: int
    box: Box
    edges: list[float]
    rows: int
    cells: list[PageCell] = field(default_factory=list)
    open_top: bool = False
    open_bottom: bool = False
    doubtful: list[int] = field(default_factory=list)
    """Rows where it is not certain whether a page end cut them."""

    def row(self, number: int) -> list[PageCell]:
        return [cell for cell in self.cells if cell.row == number]

    def over(self, row: int, column: int) -> PageCell | None:
        """The cell that covers a place."""
        return next(
            (c for c in self.cells if c.row <= row < c.row + c.rowspan
             and c.column <= column < c.column + c.colspan), None,
        )

    def table(self, index: int) -> Table:
        cells = sorted(self.cells, key=lambda c: (c.row, c.column))
        return Table(
            index, self.rows, len(self.edges) - 1,
            tuple(Cell(c.row, c.column, c.text, c.rowspan, c.colspan) for c in cells),
            True, self.page,
        )


def build(page: int, rectangles: Sequence[Box], pieces: Iterable[Line]) -> PageTable:
    """The grid of the rectangles with the text that stands in each."""
    xs = _edges(x for box in rectangles for x in (box[0], box[2]))
    ys = _edges(y for box in rectangles for y in (box[1], box[3]))
    table = PageTable(page, (xs[0], ys[0], xs[-1], ys[-1]), xs, len(ys) - 1)
    rectangles = [*rectangles, *_gaps(rectangles, xs, ys)]
    homes: list[list[Line]] = [[] for _ in rectangles]
    for piece in pieces:
        for home, box in zip(homes, rectangles, strict=True):
            if inside(box, piece.middle):
                home.append(piece)
                break
    for box, home in zip(rectangles, homes, strict=True):
        left, top = _at(xs, box[0]), _at(ys, box[1])
        lines = lines_of(home)
        right = max([box[2] - _padding(box, lines), *(line.x1 for line in lines)])
        table.cells.append(PageCell(
            top + 1, left + 1, max(1, _at(ys, box[3]) - top), max(1, _at(xs, box[2]) - left),
            joined(lines, right), lines[0] if lines else None, lines[-1] if lines else None, right,
        ))
    return table


def _gaps(rectangles: Sequence[Box], xs: Sequence[float], ys: Sequence[float]) -> list[Box]:
    """The fields that no rectangle covers: merged cells that a page end leaves open."""
    covered = {
        (r, c)
        for box in rectangles
        for r in range(_at(ys, box[1]), _at(ys, box[3]))
        for c in range(_at(xs, box[0]), _at(xs, box[2]))
    }
    found: list[Box] = []
    for column in range(len(xs) - 1):
        start: int | None = None
        for row in range(len(ys)):
            free = row < len(ys) - 1 and (row, column) not in covered
            if free and start is None:
                start = row
            elif not free and start is not None:
                found.append((xs[column], ys[start], xs[column + 1], ys[row]))
                start = None
    return found


def _padding(box: Box, lines: Sequence[Line]) -> float:
    """The space between frame and text, as the left side shows it."""
    space = min((line.x0 - box[0] for line in lines), default=0.0)
    return max(0.0, min(space, 10.0))


def _edges(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


def _at(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))


def continues(above: PageTable, below: PageTable) -> bool:
    """Whether a table goes on in one on the next page: the same columns stand there."""
    if abs(above.edges[0] - below.edges[0]) > NEAR or abs(above.edges[-1] - below.edges[-1]) > NEAR:
        return False
    few, many = sorted((above.edges, below.edges), key=len)
    return len(few) > 2 and all(any(abs(x - y) <= NEAR for y in many) for x in few)


def join(above: PageTable, below: PageTable) -> None:
    """Adds the rows of the next page, without its repeated headings."""
    _same_columns(above, below)
    head = _repeated_rows(above, below)
    rest = [c for c in below.cells if c.row > head]
    if not rest:
        return
    for cell in rest:
        cell.row -= head
    first = sorted((c for c in rest if c.row == 1), key=lambda c: c.column)
    cut = _is_cut(above, below, first)
    shift = above.rows - (1 if cut else 0)
    merged = {c.column for c in above.cells if c.rowspan > 1}
    for cell in rest:
        upper = above.over(above.rows, cell.column) if cell.row == 1 else None
        if upper is not None and upper.colspan == cell.colspan and (
            cut or _is_rest(upper, cell, first, cell.column in merged)
        ):
            _append(upper, cell, cut)
        else:
            cell.row += shift
            above.cells.append(cell)
    above.rows = shift + below.rows - head
    above.open_bottom = below.open_bottom


def _append(upper: PageCell, cell: PageCell, cut: bool) -> None:
    if cell.bare and upper.bare and upper.last is not None and cell.first is not None:
        upper.text += glue(upper.last, cell.first, upper.right) + cell.text
    else:
        upper.text += cell.text
    upper.rowspan += cell.rowspan - (1 if cut else 0)
    if cell.bare:
        upper.last, upper.right = cell.last, cell.right


def _is_rest(upper: PageCell, cell: PageCell, first: Sequence[PageCell], merged: bool) -> bool:
    """Whether a cell of a new row is the rest of a merged cell on the page before."""
    if first[0].bare:
        return not cell.bare and cell.rowspan > 1  # hardly ever empty over several rows
    several = upper.rowspan > 1 or cell.rowspan > 1
    if cell.bare:
        return several and not upper.ended and upper.runs_on(cell)
    leading = all(not c.bare for c in first if c.column < cell.column)
    return leading or several or merged


def _is_cut(above: PageTable, below: PageTable, first: Sequence[PageCell]) -> bool:
    """Whether the page end cut the last row: its words run on.

    Words below that would have fitted above begin a row of their own; so do words
    below a full stop, where rows without a first cell are usual and no line is
    missing.
    """
    if first[0].bare.isdigit():
        return False
    own = []
    for cell in first:
        upper = above.over(above.rows, cell.column)
        if cell.bare and (upper is None or not upper.bare):
            return False
        if cell.bare and upper is not None and (upper.row == above.rows or upper.rowspan == 1):
            own.append((upper, cell))
    if not first[0].bare and _always_first(above) and len(own) == 1:
        return True
    if not all(upper.runs_on(cell) for upper, cell in own):
        return False
    if any(upper.ended for upper, _ in own) and not (above.open_bottom and below.open_top):
        above.doubtful.append(above.rows)
        return False
    return bool(own) or not first[0].bare


def _always_first(table: PageTable) -> bool:
    """Whether each row has words in its first column and none is merged downwards."""
    cells = [c for c in table.cells if c.column == 1]
    filled = all(c.bare and c.rowspan == 1 for c in cells)
    return filled and len({c.row for c in cells}) == table.rows > 2


def _repeated_rows(above: PageTable, below: PageTable) -> int:
    """How many of the first rows of the page are the table's own first rows again."""
    count = 0
    while count < min(4, below.rows, above.rows):
        upper = [(c.column, c.bare) for c in above.row(count + 1)]
        lower = [(c.column, c.bare) for c in below.row(count + 1)]
        if not lower or upper != lower:
            break
        count += 1
    return count


def _same_columns(above: PageTable, below: PageTable) -> None:
    """Counts the columns of both by the edges of either."""
    edges = _edges([*above.edges, *below.edges])
    for table in (above, below):
        for cell in table.cells:
            left = table.edges[cell.column - 1]
            right = table.edges[cell.column - 1 + cell.colspan]
            cell.column = _at(edges, left) + 1
            cell.colspan = max(1, _at(edges, right) - cell.column + 1)
        table.edges = edges
