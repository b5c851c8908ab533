"""Learns the weights of duty pairs and says how good they are.

    python -m benchmarks.findings.train PAIRS.jsonl … --home FOLDER [--write] [--ridge N]

Two steps, both multinomial logistic regressions. The wording is learned from
`own_pairs.tsv`, short duties written for this purpose: what they say on words, acts and
people, as one number a label. Those three numbers are then weighed against the features of
place, grouping and likeness on the labelled pairs of the given files, whose documents must
be loaded into the registry at --home. Both steps are sums, so the result is one table of
weights. Prints the F1 fitted and with documents left out; with --write it writes the weights.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.findings.pairs import Matrix, confusion, describe, f1, left_out, read
from findings.compare import Comparer
from findings.pairs.classifier import BY_VECTOR, FILE, LABELS
from findings.pairs.holdings import Grouping
from findings.pairs.wording import WORDING
from graph.home import Home
from language.vocabulary import folder
from queries.registry import Registry

OWN = Path(__file__).parent / "own_pairs.tsv"
PLACE = (
    *Grouping.__slots__, "other_document", "not_found", "same_cell", "same_row_other_cell",
    "same_group_same_column", "same_group_other_column", "same_table", "distance", "near",
)
"""Features of where two duties stand: short texts of our own stand nowhere."""
WEIGHED = (
    *PLACE, "elsewhere_other_object", "same_body", "body_within", "same_function", "other_body",
    "names_other", "likeness", "object_likeness", "objects_best", "objects_least", "contained",
    "covered", "rare_contained", "template", "in_order", "left_both", "sense_conflict",
    "sense_equal", "one_pattern_other_object", "words_best", "words_least",
)
"""Features weighed on the labelled pairs of documents."""
SAID = 1.5
"""How much freer the three numbers of the wording are weighed than a feature."""
OWN_RIDGE = 100.0
Described = list[dict[str, float]]


def softmax_regression(
    x: Matrix, y: npt.NDArray[np.int64], ridge: float, steps: int = 500
) -> Matrix:
    """Weights (features + bias, labels) of a multinomial logistic regression."""
    n, d = x.shape
    target = np.eye(len(LABELS))[y]
    given = np.c_[x, np.ones(n)]
    weights = np.zeros((d + 1, len(LABELS)))
    momentum = np.zeros_like(weights)
    shrink = np.full((d + 1, 1), ridge / n)
    shrink[-1] = 0
    for _ in range(steps):
        scores = given @ weights
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        momentum = 0.9 * momentum - 0.3 * (given.T @ (chances - target) / n + shrink * weights)
        weights = weights + momentum
    return weights


def scores(weights: Matrix, x: Matrix) -> Matrix:
    made: Matrix = np.c_[x, np.ones(len(x))] @ weights
    return made


class Table:
    """Features of the pairs of documents, standardised, and those of our own beside them."""

    def __init__(self, described: Described, own: Described, without: Sequence[str]) -> None:
        self.names = [n for n in described[0] if n not in without]
        raw = np.array([[f[n] for n in self.names] for f in described])
        self.mean, self.scale = raw.mean(axis=0), raw.std(axis=0) + 1e-6
        self.x = (raw - self.mean) / self.scale
        made = (np.array([[f[n] for n in self.names] for f in own]) - self.mean) / self.scale
        self.own = np.clip(made, -4, 4)
        words = [n for n in self.names if n not in (*PLACE, "elsewhere_other_object")]
        self.wording = np.array([n in words for n in self.names])
        self.weighed = np.array([n in WEIGHED for n in self.names])

    def say(self, labels: npt.NDArray[np.int64]) -> Matrix:
        """Weights of the wording (features, labels), scaled to numbers of spread SAID."""
        learned = softmax_regression(self.own[:, self.wording], labels, OWN_RIDGE)[:-1]
        made = np.zeros((len(self.names), len(LABELS)))
        made[self.wording] = learned
        scaled: Matrix = made * (SAID / (self.x @ made).std())
        return scaled

    def fold(self, said: Matrix, weights: Matrix) -> Matrix:
        """The weights of both steps as one table (features + bias, labels)."""
        plain, spoken, bias = np.split(weights, [self.weighed.sum(), len(weights) - 1])
        made = said @ spoken
        made[self.weighed] += plain
        return np.r_[made, bias]


def learn(
    pairs: list[dict[str, Any]], described: Described, own: Described,
    own_labels: Sequence[str], ridge: float, without: Sequence[str] = (),
) -> dict[str, Any]:
    """Weights over some features, and how good they are fitted and left out."""
    table = Table(described, own, without)
    said = table.say(_numbers(own_labels))
    given = np.c_[table.x[:, table.weighed], table.x @ said]
    y = _numbers([p["label"] for p in pairs])
    fit = lambda kept: _judge(softmax_regression(given[kept], y[kept], ridge))  # noqa: E731
    outside = left_out(pairs, fit, given).argmax(axis=1)
    weights = table.fold(said, softmax_regression(given, y, ridge))
    fitted = scores(weights, table.x).argmax(axis=1)
    gold = [p["label"] for p in pairs]
    judged = [LABELS[k] for k in outside]
    return {
        "learned_from": {
            "pairs": len(pairs), "own_pairs": len(own), "left_out": _rounded(f1(gold, judged)),
            "left_out_confusion": confusion(gold, judged),
            "left_out_by_place": _by_place(described, gold, judged),
            "fitted": _rounded(f1(gold, [LABELS[k] for k in fitted])),
        },
        "bias": [round(float(v), 4) for v in weights[-1]],
        "features": {
            name: {
                "zh": WORDING[name][0], "en": WORDING[name][1],
                "mean": round(float(table.mean[i]), 4), "scale": round(float(table.scale[i]), 6),
                "weights": [round(float(v), 4) for v in weights[i]],
            }
            for i, name in enumerate(table.names)
        },
    }


def _by_place(
    described: Described, gold: Sequence[str], said: Sequence[str]
) -> dict[str, list[list[int]]]:
    """The confusion table of each kind of place, as hard as it makes the label."""
    where = [_where(f) for f in described]
    return {
        place: confusion(*zip(*[(g, s) for w, g, s in zip(where, gold, said, strict=True)
                                if w == place], strict=True))
        for place in dict.fromkeys(sorted(where))
    }


def _where(f: dict[str, float]) -> str:
    if f["other_document"]:
        return "two documents"
    if f["parts_of_row"] or f["steps_of_row"]:
        return "one row"
    if f["matter_other_department"]:
        return "one matter, two departments"
    if f["matter_parts"] or f["matter_same_department"]:
        return "one matter, one department"
    return "elsewhere in one document"


def _judge(weights: Matrix) -> Any:
    return lambda x: scores(weights, x)


def _numbers(labels: Sequence[str]) -> npt.NDArray[np.int64]:
    return np.array([LABELS.index(label) for label in labels])


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {k: round(v, 3) for k, v in values.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--ridge", type=float, default=65.0)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    pairs = read(given.files)
    with OWN.open(encoding="utf-8") as file:
        own = list(csv.DictReader(file, delimiter="\t"))
    with Registry.open(Home.find(given.home)) as registry:
        comparer = Comparer(registry)
        described, ours = describe(comparer, pairs), describe(comparer, own)
    labels = [p["label"] for p in own]
    learned = {
        "vectors": learn(pairs, described, ours, labels, given.ridge),
        "words": learn(pairs, described, ours, labels, given.ridge, BY_VECTOR),
    }
    print(json.dumps({k: m["learned_from"] for k, m in learned.items()}, indent=1))
    if given.write:
        about = "Weights of duty pairs; written by python -m benchmarks.findings.train"
        text = json.dumps({"about": about, **learned}, ensure_ascii=False, indent=1)
        (folder() / FILE).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
