"""Bytes → text: byte order mark, declaration, UTF-8, UTF-16, GB18030, Big5.

Statistical guessing is not used: it calls short Chinese texts Korean. GB18030
contains GB2312 and GBK, so a page that declares those and uses one character
more is still read whole.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "hz": "gb18030",
    "big5": "cp950", "big5hkscs": "big5hkscs", "ascii": "", "iso8859-1": "", "cp1252": "",
}
_DECLARED = re.compile(
    rb"""(?:<\?xml[^>]{0,80}?encoding|<meta[^>]{0,200}?charset|@charset)\s*[=\s]\s*["']?"""
    rb"""([A-Za-z0-9_.:-]{2,20})""",
    re.IGNORECASE,
)
_SAMPLE = 200_000


class Decoded(NamedTuple):
    """The text and the encoding that gave it; unreadable bytes became U+FFFD."""

    text: str
    encoding: str


def decode(content: bytes, declared: str = "") -> Decoded:
    """The text of the bytes, without a byte order mark.

    `declared` is what a transport header said; a declaration inside the bytes
    (XML, HTML) is found here. A declaration that does not fit is not believed.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(encoding, "replace"), encoding)
    text = _strict(content, "utf-8")
    if text is not None and "\0" not in text:
        return Decoded(text, "utf-8")
    wide = _utf16(content)
    if wide:
        return Decoded(content.decode(wide, "replace"), wide)
    for name in (declared, declaration(content)):
        encoding = _codec(name)
        if encoding and encoding != "utf-8":
            text = _strict(content, encoding)
            if text is not None:
                return Decoded(text, encoding)
    mostly = content.decode("utf-8", "replace")
    if _mostly_sound(mostly):
        return Decoded(mostly, "utf-8")
    encoding = "cp950" if _looks_big5(content) else "gb18030"
    return Decoded(content.decode(encoding, "replace"), encoding)


def declaration(content: bytes) -> str:
    """The encoding that an XML or HTML head names; '' = none."""
    found = _DECLARED.search(content[:4096])
    return found.group(1).decode("ascii") if found else ""


def _codec(name: str) -> str:
    """The codec for a declared name, the widest of its family; '' = of no use."""
    try:
        plain = codecs.lookup(name.strip()).name if name.strip() else ""
    except LookupError:
        return ""
    return _WIDER.get(plain, plain)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf16(content: bytes) -> str:
    """UTF-16 without a mark: nearly every unit is ASCII, Chinese or its punctuation."""
    if len(content) < 4 or len(content) % 2:
        return ""
    sample = content[:_SAMPLE]
    for encoding, high, low in (("utf-16-le", sample[1::2], sample[::2]),
                                ("utf-16-be", sample[::2], sample[1::2])):
        likely = sum(
            1 for h, l in zip(high, low, strict=True)
            if 0x4E <= h <= 0x9F or h in (0x20, 0x22, 0x30, 0xFF)
            or (h == 0 and (0x20 <= l < 0x7F or l in (9, 10, 13)))
        )
        # ASCII in single bytes looks like rare Chinese in pairs: a real UTF-16
        # text of any length holds line ends, digits or Chinese punctuation.
        marked = any(h in (0, 0x30, 0xFF) for h in high)
        if likely >= 0.97 * len(high) and (marked or not _pairs_of_ascii(sample)):
            return encoding
    return ""


def _pairs_of_ascii(sample: bytes) -> bool:
    return sum(0x20 <= b < 0x7F for b in sample) > 0.8 * len(sample)


def _mostly_sound(text: str) -> bool:
    """UTF-8 with a few damaged bytes: bytes of other encodings hardly ever fit it."""
    bad = text.count("\ufffd")
    good = sum(1 for c in text[:_SAMPLE] if c > "\x7f" and c != "\ufffd")
    return good >= 10 and bad * 10 <= good


def _looks_big5(content: bytes) -> bool:
    """Whether the byte pairs are common characters of Big5 rather than of GB2312."""
    pairs = list(_pairs(content[:_SAMPLE]))
    if not pairs:
        return False
    chinese = sum(1 for a, b in pairs if b >= 0xA1 and (0xA1 <= a <= 0xA9 or 0xB0 <= a <= 0xD7))
    big5 = sum(1 for a, b in pairs if 0xA1 <= a <= 0xC6 and (0x40 <= b <= 0x7E or b >= 0xA1))
    return big5 > 0.9 * len(pairs) and big5 > 1.1 * chinese


def _pairs(content: bytes) -> Iterator[tuple[int, int]]:
    position, last = 0, len(content) - 1
    while position < last:
        if content[position] < 0x80:
            position += 1
        else:
            yield content[position], content[position + 1]
            position += 2
