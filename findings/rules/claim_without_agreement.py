"""Two bodies claim one act, each naming the other as the one it acts with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from findings.facts import Facts, Row, is_body, side
from findings.model import Finding
from findings.rule import Rule
from findings.rules._sides import same_body
from language.departments import find_departments

_WITH = re.compile(r"会同|商|联合|共同")


def _find(facts: Facts) -> Iterator[Finding]:
    claims: dict[tuple[str, str], list[tuple[Row, list[str]]]] = {}
    for duty in facts.rows("duties"):
        partners = _partners(duty["text"])
        if partners and is_body(duty["department"]):
            key = duty["document_id"], duty["matter_id"]
            claims.setdefault(key, []).append((duty, partners))
    for listed in claims.values():
        for (a, with_a), (b, with_b) in combinations(listed, 2):
            if _names(with_a, b) and _names(with_b, a) and facts.alike(a["text"], b["text"]):
                yield _finding(a, b)


def _partners(text: str) -> list[str]:
    """Bodies that stand behind 会同 and before the act."""
    match = _WITH.search(text)
    if not match:
        return []
    reach = re.split(r"[；;。]", text[match.end() :])[0]
    return [m.name for m in find_departments(reach)]


def _names(partners: list[str], duty: Row) -> bool:
    return any(same_body(p, duty["department"], duty["place"]) for p in partners)


def _finding(a: Row, b: Row) -> Finding:
    return Finding(
        severity="high", a=side(a), b=side(b), matter=a["matter"], place=a["place"], score=0.95,
        zh=f"{a['department']}与{b['department']}都称会同对方办理同一事项,谁牵头未定",
        en=f"{a['department']} and {b['department']} each claim the same act jointly with the "
        "other; nobody says who leads",
    )


RULE = Rule(
    name="claim_without_agreement",
    class_="conflict",
    title=("互称会同", "Mutual claim"),
    definition=(
        "两个部门就同一件事各写“会同对方”,都以自己为主。",
        "Two departments each claim one act “jointly with” the other.",
    ),
    source="会同以主语为牵头部门(三定用语)",
    example=(
        "甲部“会同乙局制定接收计划”,乙局“会同甲部制定接收计划”",
        "A: with B draws up the plan. B: with A draws up the plan.",
    ),
    find=_find,
)
