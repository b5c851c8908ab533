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

LISTS = ("boundary", "duties", "assignments", "member_duties")
"""Kinds of sections that lay each duty on a body."""


def _find(facts: Facts) -> Iterator[Finding]:
    for matter, duties in facts.boundary_matters:
        named = [d["department"] for d in duties] or list(matter.get("departments") or ())
        if not any(is_body(name) for name in named):
            yield _finding(matter, "管理事项", "matter")
    for kind, (zh, en) in WHAT.items():
        for row in facts.rows(kind):
            if not row["department"] and not row["departments"] and not row["offices"]:
                yield _finding(row, zh, en)
    yield from _duties(facts)
    yield from _beside_others(facts)
    yield from _categories(facts)


def _answered(row: Row) -> bool:
    return bool(row.get("department") or row.get("departments") or row.get("offices"))


def _duties(facts: Facts) -> Iterator[Finding]:
    """Duties of lists that lay them on nobody."""
    for duty in facts.rows("duties"):
        if duty["section_kind"] in LISTS and not _answered(duty):
            yield _finding(duty, "职责", "duty")


def _beside_others(facts: Facts) -> Iterator[Finding]:
    """Materials without a body in a list whose other materials mostly name one."""
    lists: dict[str, list[Row]] = {}
    for row in facts.rows("materials"):
        lists.setdefault(row["document_id"], []).append(row)
    for rows in lists.values():
        if 2 * sum(map(_answered, rows)) > len(rows):
            yield from (_finding(r, "材料", "material") for r in rows if not _answered(r))


def _categories(facts: Facts) -> Iterator[Finding]:
    """Classes of persons that no duty, service, item or material is about, unlike the others."""
    named: dict[str, str] = {}
    for kind in ("duties", "services", "items", "materials"):
        for row in facts.rows(kind):
            if _answered(row):
                words = [str(row.get(k) or "") for k in ("text", "name", "content", "matter")]
                words += row.get("categories") or []
                named[row["document_id"]] = named.get(row["document_id"], "") + "|".join(words)
    lists: dict[str, list[Row]] = {}
    for row in facts.rows("categories"):
        lists.setdefault(row["document_id"], []).append(row)
    for document, rows in lists.items():
        left = [r for r in rows if not _answered(r) and r["name"] not in named.get(document, "")]
        # Where hardly any is named again, the whole list is meant, by one name for all.
        if 2 * len(left) < len(rows):
            yield from (_finding(r, "人员类别", "class of persons", "medium") for r in left)


def _finding(row: Row, zh: str, en: str, severity: str = "high") -> Finding:
    return Finding(
        severity=severity, a=side(row, row["name"], department=""), matter=row["name"],
        place=row["place"], about=(row["document_id"], row["kind"], row["name"]),
        zh=f"{zh}“{row['name']}”没有写明由谁负责", en=f"No body answers for the {en} {row['name']}",
    )


RULE = Rule(
    name="nobody",
    class_="gap",
    title=("无人负责", "Nobody"),
    definition=(
        "事项、服务、权力、制度、职责、材料或人员类别没有写明部门和承办机构,或只写“有关部门”。",
        "A matter, service, power, regime, duty, material or class of persons has no department "
        "and no office, or only "
        "“departments concerned”.",
    ),
    source="事项必须有承办主体(清单编制要求)",
    example=("服务事项“骨灰撒海”的承办机构为空", "The service has no office and no department."),
    find=_find,
)
