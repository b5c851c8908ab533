"""A duty rests on an instrument that was repealed or has not come into force."""

from __future__ import annotations

from collections.abc import Iterator

from findings.facts import Facts
from findings.model import Finding
from findings.rule import Rule
from findings.rules._bases import Cited, bases, basis_side

WORDS = {
    "repealed": ("high", "已废止", "was repealed"),
    "not_yet": ("medium", "尚未生效", "is not yet in force"),
    "revised": ("low", "已修改,请核对所引条款", "was revised; check what is cited of it"),
}


def _find(facts: Facts) -> Iterator[Finding]:
    for cited in bases(facts):
        words = WORDS.get(cited.status)
        if words:
            yield _finding(cited, *words)


def _finding(cited: Cited, severity: str, zh: str, en: str) -> Finding:
    law = cited.record
    successor = law.successor if law and law.successor != cited.title else ""
    number = law.successor_no if law else ""
    after = f",最近一次为{number}" if number else ""
    if successor:
        after = f",现行为《{successor}》{number}"
    known = f"(查于{law.status_date})" if law and law.status_date else ""
    return Finding(
        severity=severity, a=basis_side(cited), matter=cited.row.get("matter") or "",
        place=cited.row["place"], about=(cited.row["document_id"], cited.title, cited.status),
        zh=f"依据《{cited.title}》{zh}{after}{known}",
        en=f"The basis {cited.title} {en}" + (f"; see {successor} {number}" if successor else ""),
    )


RULE = Rule(
    name="outdated_basis",
    class_="outdated",
    title=("依据过时", "Outdated basis"),
    definition=(
        "所引法规已废止或尚未生效(高、中),或已修改而引文仍是旧文号(低)。",
        "A cited instrument was repealed or is not yet in force (high, medium), or was revised "
        "(low).",
    ),
    source="法规效力表 data/vocabulary/regulations.tsv(每条注明来源和查询日期)",
    example=("依据写《某某条例》,该条例已由新条例代替", "The cited regulation was replaced."),
    find=_find,
)
