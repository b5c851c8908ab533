"""The table of right, cited and refused answers, fitted and with a document left out.

    python -m benchmarks.answers.evaluate --corpus DIR --questions FILE … [--leave-out]
        [--curve] [--misses] [--home FOLDER]
"""

from __future__ import annotations

import argparse
import collections
import time
from pathlib import Path

from ask.engine import Asker
from ask.weights import Weights
from benchmarks.answers.judge import read
from benchmarks.answers.learn import (
    Case,
    Sample,
    case,
    gather,
    train_acceptance,
    train_ranking,
    verdict,
)
from benchmarks.answers.prepare import opened


def folds(samples: list[Sample]) -> list[str]:
    """The documents, each to be left out once."""
    return sorted({s.document for s in samples})


def left_out(samples: list[Sample], asker: Asker, wanted: float) -> list[tuple[Case, Weights]]:
    """Each question judged by weights that never saw a question on its document."""
    made: list[tuple[Case, Weights]] = []
    for document in folds(samples):
        seen = [s for s in samples if document not in s.line["doc"]]
        held = [s for s in samples if s.document == document]
        ranking = train_ranking(seen)
        model = train_acceptance([case(s, ranking, asker) for s in seen], wanted=wanted)
        made += [(case(s, ranking, asker), model) for s in held]
    return made


def fitted(samples: list[Sample], asker: Asker, wanted: float) -> list[tuple[Case, Weights]]:
    """Each question judged by weights trained on all of them."""
    ranking = train_ranking(samples)
    cases = [case(s, ranking, asker) for s in samples]
    model = train_acceptance(cases, wanted=wanted)
    return [(c, model) for c in cases]


def accepted(made: Case, model: Weights, shift: float = 0.0) -> list[bool]:
    """Which groups of a case the model lets through."""
    limit = model.thresholds[made.sample.asked.lang] + shift
    return [
        model.probability(m) >= limit if plain is None else plain
        for m, plain in zip(made.marks, made.plain, strict=True)
    ]


def table(made: list[tuple[Case, Weights]]) -> dict[str, list[int]]:
    """n, right, cited by kind, language, intent and document."""
    counted: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0, 0, 0])
    for one, model in made:
        line = one.sample.line
        right, cited = verdict(one, accepted(one, model))
        kind = "refusal" if line["intent"] == "not_answerable" else "answer"
        for key in (kind, f"{kind}:{line['lang']}", f"intent:{line['intent']}",
                    f"doc:{line['doc'][:3]}:{kind}"):
            row = counted[key]
            row[0] += 1
            row[1] += right
            row[2] += cited
            row[3] += one.forced[1] if kind == "answer" else 0
    return counted


def curve(made: list[tuple[Case, Weights]]) -> list[tuple[float, float, float]]:
    """(shift, right and cited, refused) as the limits move together."""
    lines = []
    for shift in [n / 20 - 0.5 for n in range(0, 17)]:
        right = refused = answers = refusals = 0
        for one, model in made:
            judged = verdict(one, accepted(one, model, shift))[1]
            if one.sample.line["intent"] == "not_answerable":
                refusals, refused = refusals + 1, refused + judged
            else:
                answers, right = answers + 1, right + judged
        lines.append((shift, right / max(1, answers), refused / max(1, refusals)))
    return lines


def show(made: list[tuple[Case, Weights]]) -> None:
    """The table on standard output."""
    for key, (n, right, cited, forced) in sorted(table(made).items()):
        print(f"{key:28} {n:4} right {right / n:.3f} cited {cited / n:.3f} forced {forced / n:.3f}")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", action="append", type=Path, required=True)
    parser.add_argument("--questions", nargs="+", type=Path, required=True)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--leave-out", action="store_true")
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--refusals", type=float, default=0.95)
    given = parser.parse_args()
    blank = Weights({})
    with opened(given.corpus, given.home) as registry:
        asker = Asker(registry, blank, blank)
        began = time.perf_counter()
        samples = gather(asker, read(given.questions))
        print(f"{1000 * (time.perf_counter() - began) / len(samples):.1f} ms a question")
        run = left_out if given.leave_out else fitted
        made = run(samples, asker, given.refusals)
        show(made)
        for limit, right, refused in curve(made) if given.curve else ():
            print(f"shift {limit:+.2f} right and cited {right:.3f} refused {refused:.3f}")
        if given.misses:
            misses(made)


def misses(made: list[tuple[Case, Weights]]) -> None:
    """Every miss with what was said."""
    for one, model in made:
        ok = accepted(one, model)
        if verdict(one, ok)[1]:
            continue
        line = one.sample.line
        state = "refused" if not any(ok) or any(one.gated) else "wrong"
        print(f"MISS {state} {line['id']} {line['intent']} {line['question']} | {line['answer']}")
        for fits in one.tops:
            print("    ", round(fits[0].score, 2), fits[0].unit.kind, fits[0].unit.text[:80])


if __name__ == "__main__":
    main()
