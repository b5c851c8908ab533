"""Trains ranking and acceptance and writes `data/vocabulary/ask_acceptance.json`.

    python -m benchmarks.answers.train --corpus DIR --questions FILE … [--home FOLDER]
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ask.engine import Asker
from ask.weights import Weights
from benchmarks.answers.evaluate import left_out
from benchmarks.answers.judge import read
from benchmarks.answers.learn import Case, gather, limits, train_acceptance, train_ranking
from benchmarks.answers.prepare import opened
from language.vocabulary import folder

NOTE = (
    "Weights of the ranking and of the acceptance of answers. Made by "
    "python -m benchmarks.answers.train; what each mark means: ask/features.py, ask/accept.py."
)


def honest(made: list[tuple[Case, Weights]], wanted: float) -> Weights:
    """Acceptance learned from units that were ranked without their document's questions.

    The limits, too, are those at which left-out questions are refused as wanted.
    """
    cases = [one for one, _ in made]
    model = train_acceptance(cases, wanted=wanted)
    by_id = {id(one): weights for one, weights in made}
    return Weights(model.weights, model.bias, limits(cases, lambda c: by_id[id(c)], wanted))


def part(model: Weights) -> dict[str, object]:
    """One model as JSON, rounded."""
    made: dict[str, object] = {
        "weights": {name: round(value, 4) for name, value in model.weights.items()}}
    if model.thresholds:
        made |= {"bias": round(model.bias, 4),
                 "thresholds": {k: round(v, 4) for k, v in model.thresholds.items()}}
    return made


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", action="append", type=Path, required=True)
    parser.add_argument("--questions", nargs="+", type=Path, required=True)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--refusals", type=float, default=0.95)
    given = parser.parse_args()
    with opened(given.corpus, given.home) as registry:
        asker = Asker(registry, Weights({}), Weights({}))
        samples = gather(asker, read(given.questions))
        ranking = train_ranking(samples)
        model = honest(left_out(samples, asker, given.refusals), given.refusals)
    path = folder() / "ask_acceptance.json"
    path.write_text(json.dumps(
        {"note": NOTE, "ranking": part(ranking), "acceptance": part(model)},
        ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(path)


if __name__ == "__main__":
    main()
