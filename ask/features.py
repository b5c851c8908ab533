"""The readable marks by which units are ranked and accepted."""

from __future__ import annotations

import math
import re

from ask.fit import Fit
from ask.fold import fold
from ask.question import Question
from ask.units import Unit

ROUTES = {
    "who_handles": ("duties", "items", "services", "powers"),
    "office": ("duties", "services", "powers", "regimes"),
    "role_of": ("duties",), "department_duties": ("duties",), "overlap": ("duties", "matters"),
    "phone": ("services",), "legal_basis": ("matters", "powers"), "case": ("cases",),
    "regulation_cited_by": ("matters", "powers", "regimes"), "materials": ("materials", "items"),
    "prerequisite": ("items",), "criterion": ("criteria", "categories", "items"),
    "selection": ("categories", "items"), "procedure": ("regimes",), "count": (),
}
"""Which kinds of rows an intent is answered from first (routing)."""

RANKING = (
    "own", "head", "around", "far", "cosine", "gist", "length", "typed", "line", "route",
    "body", "value", "exact", "run", "heading",
)
"""Marks of the ranking, in the order of its weights."""


def common_run(question: str, text: str) -> int:
    """The length of the longest run of characters that both texts hold."""
    longest = 0
    for start in range(len(question)):
        while (
            start + longest < len(question) and question[start : start + longest + 1] in text
        ):
            longest += 1
    return longest


def names_body(question: Question, unit: Unit) -> bool:
    """Whether a body that the question asks about bears the unit."""
    wanted = [
        (fold(name), key) for name, key in question.departments if name not in question.presumed
    ]
    held = unit.head + fold(unit.get("department")) + fold(unit.get("office"))
    return any(name in held or (key.stem and fold(key.stem) in held) for name, key in wanted)


def wants_party(question: Question) -> bool:
    return any(i in ("who_handles", "office", "overlap", "yes_no") for i in question.intents[:1])


def ranking(question: Question, fit: Fit, gains: dict[str, float]) -> dict[str, float]:
    """The marks of a unit for the ranking; the encoder's two are filled in later."""
    unit = fit.unit
    whole = " ".join((unit.text, unit.get("window"), unit.get("phone"), unit.get("regulation")))
    reference = any(r in unit.own or r in unit.around for r in question.references)
    number = any(n in unit.text or n in unit.get("phone") for n in question.numbers)
    return {
        "own": gains["own"], "head": gains["head"], "around": gains["around"],
        "far": gains["far"], "cosine": 0.0, "gist": 0.0,
        "length": math.log(len(unit.own) + 1),
        "typed": float(unit.typed), "line": float(unit.kind == "line"),
        "route": float(any(unit.kind in ROUTES.get(name, ()) for name in question.intents)),
        "body": float(names_body(question, unit)),
        "value": _values(question, unit, whole),
        "exact": float(reference) + float(number),
        "run": min(common_run(fold(question.text), unit.own), 8) / 8,
        "heading": float(len(unit.own) < 9 or bool(re.search(r"[：:]\s*$", unit.text))),
    }


def _values(question: Question, unit: Unit, whole: str) -> float:
    """The share of the asked values that the unit holds."""
    if question.attributes:
        return sum(a.in_text(whole) for a in question.attributes) / len(question.attributes)
    if wants_party(question):
        return float(bool(unit.get("department") or unit.get("office")))
    return 0.5
