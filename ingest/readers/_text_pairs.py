"""Tables of two columns: a body, and what it does.

    成员单位 主要职责
    水利局 负责编制规划。
    公安局 打击非法采砂。

or the same with one cell a line. Two pieces in a line are little to tell a table
by: the header must be two known headings, and each row must begin with the name of
a body.
"""

from __future__ import annotations

import re

from ingest.columns import match
from ingest.readers._text_delimited import is_rule
from ingest.readers._text_lines import Found, Lines
from ingest.readers._text_sorts import fits

_GAP = re.compile(r"\s*[\t|｜]\s*|[ 　]+")


def find(lines: Lines, start: int) -> Found | None:
    """The table whose header of two headings is at a line."""
    header = _pair(lines[start])
    if header is None:
        return _column(lines, start)
    if len(lines[start].strip()) > 24 or not _heads(*header):
        return None
    rows = [list(header)]
    i = start + 1
    while i < len(lines) and not lines.closes(i):
        if lines.blank(i) or i in lines.furniture or is_rule(lines[i]):
            i += 1
            continue
        pair = _pair(lines[i])
        if pair is not None and fits("party", pair[0]) > 1:
            rows.append(list(pair))
        elif len(rows) > 1 and not lines.blank(i - 1) and not _ends(rows[-1][1], lines, i):
            rows[-1][1] += "\n" + lines[i].strip("| \t")
        else:
            break
        i += 1
    return Found(i, rows, 2) if len(rows) > 2 else None


def _heads(first: str, second: str) -> bool:
    """Whether two cells are the headings of such a table."""
    fields = [match("member_duties", cell) for cell in (first, second)]
    return [name for name, sure in fields if sure >= 1.0] == ["department", "duty"]


def _column(lines: Lines, start: int) -> Found | None:
    """The table with one cell a line: two headings, then bodies and duties by turns."""
    second = lines.next_filled(start + 1)
    if second >= len(lines) or not _heads(lines[start], lines[second]):
        return None
    rows = [[lines[start].strip(), lines[second].strip()]]
    i = end = second + 1
    while (i := lines.next_filled(i)) < len(lines):
        if i in lines.furniture:
            i += 1
        elif _body(lines[i]) and (len(rows) == 1 or rows[-1][1]):
            rows.append([lines[i].strip(), ""])
            i = end = i + 1
        elif len(rows) > 1 and not lines.closes(i) and (not rows[-1][1] or i == end):
            rows[-1][1] += "\n" * bool(rows[-1][1]) + lines[i].strip()
            i = end = i + 1
        else:
            break
    return Found(end, rows, 2) if len(rows) > 2 and all(row[1] for row in rows) else None


def _body(text: str) -> bool:
    return len(text.strip()) <= 30 and fits("party", text) > 1


def _ends(text: str, lines: Lines, i: int) -> bool:
    """Whether a cell has ended and no row follows soon."""
    after = (_pair(lines[j]) for j in range(i + 1, min(i + 4, len(lines))))
    return text.rstrip().endswith("。") and not any(
        pair is not None and fits("party", pair[0]) > 1 for pair in after
    )


def _pair(line: str) -> tuple[str, str] | None:
    """A line cut at its first gap."""
    text = line.strip().strip("|｜").strip()
    cut = _GAP.search(text)
    if cut is None or not text[cut.end() :]:
        return None
    return text[: cut.start()], text[cut.end() :]
