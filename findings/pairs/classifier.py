"""The label of a pair: a weighted sum of readable features (多项逻辑回归).

The weights lie in `data/vocabulary/findings_pairs.json`, written by
`python -m benchmarks.findings.train`. Each feature carries its wording, so that
every label can say what it rests on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from graph.errors import RegistryError
from language.vocabulary import folder

LABELS = ("same", "shared", "different")
FILE = "findings_pairs.json"
BY_VECTOR = ("likeness", "objects_best", "objects_least", "acts_best", "acts_least", "words_best",
             "words_least", "elsewhere_other_object", "same_object_other_step",
             "one_pattern_other_object", "object_likeness", "like_object_other_step",
             "left_both", "left_one", "left_both_sum", "left_one_sum", "word_met", "words_met",
             "head", "first", "replaced_unlike", "one_object_act_apart",
             "one_object_act_apart_any", "one_object_only_make", "one_object_only_help",
             "one_object_only_watch")
"""Features that rest on vectors; the weights named `words` do without."""
TELLING = 0.05
"""Least that a feature adds to a label for it to be named as a reason."""

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A label with the chance of each label and the wordings (zh, en) behind it."""

    label: str
    chances: dict[str, float]
    reasons: tuple[tuple[str, str], ...]

    @property
    def why(self) -> str:
        """The reasons in Chinese."""
        return ";".join(zh for zh, _ in self.reasons) or "各项特征都不突出"

    @property
    def why_en(self) -> str:
        return "; ".join(en for _, en in self.reasons) or "no feature stands out"

    @property
    def related(self) -> float:
        """How sure it is that the two have one object (same or shared)."""
        return 1.0 - self.chances["different"]


class Model:
    """Weights by feature (standardised) and label, and the wording of features."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        each: dict[str, Any] = data["features"]
        self.names = list(each)
        self.wording = [(f.get("zh", n), f.get("en", n)) for n, f in each.items()]
        self._mean: Array = np.array([f["mean"] for f in each.values()], dtype=float)
        self._scale: Array = np.array([f["scale"] for f in each.values()], dtype=float)
        self._weights: Array = np.array([f["weights"] for f in each.values()], dtype=float)
        self._bias: Array = np.array(data["bias"], dtype=float)

    def chances(self, described: Sequence[Mapping[str, float]]) -> Array:
        """The chance of each label of many pairs at once: (pairs, labels)."""
        given = np.array([[f.get(n, 0.0) for n in self.names] for f in described])
        sums = self._bias + ((given - self._mean) / self._scale) @ self._weights
        made: Array = np.exp(sums - sums.max(axis=1, keepdims=True))
        made /= made.sum(axis=1, keepdims=True)
        return made

    def judge(self, features: Mapping[str, float]) -> Judgement:
        """The probabilities of the labels and the features that decide."""
        chances = self.chances([features])[0]
        given = np.array([features.get(n, 0.0) for n in self.names])
        parts = self._weights * ((given - self._mean) / self._scale)[:, None]
        second, best = np.argsort(chances)[1:]
        lead = parts[:, best] - parts[:, second]
        # What is absent decides too, but reads badly; only what is there is named.
        telling = [
            k for k in np.argsort(-lead) if lead[k] > TELLING and given[k] > self._mean[k]
        ]
        return Judgement(
            LABELS[best],
            {label: float(c) for label, c in zip(LABELS, chances, strict=True)},
            tuple(self.wording[k] for k in telling[:4]),
        )


@cache
def load(kind: str = "vectors", path: Path | None = None) -> Model:
    """The weights that come along: `vectors`, or `words` where no encoder is installed.

    Raises RegistryError when they cannot be read.
    """
    file = path or folder() / FILE
    try:
        return Model(json.loads(file.read_text(encoding="utf-8"))[kind])
    except (OSError, ValueError, KeyError) as error:
        raise RegistryError(
            f"职责比对的权重 {file} 读不出来({error})。请恢复该文件,或用 "
            "python -m benchmarks.findings.train 重新生成。",
            f"The weights for comparing duties, {file}, cannot be read ({error}). Restore the "
            "file or make it again by python -m benchmarks.findings.train.",
        ) from error
