"""Ten hard clauses with everything that the grammar sees in them, beside what a person reads.

`REGISTRY_REGEN=1` writes the file again; read the difference before committing it.
"""

import os
from pathlib import Path

from benchmarks.roles import HARD, parsed

GOLDEN = Path(__file__).parent / "hard_clauses.txt"


def test_ten_hard_clauses_are_read_as_written_down():
    made = "\n\n".join(parsed(text) for text in HARD) + "\n"
    if os.environ.get("REGISTRY_REGEN") == "1":
        GOLDEN.write_text(made, encoding="utf-8")
    assert len(HARD) == 10
    assert made == GOLDEN.read_text(encoding="utf-8")
