"""A cell of duties taken apart into clauses (职责条款), their numbers kept beside.

A clause ends at ； 。 or where the next number begins (1. （1） ① 一、 （一）); signs
inside 《》 （） “” end nothing. What a lead-in (负责下列工作：) announces is in the
clauses after it, so the lead-in is kept as `lead` and is no clause of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.passage import EMPTY, Passage

NUMBER = re.compile(
    r"(?:[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[）)]\s*[、.．]?"
    r"|(?:\d{1,2}|[lIｌＩ]{1,2})\s*[.．、](?!\d)|[lI1]L\s*[.．、]?|\d{1,2}\s*[）)]"
    r"|[一二三四五六七八九十]{1,3}\s*[、.．]|[\u2460-\u2473\u2776-\u277f]\s*[、.．]?"
    r"|第[一二三四五六七八九十]{1,3}[、，,：:])\s*"
)
"""A number at the beginning of an item, with the damage l. and IL for 1. and 11."""

_BRACKETED = re.compile(r"[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[）)]")
_OPENING = dict(zip("《（(“‘「『【[〈", "》）)”’」』】]〉", strict=True))
_ENDS = "；;。｡！!"
_TRAILING = "；;。｡.．，,、：: \t\r\n　|"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its words without number and final sign, and its number."""

    passage: Passage
    number: Passage = field(default=EMPTY)
    lead: Passage = field(default=EMPTY)

    def __str__(self) -> str:
        return self.passage.squeezed().text


def split_clauses(passage: Passage) -> list[Clause]:
    """The clauses of a cell or paragraph, in order."""
    made: list[Clause] = []
    lead = EMPTY
    for number, part in _numbered(passage):
        words = part.strip(_TRAILING)
        if not words:
            continue
        if part.strip().text.endswith(("：", ":")):
            lead = words
            continue
        made.append(Clause(words, number.strip(), lead))
    if not made and lead:
        made.append(Clause(lead))
    return made


def strip_number(passage: Passage) -> tuple[Passage, Passage]:
    """(number, rest) of a text that may begin with an item number."""
    body = passage.strip()
    match = NUMBER.match(body.text)
    if match is None or match.end() >= len(body):
        return EMPTY, body
    return body.group(match).strip(), body[match.end() :]


def item_starts(text: str) -> list[int]:
    """Where numbered items begin inside a text, the first place left out."""
    return [i for i in range(1, len(text)) if _begins_item(text, i)]


def _numbered(passage: Passage) -> list[tuple[Passage, Passage]]:
    """Parts between clause ends, each with the number that it begins with."""
    text = passage.text
    cuts = _cuts(text)
    made = []
    for start, stop in zip([0, *cuts], [*cuts, len(text)], strict=True):
        made.append(strip_number(passage[start:stop]))
    return made


def _cuts(text: str) -> list[int]:
    """Where a clause ends: after ； 。, and before a number that opens an item."""
    cuts: list[int] = []
    closing: list[tuple[str, int]] = []
    for i, character in enumerate(text):
        while closing and i - closing[0][1] > 120:
            closing.clear()  # a bracket that is never closed holds nothing back
        if closing and character in (closing[-1][0], _twin(closing[-1][0])):
            closing.pop()
        elif character in _OPENING and not _opens_number(text, i):
            if _closes_later(text, i, _OPENING[character]):
                closing.append((_OPENING[character], i))
        elif not closing and character in _ENDS:
            cuts.append(i + 1)
        if not closing and i and _begins_item(text, i):
            cuts.append(i)
    return sorted(set(cuts))


def _twin(sign: str) -> str:
    return {"）": ")", ")": "）", "》": "＞", "]": "】", "】": "]"}.get(sign, sign)


def _closes_later(text: str, i: int, sign: str) -> bool:
    following = text[i + 1 : i + 121]
    return sign in following or _twin(sign) in following


def _opens_number(text: str, i: int) -> bool:
    return bool(_BRACKETED.match(text, i))


def _begins_item(text: str, i: int) -> bool:
    """Whether an item's number begins here: after a line end, a stop or a colon."""
    if not NUMBER.match(text, i):
        return False
    before = i - 1
    while before >= 0 and text[before] in " \t　":
        before -= 1
    if before < 0:
        return False
    circled = "\u2460" <= text[i] <= "\u2473" or "\u2776" <= text[i] <= "\u277f"
    sign = text[before]
    return circled or sign in "\n\r；;。：:！" or (sign in "，," and text[i] in "（(")
