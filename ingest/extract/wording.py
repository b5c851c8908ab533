"""What the words of a passage say: as printed, with certain slips put right."""

from __future__ import annotations

from graph.statement import How
from ingest.passage import Passage
from ingest.rows import Value
from language.slips import repair


def said(passage: Passage, how: How = "stated", rule: str = "") -> Value:
    """The value of a passage; the quote stays as printed where a slip was put right."""
    words = passage.squeezed()
    meant = repair(words.text)
    if meant == words.text:
        return Value(passage, how, rule)
    return Value(passage, how, rule or "slip_repaired", text=meant)
