"""Tables whose cells are parted by a sign: tabs, pipes, ruled lines, commas.

Cells in quotation marks may hold the sign and line ends (copied from a
spreadsheet). Lines made of rules only part rows; where every row stands between
rules, the lines between two rules are one row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.columns import is_header_row, is_heading
from ingest.lines import is_note
from ingest.readers._text_fit import align, habits, suits
from ingest.readers._text_lines import Found, Heading, Lines
from ingest.readers._text_sorts import fits, types_of

_RULE = re.compile(r"^[\s\-=+|:_─━—│┃┄┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝║═╪╞╡]+$")
_QUOTED = re.compile(r'[ 　]*"')
_BORDER = "|｜│┃║"
_SIGNS = ("\t", "|", "｜", "│", "┃", "║", ",", "，", ";", "；")


def find(lines: Lines, start: int) -> Found | None:
    """The table whose header (or a title with a header near below) is at a line."""
    first = start
    while first < len(lines) and is_rule(lines[first]):
        first += 1
    if first >= len(lines):
        return None
    sign = _sign(lines, first)
    header = lines[first].strip()
    edges = header.startswith(sign), header.endswith(sign)
    return _Reader(lines, start, sign, edges).read() if sign else None


def begins(lines: Lines, i: int) -> bool:
    """Whether a line is a rule, or a header row with its cells parted by a sign."""
    return is_rule(lines[i]) or bool(_sign(lines, i))


def is_rule(line: str) -> bool:
    """A line that only draws: |---|---| or ├──┼──┤."""
    drawn = len(line.strip()) >= 3 and bool(_RULE.match(line))
    return drawn and bool(re.search(r"[-=─━═]{2}|[┼╋╬]", line))


def _sign(lines: Lines, first: int) -> str:
    """The sign that parts a header row beginning at a line, or ''."""
    if len(lines[first]) > 4_000:
        return ""
    for sign in _SIGNS:
        if lines[first].count(sign) < 2 and '"' not in lines[first]:
            continue
        cells, _ = _cut(lines, first, sign)
        if len(cells) >= 3 and is_header_row(cells):
            return sign
    return ""


def _cut(
    lines: Lines, i: int, sign: str, edges: tuple[bool, bool] = (True, True)
) -> tuple[list[str], int]:
    """The cells of the record that begins at a line, and the line after it.

    `edges`: whether lines of the table begin and end with the sign.
    """
    text = lines[i]
    if sign in _BORDER:
        return _bordered(text, sign, edges), i + 1
    cells: list[str] = []
    position = 0
    while True:
        quoted = _QUOTED.match(text, position)
        if quoted:
            begin = quoted.end()
            stop = _closing(text, begin, sign)
            while stop < 0 and i + 1 < len(lines) and i < 200_000:
                i += 1
                text += "\n" + lines[i]
                stop = _closing(text, begin, sign)
            if stop < 0:
                stop = len(text)
            cells.append(text[begin:stop].replace('""', '"'))
            position = stop + 1
            following = text.find(sign, position)
            if following < 0:
                return cells, i + 1
            position = following + len(sign)
            continue
        following = text.find(sign, position)
        if following < 0:
            cells.append(text[position:])
            return cells, i + 1
        cells.append(text[position:following])
        position = following + len(sign)


def _closing(text: str, begin: int, sign: str) -> int:
    """The quotation mark that closes a cell: before the sign or the line's end."""
    mark = re.compile(r'"[ 　]*(?=' + re.escape(sign) + r"|\n|$)")
    match = mark.search(text, begin)
    while match and text[match.start() - 1 : match.start()] == '"' and match.start() > begin:
        run = len(text[: match.start() + 1]) - len(text[: match.start() + 1].rstrip('"'))
        if run % 2:
            break
        match = mark.search(text, match.end())
    return match.start() if match else -1


def _bordered(text: str, sign: str, edges: tuple[bool, bool]) -> list[str]:
    body = text.strip()
    body = body[1:] if edges[0] and body.startswith(sign) else body
    body = body[:-1] if edges[1] and body.endswith(sign) else body
    cells = re.split(r"(?<!\\)" + re.escape(sign), body)
    return [re.sub(r"\s*<br\s*/?>\s*", "\n", cell.strip(" ")) for cell in cells]


@dataclass
class _Reader:
    lines: Lines
    start: int
    sign: str
    edges: tuple[bool, bool]

    def read(self) -> Found | None:
        rows: list[list[str]] = []
        ruled: list[int] = []
        aside: list[int] = []
        i = end = self.start
        while i < len(self.lines):
            line = self.lines[i]
            if is_rule(line):
                ruled.append(len(rows))
                i = end = i + 1
                continue
            if i in self.lines.furniture and self.sign not in line:
                aside.append(i)
                i += 1
                continue
            if self.lines.blank(i) and self.sign not in line:
                following = self.lines.next_filled(i)
                if following >= len(self.lines) or not self._goes_on(following, rows):
                    break
                i += 1
                continue
            cells, after = _cut(self.lines, i, self.sign, self.edges)
            if self._other(cells, rows):
                break
            if len(cells) < 2 and self._between(i, rows):
                rows.append(Heading(cells))
                i = end = i + 1
                continue
            if len(cells) < 2 and not self._continues(i, rows):
                break
            rows.append(cells)
            i = end = after
        header = next(row for row in rows if is_header_row(row))
        columns = len(header)
        joined = self._joined(rows, ruled, header)
        made, odd = _even(joined, header)
        return Found(end, made, columns, [a for a in aside if a < end], odd)

    def _goes_on(self, i: int, rows: list[list[str]]) -> bool:
        if is_rule(self.lines[i]):
            return True
        cells, _ = _cut(self.lines, i, self.sign, self.edges)
        width = len(rows[-1]) if rows else 0
        if self.sign in _BORDER or self.sign == "\t":
            return len(cells) >= 2 and (len(cells) >= width - 1 or is_header_row(cells)) and not (
                is_header_row(cells) and any(is_header_row(row) for row in rows)
                and not _same_header(cells, rows)
            )
        return len(cells) == width

    def _other(self, cells: list[str], rows: list[list[str]]) -> bool:
        """Whether a row is the header of another table, with other headings."""
        return (
            len({c.strip() for c in cells} - {""}) >= 3 and any(map(is_header_row, rows))
            and is_header_row(cells) and not _shares_headings(cells, rows)
            and all(is_heading(cell, 0.5) for cell in cells if cell.strip())
        )

    def _between(self, i: int, rows: list[list[str]]) -> bool:
        """Whether a heading stands between two rows: a short line, then a row."""
        following = i + 1
        if not rows or not self.lines.closes(i) or is_note(self.lines[i]):
            return False
        if following >= len(self.lines):
            return False
        cells, _ = _cut(self.lines, following, self.sign, self.edges)
        if self._other(cells, rows):
            return False
        numbered = len(cells) > 1 and fits("number", cells[0]) > 0
        return numbered or len(cells) >= max(3, max(len(row) for row in rows) - 1)

    def _continues(self, i: int, rows: list[list[str]]) -> bool:
        """Whether a line without the sign belongs to the last cell of a short row."""
        if not rows or self.lines.closes(i):
            return False
        width = max(len(row) for row in rows)
        if len(rows[-1]) < width:
            return True
        following = i + 1
        if following >= len(self.lines) or self.lines.blank(following):
            return False
        return 0 < self.lines[following].count(self.sign) < width - 1

    def _joined(
        self, rows: list[list[str]], ruled: list[int], header: list[str]
    ) -> list[list[str]]:
        first = rows.index(header) + 1
        framed = not any(first < r < len(rows) for r in ruled) and sum(
            bool(row[0].strip()) for row in rows[first:]
        ) > 1  # rules around the table and below its header only
        if self.sign in _BORDER and len(ruled) > 2 and len(set(ruled)) < len(rows) and not framed:
            return _between_rules(rows, ruled, types_of(tuple(header)))
        if self.sign in _BORDER:
            return rows
        return _over_lines(rows, header)


def _same_header(cells: list[str], rows: list[list[str]]) -> bool:
    plain = ["".join(cell.split()) for cell in cells]
    return any(["".join(cell.split()) for cell in row] == plain for row in rows)


def _shares_headings(cells: list[str], rows: list[list[str]]) -> bool:
    """Whether a header is, with damage, the one before: half of its headings or more."""
    own = {"".join(cell.split()) for cell in cells} - {""}
    known = {"".join(cell.split()) for row in rows if is_header_row(row) for cell in row}
    return len(own & known) * 2 >= len(own)


def _between_rules(
    rows: list[list[str]], ruled: list[int], sorts: Sequence[str]
) -> list[list[str]]:
    """The lines between two rules as one row, cell under cell.

    Where rules stand between matters only, a line with a body and a duty of its own
    below a duty that has ended is a row.
    """
    made: list[list[str]] = []
    for number, row in enumerate(rows):
        apart = number in ruled or not made or len(row) != len(made[-1])
        if apart or _own_row(made[-1], row, sorts):
            made.append(list(row))
        else:
            made[-1] = [_under(above, below) for above, below in zip(made[-1], row, strict=True)]
    return made


def _own_row(above: list[str], row: list[str], sorts: Sequence[str]) -> bool:
    """Whether a line between two rules is a row of its own."""
    cells = {sort: (a, b) for sort, a, b in zip(sorts, above, row, strict=False)}
    if not all(text.strip() for sort in ("party", "must") for text in cells.get(sort, ("",))):
        return False
    return fits("party", cells["party"][1]) > 1 and cells["must"][0].rstrip()[-1] in "。；;"


def _under(above: str, below: str) -> str:
    return f"{above}\n{below}" if above.strip() and below.strip() else above or below


def _over_lines(rows: list[list[str]], header: list[str]) -> list[list[str]]:
    """Rows that a line end inside a cell has cut, put together again.

    Two short lines may as well be two rows whose merged cells left nothing: what
    suits the columns better counts.
    """
    columns = len(header)
    made: list[list[str]] = []
    for row in rows:
        if isinstance(row, Heading):
            made.append(row)
            continue
        last = made[-1] if made and not isinstance(made[-1], Heading) else []
        short = bool(last) and len(last) < columns and not (len(made) == 1 and len(last) == 1)
        joined = [*last[:-1], f"{last[-1]}\n{row[0]}", *row[1:]] if last else []
        if short and len(joined) <= columns and row[0].strip() and (
            len(row) == 1 or suits(joined, header) >= suits(last, header) + suits(row, header)
        ):
            made[-1] = joined
        elif len(row) == 1 and last:
            made[-1] = [*last[:-1], f"{last[-1]}\n{row[0]}"]
        else:
            made.append(row)
    return made


def _even(rows: list[list[str]], header: list[str]) -> tuple[list[list[str]], list[int]]:
    """Rows with the header's number of cells, and which had another."""
    columns = len(header)
    made: list[list[str]] = []
    odd: list[int] = []
    filled = habits(rows[1:], columns)
    heads = next((i for i, row in enumerate(rows) if row == header), 0)
    for number, row in enumerate(rows):
        if len(row) == columns or isinstance(row, Heading) or (len(row) == 1 and number < heads):
            made.append(row)
        elif not any(c.strip() for c in row):
            made.append([""] * columns)
        elif len(row) > columns and not any(c.strip() for c in row[columns:]):
            made.append(row[:columns])
        else:
            odd.append(number)
            made.append(align(row, header, filled) if len(row) < columns else row)
    return made, odd
