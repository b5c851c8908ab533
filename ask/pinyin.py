"""Names of places in pinyin, as English texts write them (拼音)."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

_ENDING = re.compile(r"(省|市|县|区|旗|州|盟|镇|乡|街道)$")
_SYLLABLE = (
    r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ie|ve|ue|ui|iu|"
    r"ia|ua|uo|er|a|o|e|i|u|v)"
)


def short(name: str) -> str:
    """A place's name without its level."""
    return _ENDING.sub("", name) if len(name) > 2 else name


@lru_cache(maxsize=4_000)
def spellings(form: str) -> tuple[str, ...]:
    """The pinyin of a place's short form, with all readings, run together."""
    from pypinyin import Style, pinyin

    bare = short(form)
    if not re.fullmatch(r"[\u3400-\u9fff]{2,5}", bare):
        return ()
    readings = [list(dict.fromkeys(r))[:3] for r in
                pinyin(bare, style=Style.NORMAL, heteronym=True)]
    found = []
    for combination in product(*readings):
        word = "".join(combination)
        found += [word, word.replace("ü", "v"), word.replace("ü", "u")]
    return tuple(dict.fromkeys(found))[:24]


def looks_like_pinyin(word: str) -> bool:
    """Whether an English-looking word can be two to four Chinese syllables."""
    return re.fullmatch(rf"(?:{_SYLLABLE}){{2,4}}", word.lower().replace("'", "")) is not None
