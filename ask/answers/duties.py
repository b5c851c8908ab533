"""What a department or office does (职责): its own rows, those on the subject first."""

from __future__ import annotations

import re

from ask.answers import Found, same, several
from ask.fit import Fit
from ask.fold import fold

INTENTS = ("department_duties", "role_of")
MOST, FEW = 8, 3
_ENDS = re.compile(r"^(?:[省市县区]|.{2,4}[省市县区])|(?:科|股|室|处|局|委|中心|部门)$")


def compose(found: Found) -> list[Fit] | None:
    """Rows borne by the body or office that the question names."""
    mine = [f for f in found.fits if bears(found, f)]
    if not mine:
        return None
    many = found.question.intent == "department_duties" or several(found.question)
    kept: list[Fit] = []
    for fit in mine:
        if len(kept) >= (MOST if many else FEW):
            break
        if fit.unit.kind != "line" and not any(same(fit, k) for k in kept):
            kept.append(fit)
    return kept or None


def bears(found: Found, fit: Fit) -> bool:
    """Whether the named body or office is that of the row."""
    text = fold(found.question.text)
    names = re.split(r"[、,，；;\s]+", f"{fit.unit.get('department')}、{fit.unit.get('office')}")
    for name in names:
        plain = fold(name)
        core = _ENDS.sub("", plain)
        if len(plain) > 1 and (plain in text or (len(core) > 1 and core in text)):
            return True
    return False
