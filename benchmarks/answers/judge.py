"""Whether an answer is right and cited, by what its fields and quotes contain.

A question line: `{"id","question","lang","intent","doc","scope","answer":[…],"must_cite",
"match":"any"|"all"}`; the intent `not_answerable` wants a refusal.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

FIELDS = ("text", "department", "office", "role", "matter", "place", "regulation", "phone")
Line = dict[str, Any]


def flat(text: str) -> str:
    """Without white space and quotation marks, one width."""
    return re.sub(r"[\s\"'“”‘’]", "", unicodedata.normalize("NFKC", text or ""))


def read(paths: list[Path]) -> list[Line]:
    """The questions of several files."""
    return [
        json.loads(line)
        for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def names(answer: Line, wanted: str, headline: str = "") -> bool:
    """Whether a field or the headline holds the wanted text."""
    return flat(wanted) in flat(headline + " | " + " | ".join(
        str(answer.get(f) or "") for f in FIELDS))


def overlap(quote: str, wanted: str, least: int = 8) -> bool:
    """Whether a quote shares a run of characters with the wanted one."""
    quote, wanted = flat(quote), flat(wanted)
    least = min(least, len(wanted))
    return any(wanted[i : i + least] in quote for i in range(len(wanted) - least + 1))


def judge(question: Line, reply: Line) -> tuple[bool, bool]:
    """(right, right and cited)."""
    if question["intent"] == "not_answerable":
        return not reply["answered"], not reply["answered"]
    answers = reply["answers"]
    if not reply["answered"] or not answers:
        return False, False
    gold, headline = question["answer"], reply["headline"]
    counted = answers[:1]
    if question["match"] == "all":
        counted = answers
        right = len(answers) <= 3 * len(gold) + 2 and all(
            any(names(a, g, headline) for a in answers) for g in gold)
    else:
        right = any(names(answers[0], g, headline) for g in gold)
    quotes = [c["quote"] for a in counted for c in a["citations"]]
    return right, right and any(overlap(q, question["must_cite"]) for q in quotes)
