"""Where a question asks (问句焦点): the clause with the question in it, not the story before.

People tell what happened before they ask. Words of the story count less than those of
the clause that asks; a clause that only points back (那归谁管？) takes the one before it.
"""

from __future__ import annotations

import re

_CLAUSE = re.compile(r"[^，。；！？,;!?\n]+[，。；！？,;!?\n]*")
_CLAUSE_EN = re.compile(r"[^.;!?\n]+[.;!?\n]*")
_ASKS = re.compile(
    r"谁|哪|啥|什么|多少|几|怎么|咋|如何|何时|何处|是不是|能不能|可不可以|有没有|要不要|吗|么[？?]|[？?]"
)
_ASKS_EN = re.compile(
    r"\b(?:who|whom|whose|which|what|where|when|how|does|do|is|are|can|may|must)\b|\?", re.I
)
_POINTS = re.compile(
    r"[这那]|归谁|谁来|谁去|谁管|该谁|找谁|找哪|哪个|哪家|部门|单位|电话|多少|负责|到底|究竟|请问|告诉我|你说|应该|管"
    r"|的|呢|啊|呀|吗|吧|[？?，。！]"
)
SHORTEST = 4
"""Characters beside the asking words from which on a clause stands for itself."""
_ENOUGH_EN = 6
"""Words from which on an English sentence stands for itself."""


def focus(text: str, english: bool) -> str:
    """The part of a question that asks; the whole of it when it is one clause."""
    clauses = (_CLAUSE_EN if english else _CLAUSE).findall(text)
    asks = _ASKS_EN if english else _ASKS
    if len(clauses) < 2:
        return text
    kept: set[int] = set()
    for number, clause in enumerate(clauses):
        if asks.search(clause):
            kept.add(number)
            if number and _thin(clause, english):
                kept.add(number - 1)
    return "".join(clauses[n] for n in sorted(kept)) or text


def _thin(clause: str, english: bool) -> bool:
    """Whether a clause asks without saying of what."""
    if english:
        return len(re.findall(r"[A-Za-z]+", clause)) < _ENOUGH_EN
    return len(_POINTS.sub("", _ASKS.sub("", clause))) < SHORTEST
