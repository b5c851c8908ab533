"""Verbal nouns that end a noun phrase: 许可证的审查和核准, 卫生监督监测."""

from __future__ import annotations

import re

from language.act import Act, act_at
from language.vocabulary import verb_lexicon, words

_TAIL = re.compile("(?:" + "|".join(sorted(words("duty_tails"), key=len, reverse=True)) + ")$")


def verbal_nouns(text: str, start: int) -> list[Act]:
    """The verbal nouns that end a noun phrase: …的审查和核准; …监督监测; …管理工作."""
    stop = len(text)
    while (tail := _TAIL.search(text[start:stop])) and stop - start > 2:
        if _ends_with_verb(text, start, stop) and tail.group() not in ("工作",):
            break
        stop -= len(tail.group())
    head = max(text.rfind("的", start, stop) + 1, start)
    found = _before_another(text, start, head)
    named = len(found)
    for item in re.finditer(r"[^、和与及]+", text[head:stop]):
        begin, end = head + item.start(), head + item.end()
        thing = named < len(found) and text.endswith(_THINGS, begin, end)
        nouns = [] if thing else _item_nouns(text, begin, end)
        if not nouns and named < len(found):
            nouns = _new_verb(text, begin, end)
        found += nouns
    return found if named < len(found) else []


def _before_another(text: str, start: int, head: int) -> list[Act]:
    """资格的审核和证书的管理: the verb that ended the noun phrase before the last one."""
    found = []
    for mark in re.finditer("的", text[start : max(head - 1, start)]):
        at = start + mark.end()
        end = verb_lexicon().longest(text, at)
        if end > at + 1 and text[end : end + 1] in tuple("、和与及"):
            found.append(act_at(text, at, end))
    return found


_THINGS = ("报告", "预算", "决算", "规划", "设计", "记录", "公告", "通知", "通报", "补贴", "补助")
"""Verbs that are as often things: 编制预算."""


def _new_verb(text: str, start: int, stop: int) -> list[Act]:
    """资金的审计及编制|草案: behind a verbal noun, a verb with an object of its own."""
    end = verb_lexicon().longest(text, start)
    return [act_at(text, start, end)] if start + 1 < end < stop - 1 else []


_BESIDE = ("监督", "检查", "指导", "审核", "审批", "核准", "受理", "核查")


def _item_nouns(text: str, start: int, stop: int) -> list[Act]:
    """The verb that ends an item; two where the first is one of a role: 监督|监测."""
    at = _verb_ending(text, start, stop)
    if at == stop:
        return []
    found = [act_at(text, at, stop)]
    before = _verb_ending(text, start, at)
    if before < at and text[before:at] in _BESIDE:
        found.insert(0, act_at(text, before, at))
    return found


def _verb_ending(text: str, start: int, stop: int) -> int:
    for length in range(min(6, stop - start), 1, -1):
        if text[stop - length : stop] in verb_lexicon() and text[stop - length - 1] != "津":
            return stop - length  # 津|补贴 is a thing
    return stop


def _ends_with_verb(text: str, start: int, stop: int) -> bool:
    return _verb_ending(text, start, stop) < stop
