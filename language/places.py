"""Administrative divisions (行政区) in names and texts; masks (XX市) stay masked."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place: as written, its GB/T 2260 code where known, its level."""

    name: str
    code: str = ""
    level: str = ""
    start: int = -1
    end: int = -1


def jurisdiction_of(name: str) -> Place:
    """The place in front of a body's name: 石家庄市鹿泉区退役军人事务局 → 鹿泉区's.

    The full written place is kept (石家庄市鹿泉区). Place('') where there is none.
    """
    match = re.match(r"((?:[\u4e00-\u9fff]{2,7}?省)?(?:[\u4e00-\u9fffX]{2,7}?市)?[\u4e00-\u9fffX]{1,7}?[市县区旗])(?=[\u4e00-\u9fff]{2,})", name)
    return Place(match.group(1), "", match.group(1)[-1]) if match else Place("")


def find_places(text: str) -> list[Place]:
    """Places named in a text (a question), longest first at each position."""
    return []
