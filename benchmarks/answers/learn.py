"""Learning the weights of ranking and acceptance from judged questions (numpy only)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ask import retrieve
from ask.accept import MARKS, acceptance, chosen, gate, settled
from ask.answers import Found, compose
from ask.engine import Asker, _answer
from ask.exact import telephones
from ask.features import RANKING
from ask.fit import Fit
from ask.question import Question, understand
from ask.subquestions import subquestions
from ask.unfit import unfit
from ask.weights import Weights
from ask.wording import correction, headline
from benchmarks.answers.judge import FIELDS, Line, judge, names, overlap

Matrix = np.ndarray[Any, Any]


@dataclass(slots=True)
class Sample:
    """A question with the marks of its candidates."""

    line: Line
    asked: Question
    groups: list[list[str]]
    fits: list[list[Fit]]
    marks: list[Matrix]
    good: list[Matrix]
    closed: str = ""
    """The reason when the question is refused before anything is looked up."""
    others: list[list[list[Fit]]] = field(default_factory=list)
    """By group: the candidates for each thing asked, when several are."""
    looked_up: list[Line] = field(default_factory=list)
    """Answers of exact look-ups, which nothing has to accept."""

    @property
    def document(self) -> str:
        return str(self.line["doc"]).split(";")[0]


def gather(asker: Asker, lines: list[Line]) -> list[Sample]:
    """The candidates of each question, marked; which of them would be right."""
    asker.shelf.refresh()
    return [_sample(asker, line) for line in lines]


def _sample(asker: Asker, line: Line) -> Sample:
    shelf = asker.shelf
    asked = understand(line["question"], shelf)
    name = line["doc"].split(";")[0] if line["scope"] == "doc" else ""
    documents = retrieve.scope(asked, shelf, name, "")
    closed = unfit(line["question"]) or (
        "place" if asked.places.unknown and not name else "")
    groups = [list(g) for g in asked.places.groups if set(g) & set(documents)]
    if len(groups) < 2:
        groups = [documents]
    sample = Sample(line, asked, groups, [], [], [], closed)
    for group in groups:
        found = [] if closed else telephones(asked, shelf, group)
        sample.looked_up += found
        if found:
            sample.groups = [g for g in sample.groups if g is not group]
            continue
        fits = retrieve.marks(asked, retrieve.candidates(asked, shelf, group), asker.encoder)
        sample.fits.append(fits)
        sample.others.append([
            retrieve.marks(part, [f.unit for f in fits], asker.encoder)
            for part in subquestions(asked)])
        sample.marks.append(np.array([[f.features[k] for k in RANKING] for f in fits])
                            .reshape(len(fits), len(RANKING)))
        sample.good.append(np.array([_good(line, f, asked) for f in fits], dtype=bool))
    return sample


def _good(line: Line, fit: Fit, asked: Question) -> bool:
    if line["intent"] == "not_answerable":
        return False
    answer = _answer(fit, asked, 0.0)
    return any(names({k: answer[k] for k in FIELDS}, g) for g in line["answer"]) and any(
        overlap(c["quote"], line["must_cite"]) for c in answer["citations"])


def train_ranking(samples: list[Sample], l2: float = 2.0, steps: int = 80) -> Weights:
    """Weights that bring right units to the front (softmax over the candidates)."""
    rows = [(x, y) for s in samples for x, y in zip(s.marks, s.good, strict=True) if y.any()]
    scale = np.concatenate([x for x, _ in rows]).std(0) + 1e-6
    gradient_of = [(x / scale, y) for x, y in rows]
    weights = np.zeros(len(RANKING))

    def gradient(w: Matrix) -> Matrix:
        total = l2 * w
        for x, y in gradient_of:
            s = x @ w
            p = np.exp(s - s.max())
            p /= p.sum()
            right = p * y
            total += x.T @ (p - right / (right.sum() + 1e-12))
        return total

    weights = _descend(weights, gradient, steps) / scale
    return Weights(dict(zip(RANKING, map(float, weights), strict=True)))


def _descend(weights: Matrix, gradient: Any, steps: int) -> Matrix:
    """Adam: small steps down a gradient."""
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        g = gradient(weights)
        mean = 0.9 * mean + 0.1 * g
        square = 0.99 * square + 0.01 * g * g
        weights = weights - 0.1 * (mean / (1 - 0.9**step)) / (
            np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def order(sample: Sample, ranking: Weights) -> list[list[Fit]]:
    """The candidates of a sample in the order of some weights."""
    vector = np.array([ranking.weights[k] for k in RANKING])
    made = []
    for fits, marks in zip(sample.fits, sample.marks, strict=True):
        scores = marks @ vector if len(fits) else np.zeros(0)
        for fit, score in zip(fits, scores, strict=True):
            fit.score = float(score)
        made.append(sorted(fits, key=lambda f: (-f.score, f.unit.order)))
    return made


@dataclass(slots=True)
class Case:
    """A ranked sample: the marks of its best unit, whether answering would be right."""

    sample: Sample
    marks: list[dict[str, float]]
    gated: list[str]
    kinds: list[str]
    replies: list[list[Line]]
    forced: tuple[bool, bool]
    tops: list[list[Fit]]
    plain: list[bool | None] = field(default_factory=list)
    """By group: whether it is settled without weighing (ask/accept.py)."""


def case(sample: Sample, ranking: Weights, asker: Asker) -> Case:
    """What would be answered if everything were accepted, and its marks."""
    ranked = list(order(sample, ranking))
    marks, gated, replies, kinds, tops, plain = [], [], [], [], [], []
    for group, fits, parts in zip(sample.groups, ranked, sample.others, strict=True):
        if not fits:
            continue
        fits = chosen(sample.asked, fits)
        documents = group or list(dict.fromkeys(f.unit.document_id for f in fits))
        marks.append(acceptance(sample.asked, fits, asker.encoder))
        gated.append(sample.closed or gate(sample.asked, fits[0], documents, asker.shelf))
        kinds.append(fits[0].unit.kind)
        kept = compose(Found(sample.asked, fits, group, asker.shelf,
                             [_ranked(part, ranking) for part in parts]))
        replies.append([_answer(f, sample.asked, 0.0) for f in kept])
        tops.append(fits[:6])
        plain.append(settled(fits, marks[-1]))
    made = Case(sample, marks, gated, kinds, replies, (False, False), tops, plain)
    made.forced = verdict(made, [True] * len(marks))
    return made


def _ranked(fits: list[Fit], ranking: Weights) -> list[Fit]:
    for fit in fits:
        fit.score = ranking.score(fit.features)
    return sorted(fits, key=lambda f: (-f.score, f.unit.order))


def verdict(made: Case, accepted: list[bool]) -> tuple[bool, bool]:
    """(right, cited) of a case when some of its groups are accepted."""
    answers = made.sample.looked_up + [
        a for reply, ok, gated in zip(made.replies, accepted, made.gated, strict=True)
        if ok and not gated for a in reply
    ]
    asked = made.sample.asked
    line = headline(asked, answers) if answers else ""
    if answers:
        line = correction(asked, answers) + line
    return judge(made.sample.line, {
        "answered": bool(answers), "answers": answers, "headline": line})


def train_acceptance(
    cases: list[Case], l2: float = 20.0, steps: int = 300, wanted: float = 0.95
) -> Weights:
    """Logistic weights; the threshold refuses `wanted` of what cannot be answered."""
    rows, labels, worth = [], [], []
    for made in cases:
        unanswerable = made.sample.line["intent"] == "not_answerable"
        for marks, gated in zip(made.marks, made.gated, strict=True):
            if gated:
                continue
            rows.append([marks[k] for k in MARKS])
            labels.append(bool(made.forced[0]) and not unanswerable)
            worth.append(1.0 if made.forced[0] or unanswerable else 0.4)
    x, y, v = np.array(rows), np.array(labels, dtype=float), np.array(worth)
    mean, scale = x.mean(0), x.std(0) + 1e-6
    z = np.hstack([(x - mean) / scale, np.ones((len(x), 1))])

    def gradient(w: Matrix) -> Matrix:
        p = 1 / (1 + np.exp(-z @ w))
        total = z.T @ (v * (p - y))
        total[:-1] += l2 * w[:-1]
        return np.asarray(total)

    w = _descend(np.zeros(z.shape[1]), gradient, steps)
    weights = w[:-1] / scale
    model = Weights(dict(zip(MARKS, map(float, weights), strict=True)),
                    float(w[-1] - (weights * mean).sum()))
    return Weights(model.weights, model.bias, limits(cases, lambda _: model, wanted))


def limits(cases: list[Case], model_of: Callable[[Case], Weights], wanted: float
           ) -> dict[str, float]:
    """The limit of each language at which the share `wanted` is refused."""
    return {
        lang: threshold([c for c in cases if c.sample.asked.lang == lang], model_of, wanted)
        for lang in ("zh", "en")
    }


def threshold(cases: list[Case], model_of: Callable[[Case], Weights], wanted: float) -> float:
    """The lowest probability at which the share `wanted` of unanswerables is refused."""
    tops = sorted((
        max((model_of(c).probability(m) for m, g in zip(c.marks, c.gated, strict=True) if not g),
            default=0.0)
        for c in cases if c.sample.line["intent"] == "not_answerable"), reverse=True)
    allowed = int((1 - wanted) * len(tops))
    return tops[allowed] + 1e-6 if tops else 0.5
