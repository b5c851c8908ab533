"""Which of the loaded places a question names, and whether it names another one."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from ask.fold import fold
from ask.lexer import words
from ask.pinyin import looks_like_pinyin, short
from ask.shelf import Shelf
from language.places import find_places

_LEVEL_EN = (
    "county|district|city|prefecture|province|township|town|autonomous county|municipality"
)
_MASKED = re.compile(r"[XＸxｘ×某]{1,3}[省市县区旗州镇乡]")
_ENDING = re.compile(r"(省|市|县|区|旗|州|盟|镇|乡|街道)$")


@dataclass(frozen=True, slots=True)
class Named:
    """Documents of the places named, the words that named them, unknown places."""

    documents: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
    latin: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def named_places(question: str, english: bool, shelf: Shelf) -> Named:
    """Known places by any form, by pinyin; unknown ones by their look."""
    folded = fold(question)
    plain = re.sub(r"['’]s\b", "", question.lower())
    latin = re.findall(r"[a-z]+", re.sub(r"['’]", "", plain))
    runs = [*latin, *(a + b for a, b in itertools.pairwise(latin))]
    found = {form: shelf.forms[form] for form in _substrings(folded, shelf.forms)}
    said = []
    for word in runs if latin else ():
        for form in shelf.latin.get(word, ()) if len(word) > 3 else ():
            said.append(word)
            if not any(form in other or other in form for other in found):
                found[form] = shelf.forms[form]
    groups = _longest(found)
    documents = tuple(d for group in groups.values() for d in group)
    unknown = _unknown_en(question, groups, shelf) if english else _unknown(
        question, tuple(groups), documents, shelf)
    return Named(documents, tuple(tuple(g) for g in groups.values()), tuple(groups),
                 tuple(said), unknown)


def _substrings(text: str, known: dict[str, list[str]]) -> list[str]:
    longest = max(map(len, known), default=0)
    return [
        text[i : i + n] for i in range(len(text)) for n in range(2, longest + 1)
        if i + n <= len(text) and text[i : i + n] in known
    ]


def _longest(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """Without a form that is only part of a longer one found."""
    return {
        form: docs for form, docs in found.items()
        if not any(form != other and form in other for other in found)
    }


def _unknown(
    question: str, known: tuple[str, ...], documents: tuple[str, ...], shelf: Shelf
) -> tuple[str, ...]:
    """Places that are named and of which nothing is loaded."""
    named = [p.name for p in find_places(question) if _is_name(question, p.name)]
    named += [w for w, tag in words(question) if tag in ("LOC", "ns") and len(w) > 1]
    found = []
    for name in dict.fromkeys(named):
        bare = fold(short(name))
        if any(bare in k or k in fold(name) for k in known) or name in _GENERAL:
            continue
        among = documents or tuple(shelf.profiles)
        if any(bare in shelf.text(d) for d in among[:60]):
            continue
        if _MASKED.search(name) or (len(name) < 3 and not name.endswith("县")):
            continue
        if _ENDING.search(name) or (not known and len(name) <= 4):
            found.append(name)
    return tuple(found)


_NAMING = frozenset(("LOC", "ns", "nz", "nr", "PER", "ORG", "n", "nw", "nt", "m"))


def _is_name(question: str, name: str) -> bool:
    """Whether a supposed place is made of whole naming words (not 那种早市)."""
    start = question.find(name)
    position, inside, begins = 0, [], False
    for word, tag in words(question):
        begins |= position == start
        if position < start + len(name) and position + len(word) > start:
            inside.append(tag)
        position += len(word)
    return begins and all(tag in _NAMING for tag in inside)


_GENERAL = frozenset((
    "中国", "全国", "国家", "国内", "国外", "省里", "市里", "县里", "区里", "乡里", "镇上", "村里",
    "本地", "外地", "当地", "乡下", "农村", "城里", "外省", "全省", "全市", "全县", "全区", "本市",
    "本县", "本区", "我市", "我县", "我区", "县城", "城区", "市区",
))


def _unknown_en(question: str, known: dict[str, list[str]], shelf: Shelf) -> tuple[str, ...]:
    """English: a capitalised name beside a level word, or after `in`, not known."""
    names = re.findall(
        rf"\b([A-Z][a-z']{{2,}})\s+(?:{_LEVEL_EN})\b(?i:)", question
    ) + re.findall(rf"\b(?:{_LEVEL_EN}) of ([A-Z][a-z']{{2,}})", question, re.I)
    if not known:
        after_in = re.findall(r"\bin ([A-Z][a-z']{3,})", question)
        names += [n for n in after_in if looks_like_pinyin(n)]
    return tuple(
        n for n in dict.fromkeys(names)
        if n.lower().replace("'", "") not in known and looks_like_pinyin(n) and not known
    )
