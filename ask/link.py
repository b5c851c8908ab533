"""Typed rows and kept text of the same place brought together.

A typed row takes over the sentences around it and what the other cells of its row
say; the kept text that it covers is dropped, so that nothing answers twice.
"""

from __future__ import annotations

import re
from collections import defaultdict

from ask.fold import fold
from ask.units import Unit

_AT = re.compile(r"(?:(t\d+)r(\d+)c(\d+)|(p\d+)):(\d+)-(\d+)")
_WHOLE = ("services", "powers", "items", "materials", "criteria", "categories", "matters")
"""Kinds whose row is a whole table row."""
_TELLING = 8
"""From this length on two equal texts are one thing said once."""


def link(texts: list[Unit], typed: list[Unit]) -> list[Unit]:
    """All units of a document, without kept text that a typed row covers."""
    spots: dict[str, list[Unit]] = defaultdict(list)
    lines: dict[str, Unit] = {}
    for unit in texts:
        if unit.kind == "line":
            lines[unit.at] = unit
        else:
            for block in _blocks(unit):
                spots[block].append(unit)
    covered: set[str] = set()
    for unit in typed:
        _join(unit, spots, lines, covered)
    _name_vertical(texts, typed, lines)
    points = {u.own for u in typed if u.kind == "regimes" and len(u.own) > _TELLING}
    left = [u for u in texts if u.id not in covered and u.own not in points]
    return [*left, *typed]


def _blocks(unit: Unit) -> list[str]:
    return list(dict.fromkeys(c["at"].partition(":")[0] for c in unit.citations))


def _join(unit: Unit, spots: dict[str, list[Unit]], lines: dict[str, Unit],
          covered: set[str]) -> None:
    if not unit.at:
        return
    for citation in unit.citations[:1]:
        for at in str(citation["at"]).split(","):
            block = at.partition(":")[0]
            for text in spots.get(block, ()):
                if _same(text, unit):
                    covered.add(text.id)
                    _take(unit, text)
            row = re.match(r"(t\d+r\d+)c", block)
            line = lines.get(row.group(1)) if row else None
            if line is not None:
                _take_line(unit, line)
                if unit.kind in _WHOLE or len(line.own) < 60:
                    covered.add(line.id)


def _same(text: Unit, unit: Unit) -> bool:
    return len(text.own) > 3 and (text.own in unit.own or unit.own in text.own)


def _take(unit: Unit, text: Unit) -> None:
    """The wider window and whatever fields the typed row lacks."""
    if len(text.get("window")) > len(unit.get("window")):
        unit.fields["window"] = text.get("window")
        unit.citations += [c for c in text.citations if c not in unit.citations]
    for name in ("office", "phone", "regulation"):
        if text.get(name) and not unit.get(name):
            unit.fields[name] = text.get(name)
    if text.around and text.around not in unit.around:
        unit.around += text.around
    if text.head and text.head not in unit.head:
        unit.head += text.head


def _take_line(unit: Unit, line: Unit) -> None:
    """What the other cells of the row say."""
    for name in ("office", "phone", "regulation", "matter", "department"):
        if line.get(name) and not unit.get(name):
            unit.fields[name] = line.get(name)
    if line.around not in unit.around:
        unit.around += line.around
    unit.citations += [c for c in line.citations if c not in unit.citations]
    if unit.kind in _WHOLE:
        unit.fields["window"] = line.get("window")


def _name_vertical(texts: list[Unit], typed: list[Unit], lines: dict[str, Unit]) -> None:
    """In forms of label and value lines every line belongs to the name above it."""
    owners: list[tuple[str, int, Unit]] = []
    for unit in typed:
        match = _AT.match(unit.at)
        if match and match.group(1) and unit.kind in ("powers", "services", "items"):
            owners.append((match.group(1), int(match.group(2)), unit))
    by_table: dict[str, int] = defaultdict(int)
    for table, _, _ in owners:
        by_table[table] += 1
    for text in texts:
        match = re.match(r"(t\d+)r(\d+)", text.at)
        if not match or by_table[match.group(1)] < 2:
            continue
        table, row = match.group(1), int(match.group(2))
        rows = [(r, u) for t, r, u in owners if t == table and r <= row]
        if not rows or any(t == table and r == row for t, r, _ in owners):
            continue
        gap = max(r for r, _ in rows)
        owner = next(u for r, u in rows if r == gap)
        if row - gap > 12 or owner.text in text.text:
            continue
        name = str((owner.row or {}).get("name") or owner.text)
        text.fields["matter"] = text.get("matter") or name
        for field in ("department", "office"):
            text.fields[field] = text.get(field) or owner.get(field)
        text.head += fold(name) + fold(owner.get("department")) + fold(owner.get("office"))
