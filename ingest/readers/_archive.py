"""Zip files of documents → their members, within bounds.

A member is only taken into memory, never written anywhere, so a name such as
`../../x` can do no harm; it is shown shortened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from graph.errors import ReadError
from graph.reading import Issue
from ingest.readers import _errors as errors
from ingest.readers._encoding import decode
from ingest.readers._kind import kind
from ingest.readers._zip import Package

MAX_MEMBERS: Final = 5_000
MAX_DEPTH: Final = 3
MAX_MEMBER: Final = 200 * 2**20
MAX_TOTAL: Final = 1024 * 2**20
_NOISE: Final = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", "~$")


@dataclass(slots=True)
class Contents:
    """What a zip file holds: the members that can be read, and what cannot."""

    members: list[tuple[str, bytes]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    total: int = 0


def is_archive(content: bytes) -> bool:
    """Whether the bytes are a zip file that is no office document itself."""
    return kind(content) == "zip"


def members(content: bytes, name: str) -> list[tuple[str, bytes]]:
    """(name, bytes) of every document; `outer.zip/folder/inner.docx` is how names read.

    Raises ReadError where the whole file is damaged or too large; `contents`
    also tells which single members were left out.
    """
    return contents(content, name).members


def contents(content: bytes, name: str) -> Contents:
    """The members with the issues of those left out."""
    found = Contents()
    _collect(content, name, 1, found)
    if not found.members and not found.issues:
        raise errors.no_content(name)
    return found


def _collect(content: bytes, name: str, depth: int, found: Contents) -> None:
    package = Package(content, name)
    for part, label in _documents(package):
        path = f"{name}/{label}"
        try:
            body = package.read(part, min(MAX_MEMBER, MAX_TOTAL - found.total))
            found.total += len(body)
            if not is_archive(body):
                _take(path, body, found, name)
            elif depth < MAX_DEPTH:
                _collect(body, path, depth + 1, found)
            else:
                raise errors.too_large(
                    path, f"压缩包套了 {depth} 层", f"zip files are nested {depth} deep"
                )
        except ReadError as error:
            if error.code == "too_many":
                raise
            found.issues.append(Issue(error.code, "error", _about(path, error.zh, "："),
                                      _about(path, error.en, ": ")))


def _take(path: str, body: bytes, found: Contents, name: str) -> None:
    if len(found.members) >= MAX_MEMBERS:
        raise errors.unreadable(
            name, "too_many", f"压缩包内文件超过 {MAX_MEMBERS} 个。请拆分后再载入。",
            f"the zip holds more than {MAX_MEMBERS} files. Split it and reload.",
        )
    found.members.append((path, body))


def _about(path: str, sentence: str, sign: str) -> str:
    """The sentence with the member's path in place of the archive's name."""
    return f"{path}{sign}{sentence.partition(sign)[2]}"


def _documents(package: Package) -> Iterator[tuple[str, str]]:
    """Part and shown name of each file, without what systems put beside them."""
    for part, info in package.infos.items():
        label = _label(info.filename, info.flag_bits)
        pieces = PurePosixPath(label).parts
        if info.is_dir() or any(p.startswith(noise) for p in pieces for noise in _NOISE):
            continue
        yield part, "/".join(p for p in pieces if p not in ("..", "/", "."))


def _label(name: str, flags: int) -> str:
    """The name in its own encoding: Chinese Windows writes GBK without saying so."""
    if flags & 0x800:
        return name
    try:
        return decode(name.encode("cp437")).text.replace("\\", "/")
    except UnicodeEncodeError:
        return name
