"""Names of files as they can be shown, stored and written as JSON (文件名)."""

from __future__ import annotations

import unicodedata

_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
"""Control characters, marks of direction, bytes that are no text."""


def shown(name: str) -> str:
    """A name with what cannot be seen or encoded replaced: it must not forge a line.

    `清单\\n已载入.txt` would print as two lines, a right-to-left mark would turn the
    ending round, and bytes that are no UTF-8 could not be written as JSON.
    """
    if name.isascii() and name.isprintable():
        return name
    return "".join("\ufffd" if unicodedata.category(c) in _HIDDEN else c for c in name)
