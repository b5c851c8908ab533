"""Finding what may answer: candidates inside the gates, ranked by fit."""

from __future__ import annotations

from ask.encoder import Encoder
from ask.features import ranking
from ask.fit import Fit, likeliest, measure, presence, rarity
from ask.fold import fold
from ask.question import Question
from ask.shelf import Shelf
from ask.units import Unit
from ask.weights import Weights
from graph.textindex import bigrams

LOOKED_AT, CANDIDATES = 300, 160
"""Units whose marks are made; those of them that the encoder reads."""
WIDE = 8
"""Documents that are looked through when the question names no place."""

def scope(question: Question, shelf: Shelf, document: str, place: str) -> list[str]:
    """The documents to look in, by node id; all of them when nothing narrows."""
    if document:
        return [p.id for p in shelf.profiles.values()
                if document in (p.name, p.id, p.title)]
    if place:
        folded = fold(place)
        return [p.id for p in shelf.profiles.values() if folded in p.forms]
    return list(question.places.documents)


def candidates(question: Question, shelf: Shelf, documents: list[str]) -> list[Unit]:
    """Units that may answer."""
    if not documents:
        documents = _likely(question, shelf)
    return [unit for d in documents for unit in shelf.units(d)]


def _likely(question: Question, shelf: Shelf) -> list[str]:
    """The documents whose rows hold the rarest words of the question."""
    if len(shelf.profiles) <= WIDE:
        return list(shelf.profiles)
    terms = [g for term in question.terms for form, _ in term.forms for g in bigrams(form)]
    index = shelf.registry.index
    rows = index.search(terms, limit=200) or index.search(bigrams(question.text), limit=200)
    points: dict[str, float] = {}
    for rank, row in enumerate(rows):
        known = points.get(row["document_id"], 0.0)
        points[row["document_id"]] = known + 1 / (3 + rank)
    return sorted(points or shelf.profiles, key=lambda d: -points.get(d, 0.0))[:WIDE]


def marks(question: Question, units: list[Unit], encoder: Encoder) -> list[Fit]:
    """The marks of every unit; those of the encoder only for the likeliest."""
    held = presence(question.terms, units)
    rare = rarity(held)
    chosen = likeliest(question.terms, rare, held, len(units), LOOKED_AT)
    fits = [measure(question.terms, rare, units[n]) for n in chosen]
    for fit in fits:
        fit.features = ranking(question, fit, fit.gains)
        fit.score = fit.coverage + 0.25 * fit.own - 0.02 * fit.features["length"]
    fits.sort(key=lambda f: (-f.score, f.unit.order))
    top = fits[:CANDIDATES]
    texts = [f.unit.text for f in top] + [_gist(f.unit) for f in top]
    cosines = encoder.similar(question.text, texts)
    focused = encoder.similar(question.focus or question.text, texts[: len(top)])
    for number, fit in enumerate(top):
        fit.features["cosine"] = cosines[number]
        fit.features["focus"] = focused[number]
        fit.features["gist"] = fit.cosine = cosines[len(top) + number]
    return top


def rank(question: Question, units: list[Unit], encoder: Encoder, model: Weights) -> list[Fit]:
    """Units by how well they fit, best first."""
    fits = marks(question, units, encoder)
    for fit in fits:
        fit.score = model.score(fit.features)
    return sorted(fits, key=lambda f: (-f.score, f.unit.order))


def _gist(unit: Unit) -> str:
    """What the encoder reads of a unit together with its matter and bearer."""
    around = [p for p in (unit.get("department"), unit.get("matter")) if p and p not in unit.text]
    return "，".join([*around, unit.text])
