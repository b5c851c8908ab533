"""A matter, service, item, material or class of persons that no body answers for."""

from __future__ import annotations

from collections.abc import Iterator

from findings.facts import Facts, Row, is_body, side
from findings.model import Finding
from findings.rule import Rule

WHAT = {
    "services": ("服务事项", "service"), "powers": ("权力事项", "power"),
    "items": ("办理事项", "item"), "regimes": ("监管制度", "regime"),
}


def _find(facts: Facts) -> Iterator[Finding]:
    for matter, duties in facts.boundary_matters:
        named = [d["department"] for d in duties] or list(matter.get("departments") or ())
        if not any(is_body(name) for name in named):
            yield _finding(matter, "管理事项", "matter")
    for kind, (zh, en) in WHAT.items():
        for row in facts.rows(kind):
            if not row["department"] and not row["departments"] and not row["offices"]:
                yield _finding(row, zh, en)


def _finding(row: Row, zh: str, en: str) -> Finding:
    return Finding(
        severity="high", a=side(row, row["name"], department=""), matter=row["name"],
        place=row["place"], about=(row["document_id"], row["kind"], row["name"]),
        zh=f"{zh}“{row['name']}”没有写明由谁负责", en=f"No body answers for the {en} {row['name']}",
    )


RULE = Rule(
    name="nobody",
    class_="gap",
    title=("无人负责", "Nobody"),
    definition=(
        "事项、服务、权力或制度没有写明部门和承办机构,或只写“有关部门”。",
        "A matter, service, power or regime names no department and no office, or only "
        "“departments concerned”.",
    ),
    source="事项必须有承办主体(清单编制要求)",
    example=("服务事项“骨灰撒海”的承办机构为空", "The service has no office and no department."),
    find=_find,
)
