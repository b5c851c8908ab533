"""What paragraph styles say: how deep a heading is, which list numbers it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.readers._ooxml import Element, W

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """The parts of a paragraph style that reading needs."""

    heading: int = 0
    number_id: str = ""
    depth: int = 0


class Styles:
    """The paragraph styles of a document, with what they inherit."""

    def __init__(self, root: Element | None) -> None:
        found = root.iter(W + "style") if root is not None else ()
        self._elements = {e.get(W + "styleId", ""): e for e in found}
        self._known: dict[str, Style] = {}

    def __getitem__(self, name: str) -> Style:
        if name not in self._known:
            self._known[name] = self._resolve(name)
        return self._known[name]

    def _resolve(self, name: str) -> Style:
        heading, number_id, depth = 0, "", 0
        seen: set[str] = set()
        element = self._elements.get(name)
        while element is not None and name not in seen:
            seen.add(name)
            properties = element.find(W + "pPr")
            heading = heading or _level_of(element, properties)
            if not number_id and properties is not None:
                number_id, depth = numbered(properties)
            parent = element.find(W + "basedOn")
            name = parent.get(W + "val", "") if parent is not None else ""
            element = self._elements.get(name)
        return Style(heading, number_id, depth)


def _level_of(style: Element, properties: Element | None) -> int:
    if properties is not None:
        outlined = outline(properties)
        if outlined:
            return outlined
    label = style.find(W + "name")
    words = label.get(W + "val", "") if label is not None else ""
    match = _HEADING.fullmatch(words.strip())
    if match:
        return int(match.group(1))
    return 1 if words.strip().lower() in ("title", "标题") else 0


def outline(properties: Element) -> int:
    """The outline level of paragraph properties, 1 to 9; 0 = body text."""
    level = properties.find(W + "outlineLvl")
    value = level.get(W + "val", "9") if level is not None else "9"
    return int(value) + 1 if value in "012345678" and value else 0


def numbered(properties: Element) -> tuple[str, int]:
    """The list and level of paragraph properties; '' = they name none."""
    mark = properties.find(W + "numPr")
    if mark is None:
        return "", 0
    number, level = mark.find(W + "numId"), mark.find(W + "ilvl")
    depth = level.get(W + "val", "0") if level is not None else "0"
    number_id = number.get(W + "val", "") if number is not None else ""
    return number_id, int(depth) if depth.isdecimal() else 0
