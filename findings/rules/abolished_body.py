"""A body is named that a reform has abolished."""

from __future__ import annotations

import re
from collections.abc import Iterator

from findings.facts import Facts, Row, side
from findings.model import Finding
from findings.rule import Rule
from language.departments import department_key, find_departments


def _find(facts: Facts) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for duty in facts.rows("duties"):
        written = [p["name"] for p in duty["departments"]]
        written += [m.name for m in find_departments(duty["text"])]
        for name in dict.fromkeys(written):
            key = department_key(name, duty["place"])
            if not key.old or (duty["document_id"], name) in seen or not _later(duty, key.until):
                continue
            seen.add((duty["document_id"], name))
            yield _finding(duty, name, key.standard, key.until)


def _later(row: Row, until: str) -> bool:
    """Whether the document is of after the reform, as far as its date tells."""
    cited = row["citations"][0]["quote"] if row["citations"] else ""
    dated = re.search(r"(?:19|20)\d\d", str(row.get("date") or "") or cited)
    return not dated or not until or dated.group() >= until[:4]


def _finding(duty: Row, name: str, today: str, until: str) -> Finding:
    since = f"({until}年前已撤并)" if until else ""
    return Finding(
        severity="medium", a=side(duty, department=name), matter=duty["matter"],
        place=duty["place"], score=0.8, about=(duty["document_id"], name),
        zh=f"{name}已不是现设机构{since},职责现由{today}承担,请改写",
        en=f"{name} is no longer a body ({until or 'reform'}); {today} bears its duties now",
    )


RULE = Rule(
    name="abolished_body",
    class_="outdated",
    title=("机构已撤", "Abolished body"),
    definition=(
        "文档写到机构改革中已撤销、合并或更名的部门。",
        "A document names a department that a reform abolished, merged or renamed.",
    ),
    source="机构改革前后名称表 data/vocabulary/departments_old.tsv",
    example=("“会同国土资源局核定”,该局已并入自然资源局", "The land bureau has been merged."),
    find=_find,
)
