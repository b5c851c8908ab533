"""Telephone numbers in a cell (联系电话), and which office each belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.passage import Passage
from ingest.rows import Value
from language.text import normalise

_DASH = "-—–－―‐−﹣─"
_NUMBER = re.compile(
    rf"(?<!\d)(?:(?P<mobile>1[3-9]\d{{9}})"
    rf"|(?P<free>[48]00[{_DASH}\s]?\d{{3,4}}[{_DASH}\s]?\d{{3,4}})"
    rf"|[（(]?(?P<area>0\d{{2,3}})\s*[）){_DASH}]?\s*(?P<local>\d{{7,8}})"
    rf"|(?P<bare>\d{{7,8}})|(?P<hot>1[12]\d{{1,3}}|9[56]\d{{3,4}}))"
    rf"(?:\s*(?:转|[{_DASH}])\s*(?P<extension>\d{{1,4}}))?(?!\d)"
)
_TAIL = re.compile(r"\s*[/／、]\s*(\d{1,4})(?!\d)")


def find_phones(cell: Value) -> list[Value]:
    """The numbers of a cell, written evenly (0000-5550123), each once, in order.

    A number without the area code that the one before it has gets that code;
    `5550123/4` names two numbers.
    """
    passage = cell.passage
    text = normalise(passage.text)
    made: list[Value] = []
    area = ""
    position = 0
    while True:
        match = _NUMBER.search(text, position)
        if match is None:
            return made
        number, rule = _even(match, area)
        area = match.group("area") or (area if match.group("bare") else "")
        _add(made, passage[match.start() : match.end()], number, cell, rule)
        position = match.end()
        tail = _TAIL.match(text, position)
        if tail and match.group("extension") is None and not _NUMBER.match(text, tail.start(1)):
            short = tail.group(1)
            _add(made, passage[tail.start(1) : tail.end(1)], number[: -len(short)] + short,
                 cell, "phone_tail")
            position = tail.end()


def _even(match: re.Match[str], area: str) -> tuple[str, str]:
    rule = ""
    if match.group("area"):
        number = f"{match.group('area')}-{match.group('local')}"
    elif match.group("bare"):
        number = f"{area}-{match.group('bare')}" if area else match.group("bare")
        rule = "area_code_of_first" if area else ""
    elif match.group("free"):
        digits = re.sub(r"\D", "", match.group("free"))
        number = f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    else:
        number = match.group("mobile") or match.group("hot")
    extension = match.group("extension")
    return (f"{number}转{extension}" if extension else number), rule


def _add(made: list[Value], words: Passage, number: str, cell: Value, rule: str) -> None:
    if all(str(value) != number for value in made):
        made.append(Value(words, cell.how, rule or cell.rule, text=number))


def pair(offices: Sequence[Value], phones: Sequence[Value]) -> list[list[Value]] | None:
    """For each office its numbers; None where the cells do not say which is whose.

    As many numbers as offices pair by position; one number serves every office;
    all numbers belong to an only office.
    """
    if len(offices) == len(phones):
        return [[phone] for phone in phones]
    if len(phones) <= 1:
        return [list(phones) for _ in offices]
    if len(offices) == 1:
        return [list(phones)]
    return None
