"""Which column a piece of text belongs to, where the text alone must tell.

Rows pasted without their empty cells, cells joined by spaces or standing one a
line: the header says which columns there are, and the pieces are laid into them
in order so that they fit best (a Viterbi path over pieces × columns).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.columns import match, vocabulary
from language.text import normalise

_TYPES = {
    "seq": "number", "phone": "phone", "complaint": "phone", "office": "office",
    "department": "party", "body": "body", "lead": "body", "support": "body",
    "source": "body", "basis": "law", "responsibility_basis": "law",
    "accountability_basis": "law", "type": "type", "points": "points",
    "score": "mark", "duty": "must", "content": "must", "item": "must",
    "main": "head", "case": "story", "standard": "must", "responsibilities": "long",
    "accountability": "long", "object": "long", "method": "long", "measure": "long",
    "procedure": "long", "handling": "long", "matter": "short", "name": "short",
    "subitem": "short", "material": "short", "section": "short", "code": "code",
    "task": "must", "deadline": "when",
}
_SHORT_ITEMS = {("one_stop", "item")}

_NUMBER = re.compile(r"[（(]?(?:\d{1,3}(?:[.\-]\d{1,2})?|[一二三四五六七八九十]{1,3})[）).、．]?")
_PHONE = re.compile(r"(?=(?:.*\d){5})[\d\-—–－转()（）/、，,;； 　\n]+")
_BODY = re.compile(
    r"(?:局|委|办|部|厅|院|政府|办事处|委员会|支队|大队|总队|中心|银行|公司|街道|社|会|部门|单位|站|所|镇|乡|校|园)(?:等)?$"
)
_OFFICE = re.compile(r"(?:科|股|室|处|办|办公室|中心|队|站|所|局|馆|园|院|组|窗口|基地|处室|部|校|会|台|场|校|委)(?:[（(].*[）)])?$")
_LAW = re.compile(r"《|〔\d{4}〕|\[\d{4}\]|【(?:法律|行政法规|部门规章|地方|规范)|第[\d一二三四五六七八九十百]+条")
_TYPE = re.compile(r"行政?(?:许可|处罚|强制|征收|给付|裁决|确认|奖励|检查|监督)|其他(?:行政)?权力|其它|公共服务|行政征用|内部管理")
_SAME = re.compile(r"同上|[〃″\"]|-+|—+|/|无|见上")
_DUTY = re.compile(
    r"^(?:\d+[.、．]|[（(][一二三四五六七八九十\d]+[）)])?\s*(?:负责|牵头|组织|指导|监督|配合|协助|参与|承担|会同|依法|按|对|将|把|向|为|制定|拟订|编制|审|查处|检查|开展"
    r"|提供|做好|落实|统筹|协调|推|管理|受理|办理|核|受|公布|发布|宣传|贯彻|执行|建立|完善|实施|保障|维护|加强|划定|处置|处理)"
)


@cache
def kind_of(header: tuple[str, ...]) -> str:
    """The kind of table whose headings agree best with a header row."""
    return max(vocabulary(), key=lambda kind: sum(match(kind, cell)[1] for cell in header))


@cache
def types_of(header: tuple[str, ...]) -> tuple[str, ...]:
    """What sort of value each column holds."""
    kind = kind_of(header)
    made = []
    for cell in header:
        field, _ = match(kind, cell)
        sort = "short" if (kind, field) in _SHORT_ITEMS else _TYPES.get(field, "any")
        made.append(sort)
    return tuple(made)


@cache
def fits(sort: str, text: str) -> float:
    """How well a text suits a column: about −6 (hardly) to 3 (surely)."""
    even = normalise(text).strip()
    squeezed = re.sub(r"\s", "", even)
    if not squeezed:
        return 0.0
    if _SAME.fullmatch(squeezed):
        return -4.0 if sort in ("number", "long", "must", "head") else 0.5
    length = len(squeezed)
    number = bool(_NUMBER.fullmatch(squeezed))
    if sort == "number":
        return 3.0 if number else -8.0
    if sort in ("points", "mark"):
        return (2.5 if sort == "points" else 2.0) if re.fullmatch(r"[+\-]?\d+(?:\.\d+)?分?", squeezed) else -6.0
    if number:
        return -5.0
    phone = bool(_PHONE.fullmatch(squeezed))
    if sort == "phone":
        return 3.0 if phone else -5.0
    if phone:
        return -4.0 if sort != "any" else -0.5
    return _of_words(sort, squeezed, length)


def _of_words(sort: str, text: str, length: int) -> float:
    ends = text[-1] in "。；;.｡"
    if sort == "type":
        return 3.0 if _TYPE.fullmatch(text) else -4.0
    if sort == "code":
        return 2.0 if re.fullmatch(r"[A-Za-z0-9\-_.]{4,40}", text) else -3.0
    if sort == "when":
        return 1.5 if re.search(r"\d{1,4}年|\d+月|月底|年底|长期|每年|每月|持续|季度|常年", text) and length < 25 else -2.0
    if sort == "law":
        return 2.5 if _LAW.search(text) else -3.0
    if sort in ("body", "party", "office"):
        suffix = _OFFICE if sort == "office" else _BODY
        last = re.split(r"[、，,/；;]", text)[-1]
        if ends or length > 60 or _LAW.search(text):
            return -4.0
        return (2.0 if suffix.search(last) else -1.5) - (1.0 if _DUTY.match(text) and length > 8 else 0.0)
    if sort in ("long", "must", "head"):
        return (1.2 if ends else 0.0) + (0.8 if _DUTY.match(text) else 0.0) + (
            0.4 if length > 14 else -0.8) - (1.0 if text.startswith("《") else 0.0)
    if sort == "story":
        return (0.6 if ends else -1.0) + (1.6 if re.search(r"某|案|年\d+月|群众|投诉|举报", text) else 0.0) - (
            0.8 if _DUTY.match(text) else 0.0) + (0.4 if length > 30 else -0.6)
    if sort == "short":
        return (-1.2 if ends else 1.0) + (0.3 if length <= 25 else -0.8) - (
            1.5 if text.startswith("《") else 0.0) - (0.5 if _BODY.search(text) and length < 12 else 0.0)
    return -1.5 if _DUTY.match(text) and ends else 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece to be laid into a column; `opens` how strongly it begins a row.

    `opens`, `joins` and `follows` are costs: of a new row before this piece, of
    this piece going on in the cell before it, and of its being the next cell.
    """

    text: str
    opens: float
    joins: float
    follows: float = 0.0


def lay(pieces: Sequence[Piece], header: Sequence[str]) -> list[tuple[int, int, bool]]:
    """For each piece (row, column, whether it goes on in the cell before it)."""
    sorts = types_of(tuple(header))
    n = len(sorts)
    best = [[-math.inf] * n for _ in pieces]
    back: list[list[tuple[int, str]]] = [[(0, "")] * n for _ in pieces]
    for c in range(n):
        best[0][c] = fits(sorts[c], pieces[0].text) - _skipped(sorts, -1, c, first=True)
    for i in range(1, len(pieces)):
        for c in range(n):
            best[i][c], back[i][c] = _step(best[i - 1], pieces, i, c, sorts)
    return _trace(best, back, len(pieces), n, sorts)


def _step(
    before: Sequence[float], pieces: Sequence[Piece], i: int, c: int, sorts: Sequence[str]
) -> tuple[float, tuple[int, str]]:
    piece = pieces[i]
    fit = fits(sorts[c], piece.text)
    top, way = -math.inf, (0, "row")
    for last, value in enumerate(before):
        if value == -math.inf:
            continue
        options = []
        if last < c:
            options.append(
                (value + fit - piece.follows - _skipped(sorts, last, c, first=False), "cell")
            )
        if last == c:
            options.append((value + _joined(sorts[c], pieces, i, sorts) - piece.joins, "join"))
        opening = _skipped(sorts, -1, c, first=True) + _skipped(sorts, last, len(sorts), first=False)
        options.append((value + fit - piece.opens - opening, "row"))
        for score, how in options:
            if score > top:
                top, way = score, (last, how)
    return top, way


def _joined(sort: str, pieces: Sequence[Piece], i: int, sorts: Sequence[str]) -> float:
    """What going on in the same cell gains: the two read as one, or as a list."""
    before, text = pieces[i - 1].text, pieces[i].text
    if sort in ("phone", "law", "office", "body", "party"):
        if fits(sort, text) > 1 and fits(sort, before) > 1:
            return 0.6
        return fits(sort, before + text) - fits(sort, before)
    if sort in ("number", "points", "mark"):
        return -6.0
    gain = 0.4 if not re.search(r"[。；;]\s*$", before) else -0.3
    for other in ("number", "phone", "office", "party", "law", "type", "points"):
        # A piece that fits a column of its own is hardly the rest of a sentence.
        if other in sorts and other != sort and fits(other, text) >= 1.5:
            gain -= 1.6 if other in ("office", "party") else 2.5
    return gain


_EMPTY_COST = {"number": 0.1, "phone": 0.5, "law": 0.15, "story": 0.15, "any": 0.05, "office": 0.5,
               "body": 0.4, "party": 1.8, "head": 0.2, "long": 0.4, "must": 4.0, "short": 0.3, "type": 0.3, "points": 0.5,
               "mark": 0.0}


def _skipped(sorts: Sequence[str], last: int, column: int, first: bool) -> float:
    """The cost of leaving the columns between two pieces empty."""
    opening = 0.0
    if first and 0 < column < len(sorts) and sorts[column] == "head" and sorts[0] == "number":
        opening = 1.5  # a main duty stands beside its number
    return opening + sum(_EMPTY_COST.get(sort, 0.3) for sort in sorts[last + 1 : column]) * (
        0.6 if first else 1.0
    )


def _trace(
    best: list[list[float]], back: list[list[tuple[int, str]]], length: int, n: int,
    sorts: Sequence[str],
) -> list[tuple[int, int, bool]]:
    ends = [best[-1][c] - _skipped(sorts, c, n, first=False) for c in range(n)]
    column = max(range(n), key=ends.__getitem__)
    steps: list[tuple[int, str]] = []
    for i in range(length - 1, -1, -1):
        last, how = back[i][column] if i else (0, "row")
        steps.append((column, how))
        column = last
    made, row = [], -1
    for column, how in reversed(steps):
        row += how == "row"
        made.append((row, column, how == "join"))
    return made


def habits(rows: Sequence[Sequence[str]], columns: int) -> list[float]:
    """How often each column is filled in the rows that have all their cells."""
    whole = [row for row in rows if len(row) == columns]
    if not whole:
        return [0.5] * columns
    return [sum(1 for row in whole if row[c].strip()) / len(whole) for c in range(columns)]


def worth(cells: Sequence[str], header: Sequence[str]) -> float:
    """How well a row's cells suit its columns, once empty cells are put in."""
    sorts = types_of(tuple(header))
    laid = align(cells, header)
    return sum(
        fits(sort, cell) for sort, cell in zip(sorts, laid, strict=False) if cell.strip()
    )


def align(
    cells: Sequence[str], header: Sequence[str], filled: Sequence[float] | None = None
) -> list[str]:
    """A row with too few cells, with empty ones put where they are missing.

    `filled` says how often each column is filled in the other rows.
    """
    n = len(header)
    if len(cells) >= n:
        return list(cells)
    sorts = types_of(tuple(header))
    usual = filled or [0.5] * n
    table = [[-math.inf] * (n + 1) for _ in range(len(cells) + 1)]
    table[0] = [0.0] * (n + 1)
    for i, cell in enumerate(cells, start=1):
        for c in range(i, n + 1):
            gain = fits(sorts[c - 1], cell) + usual[c - 1] if cell.strip() else -usual[c - 1] / 4
            if cell.strip() and sorts[c - 1] == "head" and i == 1 and sorts[0] == "number":
                gain -= 1.5  # a main duty stands beside its number
            gain += bool(cell.strip()) and sorts[c - 1] == "must"
            table[i][c] = max(table[i - 1][c - 1] + gain, table[i][c - 1])
    made = [""] * n
    c = n
    for i in range(len(cells), 0, -1):
        while c > i and table[i][c] == table[i][c - 1]:
            c -= 1
        made[c - 1] = cells[i - 1]
        c -= 1
    return made
