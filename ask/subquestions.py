"""Several things in one question (一问多事): each asking clause by itself.

编制谁核准，工资经费谁核发？ asks two things; each is looked for with the words of its own
clause, those of the rest counting less, and each has an answer of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ask.question import Question

REST = 0.35
"""What a word of the other clauses counts."""
MOST = 4
_ZH = re.compile(r"[^，。；！？,;!?\n、]+")
_EN = re.compile(r"(?:(?!,|;|\?|\.\s|\band (?=who|what|which|how|when|where|by\b|on\b)).)+", re.I)
_ASKS_ZH = re.compile(r"谁|哪|啥|什么|多少|几(?!乎)|多久|多长|何时|怎么|咋")
_ASKS_EN = re.compile(r"\b(?:who|whom|whose|which|what|where|when|how)\b", re.I)


def subquestions(question: Question) -> list[Question]:
    """The question once for each thing that it asks; [] when it asks one thing."""
    english = question.english
    clauses = [m.group() for m in (_EN if english else _ZH).finditer(question.text)]
    asking = [c for c in clauses if (_ASKS_EN if english else _ASKS_ZH).search(c)]
    if not 2 <= len(asking) <= MOST:
        return []
    made = []
    for clause in asking:
        low = clause.lower()
        own = [t for t in question.terms if t.text.lower() in low]
        if sum(t.weight for t in own) < 0.5:
            return []
        terms = [
            t if t in own else replace(t, weight=REST * t.weight) for t in question.terms
        ]
        made.append(replace(question, terms=terms, focus=clause.strip()))
    return made
