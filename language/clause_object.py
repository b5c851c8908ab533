"""What the main verb of a clause is done to (对象), as written.

The object stands behind the verb (发放补贴), before it (将补贴列入预算, 对船只进行检查) or
before a verbal noun (补贴的审核). What only joins further verbs to the first (并组织实施,
、备案, 等工作) is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from language.act import Act, verb_here
from language.adverbs import lexicons, skip_adverbs
from language.object_first import begins_with_object
from language.vocabulary import Lexicon, words

_TAILS = Lexicon(words("duty_tails"))
_MARKS = "，；。！,;\n"
_JOINED = re.compile(r"[、和与及]|以及|并|后")
_DUMMY_END = re.compile(
    r"(?:进行|予以|给予|加以|实施|开展|作出)(?:[^，；。的]{0,4})?$|"
    r"的?(?:及时|足额|依法|按时|按规定|统一|日常|具体)+$"
)
_NUMBER = re.compile(r"(?:[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．])\s*")
_BODY = r"(?:▲+|各[^，；。、的]{0,6}?(?:部门|单位|乡镇|街道|社区|村))"
_BODIES = re.compile(rf"由?{_BODY}\s*(?:[、和与及]{_BODY}\s*)*(?:等?(?:有关|相关)?(?:部门|单位))?")
_LONGEST_ADVERB = 6
"""Adverbs are shorter than what 按照…, 在…内 begin."""
_OVER = re.compile(r"(?:对(?!象)|[将把])(?=[^对将把]{2,}(?:进行|予以|实施|给予|开展|加以))")
_ALSO = re.compile(r"(?<![、合归撤])并(?![联轨行网入发])")


def object_of(plain: str, main: Act, acts: Sequence[Act]) -> tuple[int, int]:
    """The span of the object in `plain` (bodies and titles blotted out)."""
    begin, end = _reach(plain, main)
    head = _head(plain, begin, main.start)
    last = _last_of_chain(plain, main, acts, end)
    if main.start > head:
        ends = _only_tail(plain, last, end)
        if begins_with_object(plain, head) and (ends or plain[head] in "将把"):
            return _before(plain, head + 1, main.start)
        if ends or plain[main.start - 1] == "的":
            return _before(plain, head, main.start)
    return _without_second(plain, last, end)


def _reach(plain: str, main: Act) -> tuple[int, int]:
    begin = max(plain.rfind(mark, 0, main.start) for mark in _MARKS) + 1
    found = [at for mark in _MARKS if (at := plain.find(mark, main.end)) >= 0]
    return begin, min(found, default=len(plain))


def _head(plain: str, begin: int, stop: int) -> int:
    """Behind number, subject, adverbs and frames."""
    number = _NUMBER.match(plain, begin, stop)
    at = number.end() if number else begin
    while at < stop:
        body = _BODIES.match(plain, at, stop)
        if body:
            at = body.end()
            continue
        on = min(skip_adverbs(plain, at), stop)
        frame = lexicons()["frames"].longest(plain, on)
        if not at < frame <= stop:
            # 定期抚恤金: an adverb only where a verb or an object of 对 follows
            acts = on == stop or verb_here(plain, on) > on or begins_with_object(plain, on)
            return on if acts or on - at > _LONGEST_ADVERB else at
        at = frame
    return at


def _last_of_chain(plain: str, main: Act, acts: Sequence[Act], end: int) -> int:
    """The end of the verbs joined to the first: 审核、发放."""
    last = main.end
    for act in sorted(acts, key=lambda a: a.start):
        if act.end > end or act.start < last:
            continue
        between = plain[last : act.start]
        if between and not _JOINED.fullmatch(between):
            break
        last = act.end
    return last


def _only_tail(plain: str, at: int, end: int) -> bool:
    """Whether nothing but further verbal nouns and words like 工作 stand behind."""
    while at < end:
        if plain[at] in "、和与及":
            return True  # a list of verbal nouns goes on
        on = max(_TAILS.longest(plain, at), verb_here(plain, at))
        if not at < on <= end:
            return False
        at = on
    return True


def _before(plain: str, start: int, end: int) -> tuple[int, int]:
    """The thing before its verb, without 对 in front and 进行 behind."""
    over = _OVER.search(plain, start, end)
    start, end = _trimmed(plain, over.end() if over else start, end)
    while (dummy := _DUMMY_END.search(plain[start:end])) and dummy.start() > 0:
        start, end = _trimmed(plain, start, start + dummy.start())
    return start, end


def _without_second(plain: str, start: int, end: int) -> tuple[int, int]:
    """发放补贴|并监督使用: the second verb has its own object or shares the first's."""
    for joint in _ALSO.finditer(plain, start, end):
        at = skip_adverbs(plain, joint.end())
        if verb_here(plain, at) > at or lexicons()["frames"].longest(plain, at) > at:
            end = joint.start()
            break
    return _trimmed(plain, start, end)


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    if plain.startswith("后", start):
        return start, start
    while start < end and plain[start] in "的、和与及 　":
        start += 1
    while start < end and plain[end - 1] in "的、和与及 　":
        end -= 1
    return start, end
