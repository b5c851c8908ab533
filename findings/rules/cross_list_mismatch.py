"""One item in two lists with another office, department or telephone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from findings.facts import Facts, Row, side
from findings.model import Finding
from findings.rule import Rule
from findings.rules._sides import same_body
from language.offices import same_office
from language.text import flat, normalise

KINDS = ("services", "powers", "items", "regimes", "duties")
SHORTEST = 6


def _find(facts: Facts) -> Iterator[Finding]:
    named: dict[tuple[str, str], list[Row]] = {}
    for kind in KINDS:
        for row in facts.rows(kind):
            words = flat(normalise(str(row.get("text") or row["name"])))
            if len(words) >= SHORTEST and row["place"]:
                named.setdefault((row["place"], words), []).append(row)
    for rows in named.values():
        for a, b in combinations(rows[:6], 2):
            other_list = (a["kind"], a["document_id"]) != (b["kind"], b["document_id"])
            differs = _difference(a, b) if other_list else None
            if differs:
                yield _finding(a, b, *differs)


def _difference(a: Row, b: Row) -> tuple[str, str] | None:
    """What the two rows disagree on; a blank in one of them is no disagreement."""
    one, two = a.get("department") or "", b.get("department") or ""
    if one and two and not same_body(one, two, a["place"]):
        return f"部门({one}、{two})", f"department ({one}, {two})"
    offices = a.get("offices") or [], b.get("offices") or []
    if all(offices) and all(
        same_office(x, y) == "different" for x in offices[0] for y in offices[1]
    ):
        listed = "、".join([*offices[0], *offices[1]])
        return f"承办机构({listed})", f"office ({listed})"
    phones = set(a.get("phones") or ()), set(b.get("phones") or ())
    if all(phones) and not phones[0] & phones[1]:
        listed = "、".join(sorted(phones[0] | phones[1]))
        return f"电话({listed})", f"telephone ({listed})"
    return None


def _finding(a: Row, b: Row, zh: str, en: str) -> Finding:
    text = str(a.get("text") or a["name"])
    return Finding(
        severity="medium", a=side(a), b=side(b), matter=text, place=a["place"],
        about=(a["document_id"], b["document_id"], a["kind"], b["kind"], text),
        zh=f"“{text}”在两份清单中的{zh}不一致",
        en=f"Two lists disagree on the {en} of: {text}",
    )


RULE = Rule(
    name="cross_list_mismatch",
    class_="conflict",
    title=("清单不一致", "Lists disagree"),
    definition=(
        "同一地区同名事项出现在两份清单(职责、边界、服务、权责),部门、承办机构或电话不同。",
        "An item of one name stands in two lists of a place with another department, office or "
        "telephone.",
    ),
    source="清单之间相互衔接(权责清单编制要求)",
    example=(
        "服务清单写“公墓审批”由社会事务科办,权责清单写由行政审批科办",
        "Two lists give two offices for the same permit.",
    ),
    find=_find,
)
