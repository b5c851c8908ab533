"""Readers: a file's bytes → blocks. One file a format, found by looking.

A module here is a reader when it has

    FORMAT: str                             docx, txt, pdf …
    SUFFIXES: tuple[str, ...]               usual endings, for messages only
    def sniff(head, name) -> float          how surely these bytes are its format (0 to 1)
    def read(content, name) -> Reading      raises ReadError in one clear sentence

The content decides, not the name.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from dataclasses import replace
from functools import cache
from typing import Protocol, cast

from graph.errors import ReadError
from graph.reading import Issue, Paragraph, Reading, Table
from ingest.readers._long import cut_long

_UNSTORABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Signs that nobody sees and that databases or UTF-8 refuse: none reaches a block."""


class Reader(Protocol):
    """What a module of this package offers."""

    FORMAT: str
    SUFFIXES: tuple[str, ...]

    def sniff(self, content: bytes, name: str) -> float: ...
    def read(self, content: bytes, name: str) -> Reading: ...


@cache
def readers() -> dict[str, Reader]:
    """Every reader by its format."""
    found = {}
    for module in pkgutil.iter_modules(__path__):
        if not module.name.startswith("_"):
            loaded = cast(Reader, importlib.import_module(f"{__name__}.{module.name}"))
            found[loaded.FORMAT] = loaded
    return found


def read(content: bytes, name: str) -> Reading:
    """The blocks of a file. Raises ReadError in one clear sentence."""
    if not content:
        raise ReadError(
            f"{name}:文件是空的(0 字节)。请重新导出后再载入。",
            f"{name}: the file is empty (0 bytes). Export it again and reload.",
            "empty_file",
        )
    best = max(readers().values(), key=lambda reader: reader.sniff(content, name))
    if best.sniff(content, name) <= 0:
        known = " ".join(sorted(s for r in readers().values() for s in r.SUFFIXES))
        raise ReadError(
            f"{name}:不是能读的格式。可以载入:{known}。",
            f"{name}: not a format that can be read. Expected one of {known}.",
            "unknown_format",
        )
    reading = _storable(best.read(content, name))
    cut_long(reading)
    return reading


def _storable(reading: Reading) -> Reading:
    """The reading without signs that cannot be stored; says so when there were any."""
    reading.name = _UNSTORABLE.sub("", reading.name)
    reading.meta = {key: _UNSTORABLE.sub("", value) for key, value in reading.meta.items()}
    if not any(_UNSTORABLE.search(text) for _, text in reading.texts()):
        return reading
    for at, block in enumerate(reading.blocks):
        if isinstance(block, Paragraph):
            reading.blocks[at] = replace(block, text=_UNSTORABLE.sub("", block.text))
        elif isinstance(block, Table):
            cells = tuple(c._replace(text=_UNSTORABLE.sub("", c.text)) for c in block.cells)
            reading.blocks[at] = replace(block, cells=cells)
    reading.issues.append(Issue(
        "control_signs", "note", "文件中有看不见的控制字符,已略去。",
        "The file holds invisible control characters; they were left out.",
    ))
    return reading
