"""What sort of value a column holds, and how well a text suits it.

A number, a telephone, a body, an office, a regulation, a duty, a story and a name
look different; that is all that pasted text leaves of a table's lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from ingest.columns import match, vocabulary
from language.text import normalise

_SORTS = {
    "number": "seq",
    "phone": "phone complaint",
    "office": "office",
    "party": "department",
    "body": "body lead support source",
    "law": "basis responsibility_basis accountability_basis",
    "type": "type",
    "points": "points",
    "mark": "score",
    "must": "duty content item standard task",
    "head": "main",
    "long": "responsibilities accountability object method measure procedure handling",
    "story": "case",
    "short": "matter name subitem material section",
    "code": "code",
    "when": "deadline",
}
"""Sort of value → fields. `must` is what every row has, `head` what opens a group,
`mark` a figure that is filled in by hand later."""

_BY_FIELD = {field: sort for sort, fields in _SORTS.items() for field in fields.split()}
_EXCEPT = {("one_stop", "item"): "short"}

_NUMBER = re.compile(r"[（(]?(?:\d{1,3}(?:[.\-]\d{1,2})?|[一二三四五六七八九十]{1,3})[）).、．]?")
_FIGURE = re.compile(r"[+\-]?\d+(?:\.\d+)?分?")
_PHONE = re.compile(r"(?=(?:.*\d){5})[\d\-—–－转()（）/、，,;； 　\n]+")
_BODY = re.compile(
    r"(?:局|委|办|部|厅|院|府|处|会|队|心|行|公司|街道|社|部门|单位|站|所|镇|乡|校|园)(?:等)?$"
)
_OFFICE = re.compile(
    r"(?:科|股|室|处|办|心|队|站|所|局|馆|园|院|组|窗口|基地|部|校|会|台|场|委)(?:[（(].*[）)])?$"
)
_LAW = re.compile(
    r"《|〔\d{4}〕|\[\d{4}\]|【(?:法律|行政法规|部门规章|地方|规范)|第[\d一二三四五六七八九十百]+条"
)
_TYPE = re.compile(
    r"行政?(?:许可|处罚|强制|征收|征用|给付|裁决|确认|奖励|检查|监督)|其他(?:行政)?权力|其它"
    r"|公共服务|内部管理"
)
_CODE = re.compile(r"[A-Za-z0-9\-_.]{4,40}")
_WHEN = re.compile(
    r"\d{1,4}年|\d+月|月底|年底|长期|每年|每月|持续|季度|常年"
    r"|工作日|日内|即时|当[场日天]|小时"
)
_STORY = re.compile(r"某|案|年\d+月|群众|投诉|举报")
_SAME = re.compile(r"同上|[〃″\"]|-+|—+|/|无|见上")
_DUTY = re.compile(
    r"^(?:\d+[.、．]|[（(][一二三四五六七八九十\d]+[）)])?\s*(?:负责|牵头|组织|指导|监督|配合|协助|参与"
    r"|承担|会同|依法|按|对|将|把|向|为|制定|拟订|编制|审|查处|检查|开展|提供|做好|落实|统筹|协调|推"
    r"|管理|受理|办理|核|公布|发布|宣传|贯彻|执行|建立|完善|实施|保障|维护|加强|划定|处置|处理)"
)


@cache
def kind_of(header: tuple[str, ...]) -> str:
    """The kind of table whose headings agree best with a header row."""
    return max(vocabulary(), key=lambda kind: sum(match(kind, cell)[1] for cell in header))


@cache
def types_of(header: tuple[str, ...]) -> tuple[str, ...]:
    """What sort of value each column holds."""
    kind = kind_of(header)
    fields = [match(kind, cell)[0] for cell in header]
    made = [_EXCEPT.get((kind, field)) or _BY_FIELD.get(field, "any") for field in fields]
    if {"task", "measure"} <= set(fields):  # the task only groups what is to be done
        made[fields.index("task")], made[fields.index("measure")] = "short", "must"
    return tuple(made)


@cache
def fits(sort: str, text: str) -> float:
    """How well a text suits a column: from −8 (hardly) to 3 (surely)."""
    words = re.sub(r"\s", "", normalise(text))
    if not words:
        return 0.0
    if _SAME.fullmatch(words):
        return -4.0 if sort in ("number", "long", "must", "head") else 0.5
    number = bool(_NUMBER.fullmatch(words))
    if sort == "number":
        return 3.0 if number else -8.0
    if sort in ("points", "mark"):
        sure = 2.5 if sort == "points" else 2.0
        return sure if _FIGURE.fullmatch(words) else -6.0
    if number:
        return -5.0
    phone = bool(_PHONE.fullmatch(words))
    if sort == "phone":
        return 3.0 if phone else -5.0
    if phone:
        return -0.5 if sort == "any" else -4.0
    return _SCORES[sort](words)


def worth(row: Sequence[str], sorts: Sequence[str]) -> float:
    """How well a row's cells suit their columns; a row without its main words hardly."""
    filled = [(sort, cell) for sort, cell in zip(sorts, row, strict=False) if cell.strip()]
    bare = "must" in sorts and bool(filled) and all(sort != "must" for sort, _ in filled)
    return sum(fits(sort, cell) for sort, cell in filled) - 4.0 * bare


def is_duty(text: str) -> bool:
    """Whether a text begins as duties do."""
    return bool(_DUTY.match(text))


def _ends(text: str) -> bool:
    return text[-1] in "。；;.｡"


def _name(suffix: re.Pattern[str]) -> Callable[[str], float]:
    """Names of bodies or offices: the ending tells, a sentence is none."""

    def score(text: str) -> float:
        if _ends(text) or len(text) > 60 or _LAW.search(text):
            return -4.0
        last = re.split(r"[、，,/；;]", text)[-1]
        sentence = is_duty(text) and len(text) > 8
        return (2.0 if suffix.search(last) else -1.5) - sentence

    return score


def _long(text: str) -> float:
    score = 0.4 if len(text) > 14 else -0.8
    return score + 1.2 * _ends(text) + 0.8 * is_duty(text) - text.startswith("《")


def _story(text: str) -> float:
    score = 0.4 if len(text) > 30 else -0.6
    score += 0.6 if _ends(text) else -1.0
    return score + 1.6 * bool(_STORY.search(text)) - 0.8 * is_duty(text)


def _short(text: str) -> float:
    score = 0.3 if len(text) <= 25 else -0.8
    score += -1.2 if _ends(text) else 1.0
    body = bool(_BODY.search(text)) and len(text) < 12
    return score - 1.5 * text.startswith("《") - 0.5 * body


def _full(pattern: re.Pattern[str], sure: float, unsure: float) -> Callable[[str], float]:
    return lambda text: sure if pattern.fullmatch(text) else unsure


_SCORES: dict[str, Callable[[str], float]] = {
    "type": _full(_TYPE, 3.0, -4.0),
    "code": _full(_CODE, 2.0, -3.0),
    "when": lambda text: 1.5 if _WHEN.search(text) and len(text) < 25 else -2.0,
    "law": lambda text: 2.5 if _LAW.search(text) else -3.0,
    "body": _name(_BODY),
    "party": _name(_BODY),
    "office": _name(_OFFICE),
    "must": _long,
    "head": _long,
    "long": _long,
    "story": _story,
    "short": _short,
    "any": lambda text: -2.0 if is_duty(text) and (_ends(text) or text[0].isdigit()) else 0.0,
}
