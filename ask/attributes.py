"""What a question asks to be told (属性): a sum, a time limit, a telephone number …"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from language.vocabulary import table


@dataclass(frozen=True, slots=True)
class Attribute:
    """One asked-for kind of value: how it is asked for, how a text shows that it has it."""

    name: str
    zh: str
    en: str
    asked_zh: re.Pattern[str]
    asked_en: re.Pattern[str]
    held: re.Pattern[str]

    def in_text(self, text: str) -> bool:
        """Whether a text holds a value of this kind."""
        return self.held.search(text) is not None


@cache
def attributes() -> tuple[Attribute, ...]:
    """The kinds of ask_attributes.tsv."""
    rows = table("ask_attributes", "attribute", "zh", "en", "asked_zh", "asked_en", "held")
    return tuple(
        Attribute(r["attribute"], r["zh"], r["en"], re.compile(r["asked_zh"]),
                  re.compile(r["asked_en"], re.I), re.compile(r["held"]))
        for r in rows
    )


def asked(text: str, english: bool) -> tuple[Attribute, ...]:
    """The values that a question asks for."""
    return tuple(
        a for a in attributes() if (a.asked_en if english else a.asked_zh).search(text)
    )
