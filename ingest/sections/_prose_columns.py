"""Two columns read line by line (两栏交错): taken apart again."""
from __future__ import annotations

from typing import TypeVar

L = TypeVar("L")


def untangled(lines: list[L]) -> list[L]:
    return lines
