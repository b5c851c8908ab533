"""A picture of a page → lines and ruled tables: RapidOCR and OpenCV, on demand.

One recognition a page, not one a cell; the recognised lines go to the cells in
whose middle they stand. Lengths are points of a page 595 wide, as in a PDF.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from statistics import mean
from typing import Any, Final

import numpy as np

from graph.reading import Issue
from ingest.readers._layout import Box, Line, inside, lines_of
from ingest.readers._pagegrid import build
from ingest.readers._pages import Page

PORTRAIT, LANDSCAPE = 595.0, 842.0
MAX_SIDE: Final = 3600
DOUBT: Final = 0.85
UPSIDE_DOWN: Final = 0.8
"""Recognition is less sure than this of a page that stands on its head."""
# the brackets of a document number, which recognition mixes up: (2018〕7号
_YEAR: Final = re.compile(r"[(（\[【〔]((?:19|20)\d\d)[)）\]】〕](?=第?\d{1,5}号)")
_MIN_CELL: Final = 12  # pixels

Image = Any  # numpy array of grey or RGB pixels


@cache
def _engine() -> Any:
    """The recogniser, loaded once and only when a scan is met; models are in its wheel."""
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "error"})


def pieces(image: Any) -> tuple[list[Line], float, float]:
    """The recognised lines of a PIL image, and the width and height of its page."""
    pixels = _straight(_shrunk(image))
    height, width = pixels.shape[:2]
    return _recognised(pixels, 1.0)[0], float(width), float(height)


def page(image: Any, number: int) -> tuple[Page, float]:
    """The page of a PIL image, and how sure the recogniser was (0 to 1)."""
    pixels = _straight(_shrunk(image))
    scale = _scale(pixels)
    pieces, scores = _recognised(pixels, scale)
    for turns in _turns(pieces, scores):
        turned = np.ascontiguousarray(np.rot90(pixels, turns))
        others = _recognised(turned, _scale(turned))
        if others[1] and mean(others[1]) > mean(scores or [0.0]):
            pixels, scale, (pieces, scores) = turned, _scale(turned), others
    height, width = pixels.shape[:2]
    found = Page(number, width * scale, height * scale)
    for rectangles in _tables(pixels, scale):
        found.tables.append(build(number, rectangles, pieces))
    boxes = [table.box for table in found.tables]
    found.lines = lines_of(p for p in pieces if not any(inside(b, p.middle) for b in boxes))
    return found, mean(scores) if scores else 0.0


def _scale(pixels: Image) -> float:
    """Points a pixel."""
    height, width = pixels.shape[:2]
    return float((PORTRAIT if height >= width else LANDSCAPE) / width)


def _turns(pieces: Sequence[Line], scores: Sequence[float]) -> tuple[int, ...]:
    """By how many quarters a page may lie turned: lines that stand up, or make no sense."""
    long = [p for p in pieces if len(p.text) > 2]
    if sum(p.height > p.x1 - p.x0 for p in long) > 0.6 * len(long) > 0:
        return 1, 3
    return (2,) if scores and mean(scores) < UPSIDE_DOWN else ()


def ocr_issue(scores: Sequence[float]) -> Issue:
    """The note that a scan was read, and how surely."""
    sure = round(100 * mean(scores))
    severity = "note" if mean(scores) >= DOUBT else "warning"
    return Issue(
        "ocr", severity,
        f"有 {len(scores)} 页是图片，由文字识别读出，平均把握 {sure}%。请对照原件核对。",
        f"{len(scores)} page(s) are pictures and were read by OCR, {sure} % sure on average. "
        "Please compare with the original.",
    )


def _shrunk(image: Any) -> Image:
    image = image.convert("RGB")
    longest = max(image.size)
    if longest > MAX_SIDE:
        factor = MAX_SIDE / longest
        image = image.resize((int(image.width * factor), int(image.height * factor)))
    return np.asarray(image)


def _recognised(pixels: Image, scale: float) -> tuple[list[Line], list[float]]:
    # turned line by line, some of a page in order come out upside down
    result = _engine()(pixels, use_cls=False)
    if result.boxes is None or result.txts is None:
        return [], []
    pieces = []
    for corners, text in zip(result.boxes, result.txts, strict=True):
        (x0, top), (x1, bottom) = corners.min(axis=0) * scale, corners.max(axis=0) * scale
        pieces.append(Line(_marks(text), float(x0), float(top), float(x1), float(bottom)))
    return pieces, [float(score) for score in result.scores]


def _marks(text: str) -> str:
    """Brackets as Chinese text has them; recognition mixes them up."""
    words = _YEAR.sub(r"〔\1〕", text)
    words = re.sub(r"(?<=[\u4e00-\u9fff])\(|\((?=[\u4e00-\u9fff])", "（", words)
    words = re.sub(r"(?<=[\u4e00-\u9fff])\)|\)(?=[\u4e00-\u9fff。，；：、])", "）", words)
    for left, right in ("（)", "(）"):
        words = re.sub(rf"\{left}([^()（）]*)\{right}", r"（\1）", words)
    return words


def _straight(pixels: Image) -> Image:
    """Turns a page that lay askew, by the median slope of its long level lines."""
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    width = grey.shape[1]
    lines = cv2.HoughLinesP(
        cv2.Canny(grey, 60, 180), 1, np.pi / 1800, 200,
        minLineLength=width // 4, maxLineGap=20,
    )
    if lines is None:
        return pixels
    slopes = [
        np.degrees(np.arctan2(y1 - y0, x1 - x0)) for x0, y0, x1, y1 in lines.reshape(-1, 4)
    ]
    level = [slope for slope in slopes if abs(slope) < 5]
    angle = float(np.median(level)) if level else 0.0
    if abs(angle) < 0.1:
        return pixels
    height = grey.shape[0]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(
        pixels, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)
    )


def _tables(pixels: Image, scale: float) -> list[list[Box]]:
    """The cells of each ruled table: the empty fields that its lines enclose."""
    import cv2

    mask = _ruling(pixels)
    height, width = mask.shape
    _, groups = cv2.connectedComponents(mask, connectivity=8)
    count, _, fields, _ = cv2.connectedComponentsWithStats(255 - mask, connectivity=4)
    tables: dict[int, list[Box]] = {}
    for x, y, w, h, area in fields[1:count]:
        at_border = x == 0 or y == 0 or x + w >= width or y + h >= height
        if at_border or w < _MIN_CELL or h < _MIN_CELL or area < 0.75 * w * h:
            continue
        group = _group(groups, x, y, w, h)
        box = (x - 2) * scale, (y - 2) * scale, (x + w + 2) * scale, (y + h + 2) * scale
        tables.setdefault(group, []).append(box)
    return [boxes for group, boxes in tables.items() if group and len(boxes) > 1]


def _group(groups: Image, x: int, y: int, w: int, h: int) -> int:
    """The set of connected lines above a field: what it belongs to."""
    strip = groups[max(0, y - 4) : y, x : x + w]
    values = strip[strip > 0]
    return int(np.bincount(values).argmax()) if values.size else 0


def _ruling(pixels: Image) -> Image:
    """Level and upright lines as a mask; short ones count where rows are low."""
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    dark = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 12
    )
    height, width = grey.shape
    level = cv2.morphologyEx(
        dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (max(40, width // 30), 1))
    )
    mask = cv2.dilate(level, np.ones((3, 9), np.uint8))
    upright = cv2.morphologyEx(
        dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (1, max(36, height // 60)))
    )
    # a stroke of a character is upright too: only those that meet a level line are ruling
    tall = cv2.dilate(upright, np.ones((9, 3), np.uint8))
    count, labels = cv2.connectedComponents(tall)
    meets = np.unique(labels[(mask > 0) & (labels > 0)])
    keep = np.zeros(count, bool)
    keep[meets] = True
    keep[0] = False
    mask[keep[labels]] = 255
    return mask
