"""Who is named in brackets and labels (责任单位标注), and rules that hold for all of them.

`（牵头单位：X；配合单位：Y）` `（X牵头，Y、Z配合）` `（责任单位：X）` `（X、Y）`, the
same labels on lines of their own; `排在第一位的为牵头单位`; `未标注的由X负责`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ingest.passage import Passage
from ingest.rows import Value
from ingest.sections._prose_bodies import bodies_from, is_body_list, split_bodies
from ingest.sections._prose_duties import Bearer, derived
from ingest.sections._prose_lines import Para
from ingest.sections._prose_sentences import brackets
from language.vocabulary import table

_TIME = re.compile(r"(?:完成|办结|整改|办理)?(?:时限|期限|时间(?:节点)?|日期)")
_WHEN = re.compile(
    r"(?:.*(?:年|月|日|底|前|内).{0,6}|长期|持续)(?:前|底)?(?:完成|办结|坚持|推进|实施|开展)?"
)
_UNMISTAKABLE = re.compile(
    r"(?:总|共同)?(?:牵头|配合|责任|协办|主办|承办|协助|参与)(?:责任)?(?:单位|部门)"
)
"""Labels that are no names of bodies, so that the colon may be missing."""
_BLANK = re.compile(r"[\s—–\-－/无、]*|待定|另定|待明确")
_ACTED = re.compile(
    r"(?P<names>[^，,；;。：:]+?)(?P<act>(?:共同|联合|负总责|总)?牵头(?:负责|组织实施|落实)?|"
    r"主办|主责"
    r"|(?:按照?|依)?(?:各自)?(?:职责|职能)(?:分工)?(?:分别)?(?:负责|落实)?|分别负责|共同负责|"
    r"负责(?:落实|组织实施)?|具体负责|落实"
    r"|协助|配合|参与|协办|支持|协同|参加|组成|为成员(?:单位)?)(?:$|[，,；;。])"
)
_ACTS = (("牵头", "lead"), ("主", "lead"), ("配合", "support"), ("协", "support"),
         ("参与", "support"), ("支持", "support"), ("协同", "support"), ("参加", "support"),
         ("成员", "support"))
_TOLD = re.compile(
    r"(?<=[。；])\s*(?P<who>[^。；（）()]{2,60}?(?:牵头|主办|按照?(?:各自)?职责(?:分工)?(?:分别)?负责)"
    r"(?:负责|落实|组织实施)?(?:[，,][^。；，,]{2,60}?(?:配合|协助|参与|协办|支持))?)[。；]?\s*$"
)
"""`…。X牵头，Y配合。`: a last sentence that only says who does what stands before it."""
_FIRST_LEADS = re.compile(
    r"(?:排名?|列|排在|位列|排序)?(?:在)?(?:第一(?:位|个|名)?|首位|最前|"
    r"前面)的?[^。；]{0,10}?(?:为|是|系)[^。；]{0,6}?牵头"
)
_DEFAULT = re.compile(
    r"(?:未|没有)(?:标注|注明|明确|列出|列明|指定|写明|标明)[^。；]{0,14}?[，,](?:均|一律|"
    r"统一)?由(?P<names>[^。；]+?)"
    r"(?:牵头)?(?:负责|承担|落实|组织实施)"
)


@dataclass(frozen=True, slots=True)
class Assigned:
    """Bodies with roles, from a bracket or label; `low` and `high` its span."""

    bearers: tuple[Bearer, ...]
    low: int
    high: int
    deadline: Value | None = None
    labelled: bool = True


@dataclass(frozen=True, slots=True)
class Rules:
    """What a document says once for all of its brackets."""

    first_leads: bool = False
    default: tuple[Bearer, ...] = ()


@cache
def labels() -> dict[str, tuple[str, bool]]:
    """label → its role, and whether that role gives way beside a 牵头 label."""
    made = {
        row["label"]: (row["role"], bool(row["depends"]))
        for row in table("labels", "label", "role", "depends")
        if row["role"] in ("lead", "joint", "support", "guide", "supervise")
        and re.search(r"(?:单位|部门|机构|机关|科室|主体|单 位)$", row["label"])
    }
    return made


@cache
def _label_pattern() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, labels()), key=len, reverse=True))
    return re.compile(
        rf"(?:(?P<label>{words})|"
        rf"(?P<time>{_TIME.pattern}))(?:[（(][^（）()]{{0,8}}[)）])?\s*(?P<colon>[：:]?)\s*"
    )


def leads_first(text: str) -> bool:
    """Whether a text states that the first body of each list leads."""
    return bool(_FIRST_LEADS.search(text))


def rules_of(paras: Iterable[Para]) -> Rules:
    """The rules that a document states for its brackets."""
    first = False
    default: tuple[Bearer, ...] = ()
    for para in paras:
        text = para.text
        if leads_first(text):
            first = True
        match = _DEFAULT.search(text)
        if match:
            low = match.start("names")
            default = tuple(
                Bearer(Value(para.passage[low + b.start : low + b.end]), "lead")
                for b in split_bodies(match["names"])
            )
    return Rules(first, default)


_LONGEST = 1_000
"""Characters of a bracket that may name bodies."""


def assigned_in(passage: Passage, rules: Rules) -> list[Assigned]:
    """Every bracket of a passage that says who does it, in order."""
    found = []
    inline = _inline(passage, rules)
    if inline is not None:
        return [*assigned_in(passage[: inline.low], rules), inline]
    for low, high, stop in brackets(passage.text):
        if stop - low > _LONGEST:
            continue
        made = read_assignment(passage[low + 1 : stop], rules)
        if made is not None:
            found.append(Assigned(made.bearers, low, high, made.deadline, made.labelled))
    return found


def _inline(passage: Passage, rules: Rules) -> Assigned | None:
    """`…。责任单位：X、Y。完成时限：3月底前。` at the end of a paragraph, without a bracket."""
    for match in _label_pattern().finditer(passage.text):
        before = passage.text[: match.start()].rstrip()
        inside = sum(before.count(c) for c in "（(") > sum(before.count(c) for c in "）)")
        if inside or before[-1:] != "。" or not (match["label"] and match["colon"]):
            continue
        made = _labelled(passage[match.start() :], rules)
        if made is not None and made.bearers:
            return Assigned(made.bearers, match.start(), len(passage), made.deadline)
    told = _TOLD.search(passage.text)
    if told is None:
        return None
    made = _acted(passage.group(told, "who"))
    return made and Assigned(made.bearers, told.start("who"), len(passage), made.deadline)


def read_assignment(content: Passage, rules: Rules) -> Assigned | None:
    """What a bracket or a labelled line says; None when it is something else."""
    content = content[: _ends_at(content.text)]
    made = _labelled(content, rules) or _acted(content)
    if made is not None:
        return made
    content = _without_tail(content)
    if not (is_body_list(content.text) or is_party_list(content.text)):
        return None
    names = [Value(content[b.start : b.end]) for b in split_bodies(content.text)]
    if rules.first_leads and len(names) > 1:
        ranked = [Bearer(n, "support" if i else "lead") for i, n in enumerate(names)]
        return Assigned(tuple(derived(ranked, "first_named_leads")), 0, len(content))
    return Assigned(tuple(Bearer(n, "lead") for n in names), 0, len(content), labelled=False)


_PARTY = re.compile(
    r"[\u4e00-\u9fff（）()]{2,18}(?:科|股|室|组|队|站|所|办|中心|局|委|部|院|公司|政府|办事处|村|社区|镇|乡|街道|"
    r"管委会|委员会|单位|部门|协会|大队|中队)"
)
"""A part of an institution as its own plans call it: 建设科, 镇环卫所."""
_TAIL = re.compile(
    r"[，,；;]\s*(?:(?:联系|咨询|投诉)?电话|(?:完成)?时限|[^，,；;]*?(?:月底|月|日|年|底)前?(?:完成)?$|长期|持续|全年)"
    r"[^，,；;]*$"
)


def is_party_list(text: str) -> bool:
    """Whether a text is a list of short names of institutions and of their parts."""
    parts = [part.strip() for part in re.split(r"[、，,；;]", text)]
    return len(text) <= 80 and all(
        _PARTY.fullmatch(part) and not re.search(r"[的了将对把]|负责|做好|开展", part)
        for part in parts
    )


def _without_tail(content: Passage) -> Passage:
    """Without the time or the telephone that closes a bracket."""
    tail = _TAIL.search(content.text)
    return content[: tail.start()].strip() if tail and tail.start() else content


def _ends_at(text: str) -> int:
    """Where the bodies end and a rule for all brackets begins (…为牵头单位，下同)."""
    rule = re.search(r"[，,；;]?\s*(?:(?:排|列)(?:名|在)?(?:第一|首)[^）)]*|下同)$", text)
    return rule.start() if rule else len(text)


def _labelled(content: Passage, rules: Rules) -> Assigned | None:
    matches = [m for m in _label_pattern().finditer(content.text) if _is_label(content.text, m)]
    if not matches or matches[0].start() > 2:
        return None
    lead = any(m["label"] and not labels()[m["label"]][1] and labels()[m["label"]][0] == "lead"
               for m in matches)
    bearers: list[Bearer] = []
    deadline = None
    for number, match in enumerate(matches):
        stop = matches[number + 1].start() if number + 1 < len(matches) else len(content)
        part = content[match.end() : stop].strip("；;，,。、 \n\t：:")
        if match["time"]:
            deadline = Value(part)
        elif not _BLANK.fullmatch(part.text):
            role, depends = labels()[match["label"]]
            role = "support" if depends and lead else role
            named = [Bearer(Value(part[b.start : b.end]), role) for b in split_bodies(part.text)]
            if depends and not lead and rules.first_leads and len(named) > 1:
                rest = [Bearer(b.name, "support") for b in named[1:]]
                named = derived([named[0], *rest], "first_named_leads")
            bearers += named
    return Assigned(tuple(bearers), 0, len(content), deadline)


def _is_label(text: str, match: re.Match[str]) -> bool:
    """A label opens a part: at the start or behind a mark; a time needs its colon."""
    before = text[: match.start()].rstrip()
    opens = not before or before[-1] in "；;，,。、\n"
    plain = match["label"] and _UNMISTAKABLE.fullmatch(match["label"])
    return opens and bool(match["colon"] or (plain and match.end() < len(text)))


def _acted(content: Passage) -> Assigned | None:
    """`X牵头，Y、Z配合`, `X、Y按职责分工负责`."""
    bearers: list[Bearer] = []
    position = 0
    for match in _ACTED.finditer(content.text):
        if content.text[position : match.start()].strip("，,；; 由"):
            return None
        low = match.start("names") + (1 if match["names"].startswith("由") else 0)
        names = content.text[low : match.end("names")]
        if not (is_body_list(names) or is_party_list(names) or bodies_from(f"{names}负责", 0)):
            return None
        role = next((r for word, r in _ACTS if word in match["act"]), "lead")
        bearers += [
            Bearer(Value(content[low + b.start : low + b.end]), role) for b in split_bodies(names)
        ]
        position = match.end()
    rest = content[position:].strip("，,；; 。")
    if rest and not _WHEN.fullmatch(rest.text):
        return None
    deadline = Value(rest) if rest else None
    return Assigned(tuple(bearers), 0, len(content), deadline) if bearers else None
