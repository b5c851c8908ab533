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
    found: list[Act] = []
    for item in re.finditer(r"[^、和与及]+", text[head:stop]):
        found = [*found, *_item_nouns(text, head + item.start(), head + item.end())]
    return found


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
        if text[stop - length : stop] in verb_lexicon():
            return stop - length
    return stop


def _ends_with_verb(text: str, start: int, stop: int) -> bool:
    return _verb_ending(text, start, stop) < stop
