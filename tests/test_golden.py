"""The demonstration documents and the statements that a clerk checked by eye.

`REGISTRY_REGEN=1 pytest tests/test_golden.py` writes the files again; read the
diff before committing it.
"""

import json
import os

import pytest

from ingest.pipeline import understand
from tests.support import DEMO, ROOT

GOLDEN = ROOT / "tests" / "golden"
REGENERATE = os.environ.get("REGISTRY_REGEN") == "1"


def lines(path):
    for statement in understand(path.read_bytes(), path.name).statements:
        place = statement.places[0]
        yield {
            "subject": statement.subject.kind,
            "predicate": statement.predicate,
            "object": str(statement.object),
            "quote": place.quote,
            "where": place.where,
            "at": [piece.at for piece in place.pieces],
            "how": statement.how,
            "rule": statement.rule,
            "qualifiers": dict(statement.qualifiers),
        }


@pytest.mark.parametrize("path", sorted(DEMO.glob("*.docx")), ids=lambda p: p.stem)
def test_demonstration_documents_give_the_checked_statements(path):
    expected = GOLDEN / f"{path.stem}.jsonl"
    made = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines(path))
    if REGENERATE:
        GOLDEN.mkdir(exist_ok=True)
        expected.write_text(made, encoding="utf-8")
    assert made.splitlines() == expected.read_text(encoding="utf-8").splitlines()


def test_the_switch_is_off_when_nobody_looks():
    assert not (REGENERATE and os.environ.get("CI"))
