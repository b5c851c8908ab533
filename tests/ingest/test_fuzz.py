"""Damaged files of every format: a document with verbatim quotes, or one sentence."""

from __future__ import annotations

import socket
from contextlib import suppress

from tests.ingest.hostile import samples
from tests.ingest.hostile.mutations import mutated
from tests.ingest.hostile.outcome import ends, watched

NUMBER = 2_000
"""As many as `python -m benchmarks.fuzz 2000` tells apart by how they end."""
LIMIT = 20.0
"""Seconds for one small file, on a busy machine."""


def test_damaged_files_end_as_documents_or_sentences() -> None:
    files = samples.everything()
    with watched() as seen:
        done = [ends(content, name) for name, content in mutated(files, NUMBER)]
    assert [(o.name, o.fault) for o in done if o.fault] == []
    assert [o.name for o in done if o.seconds > LIMIT] == []
    assert seen == []
    assert len({o.code for o in done}) >= 4  # several ways of failing were met


def test_the_watch_sees_what_it_must() -> None:
    with watched() as seen, socket.socket() as one:
        one.settimeout(0.1)
        with suppress(OSError):
            one.connect(("127.0.0.1", 9))
        with suppress(OSError):
            open("/no/such/folder/x", "w").close()
    assert [deed.split()[0] for deed in seen] == ["socket.connect", "written:"]
