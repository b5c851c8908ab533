"""What stands before a verb and leaves its role as it is (状语): 按规定, 每季度, 及时."""

from __future__ import annotations

import re
from functools import cache

from language.act import verb_here
from language.vocabulary import Lexicon, words


@cache
def lexicons() -> dict[str, Lexicon]:
    names = ("frames", "adverbs", "purpose", "dummy", "negatives", "objects_act")
    return {name: Lexicon(words(name)) for name in names}


def skip_adverbs(text: str, position: int) -> int:
    while True:
        step = _PREAMBLE.match(text, position)
        if step and step.end() > position:
            position = step.end()
            continue
        end = lexicons()["adverbs"].longest(text, position)
        if end == position or verb_here(text, position) > end:
            return position
        position = end


_PREAMBLE = re.compile(
    r"(?:按照?|依据|依照|根据|遵照|参照)[^，；。向将把]{1,40}?(?:规定|要求|程序|标准|权限|分工|职责|政策|计划|"
    r"意见|办法|条例|名单|结果|情况|人数|面积|原则|方案|时限|比例|条件|■+(?:第[^，；。]{1,16}?条(?:第.{1,4}?[款项])*)?)(?:的?(?:规定|要求))?|"
    r"(?:通过|利用|依托|采取|结合|围绕|运用)[^，；。]{2,30}?(?=对(?!象)|将|开展|进行|实施|组织|发布|发现)|"
    r"(?:在|于)[^，；。]{1,30}?(?:范围内|限额内|基础上|框架下|领导下|指导下|过程中|期间|之前|之日起|工作日内|日内|"
    r"小时内|月内|月底前|日前|年底前|季节|时段|前|内|后|时|中|上|(?=为|对|将|安装|设立|设置|开展))|"
    r"(?:每|当|次)(?:年|季度|季|月|周|日|天|旬|半年|学期|场|班)(?:底|初|末)?(?:[0-9一二三四五六七八九十]+[月日号])?"
    r"(?:至少|不少于)?(?:[一二两三四0-9]+次)?前?|"
    r"[0-9一二三四五六七八九十]+(?:月|日|个工作日|天|小时|分钟|年)[^，；。]{0,8}?(?:前|内|底前|起)|"
    r"[^，；。对将把]{2,10}?后(?=[0-9一二三四五六七八九十两]+(?:个工作日|个?小时|日|天|分钟)内)|"
    r"自[^，；。]{2,20}?之日起(?:[0-9一二三四五六七八九十]+(?:个工作日|日|天|个月)内)?|"
    r"(?:受|经)[^，；。]{2,20}?(?:委托|授权|同意|批准)后?|会同[^，；。]{0,2}?(?:有关|相关)(?:部门|单位)"
)
