"""The one way through: a question in, an answer with its quotes or a refusal out."""

from __future__ import annotations

from typing import Any

from ask import retrieve, wording
from ask.accept import acceptance, chosen, gate, settled, uncovered
from ask.answers import Found, compose
from ask.encoder import Encoder
from ask.exact import telephones
from ask.fit import Fit
from ask.named import named
from ask.question import Question, understand
from ask.reformed import chains
from ask.shelf import Shelf
from ask.subquestions import subquestions
from ask.unfit import unfit
from ask.weights import Weights, load
from queries.registry import Registry

SHOWN = 3
"""Nearest rows that a refusal names."""


class Asker:
    """Answers questions from an opened registry. One for many questions."""

    def __init__(
        self,
        registry: Registry,
        ranking: Weights | None = None,
        acceptance: Weights | None = None,
    ) -> None:
        self.shelf = Shelf(registry)
        self.encoder = Encoder()
        self.ranking = ranking or load("ranking")
        self.acceptance = acceptance or load("acceptance")

    def ask(self, question: str, document: str = "", place: str = "") -> dict[str, Any]:
        """The answer as the command-line contract words it. Never raises for a question."""
        self.shelf.refresh()
        kind = unfit(question)
        asked = understand(question if not kind else question[:80], self.shelf)
        if kind or not self.shelf.profiles:
            return self._said(asked, question, wording.unfit(kind or "none", asked.english), kind)
        documents = retrieve.scope(asked, self.shelf, document, place)
        if asked.places.unknown and not document:
            return self._refused(asked, question, [], documents, "place")
        if (document or place) and not documents:
            return self._refused(asked, question, [], documents, "document")
        return self._answered(asked, question, documents)

    def _answered(self, asked: Question, question: str, documents: list[str]) -> dict[str, Any]:
        groups = [list(g) for g in asked.places.groups if set(g) & set(documents)]
        if len(groups) < 2:
            groups = [documents]
        answers: list[dict[str, Any]] = []
        nearest: list[Fit] = []
        reasons: list[str] = []
        for group in groups:
            looked_up = named(asked, self.shelf, group, lists=True) or telephones(
                asked, self.shelf, group)
            if looked_up:
                answers += looked_up
                continue
            fits = retrieve.rank(
                asked, retrieve.candidates(asked, self.shelf, group), self.encoder, self.ranking
            )
            fits = chosen(asked, fits)
            nearest += fits[:SHOWN]
            if not fits:
                continue
            reason, probability = self.verdict(asked, fits, group)
            reasons.append(reason)
            if reason:
                continue
            units = [f.unit for f in fits]
            others = [retrieve.rank(part, units, self.encoder, self.ranking)
                      for part in subquestions(asked)]
            found = Found(asked, fits, group, self.shelf, others)
            kept = compose(found)
            answers += [_answer(fit, asked, probability) for fit in kept]
        if not answers:
            answers = named(asked, self.shelf, documents, lists=False)
        if not answers:
            return self._refused(asked, question, nearest, documents,
                                 next((r for r in reasons if r), ""))
        line = wording.correction(asked, answers) + wording.headline(asked, answers)
        former = chains(asked.text, [name for name, _ in asked.departments], answers)
        line += f"〔{former}〕" if former else ""
        for answer in answers:
            answer.pop("quote")
            answer["why"] += f"；沿革 {former}" if former else ""
        return {
            "question": question, "lang": asked.lang, "intent": asked.intent, "answered": True,
            "headline": line, "answers": answers, "nearest": [], "message": "",
            "why": _why(asked),
        }

    def verdict(self, asked: Question, fits: list[Fit], group: list[str]) -> tuple[str, float]:
        """('', probability) when the best unit answers, else the reason why not."""
        documents = group or list(dict.fromkeys(f.unit.document_id for f in fits))
        marks = acceptance(asked, fits, self.encoder)
        probability = self.acceptance.probability(marks)
        reason = gate(asked, fits[0], documents, self.shelf)
        if reason:
            return reason, probability
        limits = self.acceptance.thresholds
        limit = limits.get(asked.lang, 0.5)
        plain = settled(fits, marks)
        stands = probability >= limit if plain is None else plain
        return ("" if stands else "words"), probability

    def _refused(
        self, asked: Question, question: str, fits: list[Fit], documents: list[str], reason: str
    ) -> dict[str, Any]:
        left = uncovered(asked, fits[0]) if fits else ()
        places = [self.shelf.profiles[d].place or self.shelf.profiles[d].title
                  for d in documents]
        message = wording.refusal(asked, list(dict.fromkeys(places)), left, reason)
        made = self._said(asked, question, message, reason)
        best = sorted(fits, key=lambda f: -f.score)[:SHOWN]
        made["nearest"] = [
            {"text": f.unit.text, "document": f.unit.document,
             "locator": f.unit.citations[0]["locator"] if f.unit.citations else ""}
            for f in best
        ]
        return made

    def _said(self, asked: Question, question: str, message: str, why: str) -> dict[str, Any]:
        return {
            "question": question, "lang": asked.lang, "intent": asked.intent, "answered": False,
            "headline": "", "answers": [], "nearest": [], "message": message, "why": why,
        }


def _answer(fit: Fit, asked: Question, probability: float) -> dict[str, Any]:
    unit = fit.unit
    window = unit.get("window")
    text = window if unit.text in window and len(window) <= 400 else unit.text
    return {
        "text": text, **{
            name: unit.get(name)
            for name in ("department", "office", "role", "matter", "regulation", "phone")
        },
        "place": unit.place, "quote": unit.text, "citations": unit.citations,
        "why": _why(asked, fit, probability),
    }


def _why(asked: Question, fit: Fit | None = None, probability: float = 0.0) -> str:
    """The slots found, the words matched to words, how sure that is."""
    parts = [f"意图 {asked.intent}"]
    if asked.places.words:
        parts.append("地点 " + "、".join(asked.places.words))
    if fit is not None:
        matched = "，".join(f"{a}→{b}" if a != b else a for a, b in fit.matched.items())
        parts.append(f"词 {matched or '按句意'}")
        parts.append(f"{'行' if fit.unit.typed else '原文'} {fit.unit.kind}")
        parts.append(f"把握 {probability:.2f}")
    return "；".join(parts)
