"""The label of a pair: a weighted sum of readable features (多项逻辑回归).

The weights lie in `data/vocabulary/findings_pairs.json`, written by
`python -m benchmarks.findings.train`. Each feature carries its wording, so that
every label can say what it rests on.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from language.vocabulary import folder

LABELS = ("same", "shared", "different")
FILE = "findings_pairs.json"


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature (standardised) and label, and the wording of features."""

    mean: dict[str, float]
    scale: dict[str, float]
    weights: dict[str, tuple[float, float, float]]
    bias: tuple[float, float, float]
    wording: dict[str, tuple[str, str]]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Model:
        each = data["features"]
        return cls(
            {n: float(f["mean"]) for n, f in each.items()},
            {n: float(f["scale"]) for n, f in each.items()},
            {n: (f["weights"][0], f["weights"][1], f["weights"][2]) for n, f in each.items()},
            (data["bias"][0], data["bias"][1], data["bias"][2]),
            {n: (f.get("zh", n), f.get("en", n)) for n, f in each.items()},
        )

    def parts(self, features: Mapping[str, float]) -> dict[str, tuple[float, ...]]:
        """What each feature adds to each label."""
        return {
            name: tuple(
                w * (features.get(name, 0.0) - self.mean[name]) / self.scale[name]
                for w in weights
            )
            for name, weights in self.weights.items()
        }

    def judge(self, features: Mapping[str, float]) -> Judgement:
        """The probabilities of the labels and the features that decide."""
        parts = self.parts(features)
        sums = [b + sum(p[k] for p in parts.values()) for k, b in enumerate(self.bias)]
        top = max(sums)
        raised = [math.exp(s - top) for s in sums]
        chances = [r / sum(raised) for r in raised]
        best, second = sorted(range(3), key=lambda k: -chances[k])[:2]
        for_best = sorted(parts, key=lambda n: parts[n][second] - parts[n][best])
        # What is absent decides too, but reads badly; only what is there is named.
        decisive = [
            n for n in for_best
            if parts[n][best] - parts[n][second] > 0.05 and features.get(n, 0.0) > self.mean[n]
        ][:4]
        return Judgement(
            LABELS[best], dict(zip(LABELS, chances, strict=True)),
            [self.wording[n] for n in decisive],
        )


@dataclass(frozen=True, slots=True)
class Judgement:
    """A label with the chance of each label and the wordings (zh, en) behind it."""

    label: str
    chances: dict[str, float]
    reasons: list[tuple[str, str]]

    @property
    def related(self) -> float:
        """How sure it is that the two have one object (same or shared)."""
        return 1.0 - self.chances["different"]


@cache
def load(path: Path | None = None) -> Model:
    """The model that comes along."""
    file = path or folder() / FILE
    return Model.from_json(json.loads(file.read_text(encoding="utf-8")))
