"""Objects that stand before their verb: 将A纳入…, 对A进行…, 向Y提供…."""

from __future__ import annotations

import re

from language.act import Act, act_at, first_verb, verb_here
from language.adverbs import skip_adverbs
from language.verb_chain import NOUN_AFTER, chain
from language.verbal_nouns import verbal_nouns
from language.vocabulary import words

_HANDED = re.compile(
    r"(?:报送|上报|报告|反馈|通报|移交|移送|抄送|抄告|函告|告知|推送|转交|分送|报)(?:给|至)?(?=▲)"
)


_SELF = re.compile(r"^(?:向社会|向公众|向群众|面向社会|对外)")


_DUMMY = re.compile("(?:" + "|".join(sorted(words("dummy"), key=len, reverse=True)) + ")")


_NO_OBJECT = (
    "就业",
    "就医",
    "就学",
    "就近",
    "就地",
    "从业",
    "从事",
    "给付",
    "对外",
    "对口",
    "对象",
    "为主",
)


def begins_with_object(text: str, position: int) -> bool:
    """Whether 将, 把, 对, 为 … stands here and a thing behind it (not 就业, 对接)."""
    return (
        text[position : position + 1] in tuple("将把对为给从就")
        and not text.startswith(_NO_OBJECT, position)
        and verb_here(text, position) == position
    )


def object_first(text: str, position: int) -> list[Act]:
    """将A纳入…, 对A进行…, 为A提供…: the verb stands behind the object."""
    handed = _HANDED.search(text, position + 1)
    if handed:
        return [Act(handed.group(), "provide", "report", handed.start(), handed.end())]
    for dummy in _DUMMY.finditer(text, position + 1):
        at = skip_adverbs(text, dummy.end())
        end = verb_here(text, at)
        if end > at:
            return chain(text, at, end)
        nouns = verbal_nouns(text, at)
        if nouns and text[position] == "对":
            return nouns
    gives = text.find("提供", position + 1)
    if gives > 0 and text[position] in "为给":
        return [act_at(text, gives, gives + 2)]
    found = _last_verb(text, position + 1)
    return [found] if found else [Act("", "lead", "default", position, position)]


def _last_verb(text: str, start: int) -> Act | None:
    """The last verb with an object or at the end, that no 的 turns into a noun."""
    best, position = None, start
    while position < len(text):
        end = verb_here(text, position)
        if end > position + 1:
            noun = NOUN_AFTER.longest(text, end) > end and text[end:] not in words("seconds")
            if not noun:
                best = (
                    best
                    if best
                    and text[best.end : best.end + 1] not in "、和与及"
                    and (best.role != "lead" and text[best.start - 1 : best.start] not in "、和")
                    else act_at(text, position, end)
                )
            position = end
        else:
            position += 1
    return best


def towards(text: str, position: int) -> list[Act]:
    """向Y提供…, 向社会公布…: the receiver stands first."""
    found = first_verb(text, position + 1)
    if found is None:
        return [Act("", "lead", "default", position, position)]
    if _SELF.match(text[position:]) and found.role == "provide":
        return [Act(found.verb, "lead", "public", found.start, found.end)]
    return [found]
