"""Tables whose rows lost what parts their cells: joined by spaces, or one cell a line.

    序号 管理事项 相关部门 职责分工           序号
    1 河道采砂 水利局 负责编制规划。           管理事项 …
    公安局 依法打击非法采砂。               1

Merged cells leave nothing, cells may hold spaces and line ends, page headers and
repeated headings stand between rows. The header tells the columns; what each
piece looks like tells which of them it fills.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ingest.columns import is_heading
from ingest.lines import is_note
from ingest.readers._text_fit import Piece, lay
from ingest.readers._text_lines import Found, Heading, Lines
from ingest.readers._text_sorts import fits, types_of

_WIDE = re.compile(r"[ 　\t]{2,}|　|\t")
_ANY = re.compile(r"[ 　\t]+")
_PART = re.compile(r"\s*[一二三四五六七八九十]{1,3}、")
"""The heading of a part above a table, even where its words are a column's too."""
_GLUED = re.compile(r"\s*(\d{1,3})(?=[\u4e00-\u9fff“《])(?![年月日个项名天条人万元倍])")
"""A row number without a blank before the text after it."""


@dataclass(frozen=True, slots=True)
class _Token:
    line: int
    start: int
    end: int
    text: str
    first: bool
    after_blank: bool


@dataclass
class _Header:
    cells: list[str]
    end: int
    gap: re.Pattern[str] | None
    """What parts cells in a line; None = each cell has a line of its own."""


def find(lines: Lines, start: int) -> Found | None:
    """The table whose header is at a line."""
    header = _joined_header(lines, start) or _column_header(lines, start)
    if header is None or len(header.cells) < 3:
        return None
    parts, end, aside = _body(lines, header)
    rows: list[list[str]] = [header.cells]
    for tokens, again in parts:
        if again:
            rows.append(again)
        elif tokens:
            rows.extend(_strict(lines, header, tokens) or _grouped(lines, header, tokens))
    return Found(end, rows, len(header.cells), aside) if len(rows) > 1 else None


def begins(lines: Lines, i: int) -> bool:
    """Whether a line is a header row with its cells joined by spaces."""
    return _joined_header(lines, i) is not None


def _joined_header(lines: Lines, start: int) -> _Header | None:
    text = lines[start].strip()
    if len(text) > 120:
        return None
    for gap in (_WIDE, _ANY):
        cells = [cell for cell in gap.split(text) if cell]
        if len(cells) >= 3 and sum(map(is_heading, cells)) >= len(cells) - 1 - (len(cells) > 5):
            return _Header(cells, start + 1, gap)
    return None


def _column_header(lines: Lines, start: int) -> _Header | None:
    """Three or more lines, one after the other, that are each a heading."""
    cells: list[str] = []
    i = start
    if _PART.match(lines[start]):
        return None
    while i < len(lines) and len(cells) < 14:
        following = lines.next_filled(i)
        if following >= len(lines) or (cells and following - i > 2):
            break
        text = lines[following]
        if is_heading(text):
            cells.append(text)
            i = following + 1
        elif following + 1 < len(lines) and _two_lines(text, lines[following + 1]):
            cells.append(f"{text}\n{lines[following + 1]}")
            i = following + 2
        else:
            break
    if len(cells) < 3 or len(set(cells)) < len(cells):
        return None
    more = _unknown_headings(lines, i)
    return _Header([*cells, *more], i + len(more), None)


def _unknown_headings(lines: Lines, i: int) -> list[str]:
    """Short lines up to the blank line that ends the header: headings nobody knew."""
    more: list[str] = []
    while i < len(lines) and not lines.blank(i) and len(more) < 4:
        if len(lines[i].strip()) > 8 or fits("number", lines[i]) > 0:
            return []
        more.append(lines[i])
        i += 1
    return more if i < len(lines) and len(more) < 3 else []


def _two_lines(first: str, second: str) -> bool:
    """A heading cut by a line end."""
    short = bool(second.strip()) and max(len(first), len(second)) <= 8
    return short and is_heading(first + second)


def _body(
    lines: Lines, header: _Header
) -> tuple[list[tuple[list[_Token], list[str]]], int, list[int]]:
    """Stretches of tokens between repeated headers, the end, and lines put aside."""
    parts: list[tuple[list[_Token], list[str]]] = []
    tokens: list[_Token] = []
    aside: list[int] = []
    i = end = header.end
    while i < len(lines):
        if lines.blank(i):
            i += 1
            continue
        if i in lines.furniture:
            aside.append(i)
            i += 1
            continue
        again = _again(lines, header, i)
        if again:
            parts += [(tokens, []), ([], header.cells)]
            tokens = []
            i = end = again
            continue
        if _between(lines, header, i):
            parts += [(tokens, []), ([], Heading([lines[i]]))]
            tokens = []
            i = end = i + 1
            continue
        if lines.closes(i) or find_other(lines, header, i) or _is_prose(lines, header, i, end):
            break
        tokens.extend(_tokens(lines, header, i))
        i = end = i + 1
    parts.append((tokens, []))
    return parts, end, [a for a in aside if a < end]


def _between(lines: Lines, header: _Header, i: int) -> bool:
    """Whether a heading stands between two rows: the next line begins with a number."""
    if header.gap is None or i + 1 >= len(lines) or not lines.closes(i) or is_note(lines[i]):
        return False
    following = [part for part in header.gap.split(lines[i + 1].strip()) if part]
    return len(following) >= 3 and fits("number", following[0]) > 0


def _again(lines: Lines, header: _Header, i: int) -> int:
    """The line after a repeated header, or 0."""
    if header.gap is not None:
        same = "".join(lines[i].split()) == "".join("".join(header.cells).split())
        return i + 1 if same else 0
    found = _column_header(lines, i)
    return found.end if found and found.cells == header.cells else 0


def find_other(lines: Lines, header: _Header, i: int) -> bool:
    """Whether another table begins."""
    other = _joined_header(lines, i) or _column_header(lines, i)
    return other is not None and other.cells != header.cells


def _is_prose(lines: Lines, header: _Header, i: int, end: int) -> bool:
    """Whether running text begins: after a blank line, one piece that fits no column."""
    if i == end or header.gap is None:
        return False
    text = lines[i].strip()
    return header.gap.search(text) is None and len(text) > 12


def _tokens(lines: Lines, header: _Header, i: int) -> Iterator[_Token]:
    text = lines[i]
    blank = i > 0 and lines.blank(i - 1)
    if header.gap is None:
        yield _Token(i, 0, len(text), text, True, blank)
        return
    first = True
    glued = _GLUED.match(text) if types_of(tuple(header.cells))[0] == "number" else None
    if glued:
        yield _Token(i, glued.start(1), glued.end(1), glued.group(1), True, blank)
        first = False
    words = re.compile(r"\S+(?: \S+)*" if header.gap is _WIDE else r"\S+")
    for match in words.finditer(text, glued.end(1) if glued else 0):
        yield _Token(i, match.start(), match.end(), match.group(), first, blank and first)
        first = False


def _strict(lines: Lines, header: _Header, tokens: list[_Token]) -> list[list[str]] | None:
    """Rows of exactly one line a cell, empty cells being empty lines, if so it is."""
    if header.gap is not None:
        return None
    n = len(header.cells)
    raw = [lines[i] for i in range(tokens[0].line, tokens[-1].line + 1)]
    raw += [""] * (-len(raw) % n)
    sorts = types_of(tuple(header.cells))
    rows = [raw[k : k + n] for k in range(0, len(raw), n)]
    for row in rows:
        filled = [(sort, text) for sort, text in zip(sorts, row, strict=True) if text.strip()]
        if not filled or any(fits(sort, text) < -2.5 for sort, text in filled):
            return None
    blanks = any(not text.strip() for text in raw[: -n or None])
    return rows if blanks or len(tokens) == len(rows) * n else None


def _grouped(lines: Lines, header: _Header, tokens: list[_Token]) -> list[list[str]]:
    """Rows between blank lines with one line a cell as they stand, the others laid."""
    if header.gap is not None:
        return _by_line(lines, header, tokens)
    if not _parted(tokens):
        return _laid(lines, header, tokens)
    rows: list[list[str]] = []
    loose: list[_Token] = []
    for group in _groups(tokens):
        texts = [token.text for token in group]
        sorts = types_of(tuple(header.cells))
        whole = len(group) == len(sorts)
        if whole and all(fits(s, t) > -8 for s, t in zip(sorts, texts, strict=True)):
            rows += _laid(lines, header, loose) if loose else []
            loose = []
            rows.append(texts)
        else:
            loose += group
    return rows + (_laid(lines, header, loose) if loose else [])


def _by_line(lines: Lines, header: _Header, tokens: list[_Token]) -> list[list[str]]:
    """Lines with a piece for each column as they stand, the others laid.

    A line is whole only where the next one begins a row of its own.
    """
    sorts = types_of(tuple(header.cells))
    numbered = sorts[0] == "number"
    groups = [list(group) for _, group in groupby(tokens, key=lambda token: token.line)]

    def full(at: int) -> bool:
        texts = [token.text for token in groups[at]]
        return len(texts) == len(sorts) and all(
            fits(sort, text) > -3 for sort, text in zip(sorts, texts, strict=True)
        )

    def opens(at: int) -> bool:
        return full(at) or (numbered and fits("number", groups[at][0].text) > 0)

    rows: list[list[str]] = []
    loose: list[_Token] = []
    for at, group in enumerate(groups):
        if full(at) and (at + 1 == len(groups) or opens(at + 1)):
            rows += _laid(lines, header, loose) if loose else []
            loose = []
            rows.append([token.text for token in group])
        else:
            loose += group
    return rows + (_laid(lines, header, loose) if loose else [])


def _groups(tokens: list[_Token]) -> list[list[_Token]]:
    groups: list[list[_Token]] = []
    for token in tokens:
        if token.after_blank or not groups:
            groups.append([])
        groups[-1].append(token)
    return groups


def _laid(lines: Lines, header: _Header, tokens: list[_Token]) -> list[list[str]]:
    """Rows by the best laying of tokens into columns."""
    parted = _parted(tokens)
    pieces = [
        _piece(token, header, parted, tokens[i - 1] if i else None)
        for i, token in enumerate(tokens)
    ]
    rows: list[list[str]] = []
    last: _Token | None = None
    for token, (row, column, joins) in zip(tokens, lay(pieces, header.cells), strict=True):
        while len(rows) <= row:
            rows.append([""] * len(header.cells))
        if joins and last is not None:
            rows[row][column] += _gap(lines, last, token) + token.text
        else:
            rows[row][column] = token.text
        last = token
    return rows


def _parted(tokens: list[_Token]) -> bool:
    """Whether blank lines part rows: some tokens, not all, stand after one."""
    blank = sum(token.after_blank for token in tokens[1:])
    return 0 < blank < 0.6 * len(tokens)


def _piece(token: _Token, header: _Header, parted: bool, before: _Token | None) -> Piece:
    if before is not None and _open_title(before.text):
        return Piece(token.text, 9.0, -1.0, 4.0)
    if header.gap is not None:
        if not token.first:
            return Piece(token.text, 9.0, 0.8)
        if before is not None and _cut(before.text):
            return Piece(token.text, 1.5, 0.2, 2.5)
        return Piece(token.text, -0.5, 0.9, 1.2)
    if not parted:
        return Piece(token.text, 0.6, 1.0)
    return Piece(token.text, -0.6, 1.6, 1.0) if token.after_blank else Piece(token.text, 4.0, 1.0)


def _open_title(text: str) -> bool:
    """A title or bracket that the line end left open."""
    return text.count("《") > text.count("》") and len(text) < 40


def _cut(text: str) -> bool:
    """A long piece that stops in mid-sentence."""
    return len(text) > 12 and not re.search(r"[。；;》）)\d科股室处局委办府队心站所院]\s*$", text)


def _gap(lines: Lines, last: _Token, token: _Token) -> str:
    if last.line == token.line:
        return lines[last.line][last.end : token.start]
    return "\n" * (token.line - last.line)
