"""Tables of cases beside the tests."""

from __future__ import annotations

import csv
from pathlib import Path

HERE = Path(__file__).parent


def cases(name: str) -> list[dict[str, str]]:
    """The rows of a tab-separated table of this folder."""
    text = (HERE / f"{name}.tsv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
