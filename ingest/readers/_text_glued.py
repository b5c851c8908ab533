"""Tables that lost every separator: headings and cells run together.

    序号事项内容承办科室电话
    1就业登记办理登记手续。就业科0000-5550901

The header is cut into known headings, the text into rows at ascending numbers,
each row where its pieces suit the columns best.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.columns import is_heading, plain
from ingest.readers._text_lines import Found, Lines
from ingest.readers._text_sorts import fits, types_of
from language.departments import find_departments

_ROW_LIMIT = 800
_CUT = re.compile(
    r"(?<=[。；;）)》])|(?=《)|(?<!\d)(?=0\d{2,3}[-—]\d{7})|(?<![\d-])(?=\d{7,8}(?!\d))"
    r"|(?<=[科股室处队站所局办委院府厅])|(?<=中心)|(?<=[^\d]\d{7})(?!\d)|(?<=\d{8})(?!\d)"
    r"|(?=[省市县区旗][\u4e00-\u9fff]{2,10}?[局委办部])"
    r"|(?=负责|牵头|组织|指导|监督|配合|协助|参与|承担|会同|依法|按照|制定|拟订|编制|审核|审批|查处"
    r"|检查|开展|提供|做好|落实|统筹|协调|受理|办理|核发|公布|发布|宣传|解答|解读|公开|接收|举办|告知"
    r"|免费|为|对|将)"
    r"|(?<=许可|处罚|强制|给付|裁决|确认|奖励|征收)|(?<=行政检查)|(?<=其他行政权力)"
)


def find(lines: Lines, start: int) -> Found | None:
    """The table whose run-together header begins a line."""
    text = lines[start].strip()
    header, rest = _header(text) if len(text) >= 8 else ([], "")
    if len(header) < 3 or types_of(tuple(header))[0] != "number":
        return None
    body = [rest] if rest.strip() else []
    i = start + 1
    while i < len(lines) and not lines.blank(i) and not lines.closes(i):
        if i not in lines.furniture:
            body.append(lines[i])
        i += 1
    rows = [header]
    for chunk in _chunks("\n".join(body)):
        rows.extend(_laid(chunk, types_of(tuple(header))))
    return Found(i, rows, len(header)) if len(rows) > 1 else None


def _header(text: str) -> tuple[list[str], str]:
    """The headings at the beginning of a text, longest first, and the rest."""
    found: list[str] = []
    position = 0
    while position < len(text):
        word = next(
            (text[position : position + n] for n in range(10, 1, -1)
             if position + n <= len(text) and is_heading(text[position : position + n])
             and plain(text[position : position + n]) == text[position : position + n]),
            "",
        )
        if not word:
            break
        found.append(word)
        position += len(word)
    rest = text[position:]
    return (found, rest) if not rest or re.match(r"\s*[1一]", rest) else ([], "")


def _chunks(text: str) -> list[str]:
    """The text cut before 1, 2, 3 …: each number once, in its order."""
    starts: list[int] = []
    number, position = 1, 0
    while True:
        own = re.compile(rf"(?<![\d.\-—]){number}(?![\d.%％\-—年月日个项万元])")
        match = own.search(text, position)
        if match is None:
            break
        starts.append(match.start())
        position = match.end()
        number += 1
    return [text[a:b].strip("\n") for a, b in pairwise([*starts, len(text)])]


def _laid(chunk: str, sorts: Sequence[str]) -> list[list[str]]:
    """One numbered chunk as rows: the best cutting into pieces for the columns."""
    if len(chunk) > _ROW_LIMIT:
        return []
    number = re.match(r"\d+", chunk)
    first = number.end() if number else 0
    bodies = (mention.start for mention in find_departments(chunk))
    marks = {*(m.start() for m in _CUT.finditer(chunk, first)), *bodies}
    cuts = sorted({first, len(chunk), *(mark for mark in marks if mark > first)})
    best: dict[tuple[int, int], float] = {(0, 0): 0.0}
    back: dict[tuple[int, int], tuple[int, int]] = {}
    for j in range(1, len(cuts)):
        for c in range(1, len(sorts)):
            top = -math.inf
            for (i, last), value in list(best.items()):
                if i >= j:
                    continue
                piece = chunk[cuts[i] : cuts[j]]
                if not piece.strip():
                    continue
                score = value + fits(sorts[c], piece) - _turn(last, c, sorts)
                if score > top:
                    top, back[j, c] = score, (i, last)
            if top > -math.inf:
                best[j, c] = top
    return _rows(chunk, first, cuts, best, back, len(sorts))


def _turn(last: int, column: int, sorts: Sequence[str]) -> float:
    """The cost of going from one column to another: a column left out, a new row."""
    if column <= last:
        return 1.6
    named = last == 0 and column > 1 and sorts[1] in ("short", "head", "type")
    bodiless = 1.5 * ("party" in sorts[last + 1 : column])
    return 0.3 * (column - last - 1) + 2.0 * named + bodiless


def _rows(
    chunk: str, first: int, cuts: Sequence[int], best: dict[tuple[int, int], float],
    back: dict[tuple[int, int], tuple[int, int]], columns: int,
) -> list[list[str]]:
    end = len(cuts) - 1
    ends = [(best[end, c], c) for c in range(1, columns) if (end, c) in best]
    if not ends:
        return []
    state = (end, max(ends)[1])
    path: list[tuple[int, int, int]] = []
    while state in back:
        before = back[state]
        path.append((before[0], state[0], state[1]))
        state = before
    rows = [[""] * columns]
    rows[0][0] = chunk[:first]
    last = 0
    for i, j, c in reversed(path):
        if c <= last:
            rows.append([""] * columns)
        rows[-1][c] = chunk[cuts[i] : cuts[j]]
        last = c
    return rows
