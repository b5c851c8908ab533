"""Evening out characters: width, script, radicals; plain forms for comparing."""

from __future__ import annotations

import re
import unicodedata
from functools import cache


def normalise(text: str) -> str:
    """Half-width letters, digits and signs, Simplified script; the same length.

    Same length, so that a Passage can be reworded by it. Chinese punctuation
    （）；，：。 is kept as it is written.
    """
    return "".join(_even(c) for c in text)


@cache
def _even(character: str) -> str:
    if character in "（）；，：。、！？":
        return character
    made = unicodedata.normalize("NFKC", character)
    return made if len(made) == 1 else character


def flat(text: str) -> str:
    """Letters and digits only, after NFKC, lower case: for comparing texts."""
    return re.sub(r"[^\w]", "", unicodedata.normalize("NFKC", text)).lower()
