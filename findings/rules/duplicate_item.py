"""Two rows of one list with the same words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from findings.facts import Facts, Row, side
from findings.model import Finding
from findings.rule import Rule
from language.text import flat, normalise

KINDS = ("services", "powers", "items", "criteria", "duties", "regimes", "materials")
SHORTEST = 6
"""Characters from which equal words in two rows are no accident."""


def _find(facts: Facts) -> Iterator[Finding]:
    for kind in KINDS:
        groups: dict[tuple[str, ...], list[Row]] = {}
        for row in facts.rows(kind):
            words = flat(normalise(str(row.get("text") or row["name"])))
            if len(words) >= SHORTEST:
                groups.setdefault((row["document_id"], words, row.get("department") or ""), [])
                groups[row["document_id"], words, row.get("department") or ""].append(row)
        for rows in groups.values():
            for a, b in combinations(rows[:4], 2):
                if _apart(a, b):
                    yield _finding(a, b)


def _apart(a: Row, b: Row) -> bool:
    """Two rows of the source, not one row read twice."""
    return a["id"] != b["id"] and {c["at"] for c in a["citations"][:1]} != {
        c["at"] for c in b["citations"][:1]
    }


def _finding(a: Row, b: Row) -> Finding:
    text = str(a.get("text") or a["name"])
    first, second = (f"{r.get('matter') or ''}|{r.get('seq') or ''}" for r in (a, b))
    return Finding(
        severity="medium", a=side(a), b=side(b), matter=a.get("matter") or text, place=a["place"],
        about=(a["document_id"], a["kind"], text, *sorted((first, second))),
        zh=f"同一清单内重复登记:“{text}”",
        en=f"Registered twice in one list: {text}",
    )


RULE = Rule(
    name="duplicate_item",
    class_="overlap",
    title=("重复登记", "Registered twice"),
    definition=(
        "同一清单中两行的名称(文字)完全相同,部门也相同。",
        "Two rows of one list have the same words and the same department.",
    ),
    source="清单编制:一事一项",
    example=("公共服务清单第3项与第9项同名", "Items 3 and 9 of a list have one name."),
    find=_find,
)
