"""Verbs joined to one another: 审核、发放; 拟订…并组织实施; 指导和监督."""

from __future__ import annotations

import re

from language.act import Act, act_at, verb_here
from language.verbal_nouns import verbal_nouns
from language.vocabulary import Lexicon, words

NOUN_AFTER = Lexicon(words("noun_after"))


def is_noun_here(text: str, start: int, end: int) -> bool:
    """负责|建设项目…审核: a verb that only describes the noun of the object."""
    if NOUN_AFTER.longest(text, end) == end:
        return False
    nouns = verbal_nouns(text, end)
    return bool(nouns) and nouns[-1].end > end


def chain(text: str, start: int, end: int, framed: str = "") -> list[Act]:
    """Verbs joined to the first one: 审核、发放; 拟订…并组织实施; 指导和监督."""
    found = [act_at(text, start, end)]
    position = end
    while True:
        joint = re.compile(
            r"[、和与及]|以及|并|(?:合格|通过|无误|完毕)?后(?:再|及时|统一|按规定|按程序)?"
        ).match(text, position)
        at = joint.end() if joint else position
        after = verb_here(text, at)
        if joint and joint.group() == "与" and text[start:end] in words("frames"):
            break  # 加强与…的沟通
        if after == at or (not joint and after - at < 2):
            break
        if not joint and text[at:after] not in words("seconds"):
            break
        pair = {text[start:end], text[at:after]} <= _OVER_OTHERS
        acting = text[start:end] in words("objects_act") and not pair
        if not joint and (acting or is_noun_here(text, at, after)):
            break
        found.append(act_at(text, at, after))
        position = after
    if framed and found[0].role == "lead" and re.search(r"[、和与及]", text[position:]):
        found += [a for a in verbal_nouns(text, position) if a.role != "lead"]
    if found[0].role not in ("support", "guide") and found[0].verb not in words("objects_act"):
        found += joined_by_and(text, position)
    return _without_frames(found)


def _without_frames(found: list[Act]) -> list[Act]:
    kept = [a for a in found if a.verb not in words("frames")]
    return kept or found


def joined_by_and(text: str, position: int) -> list[Act]:
    found = []
    for joint in re.compile(r"并(?:按规定|及时|依法|组织|负责)?").finditer(text, position):
        at = joint.end()
        if text.startswith("组织", joint.start() + 1) and verb_here(text, at) == at:
            at = joint.start() + 1
        end = verb_here(text, at)
        if end > at:
            found.append(act_at(text, at, end))
    return found


_OVER_OTHERS = frozenset(("指导", "监督", "检查", "督促", "考核"))
