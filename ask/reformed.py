"""Bodies of before a reform in a question (旧称): who does their work today, by which decision.

工商局 is answered by the market regulator; where the question says what the work is, that
decides between several heirs (安监局 and occupational health). The answer shows the chain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from language.departments import department_key
from language.reforms import chain, moved_as_a_whole, succession

_PAST = re.compile(r"原来|原先|以前|过去|改革前|机构改革|从前|formerly|used to|before the reform")
_BEFORE = "2017"
"""A year before the reform: a question that speaks of the past means the body of then."""


def bearers(name: str, question: str) -> tuple[str, ...]:
    """The functions of today that a body's name may stand for in a question, likeliest first."""
    function = department_key(name).function
    heir = succession(name, "", question, _BEFORE if _PAST.search(question) else "")
    if heir is None:
        return tuple(filter(None, (function, *moved_as_a_whole(function))))
    return tuple(filter(None, (heir.function, *heir.candidates)))


def chains(question: str, names: Iterable[str], answers: Iterable[Mapping[str, Any]]) -> str:
    """How each former body led to one that answers: 工商局 → 市场监督管理局（…的决定）."""
    answering = {department_key(str(a["department"])).function for a in answers} - {""}
    said: dict[str, None] = {}
    for name in dict.fromkeys(names):
        for function in bearers(name, question):
            found = chain(name, "", function) if function in answering else None
            if found is not None and found.function:
                said[found.note] = None
    return "；".join(said)
