"""Column headings (表头) of the tables of the trade, by the kind of table.

The words stand in `data/vocabulary/columns.tsv`; a new synonym is a word there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from language.text import normalise
from language.vocabulary import table

_KEPT = 20_000
"""Cells looked up that are kept in mind."""
_OPENED = re.compile(r"[（(\[【]")
_NUMBERED = re.compile(
    r"^[\s　]*(?:[-*•·●■◆【\[]\s*|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、．]\s*"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]\s*)+"
)
_BODY = re.compile(
    r"[\u4e00-\u9fff]{1,14}(?:局|委|办|部|会|厅|中心|政府|街道|[乡镇院队社处])(?:工作|主要)?(?:职责)?"
)
LONGEST = 16
"""Headings longer than this are sentences, not headings."""


@cache
def vocabulary() -> dict[str, dict[str, tuple[str, ...]]]:
    """kind → field → its headings; fields of every kind (`*`) stand under each."""
    rows = [
        (row["kind"], row["field"], tuple(row["headings"].split("|")))
        for row in table("columns", "kind", "field", "headings")
    ]
    shared = {field: words for kind, field, words in rows if kind == "*"}
    made: dict[str, dict[str, tuple[str, ...]]] = {}
    for kind, field, words in rows:
        if kind != "*":
            made.setdefault(kind, dict(shared))[field] = words
    return made


def without_number(label: str) -> str:
    """A label without the number or mark before it: 1.服务事项 → 服务事项."""
    return _NUMBERED.sub("", label)


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> str:
    """A heading as it is looked up: Simplified, no blanks, quotes, brackets, marks."""
    even = re.sub(r"\s|<br\s*/?>|\*\*", "", normalise(text))
    opened = _OPENED.search(even)
    bare = even[: opened.start()] if opened and even[-1] in "）)]】" else ""
    bare = bare or even
    return re.sub(r"[（()）\[\]【】“”\"'‘’：:；;。.,，、/*#·]|^[一二三四五六七八九十]、", "", bare)


@lru_cache(maxsize=_KEPT)
def match(kind: str, text: str) -> tuple[str, float]:
    """The field of a kind that a heading names, and how surely; ('', 0) if none.

    1 = a known heading, 0.8 = ends as one, 0.6 = holds one.
    """
    if len(text) > 60:
        return "", 0.0
    heading = plain(text)
    if not heading or len(heading) > LONGEST:
        return "", 0.0
    best, surest, longest = "", 0.0, 0
    for field, words in vocabulary()[kind].items():
        for word in words:
            sure = _agree(heading, word)
            if sure and (sure, len(word)) > (surest, longest):
                best, surest, longest = field, sure, len(word)
    return best, surest


def _agree(heading: str, word: str) -> float:
    if heading.lower() == word.lower():
        return 1.0
    if len(word) < 3:
        # A word as short as 部门 or 职责 ends half of all phrases.
        return 0.5 if word in ("电话", "科室", "股室", "依据") and heading.endswith(word) else 0.0
    if heading.endswith(word):
        return 0.8
    return 0.6 if len(word) >= 4 and word in heading else 0.0


@cache
def _known() -> frozenset[str]:
    return frozenset(
        word.lower()
        for fields in vocabulary().values()
        for words in fields.values()
        for word in words
    )


@cache
def is_heading(text: str, least: float = 1.0) -> bool:
    """Whether a text is a column heading of any kind of table."""
    if len(text) > 60:
        return False
    if plain(text).lower() in _known():
        return True
    return least < 1.0 and any(match(kind, text)[1] >= least for kind in vocabulary())


def count_headings(cells: Iterable[str], least: float = 0.5) -> int:
    """How many of the cells of a row are column headings."""
    return sum(1 for cell in cells if is_heading(cell, least))


def is_header_row(cells: Iterable[str]) -> bool:
    """Whether a row of cells is a header (表头): mostly headings, two at least."""
    filled = [cell for cell in cells if cell.strip()]
    known = count_headings(filled)
    bodies = sum(1 for cell in filled if _BODY.fullmatch(plain(cell)) and not is_heading(cell))
    short = all(len(plain(cell)) <= LONGEST for cell in filled)
    if bodies >= 2 and known and known + bodies >= len(filled) - 1 and is_heading(filled[0]):
        return short  # a column for each body
    return known >= 2 and known * 2 > len(filled) and any(map(is_heading, filled))
