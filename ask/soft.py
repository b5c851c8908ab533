"""How near in meaning the words come that nothing literally accounts for (词义相近度).

药费 is near 医疗费用; 体检表 is near nothing in a row that only names a precondition. Each
left-over word of the question is held against the words of the row by the sentence
encoder; 1 when no word is left over, 0 without the encoder.
"""

from __future__ import annotations

import numpy as np

from ask.encoder import Encoder
from ask.fit import COVERED, Fit
from ask.lexer import words
from ask.question import Question

LIGHTEST = 0.3
"""Words of the question below this weight need no account."""
OWN, HEAD, AROUND, MOST = 150, 60, 150, 70
"""Characters read of the row, its heading and what stands around; words at most."""
_EMPTY = frozenset(("w", "m", "u", "p", "c"))


def softness(question: Question, fit: Fit, encoder: Encoder) -> tuple[float, float]:
    """(mean by weight, plain mean) of the nearest word of the row to each left-over word."""
    left = [
        t for t in question.terms
        if t.weight >= LIGHTEST and fit.words.get(t.text, 0.0) < COVERED
    ]
    if not left:
        return 1.0, 1.0
    unit = fit.unit
    text = " ".join((unit.text[:OWN], unit.head_text[:HEAD], unit.around_text[:AROUND]))
    held = [w for w, tag in words(text) if len(w) > 1 and tag not in _EMPTY]
    held = list(dict.fromkeys(held))[:MOST]
    if not held or not encoder.available:
        return 0.0, 0.0
    nearest = (encoder.vectors([t.text for t in left]) @ encoder.vectors(held).T).max(1)
    weights = np.array([t.weight for t in left])
    return float((nearest * weights).sum() / weights.sum()), float(nearest.mean())
