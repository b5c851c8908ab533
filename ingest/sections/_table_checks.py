"""What a clerk should look at in a table: numbers, and words that fit no column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.document import Source
from ingest.sections._tables import Filled
from language.text import normalise

_DIGITS = 9
"""More of them are no running number."""
_CHINESE = {c: i for i, c in enumerate("零一二三四五六七八九十")}


def check_numbers(lines: Sequence[Filled], source: Source) -> None:
    """Notes numbers that are printed twice, left out or missing; changes none."""
    seen: dict[int, str] = {}
    last = 0
    numbered = any(line.get("seq") for line in lines)
    for line in lines:
        if not line.opens or not numbered:
            continue
        number = value_of(str(line.get("seq") or ""))
        at = line.record.address
        if number is None:
            source.issue(
                "number_missing", "这一行没有序号。", "This row has no number.", at, "note"
            )
            continue
        if number in seen:
            source.issue(
                "number_repeated", f"序号{number}重复出现(前一处:{seen[number]})。",
                f"Number {number} is printed again (first at {seen[number]}).", at, "note",
            )
        elif number > last + 1 and last:
            source.issue(
                "number_skipped", f"序号从{last}跳到{number}。",
                f"The numbers skip from {last} to {number}.", at, "note",
            )
        seen.setdefault(number, at)
        last = number


def value_of(text: str) -> int | None:
    """The number that a cell prints: 3, 3. , （三）, 十二."""
    even = re.sub(r"[\s（）().、．第项]", "", normalise(text))
    if even.isdecimal():
        return int(even) if len(even) <= _DIGITS else None
    if not even or any(c not in _CHINESE for c in even):
        return None
    if "十" not in even:
        return _CHINESE[even] if len(even) == 1 else None
    tens, _, ones = even.partition("十")
    return (_CHINESE[tens] if tens else 1) * 10 + (_CHINESE[ones] if ones else 0)


def leftover(line: Filled, source: Source) -> None:
    """Notes words of a row that stand in no known column."""
    for words in line.record.extra:
        source.issue(
            "left_over", f"“{words.squeezed().text[:20]}”不属于任何已识别的列,保留在原文中。",
            f"“{words.squeezed().text[:20]}” is in no column that was recognised.",
            line.record.address, "note",
        )
