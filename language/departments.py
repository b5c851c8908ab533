"""Names of government bodies (部门): finding them, and telling which one is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named in a text: its span and its name as written, without blanks."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class DepartmentKey:
    """Which body a name means, inside a jurisdiction.

    `function` is the identity (`veterans`, `human_resources` …, the ids of
    `data/vocabulary/departments`), or '' where the vocabulary does not know the
    body; then `stem` (the name without place and level) is the identity.
    `candidates` holds more than one function where the name alone is ambiguous.
    """

    function: str
    stem: str
    standard: str
    candidates: tuple[str, ...] = ()
    old: bool = False


def find_departments(text: str) -> list[Mention]:
    """Every body named in a text, in order; class words (有关部门) are left out."""
    return [
        Mention(m.start(), m.end(), re.sub(r"\s", "", m.group()))
        for m in re.finditer(r"[\u4e00-\u9fffX]{2,20}?(?:局|委|部|办|厅|院|政府)(?![\u4e00-\u9fff]{0,1}门)", text)
    ]


def department_key(name: str, place: str = "") -> DepartmentKey:
    """The identity of a body named in a document of `place`."""
    stem = re.sub(r"^.{0,12}?[省市县区旗](?=.{2})", "", name)
    return DepartmentKey("", stem, stem)
