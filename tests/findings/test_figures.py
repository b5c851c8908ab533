"""The README says of the labels what their weights say."""

from __future__ import annotations

from pathlib import Path

from benchmarks.findings.tables import labels

README = Path(__file__).parents[2] / "README.md"


def test_the_table_of_labels_is_current() -> None:
    assert labels() in README.read_text(encoding="utf-8")
