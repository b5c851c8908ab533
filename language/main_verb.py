"""The main verb of a duty (主要动词) and the role that it gives to whoever acts.

The order is that of the trade's grammar: support words win, then 牵头, then verbs of
a role (指导, 审核, 拨付 …), then any other action; 负责 and its like only frame.
"""

from __future__ import annotations

import re

from language.act import MONEY, Act, act_at, first_verb, verb_here
from language.adverbs import lexicons, skip_adverbs
from language.object_first import begins_with_object, object_first, towards
from language.verb_chain import chain, is_noun_here, joined_by_and
from language.verbal_nouns import verbal_nouns
from language.vocabulary import Lexicon, words

_SUPPORT = Lexicon(
    (
        "配合",
        "协助",
        "参与",
        "参加",
        "协办",
        "密切配合",
        "积极配合",
        "积极协助",
        "积极参与",
        "协调配合",
        "协同配合",
    )
)
_LEAD = Lexicon(("牵头", "总牵头", "主办", "主责", "抓总", "为主"))
# 统筹工资|收入分配, 下达资金|计划: the money only describes another noun.
_NO_PAPER = r"(?!收入|分配|总额|标准|政策|制度|办法|方案|管理|水平|绩效|监管)"
_MONEY_VERBS = re.compile(
    rf"(?:列入|纳入|编入)[^，；。]{{0,16}}预算|(?:安排|落实|筹措|筹集|保障|统筹|统筹安排|核拨|核定拨付|负担|"
    rf"承担|解决|整合|配套|追加|下达|下拨|拨付|划拨)[^，；。的]{{0,14}}?{MONEY}{_NO_PAPER}|{MONEY}(?:的)?(?:安排|落实|筹措|"
    rf"筹集|保障|拨付|统筹|核拨|预算|划拨|下达)|(?:预算|财政)(?:中|内)?(?:予以)?(?:安排|列支|保障|解决)|"
    rf"(?:经费|资金|财力)保障|给予[^，；。]{{0,8}}(?:补助|补贴|资助|奖补)|安排[^，；。]{{0,6}}预算"
)
_BY_WHOM = re.compile(
    rf"{MONEY}[^，；。]{{0,8}}由▲+(?:在[^，；。]{{0,12}}[中内])?(?:统筹|负责|予以|从.{{0,12}}中)*"
    r"(?:安排|列支|保障|解决|承担|负担|支出|拨付)"
)
_CHECKED = re.compile(r"(?:列入|纳入)[^，；。]{0,24}(?:考核|考评|督查|绩效|检查|监管|督导)")
_GUIDANCE = re.compile(r"(?:提供|给予)[^，；。]{0,8}指导")


def acts(text: str, start: int = 0, first: bool = True) -> list[Act]:
    """The acts of one reach: a stretch without its subject and without ， and ；.

    `first` is False behind a comma: there, what begins with no verb carries none.
    """
    position = skip_adverbs(text, start)
    if lexicons()["negatives"].longest(text, position) > position:
        end = lexicons()["negatives"].longest(text, position)
        return [Act(text[position:end], "none", "negative", position, end)]
    for lexicon, role in ((_SUPPORT, "support"), (_LEAD, "lead")):
        found = _governing(text, position, lexicon, role)
        if found:
            return [found]
    paid = _BY_WHOM.search(text, max(text.rfind(mark, 0, start) for mark in "，；。") + 1)
    if paid and paid.end() > start:
        return [Act("安排", "fund", "money", start, paid.end())]
    special = _special(text, position) or _special(text, start)
    if special:
        return special
    regular = _REGULAR.match(text, position)
    if regular:
        return [Act(regular.group(1), "provide", "report:regular", regular.start(1), regular.end())]
    return _verbs(text, position, first)


_REGULAR = re.compile(
    r"(?!对|将|把|组织|负责)[^，；。、]{2,12}?(?:每日|每周|每月|每季度|及时|按时|定期|逐级|于[^，；。]{2,12}前|"
    r"[日天时]内)(上报|报送|报告|通报|报(?=[^名废警销考备批道案]))"
)


def _governing(text: str, position: int, lexicon: Lexicon, role: str) -> Act | None:
    """配合, 牵头 at the head of the reach, or right behind 负责 and adverbs."""
    frame = lexicons()["frames"].longest(text, position)
    for at in dict.fromkeys((position, skip_adverbs(text, frame))):
        end = lexicon.longest(text, at)
        if at != position and text[at:end] == "参加" and "的" in text[end:]:
            continue  # 做好|参加保险人员的服务
        if end > at and not text.startswith(("单位", "部门", "企业", "人员", "对象", "人数"), end):
            return Act(text[at:end], role, f"{role}:{text[at:end]}", at, end)
    return None


def _special(text: str, position: int) -> list[Act]:
    """Wordings whose role comes from verb and object together."""
    for pattern, role, rule in (
        (_MONEY_VERBS, "fund", "money"),
        (_CHECKED, "supervise", "assessed"),
        (_GUIDANCE, "guide", "guidance"),
    ):
        match = pattern.search(text, position)
        if match and _heads(text, position, match.start()):
            found = Act(match.group()[:2], role, rule, match.start(), match.end())
            return [found, *_also(text, match.end())]
    return []


def _also(text: str, position: int) -> list[Act]:
    """What is joined to a wording: 资金筹措、拨付和监管; 落实资金并监督使用."""
    nouns = (
        verbal_nouns(text, position) if text[position : position + 1] in tuple("、和与及") else []
    )
    return [a for a in (*nouns, *joined_by_and(text, position)) if a.role != "fund"]


def _heads(text: str, position: int, at: int) -> bool:
    """Whether nothing but object or adverb stands before the wording."""
    before = text[position:at]
    return (
        not before
        or before[0] in "将把对为给从在向"
        or (len(before) < 10 and (verb_here(text, position) == position))
        or (lexicons()["frames"].longest(text, position) > position and "的" not in before[2:])
    )


def _verbs(text: str, position: int, first: bool) -> list[Act]:
    if begins_with_object(text, position):
        return object_first(text, position)
    if text.startswith("向", position):
        return towards(text, position)
    inner, framed = _behind_frames(text, position)
    if framed and text.startswith("向", inner):
        return towards(text, inner)
    if framed and begins_with_object(text, inner):
        return object_first(text, inner)
    end = verb_here(text, inner)
    if framed and (run := _verb_run(text, inner)):
        return [run]
    if framed and text[inner:end] in _CARRIED_OUT and (ending := _nouns_of(text, end)):
        return ending
    if end > inner and not is_noun_here(text, inner, end):
        return chain(text, inner, end, framed)
    if framed or first:
        papers = framed in _CARRY_OUT and _PAPER.search(text)
        nouns = [] if papers else verbal_nouns(text, inner)
        if nouns:
            return nouns
        inside = first_verb(text, inner)
        if inside and not framed:
            unread = text[inside.start - 1 : inside.start] == "并" and inside.start > inner + 1
            head = [Act("", "lead", "default", inner, inner)] if unread else []
            return [*head, inside]
        if framed:
            return [Act(framed, "lead", f"frame:{framed}", position, inner)]
        return [Act("", "lead", "default", position, position)] if text[position:] else []
    reported = _reported(text, position)
    return [reported] if reported else []


_CARRIED_OUT = ("贯彻", "落实", "执行", "贯彻落实", "贯彻执行", "参加")
_CARRY_OUT = ("组织实施", "实施", "依法实施", "履行", "推进")
_PAPER = re.compile(r"(?:政策|规则|办法|制度|标准|规定|方案|计划|规划|措施|细则|意见|条例|准则)$")


def _nouns_of(text: str, position: int) -> list[Act]:
    """负责贯彻落实《…》的监督检查: the verbal noun behind 的 is what is done."""
    nouns = verbal_nouns(text, position)
    taking_part = text.endswith("参加", 0, position)  # 做好|参加保险人员的服务
    return nouns if nouns and (taking_part or text[nouns[0].start - 1] == "的") else []


def _verb_run(text: str, position: int) -> Act | None:
    """竣工|验收|备案 to the very end: the last is what is done."""
    made: list[tuple[int, int]] = []
    while (end := verb_here(text, position)) > position:
        made.append((position, end))
        position = end
    if len(made) < 2 or position < len(text) or text[slice(*made[1])] in words("seconds")[:12]:
        return None
    return act_at(text, *made[-1])


def _behind_frames(text: str, position: int) -> tuple[int, str]:
    framed = ""
    while True:
        end = lexicons()["frames"].longest(text, position)
        if end == position:
            return position, framed
        framed = framed or text[position:end]
        position = skip_adverbs(text, end)


_REPORT = re.compile(r"(?:报送|上报|报告|通报|抄送|反馈|移交|移送|提供|报)")


def _reported(text: str, position: int) -> Act | None:
    """结果每周报…: a comma clause that begins with a noun and reports it."""
    match = _REPORT.search(text, position)
    if match and match.start() - position <= 14:
        return Act(match.group(), "provide", f"report:{match.group()}", match.start(), match.end())
    return None


def purpose(text: str) -> bool:
    """Whether a comma clause only says what for (确保…, 做到…)."""
    return lexicons()["purpose"].longest(text, 0) > 0
