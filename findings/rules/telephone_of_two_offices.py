"""One telephone number given for two offices."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from findings.facts import Facts, Row, citing, side
from findings.model import Finding
from findings.rule import Rule
from language.offices import same_office


def _find(facts: Facts) -> Iterator[Finding]:
    held: dict[tuple[str, str], dict[str, list[Row]]] = {}
    for service in facts.rows("services"):
        for contact in service["contacts"]:
            if contact["phone"] and contact["office"]:
                offices = held.setdefault((service["document_id"], contact["phone"]), {})
                offices.setdefault(contact["office"], []).append(service)
    for (_, phone), offices in held.items():
        for (a, rows_a), (b, rows_b) in combinations(offices.items(), 2):
            if same_office(a, b) == "different":
                together = bool({r["id"] for r in rows_a} & {r["id"] for r in rows_b})
                yield _finding(phone, a, rows_a[0], b, rows_b[0], together)


def _finding(phone: str, a: str, row_a: Row, b: str, row_b: Row, together: bool) -> Finding:
    """Offices that share a row may share a line; offices of two rows hardly do."""
    return Finding(
        severity="low" if together else "medium",
        a=side(row_a, office=a, citations=citing(row_a, a, phone)),
        b=side(row_b, office=b, citations=citing(row_b, b, phone)),
        matter=row_a["name"], place=row_a["place"], score=0.5 if together else 0.9,
        about=(row_a["document_id"], phone, *sorted((a, b))),
        zh=f"电话{phone}既是{a}的,又是{b}的",
        en=f"Telephone {phone} is given for {a} and for {b}",
    )


RULE = Rule(
    name="telephone_of_two_offices",
    class_="conflict",
    title=("一号两科", "One telephone, two offices"),
    definition=(
        "同一文档把一个电话号码写给两个承办机构。同一行并列的两个机构只作提示。",
        "A document gives one number for two offices; offices listed together in one row are "
        "only noted.",
    ),
    source="公共服务事项登记表:承办机构与咨询电话一一对应",
    example=("“低保咨询”与“殡葬服务”两行电话相同", "Two services of two offices with one number."),
    find=_find,
)
