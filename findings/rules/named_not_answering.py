"""A body is counted on by others, while its own entries are silent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from findings.facts import Facts, Row, is_body, side
from findings.model import Finding
from findings.rule import Rule
from findings.rules._sides import same_body
from language.departments import find_departments

_COUNTS_ON = re.compile(r"(?:会同|联合|配合|协助|商)(?P<rest>[^，。；;]{2,40})")


def _find(facts: Facts) -> Iterator[Finding]:
    for matter, duties in facts.boundary_matters:
        bearing = [d["department"] for d in duties if d["department"]]
        for duty in duties:
            for name in _counted_on(duty["text"]):
                if is_body(name) and not _answers(name, bearing, matter["place"]):
                    yield _finding(matter, duty, name)


def _counted_on(text: str) -> list[str]:
    return [m.name for c in _COUNTS_ON.finditer(text) for m in find_departments(c["rest"])]


def _answers(name: str, bearing: list[str], place: str) -> bool:
    return any(same_body(name, b, place) for b in bearing)


def _finding(matter: Row, duty: Row, name: str) -> Finding:
    return Finding(
        severity="medium", a=side(duty), matter=matter["name"], place=matter["place"], score=0.8,
        about=(matter["document_id"], matter["name"], duty["department"], name),
        zh=f"“{matter['name']}”中{duty['department']}要与{name}共同办理,但{name}没有相应职责",
        en=f"In {matter['name']}, {duty['department']} acts with {name}, which has no duty there",
    )


RULE = Rule(
    name="named_not_answering",
    class_="gap",
    title=("点名未应", "Named, not answering"),
    definition=(
        "事项中一方的职责写明会同或配合某部门,该部门在这一事项下却没有职责。",
        "A duty counts on another department (会同, 配合), which has no duty in the matter.",
    ),
    source="边界登记表:会同单位应有对应职责",
    example=(
        "水利局“会同气象局发布预警”,气象局一栏没有这件事",
        "The partner's own entry is silent.",
    ),
    find=_find,
)
