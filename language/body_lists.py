"""Field words that are bodies in a closed list (公安、民政等部门)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from language import bodies
from language.body_edges import begins
from language.vocabulary import Lexicon

_LIST_END = re.compile(
    r"(?:等)?(?:\d+个|[一二三四五六七八九十两]+个)?(?:有关|相关)?(?:职能|主管)?(?:部门|单位|机关)"
)


_ROLE_NEXT = re.compile(r"(?:牵头|负责|配合|协助|主办|协办|会同|参与)")


_JOIN = re.compile(r"[、，,和与及]|以及")


def bare_lists(text: str) -> Iterator[tuple[int, int]]:
    bare = _bare_lexicon()
    position = 0
    while position < len(text):
        if not bare.begins(text[position]):
            position += 1
            continue
        end = bare.longest(text, position)
        if end > position and begins(text, position):
            listed, after = _list_from(text, position, bare)
            if listed:
                yield from listed
                position = after
                continue
        position += 1


@cache
def _bare_lexicon() -> Lexicon:
    return Lexicon(bodies.bare_words())


def _list_from(text: str, start: int, bare: Lexicon) -> tuple[list[tuple[int, int]], int]:
    listed: list[tuple[int, int]] = []
    position = start
    while True:
        end = max(bare.longest(text, position), bodies.finder().longest(text, position))
        if end == position:
            return [], start
        listed.append((position, end))
        closing = _LIST_END.match(text, end)
        if closing and (len(listed) > 1 or not closing.group().endswith("单位")):
            if text[position:end] in bodies.bare_words() and closing.group() in ("部门", "机关"):
                listed[-1] = (position, closing.end())
            return listed, closing.end()
        joint = _JOIN.match(text, end)
        if joint:
            position = joint.end()
            continue
        if len(listed) > 1 and text[position:end].endswith(("部门", "机关", "单位")):
            return listed, end
        return (listed, end) if _ROLE_NEXT.match(text, end) else ([], start)
