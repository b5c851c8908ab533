"""Small readable models: named weights in a text file, trained by a command."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from functools import cache

from language.vocabulary import folder


@dataclass(frozen=True, slots=True)
class Weights:
    """A weighted sum of named marks."""

    weights: dict[str, float]
    bias: float = 0.0
    thresholds: dict[str, float] = field(default_factory=dict)

    def score(self, marks: dict[str, float]) -> float:
        """The weighted sum."""
        return self.bias + sum(w * marks.get(name, 0.0) for name, w in self.weights.items())

    def probability(self, marks: dict[str, float]) -> float:
        """The sum as a probability."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.score(marks)))))


@cache
def load(part: str) -> Weights:
    """A model of ask_acceptance.json: `ranking` or `acceptance`."""
    text = (folder() / "ask_acceptance.json").read_text(encoding="utf-8")
    held = json.loads(text)[part]
    return Weights(held["weights"], held.get("bias", 0.0), held.get("thresholds", {}))
