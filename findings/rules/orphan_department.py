"""A body that a boundary or task table names, but gives no duty."""

from __future__ import annotations

from collections.abc import Iterator

from findings.facts import BOUNDARY_KINDS, Facts, Row, is_body, side
from findings.model import Finding
from findings.rule import Rule
from findings.rules._sides import same_body

KINDS = (*BOUNDARY_KINDS, "member_duties")


def _find(facts: Facts) -> Iterator[Finding]:
    bearing: dict[str, set[str]] = {}
    for kind in ("duties", "services", "powers", "regimes", "items"):
        for row in facts.rows(kind):
            listed = bearing.setdefault(row["document_id"], set())
            listed.update(p["name"] for p in row["departments"] if isinstance(p, dict))
            listed.add(row["department"])
    for body in facts.rows("departments"):
        if body["section_kind"] not in KINDS or body["duties"] or body["how"] == "inherited":
            continue
        name = body["as_written"] or body["name"]
        others = bearing.get(body["document_id"], set())
        if is_body(name) and not any(same_body(name, o, body["place"]) for o in others):
            yield _finding(body, name)


def _finding(body: Row, name: str) -> Finding:
    return Finding(
        severity="medium", a=side(body, name, department=name), place=body["place"], score=0.7,
        about=(body["document_id"], name),
        zh=f"{name}在文档中被点名,却没有任何职责", en=f"{name} is named but bears no duty",
    )


RULE = Rule(
    name="orphan_department",
    class_="gap",
    title=("有名无责", "Named without duties"),
    definition=(
        "边界表、任务分工表或成员单位名单点到某部门,全文却没有它的任何职责。",
        "A boundary or task table or a list of members names a body that bears no duty anywhere "
        "in the document.",
    ),
    source="职责边界登记表:相关部门与职责分工一一对应",
    example=("“校车安全”列了民政局,职责分工为空", "Listed, with an empty cell for its duty."),
    find=_find,
)
