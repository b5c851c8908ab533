"""A body is named that a reform has abolished."""

from __future__ import annotations

from collections.abc import Iterator

from findings.facts import Facts, Row, side
from findings.model import Finding
from findings.rule import Rule
from language.bodies import bodies
from language.departments import DepartmentKey, department_key, find_departments


def _find(facts: Facts) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for duty in facts.rows("duties"):
        written = [p["name"] for p in duty["departments"]]
        written += [m.name for m in find_departments(duty["text"])]
        for name in dict.fromkeys(written):
            key = department_key(name, duty["place"])
            if key.old and (duty["document_id"], name) not in seen:
                seen.add((duty["document_id"], name))
                yield _finding(duty, name, key, facts.date(duty["document_id"]))


def _finding(duty: Row, name: str, key: DepartmentKey, dated: str) -> Finding:
    """A document of before the reform was right when it was written: low."""
    before = bool(dated and key.until) and dated[:4] < key.until[:4]
    today = "、".join(_successors(key))
    since = f"({key.until}年前已撤并或更名)" if key.until else ""
    return Finding(
        severity="low" if before else "medium", a=side(duty, department=name),
        matter=duty["matter"], place=duty["place"], score=0.5 if before else 0.8,
        about=(duty["document_id"], name),
        zh=f"{name}已不是现设机构{since},职责现由{today}承担,请改写",
        en=f"{name} is no longer a body ({key.until or 'reform'}); its duties are now with {today}",
    )


def _successors(key: DepartmentKey) -> list[str]:
    """The bodies of today: one, or those between which the name leaves it open."""
    functions = [key.function] if key.function else list(key.candidates)
    return [bodies()[f].standard for f in functions if f in bodies()] or [key.standard]


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
