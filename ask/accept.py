"""Does the best unit really answer? Exact gates first, then a small readable model.

The marks look at what of the question is *not* accounted for; the weights stand in
`ask_acceptance.json` and are trained by `python -m benchmarks.answers.train`.
"""

from __future__ import annotations

from dataclasses import dataclass

from ask.attributes import Attribute
from ask.encoder import Encoder
from ask.features import wants_party
from ask.fit import COVERED, Fit
from ask.fold import fold
from ask.question import Question
from ask.shelf import Shelf
from ask.soft import softness
from ask.verbs import classes

MARKS = (
    "size", "soft", "nearness", "margin", "strict", "twin", "second", "value", "exact", "worst",
)
"""Marks of the acceptance, in the order of its weights."""
EXACT = frozenset((
    "phone", "money", "distance", "article", "mail", "person", "basis", "points", "duration",
    "percent", "people",
))
"""Values whose absence refuses at once; that of others only counts against an answer."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an answer stands, how sure that is, which words are left over."""

    stands: bool
    probability: float
    uncovered: tuple[str, ...]
    gate: str = ""


def uncovered(question: Question, fit: Fit) -> tuple[str, ...]:
    """Content words of the question that the unit and its context do not account for."""
    return tuple(
        t.text for t in question.terms
        if t.weight >= 0.5 and fit.words.get(t.text, 0.0) < COVERED
    )


def acceptance(question: Question, fits: list[Fit], encoder: Encoder) -> dict[str, float]:
    """The marks of the best unit."""
    best = fits[0]
    other = next((f for f in fits[1:] if not _alike(best, f)), None)
    whole = " ".join((best.unit.text, best.unit.get("window"), best.unit.get("phone"),
                      best.unit.get("regulation")))
    soft, nearness = softness(question, best, encoder)
    return {
        "size": float(len(question.terms)), "soft": soft, "nearness": nearness,
        "margin": min(3.0, best.score - other.score) if other else 1.0,
        "strict": best.features["strict"], "twin": best.features["twin"],
        "second": best.features["second"], "value": _lacking(question, best, whole),
        "exact": best.features["exact"], "worst": best.worst,
    }


WHOLE, FEWEST = 0.99, 3
"""The share of a question's words that a row must hold itself to need no weighing, and
how many words such a question has at least."""
MAIN, NEAR_NOTHING = 0.5, 0.45
"""From which share on one left-over word is the main thing asked; below which nearness
nothing in the row comes near the left-over words."""


def settled(fits: list[Fit], marks: dict[str, float]) -> bool | None:
    """Whether there is nothing to weigh: True when the best row says every word itself,
    False when it lacks the main word and has nothing like it, else None."""
    if marks["worst"] >= MAIN and marks["soft"] < NEAR_NOTHING and not marks["exact"]:
        return False
    held = fits[0].gains["own"] + fits[0].gains["head"]
    enough = held >= WHOLE and marks["size"] >= FEWEST
    return True if enough and not marks["value"] and not marks["twin"] else None


def _alike(first: Fit, second: Fit) -> bool:
    """Whether two units are the same place or word the same thing."""
    a, b = first.unit, second.unit
    return a.own in b.own or b.own in a.own or (
        bool(a.get("window")) and a.get("window") == b.get("window")
    )


def _lacking(question: Question, fit: Fit, whole: str) -> float:
    """1 when a value is asked for that the unit does not hold."""
    missing = [a for a in question.attributes if not a.in_text(whole)]
    if missing:
        return 1.0
    if not question.attributes and wants_party(question):
        return float(not (fit.unit.get("department") or fit.unit.get("office")))
    return 0.0


def body_absent(question: Question, known: str) -> float:
    """1 when a body asked about is named nowhere in the documents asked."""
    for name, key in question.departments:
        if name in question.presumed or len(name) < 2:
            continue
        forms = [fold(name), fold(key.stem), fold(key.standard)]
        if key.function:
            forms += [fold(f) for f in _short_forms(key.function)]
        if not any(len(f) > 1 and f in known for f in forms):
            return 1.0
    return 0.0


def _short_forms(function: str) -> tuple[str, ...]:
    from language.bodies import bodies

    body = bodies().get(function)
    return (body.standard, *body.short, *body.generic) if body else ()


def chosen(question: Question, fits: list[Fit]) -> list[Fit]:
    """Ranked units with the one first that the question wants of those that fit alike."""
    return main_first(question, with_value(question, fuller(fits)))


DEEP = 8
NEAR = 2.5
"""How far behind the best unit one may rank and still be taken for its value."""


def with_value(question: Question, fits: list[Fit]) -> list[Fit]:
    """The units with the best holder of the asked value first.

    Who asks for a telephone means the row that has one; the same item's row without
    it may match the words better.
    """
    wanted = [a for a in question.attributes if a.name in EXACT]
    if not wanted or not fits or _holds(wanted, fits[0]):
        return fits
    for fit in fits[1:DEEP]:
        if _holds(wanted, fit) and fit.score >= fits[0].score - NEAR:
            return [fit, *(f for f in fits if f is not fit)]
    return fits


SIDE = frozenset(("supervise", "guide", "support", "provide"))
BESIDE = 1.5
"""How far behind the first row of a matter its main row may rank."""


def main_first(question: Question, fits: list[Fit]) -> list[Fit]:
    """For a bare 谁负责X: of one matter's rows the one that does it, not the one that
    only pays for it, watches it or helps (role before fit)."""
    if question.intent != "who_handles" or not fits or not _beside(fits[0]):
        return fits
    if any(classes(form) for term in question.terms for form, _ in term.forms):
        return fits
    matter = fits[0].unit.get("matter")
    for fit in fits[1:DEEP]:
        near = fit.score >= fits[0].score - BESIDE
        if near and matter and fit.unit.get("matter") == matter and not _beside(fit):
            return [fit, *(f for f in fits if f is not fit)]
    return fits


FRAGMENT, SHORT = 4.0, 24
"""How far behind a fragment its whole sentence may rank; how long a fragment is."""


def fuller(fits: list[Fit]) -> list[Fit]:
    """The sentence before a fragment of it: the fragment may have lost who does it."""
    if not fits or len(fits[0].unit.own) > SHORT:
        return fits
    own = fits[0].unit.own
    for fit in fits[1:DEEP]:
        other = fit.unit
        if own in other.own and len(other.own) > len(own) and (
            other.document_id == fits[0].unit.document_id
            and fit.score >= fits[0].score - FRAGMENT
        ):
            return [fit, *(f for f in fits if f is not fit)]
    return fits


def _beside(fit: Fit) -> bool:
    """Whether a row only funds by transfer, supervises, guides or supports."""
    return fit.unit.get("role") in SIDE or "pay" in classes(fit.unit.own)


def _holds(wanted: list[Attribute], fit: Fit) -> bool:
    whole = " ".join(fit.unit.get(n) for n in ("window", "phone", "regulation"))
    return all(a.in_text(f"{fit.unit.text} {whole}") for a in wanted)


def gate(question: Question, fit: Fit, documents: list[str], shelf: Shelf) -> str:
    """The exact reason why the best unit cannot answer; '' when none applies."""
    whole = " ".join((fit.unit.text, fit.unit.get("window"), fit.unit.get("phone"),
                      fit.unit.get("regulation")))
    for attribute in question.attributes if len(question.attributes) < 2 else ():
        if attribute.name in EXACT and not attribute.in_text(whole):
            return f"value:{attribute.name}"
    asked_about = any(i in ("role_of", "department_duties", "phone") for i in question.intents[:1])
    if asked_about and documents and body_absent(
        question, "".join(shelf.text(d) for d in documents)
    ):
        return "body"
    return ""

