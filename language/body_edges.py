"""Where a name of a body can begin and end (边界): marks, words of grammar, traps."""

from __future__ import annotations

import re
from functools import cache

from language.places import HEADS
from language.vocabulary import Lexicon, table, verb_lexicon, words

HAN = re.compile(r"[\u3400-\u9fffX×〇○]")


# A body may begin behind these, besides every verb of the vocabulary.
_BEFORE = words("body_before")


# What makes another word of a name: 编办|法, 组织部|署, 市委|托, 局|部 …
_AFTER = {
    "办": "法理事公结案好学证完毕班",
    "部": "门署分队位长委件落",
    "局": "部面势限域长",
    "委": "托员派会内任书",
    "会": "议员计费场晤见面",
    "院": "校子落士",
    "所": "有属在需以得",
    "队": "伍员列",
    "处": "理罚置分境于所方罚",
    "府": "采投",
    "站": "点台位",
    "心": "任城区理",
    "联": "合系动通网",
    "协": "助调同商议定作",
    "社": "会保区",
    "道": "路",
    "区": "域块",
    "镇": "区中企卫干学",
    "乡": "村中企卫干学",
    "县": "城域级",
    "厅": "堂",
    "校": "车园长舍",
    "校车": "",
    "人大": "",
}


_NOT_GOVERNMENT = re.compile(
    r"(?:人民)?政府(?:采购|购买|投资|网站|工作报告|信息|补贴|令|债|公报|门户|文件|津贴|性|职能|规章|质量奖)|"
    r"人大代表|政协委员|法院判决|公安[厅部]令|社区(?:矫正|戒毒|服务|老年|居家|康复|养老|卫生|建设|治理|环境)|"
    r"街道(?:两侧|路面|景观|两旁)|公安(?:机关)?交通管理信息|消防(?:安全|设施|车|通道|验收|器材|栓|演练|"
    r"产品|隐患|检查|知识|责任|工作|设计|水源|宣传|监督|审)|(?:工会|党委)(?:会议|费)|税务登记|"
    r"海关总署令|教育部门户"
)


@cache
def _starters() -> Lexicon:
    """Words before a body, read from right to left."""

    starters = {*_BEFORE, *HEADS, *(row["verb"] for row in table("verbs", "verb"))}
    return Lexicon(word[::-1] for word in starters)


def broken_after(text: str, start: int, end: int) -> bool:
    if _NOT_GOVERNMENT.match(text, start):
        return True
    following = text[end : end + 1]
    if not following:
        return False
    last = text[end - 1]
    if last == "办" and text[end : end + 2] == "公室":
        return False
    if following in _AFTER.get(last, ""):
        word = text[end : end + 2]
        return (
            word not in ("理事", "会同", "会商", "处理", "联合", "协助", "协调")
            or last in "办处联协"
        )
    return False


def alone(text: str, start: int, end: int) -> bool:
    """Whether a weak name stands by itself: between marks or words of grammar."""
    after = text[end : end + 1]
    good_after = (
        not after
        or not HAN.match(after)
        or after in "和与及或等牵负配协审"
        or (verb_lexicon().longest(text, end) > end + 1)
    )
    before = text[start - 1 : start]
    return good_after and (not before or not HAN.match(before) or begins(text, start))


def begins(text: str, position: int) -> bool:
    """Whether a name can begin here: start, mark, or a starter before it."""
    if position == 0 or not HAN.match(text[position - 1]):
        return True
    reverse = text[max(0, position - 6) : position][::-1]
    return _starters().longest(reverse) > 0


def grammar_inside(text: str, begin: int, position: int) -> bool:
    """Whether words of grammar make up what looks like a place: 征求|县, 应当同|县."""
    reverse = text[max(0, position - 6) : position][::-1]
    return (
        _starters().longest(reverse) > 1
        or text[position - 1] in "经由向报"
        or _MODAL.match(text, begin, position) is not None
    )


_MODAL = re.compile(r"应|须|必须|要|不得|可以|当(?=[同向由对会与])")


def splits(text: str, position: int) -> bool:
    """Whether a cut at `position` would go through a verb (报|告)."""
    return any(
        verb_lexicon().longest(text, start) > position
        for start in range(max(0, position - 2), position)
    )
