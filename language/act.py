"""One act of a clause: its verb, and the role that the verb gives in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from language.vocabulary import table, verb_lexicon


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


MONEY = r"(?:经费|资金|费用|补助|补贴|奖金|专款|款项|投入|预算|津贴|抚恤金|保费|工资)"


_PAYING = ("发放", "兑现", "兑付", "支付", "给付", "发给")


_PAID = re.compile(
    r"[^，；。]{0,20}?(?:资金|补助|补贴|奖金|津贴|奖励|待遇|经费|[\u4e00-\u9fff]金(?![属额卡]))"
)


_PAID_BEFORE = re.compile(
    r"(?:资金|补助|补贴|奖金|津贴|经费|[恤慰优褒赔助补养]\w?金|[^现基资本黄公]金)的?(?:[^，；。]{0,12}[、和及与])?(?:由▲+[^，；。]{0,4})?$"
)


_WAGES = re.compile(rf"(?:[^，；。、的证]{{0,10}})?{MONEY}(?![^，；。、]*证)")


_AT_LARGE = re.compile(r"(?:在|予以)(?:全[省市县区镇]|系统内|范围内|辖区内)?$")


def verb_here(text: str, position: int) -> int:
    return verb_lexicon().longest(text, position)


def act_at(text: str, start: int, end: int) -> Act:
    verb = text[start:end]
    role = verb_roles()[verb]
    rest = text[end : end + 24]
    if verb == "通报" and (rest.startswith("批评") or _AT_LARGE.search(text[:start])):
        role = "supervise"
    if verb == "核发" and _WAGES.match(rest):
        role = "fund"  # a wage is paid, a permit is issued
    if verb in _PAYING and (_PAID.match(rest) or _PAID_BEFORE.search(text[:start])):
        role = "fund"
    if role == "joint":
        role = "lead"
    return Act(verb, role, f"verb:{verb}", start, end)


def first_verb(text: str, start: int) -> Act | None:
    for position in range(start, len(text)):
        end = verb_here(text, position)
        if end > position + 1 and not text.startswith("的", end):
            return act_at(text, position, end)
    return None
