"""What a duty does (行为类别): its main acts, apart from acts that only name its object.

`拟订就业援助政策` makes a policy; the 援助 in it belongs to the object. `负责失业援助工作`
gives help. Classes are those of findings_acts.tsv.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from language.vocabulary import Lexicon, table

_REACH = re.compile(r"[^，,；;。:：()（）]+")
_FRAME = re.compile(
    r"(?:^|\|)(?:统一|具体|主要|共同|依法|认真|切实|积极|按规定|要|应当|应|将|须)*"
    r"(?:负责|做好|抓好|承担|组织|开展|加强|承办|推进|推动|完善|强化|从事|协同|搞好|实施|进行|落实)"
)
_TAIL = re.compile(
    r"^(?:等)?(?:的)?(?:各项|有关|相关|日常|具体|组织)*"
    r"(?:工作|事宜|事务|事项|职责|任务|活动|责任)?"
    r"(?:[、，,；;。和及与并或以]|同时|$)"
)
_NAMES = re.compile(
    r"^(?:[^，,；;。、]{0,6}?)(?:政策|办法|计划|规划|方案|制度|机制|标准|规定|规则|预案|清单|机构|人员|部门|"
    r"单位|资金|经费|基金|费用|情况|系统|平台|中心|许可证|证书|协议|结果|信息|资料|材料|场所|设施|设备)"
)
_BY = re.compile(r"(?:进行|予以|给予|实行|并|依法|及时|并且|会同|负责)$")
_MADE = re.compile(r"制度|机制|办法|标准|规定|政策|体系|规则|规范|预案")
GENERAL = frozenset({"carry", "keep", "lead", "coordinate"})
"""Acts that leave open what is done: all of a thing's handling may be meant."""


@cache
def _words() -> tuple[Lexicon, dict[str, str]]:
    classes = {w: row["act"] for row in table("findings_acts", "act", "words")
               for w in row["words"].split("|")}
    return Lexicon(classes), classes


@lru_cache(maxsize=50_000)
def acts_of(text: str) -> frozenset[str]:
    """The classes of the main acts of a text in which bodies are strokes (`terms.bare_text`)."""
    made: set[str] = set()
    for reach in _REACH.finditer(text):
        made |= _of_reach(reach.group())
    return frozenset(made)


def _of_reach(reach: str) -> set[str]:
    lexicon, classes = _words()
    spans = list(lexicon.spans(reach))
    made: set[str] = set()
    framed = bool(_FRAME.search(reach))
    making_until = -1
    for number, (start, end) in enumerate(spans):
        act = classes[reach[start:end]]
        before, after = reach[:start], reach[end:]
        first = number == 0 and not re.search(r"[的]", before) and not framed
        by = bool(_BY.search(before))
        closing = bool(_TAIL.match(after))
        if start < making_until and not by:
            continue
        if act == "build" and _MADE.search(re.split(r"并|、", after)[0]):
            act = "make"
        if first or by or closing or (framed and number == 0 and not _NAMES.match(after)):
            made.add(act)
            if act == "make" and not closing:
                stop = reach.find("并", end)
                making_until = stop if stop > 0 else len(reach)
    return made


CLASSES = (
    "make", "carry", "decide", "accept", "watch", "punish", "pay", "fund", "record", "tell", "open",
    "teach", "help", "lead", "guide", "build", "keep", "coordinate", "rescue",
)


def act_features(a: frozenset[str], b: frozenset[str]) -> dict[str, float]:
    """How the main acts of two duties relate, each 0 … 1."""
    one, two = a - GENERAL, b - GENERAL
    return {
        "act_equal": float(bool(a) and a == b),
        "act_common": len(a & b) / len(a | b) if a | b else 0.5,
        "act_apart": float(bool(one and two) and not one & two),
        "act_apart_any": float(bool(a and b) and not a & b),
        "act_one_general": float(bool(one) != bool(two)),
        "act_both_general": float(not one and not two),
        "act_subset": float(bool(one and two) and (one < two or two < one)),
        "act_none": float(not a or not b),
        **{f"only_{c}": float((c in a) != (c in b)) for c in CLASSES},
    }
