"""Exact look-ups (精确查找): the telephone of an office that the question names.

References and numbers want a look-up, never a ranking: an office is in the rows with
its telephone or it is not.
"""

from __future__ import annotations

from typing import Any

from ask.fold import fold
from ask.question import Question
from ask.shelf import Shelf
from ask.units import Unit

SHORTEST = 3
"""Characters of an office name that may be looked up."""


def telephones(question: Question, shelf: Shelf, documents: list[str]) -> list[dict[str, Any]]:
    """An answer for each office that is named and has a telephone; [] when none is."""
    if not any(a.name == "phone" for a in question.attributes):
        return []
    asked = fold(question.text)
    found: dict[str, dict[str, Any]] = {}
    spans: list[tuple[int, int]] = []
    for office, phone, unit in sorted(_pairs(shelf, documents), key=lambda p: -len(p[0])):
        name = fold(office)
        start = asked.find(name)
        if len(name) < SHORTEST or start < 0:
            continue
        inside = any(a <= start and start + len(name) <= b and (b - a) > len(name)
                     for a, b in spans)
        if inside or f"{name}{phone}" in found:
            continue
        spans.append((start, start + len(name)))
        found[f"{name}{phone}"] = _answer(office, phone, unit)
    return list(found.values())


def _pairs(shelf: Shelf, documents: list[str]) -> list[tuple[str, str, Unit]]:
    """(office, telephone, unit) of every row that pairs them."""
    made = []
    for document in documents:
        for unit in shelf.units(document):
            for contact in (unit.row or {}).get("contacts") or []:
                if contact["phone"]:
                    made.append((contact["office"], contact["phone"], unit))
    return made


def _answer(office: str, phone: str, unit: Unit) -> dict[str, Any]:
    """The row's answer, with the cells of office and telephone cited first."""
    digits = "".join(c for c in phone if c.isdigit())
    cited = sorted(
        unit.citations,
        key=lambda c: (digits[-7:] not in "".join(x for x in c["quote"] if x.isdigit()),
                       fold(office) not in fold(c["quote"])),
    )
    return {
        "text": unit.text, "department": unit.get("department"), "office": office, "role": "",
        "matter": unit.get("matter"), "regulation": "", "phone": phone, "place": unit.place,
        "citations": cited, "why": f"意图 phone；{office} → {phone}", "quote": unit.text,
    }
