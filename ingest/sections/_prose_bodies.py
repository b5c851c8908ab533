"""Who a clause speaks of: bodies as subjects of running text (行文中的主语).

`language.departments` knows the bodies of the vocabulary. Running text also names
bodies by class (各成员单位, 物业服务企业, 考核组) and by field only (公安、民政等部门),
and here position tells more than the name: a body at the beginning of a clause, or
behind 由, with a predicate after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.sections._prose_names import (
    GROUP,
    MARK,
    NEVER,
    NOT_BODIES,
    STRONG,
    SUFFIXES,
    Body,
    begins_with_verb,
    body_at,
    is_name,
    known_starts,
)
from language.vocabulary import verb_lexicon

OTHERS = re.compile(r"(?:其他|其余)(?:各)?(?:成员|有关|相关|责任)?(?:单位|部门)")
_LOCAL = ("街道", "乡镇", "镇街", "社区", "学校", "镇", "乡", "村", "县区", "区县")
"""Bodies of a list that are told by a class alone: 各街道、镇."""
_CLASS = re.compile(r"^(?:各|本|该|我|全)|(?:成员|责任|牵头|配合|主管|街道|乡镇|用人|经营)")
_BARE_LIST = re.compile(
    r"(?P<list>[\u4e00-\u9fff()（）]{2,14}(?:[、和][\u4e00-\u9fff()（）]{2,14})+?)"
    r"等(?:\d+个|[一二三四五六七八九十]+个|相关|有关|各|主管|行业|职能)*(?:部门|单位|机构)"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The bodies that a part of a sentence is about, and where the part lies."""

    bodies: tuple[Body, ...]
    predicate: int
    """Where what they do begins."""
    start: int
    end: int


def bodies_from(
    text: str, start: int, marked: bool = False
) -> tuple[tuple[Body, ...], int] | None:
    """A list of bodies at a place (X、Y和Z等) and where it ends."""
    bare = None if NEVER.match(text[start : start + 6]) else _BARE_LIST.match(text, start)
    found: list[Body] = []
    position = start
    while (body := body_at(text, position, marked)) is not None:
        found.append(body)
        mark = MARK.match(text, body.end)
        position = body.end
        if mark is None or body_at(text, mark.end(), marked) is None:
            break
        position = mark.end()
    tail = re.compile(
        r"等(?:\d+个|[一二三四五六七八九十]+个|相关|有关|各|主管|行业|职能)*(?:部门|单位|机构)?"
    )
    if found and (bare is None or bare.end() <= position):
        other = tail.match(text, position)
        return tuple(found), other.end() if other else position
    if bare is not None and _predicated(text, bare.end()):
        return tuple(_pieces(text, bare.start("list"), bare.end("list"))), bare.end()
    if found:
        return tuple(found), position
    lone = re.compile(r"[\u4e00-\u9fff]{2,4}(?=牵头)").match(text, start)
    if lone is not None:
        return (Body(lone.start(), lone.end()),), lone.end()
    return None


def _predicated(text: str, end: int) -> bool:
    after = text[end : end + 12]
    if STRONG.match(after) or verb_lexicon().longest(after) >= 2:
        return True
    return begins_with_verb(after)


def _pieces(text: str, start: int, end: int) -> Iterator[Body]:
    """Fields of a list closed by 等部门; 和 joins the last two, or stands in a name."""
    for match in re.finditer(r"[^、]+", text[start:end]):
        low, high = start + match.start(), start + match.end()
        last = re.fullmatch(r"([^和]{2,5})和([^和]{2,4})", text[low:high]) if high == end else None
        if last is not None and not re.search(r"资源|改革|住房|文化|体育|工业", last.group(1)):
            yield Body(low, low + last.end(1))
            low += last.start(2)
        yield Body(low, high)


_BY = re.compile(r"(?<![自理缘来事案情])由(?!于|来|此|浅|衷)")
_LEAD_IN = re.compile(
    r"^[^，,]{2,16}?(?:前|后|时|内|期间|之日起|月|日|底|年|度)(?=各|县|市|区|省|镇|乡|幼儿园|学校)"
)
_STARTERS = re.compile(
    r"^(?:第[一二三四五六七八九十\d]{1,2}步[：:，,、]?|首先|其次|最后|其中|同时|此外|另外|另|并|且|但|对此|原则上|必要时|请|凡)(?:[，,：:])?"
)


def subjects(text: str) -> list[Subject]:
    """The parts of a sentence that have a body as subject, in order."""
    found: list[Subject] = []
    for low, high in _parts(text):
        made = _subject_in(text, low, high)
        if made is not None:
            if found:
                last = found[-1]
                found[-1] = Subject(last.bodies, last.predicate, last.start, low)
            found.append(Subject(made[0], made[1], low, len(text)))
    return found


def _subject_in(text: str, low: int, high: int) -> tuple[tuple[Body, ...], int] | None:
    part = text[low:high]
    for match in _BY.finditer(part):
        listed = bodies_from(part, match.end(), marked=True)
        if listed is not None and listed[1] < len(part):
            return _moved(listed, low)
    begin = re.match(r"[\s“”\"]*", part)
    position = begin.end() if begin else 0
    starter = _STARTERS.match(part[position:])
    position += starter.end() if starter else 0
    listed = bodies_from(part, position)
    if listed is None:
        lead = _LEAD_IN.match(part[position:])
        listed = bodies_from(part, position + lead.end()) if lead else None
    if listed is not None and (listed[1] < len(part) or high < len(text)):
        return _moved(listed, low)
    return None


def _moved(listed: tuple[tuple[Body, ...], int], by: int) -> tuple[tuple[Body, ...], int]:
    return tuple(Body(b.start + by, b.end + by) for b in listed[0]), listed[1] + by


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Parts between commas that stand outside brackets and quotation marks."""
    depth, start = 0, 0
    for position, character in enumerate(text):
        if character in "（(“《〈<【":
            depth += 1
        elif character in "）)”》〉>】":
            depth = max(0, depth - 1)
        elif character in "，," and depth == 0:
            yield start, position
            start = position + 1
    yield start, len(text)


_AND_OTHERS = re.compile(
    r"等(?:\d+个|相关|有关|各|行业|主管|职能|责任|成员)*(?:部门|单位|机构)?$"
)
_NAMES = 200
"""More characters than two names with a word between them have."""


def split_bodies(text: str) -> list[Body]:
    """The bodies of a plain list in a bracket or cell: X、Y，Z和W."""
    found = []
    for match in re.finditer(r"(?:[（(〈<][^（）()〈〉<>]*[)）〉>]|[^、，,；;/\n])+", text):
        start, end = match.span()
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        for low, high in _conjoined(text, start, end):
            tail = _AND_OTHERS.search(text[low:high])
            found.append(Body(low, low + tail.start() if tail else high))
    return [b for b in found if b.end > b.start]


def _conjoined(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Two bodies joined by 和, 及 or 与; a name may hold these words itself."""
    marks = re.finditer(r"以及|和|及|与", text[start:end]) if end - start <= _NAMES else ()
    for mark in marks:
        left, right = text[start : start + mark.start()], text[start + mark.end() : end]
        if _is_body(left) and _is_body(right) and left + mark.group() + right not in _joint_names():
            yield start, start + mark.start()
            yield from _conjoined(text, start + mark.end(), end)
            return
    yield start, end


@cache
def _joint_names() -> frozenset[str]:
    return frozenset()


def _is_body(text: str) -> bool:
    bare = re.sub(r"\s", "", text)
    match = re.search(rf"(?:{SUFFIXES})$", bare)
    return match is not None and bare not in NOT_BODIES and len(bare) >= 3


def is_body_list(text: str) -> bool:
    """Whether a text is nothing but bodies."""
    if len(text) > 20 * _NAMES:
        return False
    bodies = split_bodies(text)
    return bool(bodies) and all(_body_like(text[b.start : b.end]) for b in bodies)


def _body_like(name: str) -> bool:
    bare = re.sub(r"\s", "", name)
    if bare in _LOCAL or OTHERS.fullmatch(bare):
        return True
    if re.search(
        r"[。！？：:“”《》\d]",
        bare,
    ) or not 2 <= len(bare) <= 30 or bare in ("单位", "部门"):
        return False
    whole = re.sub(rf"{GROUP}$", "", bare)
    if known_starts(whole).get(0) == len(whole):
        return True
    if re.search(r"负责|会同|做好|开展|落实|加强|推进", whole):
        return False
    return bool(re.search(rf"(?:{SUFFIXES})$", whole)) and (
        is_name(whole, 0, len(whole))
    )
