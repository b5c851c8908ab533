"""Articles (条款) under a regulation, from the places that a citation names."""

from __future__ import annotations

import re

LONGEST_RANGE = 60
"""Articles that a range is taken apart into; a longer one stays one node."""

_UNITS = ("条", "款", "项", "目")


def article_keys(written: str) -> list[str]:
    """`5.2,9..11` → 5.2, 9, 10, 11: every article that a qualifier names, once."""
    made: dict[str, None] = {}
    for part in filter(None, written.split(",")):
        first, dots, last = part.partition("..")
        if dots and first.isdigit() and last.isdigit():
            numbers = range(int(first), int(last) + 1)
            if 0 < len(numbers) <= LONGEST_RANGE:
                made.update(dict.fromkeys(map(str, numbers)))
                continue
        made[part] = None
    return list(made)


def article_name(key: str) -> str:
    """24.1.3 → 第24条第1款第3项; 133-1 → 第133条之1; ch2.s3 → 第2章第3节."""
    if key.startswith("ch"):
        chapter = re.fullmatch(r"ch(\d+)(?:\.s(\d+))?", key)
        if chapter:
            section = f"第{chapter.group(2)}节" if chapter.group(2) else ""
            return f"第{chapter.group(1)}章{section}"
        return key
    numbers = key.split(".")
    if not re.fullmatch(r"\d+(?:-\d+)?", numbers[0]) or len(numbers) > len(_UNITS):
        return key
    return "".join(
        _one(number, unit) for number, unit in zip(numbers, _UNITS, strict=False) if number != "-"
    )


def _one(number: str, unit: str) -> str:
    base, dash, inserted = number.partition("-")
    return f"第{base}{unit}" + (f"之{inserted}" if dash else "")


def article_sort(key: str) -> tuple[int, ...]:
    """Order of articles in the text of the act."""
    return tuple(int(n) for n in re.findall(r"\d+", key))
