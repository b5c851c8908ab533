"""A row of a list whose other rows name offices names none."""

from __future__ import annotations

from collections.abc import Iterator

from findings.facts import Facts, Row, side
from findings.model import Finding
from findings.rule import Rule

KINDS = {
    "services": ("服务事项", "service"), "powers": ("权力事项", "power"),
    "items": ("办理事项", "item"), "duties": ("工作事项", "duty"),
}
USUAL = 0.5
"""Share of rows with an office from which a list is one that names offices."""


def _find(facts: Facts) -> Iterator[Finding]:
    for kind, words in KINDS.items():
        lists: dict[tuple[str, str], list[Row]] = {}
        for row in facts.rows(kind):
            if kind != "duties" or row["section_kind"] == "duties":
                lists.setdefault((row["document_id"], row["section"]), []).append(row)
        for rows in lists.values():
            with_office = sum(bool(r["offices"]) for r in rows)
            if with_office >= USUAL * len(rows):
                yield from (_finding(r, *words) for r in rows if not r["offices"])


def _finding(row: Row, zh: str, en: str) -> Finding:
    text = str(row.get("text") or row["name"])
    return Finding(
        severity="medium", a=side(row), matter=row.get("matter") or row["name"],
        place=row["place"], score=0.9,
        about=(row["document_id"], row["kind"], row.get("matter") or "", text),
        zh=f"{zh}“{text}”没有写承办机构,同表其他行都有",
        en=f"The {en} {text} names no office while its list does",
    )


RULE = Rule(
    name="office_missing",
    class_="gap",
    title=("缺承办机构", "Office missing"),
    definition=(
        "同一清单多数行写了承办机构(责任科室),这一行没有写。",
        "Most rows of a list name an office; this one does not.",
    ),
    source="职责登记表:责任科室为必填项",
    example=("职责表第7项责任科室为空", "Row 7 of a duty list has no office."),
    find=_find,
)
