"""Learns the weights of duty pairs and says how good they are.

    python -m benchmarks.findings.train PAIRS.jsonl … --home FOLDER [--write] [--ridge N]

The documents of the pairs must be loaded into the registry at --home. Prints the
F1 fitted and with documents left out; with --write it writes the weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.findings.pairs import Matrix, confusion, describe, f1, left_out, read
from findings.compare import Comparer
from findings.pairs.classifier import BY_VECTOR, FILE, LABELS
from findings.pairs.wording import WORDING
from graph.home import Home
from language.vocabulary import folder
from queries.registry import Registry


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
        momentum = 0.9 * momentum - 0.5 * (given.T @ (chances - target) / n + shrink * weights)
        weights = weights + momentum
    return weights


def scores(weights: Matrix, x: Matrix) -> Matrix:
    made: Matrix = np.c_[x, np.ones(len(x))] @ weights
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--ridge", type=float, default=40.0)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    pairs = read(given.files)
    with Registry.open(Home.find(given.home)) as registry:
        described = describe(Comparer(registry), pairs)
    learned = {
        "vectors": learn(pairs, described, list(described[0]), given.ridge),
        "words": learn(
            pairs, described, [n for n in described[0] if n not in BY_VECTOR], given.ridge
        ),
    }
    print(json.dumps({k: m["learned_from"] for k, m in learned.items()}, indent=1))
    if given.write:
        about = "Weights of duty pairs; written by python -m benchmarks.findings.train"
        text = json.dumps({"about": about, **learned}, ensure_ascii=False, indent=1)
        (folder() / FILE).write_text(text + "\n", encoding="utf-8")


def learn(
    pairs: list[dict[str, Any]], described: list[dict[str, float]], names: list[str], ridge: float
) -> dict[str, Any]:
    """Weights over some features, and how good they are fitted and left out."""
    matrix = np.array([[f[n] for n in names] for f in described])
    mean, scale = matrix.mean(axis=0), matrix.std(axis=0) + 1e-6
    matrix = (matrix - mean) / scale
    gold = [p["label"] for p in pairs]
    y = np.array([LABELS.index(g) for g in gold])

    def fit(kept: npt.NDArray[np.bool_]) -> Callable[[Matrix], Matrix]:
        weights = softmax_regression(matrix[kept], y[kept], ridge)
        return lambda x: scores(weights, x)

    outside = left_out(pairs, fit, matrix).argmax(axis=1)
    weights = softmax_regression(matrix, y, ridge)
    said = [LABELS[k] for k in outside]
    fitted = [LABELS[k] for k in scores(weights, matrix).argmax(axis=1)]
    return {
        "learned_from": {
            "pairs": len(pairs), "left_out": _rounded(f1(gold, said)),
            "left_out_confusion": confusion(gold, said), "fitted": _rounded(f1(gold, fitted)),
        },
        "bias": [round(float(v), 4) for v in weights[-1]],
        "features": {
            name: {
                "zh": WORDING[name][0], "en": WORDING[name][1],
                "mean": round(float(mean[i]), 4), "scale": round(float(scale[i]), 6),
                "weights": [round(float(v), 4) for v in weights[i]],
            }
            for i, name in enumerate(names)
        },
    }


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {k: round(v, 3) for k, v in values.items()}


if __name__ == "__main__":
    main()
