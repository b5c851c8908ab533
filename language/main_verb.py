"""The main verb of a duty (主要动词) and the role that it gives to whoever acts.

The order is that of the trade's grammar: support words win, then 牵头, then verbs of
a role (指导, 审核, 拨付 …), then any other action; 负责 and its like only frame.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from language.vocabulary import Lexicon, table, verb_lexicon, words


@dataclass(frozen=True, slots=True)
class Act:
    """One verb that somebody does: where it stands, its role, the rule that gave it."""

    verb: str
    role: str
    rule: str
    start: int
    end: int


@cache
def verb_roles() -> dict[str, str]:
    """Role of each verb of verbs.tsv."""
    return {row["verb"]: row["role"] for row in table("verbs", "verb", "role")}


@cache
def _lists() -> dict[str, Lexicon]:
    names = ("frames", "adverbs", "purpose", "dummy", "negatives", "objects_act")
    return {name: Lexicon(words(name)) for name in names}


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
_LEAD = Lexicon(("牵头", "总牵头", "主办", "主责", "抓总"))
_MONEY = r"(?:经费|资金|费用|补助|补贴|奖金|专款|款项|投入|预算|津贴|抚恤金|保费|工资)"
_MONEY_VERBS = re.compile(
    rf"(?:列入|纳入|编入)[^，；。]{{0,16}}预算|(?:安排|落实|筹措|筹集|保障|统筹|统筹安排|核拨|核定拨付|负担|"
    rf"承担|解决|整合|配套|追加|下达|下拨|拨付|划拨)[^，；。的]{{0,14}}?{_MONEY}|{_MONEY}(?:的)?(?:安排|落实|筹措|"
    rf"筹集|保障|拨付|统筹|核拨|预算|划拨|下达)|(?:预算|财政)(?:中|内)?(?:予以)?(?:安排|列支|保障|解决)|"
    rf"(?:经费|资金|财力)保障|给予[^，；。]{{0,8}}(?:补助|补贴|资助|奖补)|安排[^，；。]{{0,6}}预算"
)
_PAYING = ("发放", "兑现", "支付", "给付", "发给")
_PAID = re.compile(
    r"[^，；。]{0,20}?(?:资金|补助|补贴|奖金|津贴|奖励|待遇|经费|[\u4e00-\u9fff]金(?![属额卡]))"
)
_PAID_BEFORE = re.compile(
    r"(?:资金|补助|补贴|奖金|津贴|经费|[恤慰优褒赔助补养]\w?金)的?(?:[^，；。]{0,12}[、和及与])?(?:由▲+[^，；。]{0,4})?$"
)
_BY_WHOM = re.compile(
    rf"{_MONEY}[^，；。]{{0,8}}由▲+(?:在[^，；。]{{0,12}}[中内])?(?:统筹|负责|予以|从.{{0,12}}中)*"
    r"(?:安排|列支|保障|解决|承担|负担|支出|拨付)"
)
_HANDED = re.compile(
    r"(?:报送|上报|报告|反馈|通报|移交|移送|抄送|抄告|函告|告知|推送|转交|分送|报)(?:给|至)?(?=▲)"
)
_AT_LARGE = re.compile(r"(?:在|予以)(?:全[省市县区镇]|系统内|范围内|辖区内)?$")
_CHECKED = re.compile(r"(?:列入|纳入)[^，；。]{0,24}(?:考核|考评|督查|绩效|检查|监管|督导)")
_GUIDANCE = re.compile(r"(?:提供|给予)[^，；。]{0,8}指导")
_SELF = re.compile(r"^(?:向社会|向公众|向群众|面向社会|对外)")


def acts(text: str, start: int = 0, first: bool = True) -> list[Act]:
    """The acts of one reach: a stretch without its subject and without ， and ；.

    `first` is False behind a comma: there, what begins with no verb carries none.
    """
    position = _skip_adverbs(text, start)
    if _lists()["negatives"].longest(text, position) > position:
        end = _lists()["negatives"].longest(text, position)
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


def _skip_adverbs(text: str, position: int) -> int:
    while True:
        step = _PREAMBLE.match(text, position)
        if step and step.end() > position:
            position = step.end()
            continue
        end = _lists()["adverbs"].longest(text, position)
        if end == position or _verb_here(text, position) > end:
            return position
        position = end


_PREAMBLE = re.compile(
    r"(?:按照?|依据|依照|根据|遵照|参照)[^，；。]{1,40}?(?:规定|要求|程序|标准|权限|分工|职责|政策|计划|"
    r"意见|办法|条例|名单|结果|情况|人数|面积|原则|方案|时限|比例|条件|■+(?:第[^，；。]{1,16}?条(?:第.{1,4}?[款项])*)?)(?:的?(?:规定|要求))?|"
    r"(?:通过|利用|依托|采取|结合|围绕|运用)[^，；。]{2,30}?(?=对|将|开展|进行|实施|组织|发布|发现)|"
    r"(?:在|于)[^，；。]{1,30}?(?:范围内|限额内|基础上|框架下|领导下|指导下|过程中|期间|之前|之日起|工作日内|日内|"
    r"小时内|月内|月底前|日前|年底前|季节|时段|前|内|后|时|中|上|(?=为|对|将|安装|设立|设置|开展))|"
    r"(?:每|当|次)(?:年|季度|季|月|周|日|天|旬|半年|学期|场|班)(?:底|初|末)?(?:[0-9一二三四五六七八九十]+[月日号])?"
    r"(?:至少|不少于)?(?:[一二两三四0-9]+次)?前?|"
    r"[0-9一二三四五六七八九十]+(?:月|日|个工作日|天|小时|分钟|年)[^，；。]{0,8}?(?:前|内|底前|起)|"
    r"[^，；。对将把]{2,10}?后(?=[0-9一二三四五六七八九十两]+(?:个工作日|个?小时|日|天|分钟)内)|"
    r"自[^，；。]{2,20}?之日起(?:[0-9一二三四五六七八九十]+(?:个工作日|日|天|个月)内)?|"
    r"(?:受|经)[^，；。]{2,20}?(?:委托|授权|同意|批准)后?|会同[^，；。]{0,2}?(?:有关|相关)(?:部门|单位)"
)


def _governing(text: str, position: int, lexicon: Lexicon, role: str) -> Act | None:
    """配合, 牵头 at the head of the reach, or right behind 负责 and adverbs."""
    frame = _lists()["frames"].longest(text, position)
    for at in dict.fromkeys((position, _skip_adverbs(text, frame))):
        end = lexicon.longest(text, at)
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
        _verbal_nouns(text, position) if text[position : position + 1] in tuple("、和与及") else []
    )
    return [a for a in (*nouns, *_joined_by_and(text, position)) if a.role != "fund"]


def _heads(text: str, position: int, at: int) -> bool:
    """Whether nothing but object or adverb stands before the wording."""
    before = text[position:at]
    return (
        not before
        or before[0] in "将把对为给从在向"
        or (len(before) < 10 and (_verb_here(text, position) == position))
        or (_lists()["frames"].longest(text, position) > position and "的" not in before[2:])
    )


def _verb_here(text: str, position: int) -> int:
    return verb_lexicon().longest(text, position)


def _verbs(text: str, position: int, first: bool) -> list[Act]:
    lead = text[position : position + 1]
    if lead and lead in "将把对为给从就":
        return _object_first(text, position)
    if lead == "向":
        return _towards(text, position)
    inner, framed = _behind_frames(text, position)
    if framed and text[inner : inner + 1] in tuple("将把对为给从向"):
        return _towards(text, inner) if text[inner] == "向" else _object_first(text, inner)
    end = _verb_here(text, inner)
    if framed and (run := _verb_run(text, inner)):
        return [run]
    if end > inner and not _is_noun_here(text, inner, end):
        return _chain(text, inner, end, framed)
    if framed or first:
        nouns = _verbal_nouns(text, inner)
        if nouns:
            return nouns
        inside = _first_verb(text, inner)
        if inside and not framed:
            unread = text[inside.start - 1 : inside.start] == "并" and inside.start > inner + 1
            head = [Act("", "lead", "default", inner, inner)] if unread else []
            return [*head, inside]
        if framed:
            return [Act(framed, "lead", f"frame:{framed}", position, inner)]
        return [Act("", "lead", "default", position, position)] if text[position:] else []
    reported = _reported(text, position)
    return [reported] if reported else []


def _verb_run(text: str, position: int) -> Act | None:
    """竣工|验收|备案 to the very end: the last is what is done."""
    made: list[tuple[int, int]] = []
    while (end := _verb_here(text, position)) > position:
        made.append((position, end))
        position = end
    if len(made) < 2 or position < len(text) or text[slice(*made[1])] in words("seconds")[:12]:
        return None
    return _act(text, *made[-1])


def _behind_frames(text: str, position: int) -> tuple[int, str]:
    framed = ""
    while True:
        end = _lists()["frames"].longest(text, position)
        if end == position:
            return position, framed
        framed = framed or text[position:end]
        position = _skip_adverbs(text, end)


_NOUN_AFTER = Lexicon(words("noun_after"))


def _is_noun_here(text: str, start: int, end: int) -> bool:
    """负责|建设项目…审核: a verb that only describes the noun of the object."""
    if _NOUN_AFTER.longest(text, end) == end:
        return False
    nouns = _verbal_nouns(text, end)
    return bool(nouns) and nouns[-1].end > end


def _chain(text: str, start: int, end: int, framed: str = "") -> list[Act]:
    """Verbs joined to the first one: 审核、发放; 拟订…并组织实施; 指导和监督."""
    found = [_act(text, start, end)]
    position = end
    while True:
        joint = re.compile(r"[、和与及]|以及|并").match(text, position)
        at = joint.end() if joint else position
        after = _verb_here(text, at)
        if after == at or (not joint and after - at < 2):
            break
        if not joint and text[at:after] not in words("seconds"):
            break
        pair = {text[start:end], text[at:after]} <= _OVER_OTHERS
        acting = text[start:end] in words("objects_act") and not pair
        if not joint and (acting or _is_noun_here(text, at, after)):
            break
        found.append(_act(text, at, after))
        position = after
    if framed and found[0].role == "lead" and re.search(r"[、和与及]", text[position:]):
        found += [a for a in _verbal_nouns(text, position) if a.role != "lead"]
    if found[0].role not in ("support", "guide") and found[0].verb not in words("objects_act"):
        found += _joined_by_and(text, position)
    return _without_frames(found)


def _without_frames(found: list[Act]) -> list[Act]:
    kept = [a for a in found if a.verb not in words("frames")]
    return kept or found


def _joined_by_and(text: str, position: int) -> list[Act]:
    found = []
    for joint in re.compile(r"并(?:按规定|及时|依法|组织|负责)?").finditer(text, position):
        at = joint.end()
        if text.startswith("组织", joint.start() + 1) and _verb_here(text, at) == at:
            at = joint.start() + 1
        end = _verb_here(text, at)
        if end > at:
            found.append(_act(text, at, end))
    return found


def _act(text: str, start: int, end: int) -> Act:
    verb = text[start:end]
    role = verb_roles()[verb]
    rest = text[end : end + 24]
    if verb == "通报" and (rest.startswith("批评") or _AT_LARGE.search(text[:start])):
        role = "supervise"
    if verb in _PAYING and (_PAID.match(rest) or _PAID_BEFORE.search(text[:start])):
        role = "fund"
    if role == "joint":
        role = "lead"
    return Act(verb, role, f"verb:{verb}", start, end)


_TAIL = re.compile("(?:" + "|".join(sorted(words("duty_tails"), key=len, reverse=True)) + ")$")


def _verbal_nouns(text: str, start: int) -> list[Act]:
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


_OVER_OTHERS = frozenset(("指导", "监督", "检查", "督促", "考核"))
_BESIDE = ("监督", "检查", "指导", "审核", "审批", "核准", "受理", "核查")


def _item_nouns(text: str, start: int, stop: int) -> list[Act]:
    """The verb that ends an item; two where the first is one of a role: 监督|监测."""
    at = _verb_ending(text, start, stop)
    if at == stop:
        return []
    found = [_act(text, at, stop)]
    before = _verb_ending(text, start, at)
    if before < at and text[before:at] in _BESIDE:
        found.insert(0, _act(text, before, at))
    return found


def _verb_ending(text: str, start: int, stop: int) -> int:
    for length in range(min(6, stop - start), 1, -1):
        if text[stop - length : stop] in verb_lexicon():
            return stop - length
    return stop


def _ends_with_verb(text: str, start: int, stop: int) -> bool:
    return _verb_ending(text, start, stop) < stop


def _first_verb(text: str, start: int) -> Act | None:
    for position in range(start, len(text)):
        end = _verb_here(text, position)
        if end > position + 1 and not text.startswith("的", end):
            return _act(text, position, end)
    return None


_DUMMY = re.compile("(?:" + "|".join(sorted(words("dummy"), key=len, reverse=True)) + ")")


def _object_first(text: str, position: int) -> list[Act]:
    """将A纳入…, 对A进行…, 为A提供…: the verb stands behind the object."""
    handed = _HANDED.search(text, position + 1)
    if handed:
        return [Act(handed.group(), "provide", "report", handed.start(), handed.end())]
    for dummy in _DUMMY.finditer(text, position + 1):
        at = _skip_adverbs(text, dummy.end())
        end = _verb_here(text, at)
        if end > at:
            return _chain(text, at, end)
        nouns = _verbal_nouns(text, at)
        if nouns and text[position] == "对":
            return nouns
    gives = text.find("提供", position + 1)
    if gives > 0 and text[position] in "为给":
        return [_act(text, gives, gives + 2)]
    found = _last_verb(text, position + 1)
    return [found] if found else [Act("", "lead", "default", position, position)]


def _last_verb(text: str, start: int) -> Act | None:
    """The last verb with an object or at the end, that no 的 turns into a noun."""
    best, position = None, start
    while position < len(text):
        end = _verb_here(text, position)
        if end > position + 1:
            noun = _NOUN_AFTER.longest(text, end) > end and text[end:] not in words("seconds")
            if not noun:
                best = (
                    best
                    if best
                    and text[best.end : best.end + 1] not in "、和与及"
                    and (best.role != "lead" and text[best.start - 1 : best.start] not in "、和")
                    else _act(text, position, end)
                )
            position = end
        else:
            position += 1
    return best


def _towards(text: str, position: int) -> list[Act]:
    """向Y提供…, 向社会公布…: the receiver stands first."""
    found = _first_verb(text, position + 1)
    if found is None:
        return [Act("", "lead", "default", position, position)]
    if _SELF.match(text[position:]) and found.role == "provide":
        return [Act(found.verb, "lead", "public", found.start, found.end)]
    return [found]


_REPORT = re.compile(r"(?:报送|上报|报告|通报|抄送|反馈|移交|移送|提供|报)")


def _reported(text: str, position: int) -> Act | None:
    """结果每周报…: a comma clause that begins with a noun and reports it."""
    match = _REPORT.search(text, position)
    if match and match.start() - position <= 14:
        return Act(match.group(), "provide", f"report:{match.group()}", match.start(), match.end())
    return None


def purpose(text: str) -> bool:
    """Whether a comma clause only says what for (确保…, 做到…)."""
    return _lists()["purpose"].longest(text, 0) > 0
