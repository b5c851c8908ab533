"""What a file may end as: a document whose quotes are verbatim, or one sentence."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar

from graph.errors import ReadError
from graph.ledger import NewDocument
from ingest.pipeline import understand
from ingest.readers import _archive

_TEMPORARY = os.path.realpath(tempfile.gettempdir())
_SENTENCE = re.compile(r".{4,600}[。.！!]", re.DOTALL)


@dataclass(slots=True)
class Outcome:
    """How one file ended: the code of its failure or `read`, what was wrong, seconds."""

    name: str
    code: str
    fault: str
    seconds: float


def ends(content: bytes, name: str) -> Outcome:
    """Reads the file, and each member of an archive, and checks what came of it."""
    start = time.perf_counter()
    code, fault = "read", ""
    try:
        if _archive.is_archive(content) and not name.endswith((".docx", ".xlsx")):
            found = _archive.contents(content, name)
            for member, body in found.members:
                one = ends(body, member)
                code, fault = one.code, fault or one.fault
        else:
            fault = faults(understand(content, name))
    except ReadError as error:
        code = error.code
        whole = _SENTENCE.fullmatch(error.zh) and _SENTENCE.fullmatch(error.en)
        fault = "" if whole else f"no sentence: {error.zh} | {error.en}"
    except Exception as error:
        code, fault = "internal", f"{type(error).__name__}: {error}"
    return Outcome(name, code, fault, time.perf_counter() - start)


def faults(document: NewDocument) -> str:
    """What is wrong with a document; '' = nothing."""
    texts = dict(document.reading.texts()) if document.reading else {}
    for address, text in texts.items():
        if "\0" in text or re.search("[\ud800-\udfff]", text):
            return f"a character that no database takes at {address}"
    for statement in document.statements:
        for place in statement.places:
            for piece in place.pieces:
                at, _, span = piece.at.partition(":")
                low, _, high = span.partition("-")
                if texts[at][int(low) : int(high)] != piece.quote:
                    return f"{statement.predicate}: the quote does not stand at {piece.at}"
    return ""


class _Watch:
    """What the interpreter did while somebody looked: an audit hook cannot be taken off."""

    looking = False
    seen: ClassVar[list[str]] = []

    @classmethod
    def hear(cls, event: str, details: tuple[Any, ...]) -> None:
        if not cls.looking:
            return
        if event == "open":
            path, _, flags = details
            writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)
            if writes and not isinstance(path, int) and not _temporary(os.fsdecode(path)):
                cls.seen.append(f"written: {path!r}")
        elif event in ("socket.connect", "socket.getaddrinfo"):
            cls.seen.append(f"{event} {details!r}")


sys.addaudithook(_Watch.hear)


def _temporary(path: str) -> bool:
    return os.path.realpath(path).startswith((_TEMPORARY, "/dev/"))


@contextmanager
def watched() -> Iterator[list[str]]:
    """Gives the list of connections made and of files written outside the temp folder."""
    _Watch.seen.clear()
    _Watch.looking = True
    try:
        yield _Watch.seen
    finally:
        _Watch.looking = False
