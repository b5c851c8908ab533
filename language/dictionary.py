"""Word classes (词性) from the dictionary that the jieba package carries.

Read straight from its word list: loading its segmenter for a look-up costs seconds
and leaves a cache file in the system's temporary folder.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

LONGEST = 4
"""Characters; longer entries are names and phrases that no rule asks for."""


def word_class(word: str) -> str:
    """The class of a word (n, v, d, p …) as jieba writes it; '' if unknown."""
    return _classes().get(word, "")


@cache
def _classes() -> dict[str, str]:
    made: dict[str, str] = {}
    with files("jieba").joinpath("dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, _, rest = line.partition(" ")
            if len(word) <= LONGEST:
                made[word] = rest.rpartition(" ")[2].strip()
    return made
