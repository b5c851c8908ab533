"""Pictures of pages (.png .jpg .tif …): recognised text and ruled tables."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from graph.reading import Reading
from ingest.readers import _errors as errors
from ingest.readers._kind import kind
from ingest.readers._pages import Page, blocks
from ingest.readers._zip import BROKEN

FORMAT = "image"
SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp")

MAX_PIXELS: Final = 80_000_000
MAX_FRAMES: Final = 300


def sniff(content: bytes, name: str) -> float:
    return 1.0 if kind(content) == "image" else 0.0


def read(content: bytes, name: str) -> Reading:
    """The blocks of the picture, or of all pictures of a TIFF."""
    from ingest.readers import _ocr

    pages: list[Page] = []
    scores: list[float] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(content))
        if picture.width * picture.height > MAX_PIXELS:
            size = f"{picture.width}×{picture.height}"
            raise errors.too_large(name, f"图片有 {size} 像素", f"the picture has {size} pixels")
        for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
            if number > MAX_FRAMES:
                raise errors.too_large(name, "图片页数太多", "the picture has too many pages")
            found, score = _ocr.page(ImageOps.exif_transpose(frame), number)
            pages.append(found)
            scores.append(score)
    except Image.DecompressionBombError as error:
        raise errors.too_large(name, "图片的像素太多", "the picture has too many pixels") from error
    except (*BROKEN, UnidentifiedImageError, SyntaxError) as error:
        raise errors.damaged(name, str(error).partition("<")[0].strip()) from error
    reading = Reading(name, FORMAT)
    reading.blocks, reading.issues = blocks(pages)
    if not reading.blocks:
        raise errors.no_content(name)
    reading.issues.append(_ocr.ocr_issue(scores))
    return reading
