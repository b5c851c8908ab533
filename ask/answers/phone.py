"""Telephone numbers (电话): the number of the row, or whose number one is."""

from __future__ import annotations

import re

from ask.answers import Found, several
from ask.fit import Fit
from ask.fold import fold

INTENTS = ("phone",)
_NUMBER = re.compile(r"\d{7,}|\d{3,4}-\d{6,8}")
DEEP = 6


def compose(found: Found) -> list[Fit] | None:
    """The rows of an asked number; else the best row that has one."""
    numbers = [n for n in found.question.numbers if len(n.replace("-", "")) >= 5]
    if numbers:
        kept: dict[str, Fit] = {}
        for fit in found.fits:
            held = fit.unit.text + fit.unit.get("phone") + fit.unit.get("window")
            if any(n in held for n in numbers):
                bearer = fit.unit.get("office") or fit.unit.get("department") or fit.unit.text
                kept.setdefault(fold(bearer), fit)
        return list(kept.values())[:6] or None
    having = [
        f for f in found.fits[:DEEP]
        if _NUMBER.search(f.unit.get("phone") + f.unit.text + f.unit.get("window"))
    ]
    return having[: 3 if several(found.question) else 1] or None
