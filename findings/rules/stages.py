"""Steps of one process under one body."""

from __future__ import annotations

from collections.abc import Iterator

from findings.facts import Facts
from findings.model import Finding
from findings.rule import Rule
from findings.rules._sides import other_offices, same_body, unit_side


def _find(facts: Facts) -> Iterator[Finding]:
    for pair in facts.related:
        a, b = pair.a, pair.b
        if pair.label != "shared" or other_offices(a.offices, b.offices):
            continue
        if a.department and b.department and not same_body(a.department, b.department, a.place):
            continue
        yield Finding(
            severity="low", a=unit_side(a), b=unit_side(b), matter=a.matter or b.matter,
            place=a.place, score=pair.judgement.chances["shared"],
            zh=f"同一事务的不同环节:“{a.text}”与“{b.text}”({pair.judgement.why})",
            en=f"Steps of one process ({pair.judgement.why_en})",
        )


RULE = Rule(
    name="stages",
    class_="overlap",
    title=("环节", "Stages"),
    definition=(
        "同一部门的两项职责是同一事务的前后环节。合并流程时参考,不是问题。",
        "Two duties of one body are steps of one process. Of use when processes are joined; "
        "no fault.",
    ),
    source="流程再造:按一件事归集环节",
    example=("“受理补助申请”与“发放补助”", "Accepting the application, paying the grant."),
    find=_find,
)
