"""A smallest compound file (OLE): one empty stream with a name."""

from __future__ import annotations

import struct

_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0" if name else b""
    return (text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, _NONE, _NONE, child)
            + bytes(36) + struct.pack("<IQ", start, size))


def container(stream: str) -> bytes:
    """An OLE container that holds one 4,096 byte stream."""
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3,
        0xFFFE, 9, 6, bytes(6), 0, 1, 1, 0, 4096, _END, 0, _END, 0,
    )
    head += struct.pack("<109I", *([0] + [_FREE] * 108))
    fat = struct.pack("<128I", _FAT, _END, *range(3, 10), _END, *([_FREE] * 118))
    folder = (_entry("Root Entry", 5, 1, _END, 0) + _entry(stream, 2, _NONE, 2, 4096)
              + bytes(128) * 2)
    return head + fat + folder + bytes(4096)
