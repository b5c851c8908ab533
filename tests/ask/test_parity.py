"""The same question in Chinese and in English is answered by the same cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from ask.engine import Asker
from benchmarks.answers.judge import judge, read

SET = Path(__file__).parents[2] / "benchmarks" / "answers" / "sets" / "demo.jsonl"
LINES = {line["id"]: line for line in read([SET])}
PAIRS = sorted(name[2:] for name in LINES if name.startswith("zh"))


def places(asker: Asker, question: str) -> tuple[bool, str]:
    """Whether it was answered, and the address that the first answer cites first."""
    reply = asker.ask(question)
    cited = reply["answers"][0]["citations"][0]["at"] if reply["answers"] else ""
    return reply["answered"], cited


@pytest.mark.parametrize("number", PAIRS)
def test_both_languages_lead_to_the_same_cell(answerer: Asker, number: str) -> None:
    zh, en = LINES[f"zh{number}"], LINES[f"en{number}"]
    assert places(answerer, zh["question"]) == places(answerer, en["question"])


@pytest.mark.parametrize("name", sorted(LINES))
def test_the_set_is_answered_rightly(answerer: Asker, name: str) -> None:
    line = LINES[name]
    assert judge(line, answerer.ask(line["question"]))[1]
