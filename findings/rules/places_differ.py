"""One matter in the lists of several places with another name or another basis (三级四同)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from rapidfuzz import fuzz

from findings.facts import Facts, Row, citing, side
from findings.model import Finding
from findings.rule import Rule
from language.text import flat, normalise

KINDS = ("powers", "services", "items", "matters")
ALIKE = 80.0
"""Likeness (0–100) from which two names resting on one instrument mean one matter."""
MOST = 40
"""Rows of one name or instrument that are compared with one another."""


def _find(facts: Facts) -> Iterator[Finding]:
    for kind in KINDS:
        rows = [r for r in facts.rows(kind) if r["place"]]
        for listed in _by(rows, lambda r: [flat(normalise(r["name"]))]):
            for a, b in _apart(listed):
                one, two = _titles(a), _titles(b)
                if one and two and not one & two:
                    yield _other_basis(a, b, one, two)
        for listed in _by(rows, _marks):
            for a, b in _apart(listed):
                if _other_name(a, b):
                    yield _named(a, b)


def _by(rows: list[Row], keys: Callable[[Row], list[str]]) -> Iterator[list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        for key in keys(row):
            groups.setdefault(key, []).append(row)
    yield from (g[:MOST] for g in groups.values() if len(g) > 1)


def _apart(rows: list[Row]) -> Iterator[tuple[Row, Row]]:
    yield from ((a, b) for a, b in combinations(rows, 2) if a["place"] != b["place"])


def _titles(row: Row) -> set[str]:
    return {flat(normalise(c["title"])) for c in row.get("cited") or ()}


def _marks(row: Row) -> list[str]:
    """By what two rows may be one matter: the code of a power, or what they rest on."""
    code = str(row.get("code") or "")
    return ([f"#{code}"] if code else []) + sorted(_titles(row))


def _other_name(a: Row, b: Row) -> bool:
    one, two = (flat(normalise(r["name"])) for r in (a, b))
    if one == two:
        return False
    return bool(a.get("code") and a.get("code") == b.get("code")) or (
        bool(_titles(a) & _titles(b)) and fuzz.ratio(one, two) >= ALIKE
    )


def _other_basis(a: Row, b: Row, one: set[str], two: set[str]) -> Finding:
    first, second = "、".join(sorted(one)), "、".join(sorted(two))
    return Finding(
        severity="medium", a=side(a, citations=citing(a, *one)),
        b=side(b, citations=citing(b, *two)), matter=a["name"], place=a["place"], score=0.8,
        about=("basis", a["kind"], a["name"], *sorted((a["document_id"], b["document_id"]))),
        zh=f"“{a['name']}”在{a['place']}依据《{first}》,在{b['place']}依据《{second}》",
        en=f"{a['name']} rests on {first} in {a['place']} and on {second} in {b['place']}",
    )


def _named(a: Row, b: Row) -> Finding:
    names = sorted((a["name"], b["name"]))
    return Finding(
        severity="low", a=side(a), b=side(b), matter=a["name"], place=a["place"], score=0.7,
        about=("name", a["kind"], *names, *sorted((a["document_id"], b["document_id"]))),
        zh=f"同一事项在{a['place']}称“{a['name']}”,在{b['place']}称“{b['name']}”",
        en=f"One matter is called {a['name']} in {a['place']} and {b['name']} in {b['place']}",
    )


RULE = Rule(
    name="places_differ",
    class_="conflict",
    title=("各地不同", "Places differ"),
    definition=(
        "几个地区的清单写了同一事项,依据不同(中),或编码、依据相同而名称不同(低)。"
        "只在指名要求时比较。",
        "The lists of several places name one matter with another basis (medium), or with one "
        "code or basis and another name (low). Compared only when asked for by name.",
    ),
    source="三级四同:同一事项在省、市、县的名称、编码、依据、类型统一",
    example=(
        "甲县“燃气经营许可”依据条例,乙县同名事项依据办法",
        "Two counties give two bases for one licence.",
    ),
    find=_find,
    on_purpose=True,
)
