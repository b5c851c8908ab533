"""One duty laid on two bodies."""

from __future__ import annotations

from collections.abc import Iterator

from findings.facts import Facts, is_body
from findings.model import Finding
from findings.pairs.related import Related
from findings.rule import Rule
from findings.rules._sides import other_departments, other_offices, reciprocal, unit_side

OBJECT = 0.4
"""Share of object words that both must name for it to be sure."""
SURE = 0.6
"""Chance of `same` from which a duty of two departments is worth a meeting."""


def _find(facts: Facts) -> Iterator[Finding]:
    for pair in facts.related:
        a, b = pair.a, pair.b
        if pair.label != "same" or a.kind == "cases" or b.kind == "cases":
            continue
        sure = (
            pair.judgement.chances["same"] >= SURE and "text" not in (a.kind, b.kind)
            and pair.objects >= OBJECT
            # 各有关部门 are no second body: worth a note, not a meeting.
            and is_body(a.department) and is_body(b.department)
        )
        if other_departments(a, b):
            if not (a.matter_id == b.matter_id and reciprocal(a, b)):  # claim_without_agreement
                yield _finding(pair, "high" if sure else "low")
        elif other_offices(a.offices, b.offices):
            yield _finding(pair, "medium" if sure else "low")


def _finding(pair: Related, severity: str) -> Finding:
    a, b = pair.a, pair.b
    return Finding(
        severity=severity, a=unit_side(a), b=unit_side(b), matter=a.matter or b.matter,
        place=a.place, score=pair.judgement.chances["same"],
        zh=f"{a.bearer}与{b.bearer}承担同一职责:“{a.text}”与“{b.text}”({pair.judgement.why})",
        en=f"{a.bearer} and {b.bearer} bear one duty ({pair.judgement.why_en})",
    )


RULE = Rule(
    name="duplication",
    class_="overlap",
    title=("重复", "Duplication"),
    definition=(
        "同一地区两个部门(或同一部门两个科室)承担同一职责,措辞可以不同。",
        "Two departments of one place (or two offices of one) bear the same duty, in whatever "
        "words.",
    ),
    source="一件事情原则上由一个部门负责(机构改革原则)",
    example=(
        "甲局“负责校车驾驶人资格审批”,乙局“审查校车驾驶人资格”",
        "Bureau A approves school bus drivers; so does bureau B.",
    ),
    find=_find,
)
