"""A body that is named as taking part, but has no duty of its own."""

from __future__ import annotations

from collections.abc import Iterator

from findings.facts import Facts, Row, is_body, side
from findings.model import Finding
from findings.rule import Rule


def _find(facts: Facts) -> Iterator[Finding]:
    for matter, duties in facts.boundary_matters:
        bearing = {d["department"] for d in duties}
        named = [p for p in matter.get("departments") or [] if p not in bearing]
        for name in named:
            if is_body(name):
                yield _finding(matter, name)


def _finding(matter: Row, name: str) -> Finding:
    cited = [c for c in matter["citations"] if name in c["quote"]]
    return Finding(
        severity="medium", a=side(matter, matter["name"], department=name, citations=cited),
        matter=matter["name"], place=matter["place"], score=0.8,
        about=(matter["document_id"], matter["name"], name),
        zh=f"“{matter['name']}”列了{name},却没有写它的职责",
        en=f"{matter['name']} lists {name} but gives it no duty",
    )


RULE = Rule(
    name="orphan_department",
    class_="gap",
    title=("有名无责", "Named without duties"),
    definition=(
        "事项列出了某部门,但没有写它承担什么职责。",
        "A matter lists a department without saying what it does.",
    ),
    source="职责边界登记表:相关部门与职责分工一一对应",
    example=("“校车安全”列了民政局,职责分工为空", "Listed, with an empty cell for its duty."),
    find=_find,
)
