"""No character is lost: each is in a statement or in a block that is kept and searchable."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from graph.statement import Piece
from ingest.pipeline import understand
from tests.ingest.formats import write
from tests.ingest.formats.content import DOCUMENTS
from tests.support import corpus, run

STATED = {"000": 0.85, "001": 0.88, "002": 0.40, "003": 0.80, "004": 0.48}
"""The least share of characters in statements, by document."""


def characters(text: str) -> Counter[str]:
    return Counter(c for c in text if not c.isspace())


@pytest.mark.corpus
@pytest.mark.parametrize("number", STATED)
def test_every_character_of_the_real_documents(number: str) -> None:
    path = next(p for p in corpus() if p.name.startswith(number))
    made = understand(path.read_bytes(), path.name)
    blocks = dict(made.reading.texts())
    kept = sum((characters(text) for text in blocks.values()), Counter())
    assert kept == characters(path.read_text(encoding="utf-8"))
    counts = made.coverage
    assert counts["in_statements"] + counts["kept"] == counts["characters"] == kept.total()
    assert counts["in_statements"] >= STATED[number] * counts["characters"]
    pieces = [p for s in made.statements for place in s.places for p in place.pieces]
    assert all(_stands(piece, blocks) for piece in pieces)


def _stands(piece: Piece, blocks: dict[str, str]) -> bool:
    at, _, span = piece.at.partition(":")
    start, _, end = span.partition("-")
    return blocks[at][int(start) : int(end)] == piece.quote


def test_ingest_gives_the_figures(tmp_path: Path) -> None:
    path = tmp_path / "清单.docx"
    path.write_bytes(write.word(DOCUMENTS["duties"]))
    status, told, _ = run("ingest", path, "--json", home=tmp_path / "home")
    assert status == 0 and isinstance(told, dict)
    counts = told["documents"][0]["coverage"]
    assert counts["in_statements"] + counts["kept"] == counts["characters"] > 300
    assert counts["in_statements"] > 0.8 * counts["characters"]
