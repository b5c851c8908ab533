"""Finding bodies (部门) in a text: longest names of the vocabulary, with boundaries.

Names are strings without spaces, so a plain search finds 民政 in 人民政府. A hit
counts only where a name can begin and end: at a mark, beside a word of grammar,
behind a place, and not before characters that make another word of it.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache

from language import bodies, divisions
from language.body_edges import HAN, alone, begins, broken_after, grammar_inside, splits
from language.body_lists import bare_lists
from language.body_unknown import unknown
from language.places import HEADS, place_at, short_form
from language.vocabulary import Lexicon, verb_lexicon

_QUOTED = re.compile(r"《[^》]{0,90}》")

_BRANCH = re.compile(
    r"[\u4e00-\u9fff]{1,5}?(?:分局|支局|分中心|管理部|派出所|管理所|执法大队|监察大队|大队|中队)"
)
_TOWN_TAIL = re.compile(r"(?:和|、)?街道办事处|（街道(?:办事处)?）|\(街道(?:办事处)?\)")


@lru_cache(maxsize=20_000)
def spans(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the bodies that a text names, in order, none over another."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found = [s for s in bare_lists(text) if not _inside(s, quoted)]
    found = _add(found, [s for s in _known(text) if not _inside(s, quoted)])
    return tuple(_add(found, [s for s in unknown(text) if not _inside(s, quoted)]))


def _inside(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Whether a span begins inside one of others that are in order and apart."""
    at = bisect_right(others, (span[0], sys.maxsize))
    return at > 0 and span[0] < others[at - 1][1]


def _add(found: list[tuple[int, int]], more: list[tuple[int, int]]) -> list[tuple[int, int]]:
    free = [s for s in more if not _meets(s, found)]
    return sorted(found + free)


def _meets(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Whether a span shares a place with one of others that are in order and apart."""
    at = bisect_left(others, (span[1],))
    return at > 0 and span[0] < others[at - 1][1]


def _known(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    finder, position, floor = bodies.finder(), 0, 0
    while position < len(text):
        if text[position] in _HEAD_STARTS:
            position = _past_head(text, position)
        elif not finder.begins(text[position]):
            position += 1
            continue
        span = _hit(text, position, finder, floor)
        if span:
            found.append(span)
            position = floor = span[1]
        else:
            position += 1
    return found


_HEAD_STARTS = frozenset(head[0] for head in HEADS)


def _past_head(text: str, position: int) -> int:
    """Behind 国家税务总局 when a place follows: it belongs to the local body's name."""
    for head in HEADS:
        if text.startswith(head, position):
            place = place_at(text, position + len(head))
            if place.name:
                return place.end
    return position


def _hit(text: str, start: int, finder: Lexicon, floor: int) -> tuple[int, int] | None:
    for end in reversed(finder.ends(text, start)):
        end = _tail(text, start, end)
        if broken_after(text, start, end):
            continue
        if text[end - 1] == "委" and end - start == 2 and finder.longest(text, end - 1) > end:
            return None  # 县委|组织部 is one name
        if text[start] in "市县区旗" and finder.longest(text, start + 1) > end:
            return None  # 县|政府办 is longer than 县政府
        if text[start - 2 : start] in _ANY_LEVEL and text[start:end] in ("人民政府", "政府"):
            return None  # 各级人民政府 is a class
        left = _left(text, start, floor)
        core = text[start:end]
        if left is not None and left < start and text[left:start].isalpha():
            if (
                core in bodies.WEAK
                and text[start - 1] not in "省市县区旗州"
                and not _placed(text, left, start)
            ):
                return None
            return left, end
        if left is None and (core in bodies.WEAK or len(core) < 3 or core.startswith("委")):
            continue
        if core in bodies.WEAK and not alone(text, start, end):
            continue
        if core.startswith("委") and len(core) > 2 and left == start:
            continue
        return (start if left is None else left), end
    return None


def _placed(text: str, left: int, start: int) -> bool:
    return place_at(text[left:start]).name != ""


def _tail(text: str, start: int, end: int) -> int:
    """市自然资源局|白鹭分局; 各镇|（街道）."""
    core = text[start:end]
    if core.endswith("局"):
        branch = _BRANCH.match(text, end)
        if branch and not _starts_inside(branch.group()):
            return branch.end()
    return end


def _starts_inside(tail: str) -> bool:
    return any(verb_lexicon().longest(tail, i) > i + 1 for i in range(len(tail) - 2)) or any(
        c in tail for c in "的由和与对将为等"
    )


def _left(text: str, start: int, floor: int) -> int | None:
    """Where the name begins, place and level included; None without a boundary."""
    if start == floor and floor:
        return start
    best = _town_or_zone(text, start, floor)
    if best is None:
        best = _place_before(text, start, floor)
    if best is not None:
        return _head_before(text, best, floor)
    if start > floor and text[start - 1] in "省市县区旗州镇乡":
        level = start - 1
        if level == floor or begins(text, level):
            return level
        return _guessed(text, start, floor)
    head = _head_before(text, start, floor)
    if head < start:
        return head
    return start if begins(text, start) else None


_ANY_LEVEL = ("各级", "以上", "本级", "同级", "上级", "下级", "两级")
_TOWN = re.compile(r"(?:镇|乡|街道)(?:人民政府|政府|办事处|办|党委|党工委)")
_ZONE = re.compile(
    r"(?:经济技术|经济|高新技术|高新)?(?:开发|产业|工业|高新|园|景|新)?区?(?:管委会|管理委员会)"
)


def _town_or_zone(text: str, start: int, floor: int) -> int | None:
    """苇渡|镇人民政府, 云杉|经济开发区管委会: the own name stands before the core."""
    if not (_TOWN.match(text, start) or _ZONE.match(text, start)):
        return None
    run = start
    while run > floor and HAN.match(text[run - 1]) and start - run < 12:
        run -= 1
    for begin in range(run, start - 1):
        own = text[begin:start]
        if re.search(
            r"[各的级由是每内]|以上|有关|相关|属地|所在|辖区|沿[河线江海]", own
        ) or _starts_inside(own + "　　"):
            continue
        if (begin == floor or begins(text, begin)) and not splits(text, begin):
            return begin
    return None


def _guessed(text: str, start: int, floor: int) -> int | None:
    """A place with no boundary before it: most have two characters, some three."""
    for begin in (start - 3, start - 4):
        if begin >= floor and not splits(text, begin):
            place = place_at(text[begin:start])
            if place.end == start - begin and not grammar_inside(text, begin, start - 1):
                return begin
    return None


_VERB_LIKE = ("会同县", "和县")  # divisions whose names read as grammar before a body


def _place_before(text: str, start: int, floor: int) -> int | None:
    run = start
    while run > floor and HAN.match(text[run - 1]) and start - run < 16:
        run -= 1
    for begin in range(run, start - 1):
        if splits(text, begin):
            continue
        place = place_at(text[begin:start])
        if place.end == start - begin and place.end > 1:
            if place.units[0] in _VERB_LIKE:
                continue
            known = place.units[0] in divisions.by_name()
            if not known and grammar_inside(text, begin, start - 1):
                continue
            if known or begin == floor or begins(text, begin):
                return begin
        elif text[begin:start] != "会同" and short_known(text[begin:start]) and begins(text, begin):
            return begin
    return None


@cache
def _short_names() -> frozenset[str]:
    return frozenset(filter(None, (short_form(d.name) for d in divisions.divisions())))


def short_known(name: str) -> bool:
    """Whether words are the short name of a division (鹿泉)."""
    return name in _short_names()


def _head_before(text: str, start: int, floor: int) -> int:
    for head in HEADS:
        if start - len(head) >= floor and text.startswith(head, start - len(head)):
            return start - len(head)
    return start
