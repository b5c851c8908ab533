"""Steps of one process under one body."""

from __future__ import annotations

from collections.abc import Iterator

from findings.facts import Facts
from findings.model import Finding
from findings.pairs.related import Related
from findings.rule import Rule
from findings.rules._chains import chains, others_side
from findings.rules._sides import other_departments, other_offices, unit_side
from findings.units import Unit


def _find(facts: Facts) -> Iterator[Finding]:
    steps = [p for p in facts.related if _steps(p)]
    yield from (_pair(p) for p in steps if not p.together)
    for unit, pairs in chains(p for p in steps if p.together):
        yield _chain(unit, pairs)


def _steps(pair: Related) -> bool:
    """Whether two clauses of one body are steps of one process."""
    a, b = pair.a, pair.b
    if a.kind == b.kind == "items":
        return False  # the items of one list are apart by their very listing
    # Clauses of one field of a row are steps, alike as they may be.
    if pair.label != "shared" and not (a.row == b.row and a.part == b.part):
        return False
    return not other_offices(a.offices, b.offices) and not other_departments(a, b)


def _pair(pair: Related) -> Finding:
    a, b = pair.a, pair.b
    return Finding(
        severity="low", a=unit_side(a), b=unit_side(b), matter=a.matter or b.matter,
        place=a.place, score=pair.judgement.related,
        zh=f"同一事务的不同环节:“{a.text}”与“{b.text}”({pair.judgement.why})",
        en=f"Steps of one process ({pair.judgement.why_en})",
    )


def _chain(unit: Unit, pairs: list[Related]) -> Finding:
    others = others_side(pairs)
    return Finding(
        severity="low", a=unit_side(unit), b=others, matter=unit.matter, place=unit.place,
        score=max(p.judgement.related for p in pairs),
        about=(unit.document_id, unit.row, unit.text, others.text),
        zh=f"“{unit.text}”与同一事项的其他{len(pairs)}个环节相连",
        en=f"A step that goes with {len(pairs)} others of the same matter",
    )


RULE = Rule(
    name="stages",
    class_="overlap",
    title=("环节", "Stages"),
    definition=(
        "同一部门的两项职责是同一事务的前后环节。合并流程时参考,不是问题。",
        "Two duties of one body are steps of one process. Of use when processes are joined; "
        "no fault.",
    ),
    source="流程再造:按一件事归集环节",
    example=("“受理补助申请”与“发放补助”", "Accepting the application, paying the grant."),
    find=_find,
)
