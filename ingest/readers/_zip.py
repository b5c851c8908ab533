"""Zip packages with bounds: what they declare and what they turn out to hold."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Final

from ingest.readers import _errors as errors

MAX_ENTRIES: Final = 10_000
MAX_PART: Final = 192 * 2**20
MAX_TOTAL: Final = 1024 * 2**20
FREE_RATIO: Final = 16 * 2**20
"""Parts below this size may be packed as tightly as they like."""
MAX_RATIO: Final = 400

BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError,
    LookupError, NotImplementedError, OverflowError,
)
"""What the standard library raises on damaged archives."""


class Package:
    """A zip archive in memory whose parts are read within bounds (压缩包)."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        if not content.startswith(b"PK"):
            raise errors.not_a_zip(name)
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except BROKEN as error:
            if b"PK\x05\x06" not in content[-70_000:]:
                raise errors.truncated(name) from error
            raise errors.damaged(name, str(error)) from error
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES:
            raise errors.too_large(
                name, f"压缩包内有 {len(infos)} 个文件", f"the package holds {len(infos)} files"
            )
        self.infos: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            self.infos.setdefault(part_name(info.filename), info)

    def __contains__(self, part: str) -> bool:
        return part_name(part) in self.infos

    def guard(self) -> None:
        """Refuses the whole package for what any of its parts declares."""
        total = sum(info.file_size for info in self.infos.values())
        if total > MAX_TOTAL:
            raise self._too_large(total)
        for info in self.infos.values():
            self._check(info)

    def read(self, part: str, limit: int = MAX_PART) -> bytes:
        """The bytes of a part. Raises ReadError when damaged, encrypted or too large."""
        info = self.infos[part_name(part)]
        self._check(info, limit)
        if info.flag_bits & 1:
            raise errors.encrypted(self.name)
        try:
            with self._zip.open(info) as stream:
                content = stream.read(limit + 1)
        except BROKEN as error:
            raise errors.damaged(self.name, f"{info.filename}: {error}") from error
        except RuntimeError as error:  # an encrypted entry without its flag
            raise errors.encrypted(self.name) from error
        if len(content) > limit:
            raise self._too_large(len(content))
        return content

    def _check(self, info: zipfile.ZipInfo, limit: int = MAX_PART) -> None:
        packed = max(info.compress_size, 1)
        swollen = info.file_size > FREE_RATIO and info.file_size > MAX_RATIO * packed
        if info.file_size > limit or swollen:
            raise self._too_large(info.file_size)

    def _too_large(self, size: int) -> Exception:
        megabytes = size // 2**20
        return errors.too_large(
            self.name, f"解压后超过 {megabytes} MB", f"it unpacks to more than {megabytes} MB"
        )


def part_name(name: str) -> str:
    """Part names compare without case, leading slash or backslashes."""
    return name.replace("\\", "/").lstrip("/").lower()
