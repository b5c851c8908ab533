"""Evening out characters: width, script, radicals; plain forms for comparing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import opencc


def normalise(text: str) -> str:
    """Half-width letters, digits and signs, Simplified script; the same length.

    Same length, so that a Passage can be reworded by it. Chinese punctuation
    （）；，：。 is kept as it is written.
    """
    return text if text.isascii() else text.translate(_EVENED)


class _Evened(dict[int, str]):
    """Each character evened out once; `str.translate` asks here."""

    def __missing__(self, code: int) -> str:
        made = self[code] = _even(chr(code))
        return made


_EVENED = _Evened()


def _even(character: str) -> str:
    if character in "（）；，：。、！？":
        return character
    made = unicodedata.normalize("NFKC", character)
    return _simplified(made) if len(made) == 1 else character


def _simplified(character: str) -> str:
    """A Traditional character in Simplified script.

    Characters of GB 2312 are Simplified script already, so 著 and 乾 stay; of those
    that it has in both scripts, the ones that official texts use are evened out.
    """
    if character < "\u3400":
        return character
    if character in _BOTH:
        return _BOTH[character]
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        made = str(_converter().convert(character))
        return made if len(made) == 1 else character
    return character


_BOTH = {"後": "后", "於": "于", "徵": "征", "夥": "伙", "菸": "烟"}


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def flat(text: str) -> str:
    """Letters and digits only, after NFKC, lower case: for comparing texts."""
    return re.sub(r"[^\w]", "", unicodedata.normalize("NFKC", text)).lower()
