"""What stands before a title: who issued it, and what the sentence does with it."""

from __future__ import annotations

import re

from language.citation_titles import Title

_ISSUER = (
    r"[\u4e00-\u9fffX]{0,16}?(?:部|局|厅|委|院|办公厅|办公室|政府|委员会|军委|总政治部|中央|办|总局|署|法院|检察院|"
    r"联合会|总工会|纪委|银行|党委|市委|县委|区委|省委)"
)


_BEFORE = re.compile(
    rf"(?:^|[；;。：:\n\t，,）)】]|\d\s*[.、．]|[一二三四五六七八九十][、）)]|[①-⑳]|根据|依据|依照|按照|贯彻|落实|执行|遵照|和|及)\s*"
    rf"(?P<who>{_ISSUER}(?:[、\s]+{_ISSUER})*)\s*$"
)


_INSIDE = re.compile(rf"^(?P<who>{_ISSUER}(?:[、\s]+{_ISSUER})*)(?=关于|印发|转发|批转|《)")


def issuers_of(text: str, title: Title, words: str, floor: int) -> tuple[tuple[str, ...], int]:
    """Who issued it: named before the mark, or at the head of the title."""
    inside = _INSIDE.match(words)
    if inside:
        return _split(inside.group("who")), title.start
    before = _BEFORE.search(text[floor : title.start])
    if (
        before
        and before.group("who").strip()
        and not re.search(r"有关|相关|各|负责|配合", before.group("who"))
    ):
        return _split(before.group("who")), floor + before.start("who")
    return (), title.start


def _split(who: str) -> tuple[str, ...]:
    even = re.sub(r"^(?:根据|依据|依照|按照|贯彻|落实|执行|遵照)+", "", who)
    return tuple(p for p in re.split(r"[、\s]+", even) if p)


_RELATIONS = (
    (re.compile(r"(?:根据|依据|依照|按照|遵照|按)$"), "basis"),
    (re.compile(r"参照$"), "analogy"),
    (re.compile(r"违反$"), "broken"),
    (re.compile(r"(?:贯彻|落实|执行|实施|宣传)$"), "object"),
    (re.compile(r"(?:废止|修改|停止执行)$"), "ended"),
)


def relation_of(before: str) -> str:
    for pattern, relation in _RELATIONS:
        if pattern.search(before.rstrip()):
            return relation
    return ""
