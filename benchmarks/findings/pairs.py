"""Labelled pairs as features, and judging by leaving documents out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from findings.compare import Comparer
from findings.pairs.classifier import LABELS
from findings.pairs.features import features

Matrix = npt.NDArray[np.float64]


def read(files: Iterable[Path]) -> list[dict[str, Any]]:
    """The pairs of JSON lines files (a_dept, a_text, b_dept, b_text, label, a_doc, b_doc)."""
    return [
        json.loads(line)
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def describe(comparer: Comparer, pairs: Sequence[dict[str, Any]]) -> list[dict[str, float]]:
    """The features of every pair."""
    comparer.learn([p[k] for p in pairs for k in ("a_text", "b_text")])
    return [
        features(comparer.pair(p["a_dept"], p["a_text"], p["b_dept"], p["b_text"]))
        for p in pairs
    ]


def f1(gold: Sequence[str], said: Sequence[str]) -> dict[str, float]:
    """F1 of each label and their mean."""
    made = {}
    for label in LABELS:
        hit = sum(g == s == label for g, s in zip(gold, said, strict=True))
        total = sum(g == label for g in gold) + sum(s == label for s in said)
        made[label] = 2 * hit / total if total else 0.0
    return {**made, "mean": sum(made.values()) / len(LABELS)}


def confusion(gold: Sequence[str], said: Sequence[str]) -> list[list[int]]:
    """Counts: rows gold, columns said, in the order of LABELS."""
    counted = Counter(zip(gold, said, strict=True))
    return [[counted[g, s] for s in LABELS] for g in LABELS]


def left_out(
    pairs: Sequence[dict[str, Any]],
    fit: Callable[[npt.NDArray[np.bool_]], Callable[[Matrix], Matrix]],
    matrix: Matrix,
) -> Matrix:
    """Scores of each pair by what was learned without the documents it stands in.

    A pair of two documents is judged twice, once without each; scores are averaged.
    """
    documents = [{p["a_doc"], p["b_doc"]} for p in pairs]
    total = np.zeros((len(pairs), len(LABELS)))
    times = np.zeros(len(pairs))
    for document in sorted(set().union(*documents)):
        held = np.array([document in d for d in documents])
        total[held] += fit(~held)(matrix[held])
        times[held] += 1
    return total / times[:, None]
