"""Documents in unusual layouts (golden/*.txt) and what they say (golden/*.expected.tsv).

All documents are about invented places. A line of the expectation is one row:
section, kind, words, matter, bodies (with roles in tasks), offices, and what else
its kind tells. `python -m tests.ingest.test_golden` writes the lines anew; read
the difference as a clerk would before keeping it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.document import Source
from ingest.identity import identify
from ingest.readers.text import read
from ingest.rows import Row
from ingest.sections import divide, kinds

FOLDER = Path(__file__).parent / "golden"
DOCUMENTS = sorted(FOLDER.glob("*.txt"))
TOLD = ("deadline", "points", "type", "text")


def compact(path: Path) -> str:
    """The rows of a document, one a line."""
    reading = read(path.read_bytes(), path.name)
    source = Source(reading, identify(reading))
    lines = [
        "\t".join((claim.kind, *_cells(row, claim.kind)))
        for claim in divide(source)
        for row in kinds()[claim.kind].rows(claim, source)
    ]
    who = source.identity
    return "\n".join(["\t".join(("#", who.title, who.issuer, who.jurisdiction)), *lines]) + "\n"


def _cells(row: Row, section: str) -> Iterator[str]:
    yield row.kind
    yield str(row.name)
    yield _linked(row, "CONCERNS")
    with_role = section == "assignments"
    yield "、".join(dict.fromkeys(
        f"{e.name}:{e.qualifiers['role']}" if with_role else str(e.name)
        for e in row.links if e.edge == "BORNE_BY"
    ))
    yield "、".join(
        f"{e.name}({e.qualifiers['phone']})" if e.qualifiers.get("phone") else str(e.name)
        for e in row.links if e.edge == "CARRIED_OUT_BY"
    )
    more = [f"{k}={v}" for k in TOLD for v in row.fields.get(k, []) if str(v) != str(row.name)]
    for edge in ("RESTS_ON", "REQUIRES", "HAS_INPUT"):
        more += [f"{edge}={words}"] if (words := _linked(row, edge)) else []
    yield " ".join(more)


def _linked(row: Row, edge: str) -> str:
    return "、".join(str(e.name) for e in row.links if e.edge == edge)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_says_what_a_clerk_reads_in_it(path: Path) -> None:
    assert compact(path) == path.with_suffix(".expected.tsv").read_text(encoding="utf-8")


if __name__ == "__main__":
    for document in DOCUMENTS:
        document.with_suffix(".expected.tsv").write_text(compact(document), encoding="utf-8")
