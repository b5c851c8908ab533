"""A refers a matter to B while B refers it to A."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from findings.facts import Facts, Row, is_body, side
from findings.model import Finding
from findings.rule import Rule
from findings.rules._sides import same_body
from language.departments import find_departments

_REFERS = re.compile(r"(?:由|交由|转由|移交|移送|转交|报送|按)(?P<rest>[^，。；]{2,20})")
_SUPPORTS = re.compile(r"^(?:负责)?(?:配合|协助)(?P<rest>[^，。；]{2,20})")


def _find(facts: Facts) -> Iterator[Finding]:
    for (_, matter), duties in facts.duties_by_matter.items():
        if not matter:
            continue
        referring = [(d, names) for d in duties if (names := _referred(d)) and is_body(
            d["department"]
        )]
        for (a, to_a), (b, to_b) in combinations(referring, 2):
            if _means(to_a, b) and _means(to_b, a) and facts.alike(a["text"], b["text"]):
                yield Finding(
                    severity="high", a=side(a), b=side(b), matter=a["matter"], place=a["place"],
                    score=0.85,
                    zh=f"{a['department']}推给{b['department']},{b['department']}又推给"
                    f"{a['department']}:“{a['matter']}”无人落实",
                    en=f"{a['department']} refers to {b['department']} and the other way round",
                )


def _referred(duty: Row) -> list[str]:
    """The bodies to which a duty refers or which it only supports."""
    found = []
    for pattern in (_REFERS, _SUPPORTS):
        for match in pattern.finditer(duty["text"]):
            found += [m.name for m in find_departments(match["rest"])]
    return found


def _means(names: list[str], duty: Row) -> bool:
    return any(same_body(n, duty["department"], duty["place"]) for n in names)


RULE = Rule(
    name="circular",
    class_="conflict",
    title=("相互推转", "Circular"),
    definition=(
        "同一事项中,甲的职责写由乙办理或配合乙,乙的职责又写由甲办理或配合甲。",
        "In one matter A's duty refers to (or supports) B while B's refers to (or supports) A.",
    ),
    source="避免职责推诿(编制部门审核要点)",
    example=(
        "甲局“违建举报移交乙局处理”,乙局“违建举报由甲局处理”",
        "A hands reports over to B; B says that A handles reports.",
    ),
    find=_find,
)
