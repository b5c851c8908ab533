"""Archives of documents (压缩包): their members, within bounds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graph.errors import ReadError
from ingest.readers import _errors as errors
from ingest.readers._kind import kind
from ingest.readers._zip import Package

MAX_MEMBERS: Final = 2_000
MAX_DEPTH: Final = 3
_OFFICE: Final = (".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".odt", ".ods")


def is_archive(content: bytes, name: str) -> bool:
    """Whether these bytes are an archive of files, and not one office file."""
    return (
        content.startswith(b"PK")
        and kind(content) == "zip"
        and not name.lower().endswith(_OFFICE)
    )


def members(content: bytes, name: str, depth: int = 1) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of each file in an archive, archives inside included.

    Raises ReadError when the archive is damaged, encrypted, too large or too deep.
    """
    if depth > MAX_DEPTH:
        raise errors.too_large(name, f"压缩包嵌套超过 {MAX_DEPTH} 层",
                               f"archives nested more than {MAX_DEPTH} deep")
    package = Package(content, name)
    package.guard()
    listed = [n for n, info in package.infos.items() if not info.is_dir() and _wanted(n)]
    if len(listed) > MAX_MEMBERS:
        raise errors.too_large(name, f"压缩包内有 {len(listed)} 个文件",
                               f"the archive holds {len(listed)} files")
    if not listed:
        raise errors.no_content(name)
    for member in listed:
        if package.infos[member].flag_bits & 1:
            raise errors.encrypted(f"{name}!{member}")
        data = package.read(member)
        if is_archive(data, member):
            yield from ((f"{member}!{n}", d) for n, d in members(data, member, depth + 1))
        else:
            yield member, data


def _wanted(member: str) -> bool:
    base = member.rpartition("/")[2]
    return bool(base) and not base.startswith((".", "~$")) and "__MACOSX" not in member


__all__ = ["ReadError", "is_archive", "members"]
