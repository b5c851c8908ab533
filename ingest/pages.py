"""Pages of a document as pictures (页面图像), with where each character stands.

For PDF and pictures alone: other formats have no pages of their own. Offline; a
page without a text layer is recognised, which takes seconds, so callers keep it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from threading import Lock
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageOps, ImageSequence

from ingest.readers._layout import whole

FORMATS: Final = ("pdf", "image")
FEW_CHARACTERS: Final = 20
RECOGNISED_AT: Final = 200 / 72

LOCK = Lock()
"""Pdfium serves one thread at a time."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom as shares of the page's width and height."""


@dataclass(slots=True)
class Written:
    """The characters of a page in order, each with its box; `lines` cut them."""

    characters: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    """For each character the number of its line."""
    recognised: bool = False

    def add(self, character: str, box: Box, line: int) -> None:
        """A character that can be seen; white space is none."""
        if not character.isspace() and character.isprintable():
            self.characters.append(character)
            self.boxes.append(box)
            self.lines.append(line)


def count(content: bytes, format_: str) -> int:
    """How many pages a file has."""
    if format_ == "pdf":
        with _opened(content) as document:
            return len(document)
    return int(getattr(Image.open(BytesIO(content)), "n_frames", 1))


def picture(content: bytes, format_: str, number: int, width: int = 1000) -> Image.Image:
    """Page `number` (from 1) as a picture of a width in pixels. Raises IndexError."""
    if format_ == "pdf":
        with _opened(content) as document:
            page = _page(document, number)
            drawn: Image.Image = page.render(scale=width / page.get_width()).to_pil()
            return drawn.convert("RGB")
    image = _frame(content, number)
    return image.resize((width, max(1, round(image.height * width / image.width))))


def written(content: bytes, format_: str, number: int) -> Written:
    """The characters of a page: its text layer, else recognised. Raises IndexError."""
    if format_ == "pdf":
        with _opened(content) as document:
            page = _page(document, number)
            found = _layer(page)
            if len(found.characters) >= FEW_CHARACTERS:
                return found
            image = page.render(scale=RECOGNISED_AT).to_pil()
    else:
        image = _frame(content, number)
    return _recognised(image)


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    with LOCK:
        document = pypdfium2.PdfDocument(content)
        try:
            yield document
        finally:
            document.close()


def _page(document: Any, number: int) -> Any:
    if not 1 <= number <= len(document):
        raise IndexError(number)
    return document[number - 1]


def _frame(content: bytes, number: int) -> Image.Image:
    for position, frame in enumerate(ImageSequence.Iterator(Image.open(BytesIO(content))), 1):
        if position == number:
            return ImageOps.exif_transpose(frame).convert("RGB")
    raise IndexError(number)


def _layer(page: Any) -> Written:
    found = Written()
    width, height = page.get_size()
    text = page.get_textpage()
    line, last = 0, 0.0
    for position in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(position, loose=True)
        if abs(top - last) > 2:
            line, last = line + 1, top
        box = (left / width, 1 - top / height, right / width, 1 - bottom / height)
        character = chr(pdfium.FPDFText_GetUnicode(text.raw, position) or 32)
        found.add(whole(character), box, line)
    return found


def _recognised(image: Image.Image) -> Written:
    """Recognised lines; their characters share the width of a line evenly."""
    from ingest.readers import _ocr

    found = Written(recognised=True)
    pieces, width, height = _ocr.pieces(image)
    for line, piece in enumerate(pieces):
        step = (piece.x1 - piece.x0) / max(1, len(piece.text))
        for position, character in enumerate(piece.text):
            left = piece.x0 + position * step
            found.add(character, (left / width, piece.top / height,
                                  (left + step) / width, piece.bottom / height), line)
    return found
