"""Made-up documents in many layouts, and the rows that a clerk read from each.

`layouts/*.txt` is the text as it arrives; the `.rows` file beside it has a line for each
row: its kind, its words, what it is about, and who bears it in which role. Duties that a
table, a list, a sentence or a bracket gives must come out alike.
`REGISTRY_REGEN=1 pytest tests/test_golden_layouts.py` writes the rows again; read the diff.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest import readers, sections
from ingest.document import Source
from ingest.identity import identify
from ingest.rows import Row
from tests.support import ROOT

LAYOUTS = ROOT / "tests" / "golden" / "layouts"
REGENERATE = os.environ.get("REGISTRY_REGEN") == "1"
ABOUT = ("CONCERNS", "FOR_CATEGORY", "UNIT_OF")
FIELDS = ("points", "rules", "prerequisites")


def brief(row: Row) -> str:
    """A row on one line."""
    about = [str(e.name) for e in row.links if e.edge in ABOUT]
    bodies = [
        f"{e.name}={e.qualifiers.get('role', '')}" for e in row.links if e.edge == "BORNE_BY"
    ]
    needs = [str(e.name) for e in row.links if e.edge in ("REQUIRES", "HAS_INPUT")]
    fields = [f"{name}={value}" for name in FIELDS for value in row.fields.get(name, [])]
    parts = [row.kind, str(row.name), ", ".join(about), ", ".join(bodies), ", ".join(needs),
             ", ".join(fields)]
    return " | ".join(parts).rstrip(" |")


def rows(path: Path) -> Iterator[str]:
    """The rows of all sections of a document."""
    reading = readers.read(path.read_bytes(), path.name)
    source = Source(reading, identify(reading))
    for claim in sections.divide(source):
        for row in sections.kinds()[claim.kind].rows(claim, source):
            yield brief(row)


@pytest.mark.parametrize("path", sorted(LAYOUTS.glob("*.txt")), ids=lambda p: p.stem)
def test_a_layout_gives_the_rows_that_a_clerk_read(path: Path) -> None:
    expected = path.with_suffix(".rows")
    made = "".join(f"{line}\n" for line in rows(path))
    if REGENERATE:
        expected.write_text(made, encoding="utf-8")
    assert made == expected.read_text(encoding="utf-8")
