"""Which format some bytes are: by what they hold, with the name as the last hint."""

from __future__ import annotations

import re
import zipfile
from functools import lru_cache
from io import BytesIO

import olefile

from ingest.readers._encoding import decode
from ingest.readers._zip import BROKEN, part_name

_MAGIC = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"), (b"\xff\xd8\xff", "image"), (b"GIF8", "image"),
    (b"II*\0", "image"), (b"MM\0*", "image"),
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|meta|title|body|table|div|p|span|style|center|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(r"(?:[A-Za-z-]+:.*\r?\n(?:[ \t].*\r?\n)*)+", re.MULTILINE)
_FLAT_ODF = "urn:oasis:names:tc:opendocument:xmlns:office"


@lru_cache(maxsize=1)
def kind(content: bytes) -> str:
    """docx xlsx odt ods zip, doc xls encrypted ole, pdf rtf image, html mht xml; '' = other."""
    if content.startswith(b"PK"):
        return _zip_kind(content)
    if content.startswith(olefile.MAGIC):
        return _ole_kind(content)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image"
    if content[:2] == b"BM" and content[6:10] == bytes(4):
        return "image"
    for magic, found in _MAGIC:
        if content.startswith(magic):
            return found
    return _text_kind(content)


def _zip_kind(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            names = {part_name(name) for name in package.namelist()[:20_000]}
            mime = package.open("mimetype").read(100) if "mimetype" in names else b""
    except (*BROKEN, RuntimeError):
        # cut or damaged: the first entries still tell what it was
        return next((k for k, mark in (("docx", b"word/"), ("xlsx", b"xl/")) if mark in content),
                    "zip")
    if b"opendocument.text" in mime:
        return "odt"
    if b"opendocument.spreadsheet" in mime:
        return "ods"
    if "[content_types].xml" in names:
        for found, mark in (("docx", "word/"), ("xlsx", "xl/"), ("pptx", "ppt/")):
            if any(name.startswith(mark) for name in names):
                return found
    return "zip"


def _ole_kind(content: bytes) -> str:
    try:
        with olefile.OleFileIO(BytesIO(content)) as container:
            streams = {"/".join(path).lower() for path in container.listdir()}
    except (*BROKEN, TypeError, AttributeError, olefile.olefile.OleFileError):
        return _ole_by_marks(content)
    for mark, found in (
        ("encryptedpackage", "encrypted"), ("worddocument", "doc"),
        ("workbook", "xls"), ("book", "xls"),
    ):
        if mark in streams:
            return found
    return "ole"


def _ole_by_marks(content: bytes) -> str:
    """The same by the names of the streams, for a container that is cut off."""
    for mark, found in (("EncryptedPackage", "encrypted"), ("WordDocument", "doc"),
                        ("Workbook", "xls")):
        if mark.encode("utf-16-le") in content:
            return found
    return "ole"


def _text_kind(content: bytes) -> str:
    head = decode(content[:8192] if len(content) % 2 == 0 else content[:8191]).text
    if _FLAT_ODF in head:
        return "fodt"
    if "progid=\"Word.Document\"" in head or "office/word/2003/wordml" in head:
        return "wordml"
    if "urn:schemas-microsoft-com:office:spreadsheet" in head and "<Workbook" in head:
        return "excelml"
    if _HTML.match(head) or re.search(r"<(?:html|table)[\s>]", head[:2048], re.IGNORECASE):
        return "html"
    if _MAIL.match(head) and re.search(r"(?im)^content-type:\s*(multipart|text/html)", head):
        return "mht"
    return "xml" if head.lstrip().startswith("<?xml") else ""
