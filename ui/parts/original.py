"""The page of the original (原件页面) beside what was read, the words in a box.

What was read keeps no coordinates: the quoted words are looked for on the page, and
of several places the one nearest to the rest of their row or paragraph counts.
"""

from __future__ import annotations

import base64
import io
import re
from dataclasses import dataclass

import streamlit as st
from PIL import Image, ImageChops, ImageDraw

from graph.ledger import DocumentRecord
from graph.reading import Paragraph, Reading, Table
from ingest import pages
from ui.parts import data, state, store
from ui.parts.html import esc, show
from ui.parts.words import t

FARTHEST = 80
"""Pages looked through from the one where a table begins."""
WIDTH = 1000
_FRAME, _TINT = (155, 28, 28), (255, 224, 138)


@dataclass(frozen=True, slots=True)
class Spot:
    """A page and the boxes of the words on it; none when they were not found."""

    page: int
    boxes: tuple[pages.Box, ...] = ()


def has_pages(record: DocumentRecord) -> bool:
    """Whether a document has pages that can be shown."""
    return record.format in pages.FORMATS


def draw(record: DocumentRecord, at: str, span: tuple[int, int] | None, page: int = 0) -> int:
    """The page that holds a place, or a page by its number; which page it is."""
    with st.spinner(t("original.looking")):
        spot = _spot(store.key()[0], record.sha256, record.id, at, span) if at else Spot(page or 1)
        if page and page != spot.page:
            spot = Spot(page)
        drawn = _drawn(store.key()[0], record.sha256, record.format, spot)
    total = _count(store.key()[0], record.sha256, record.format)
    label = t("original.page", n=spot.page, total=total)
    show(f'<figure class="original"><figcaption>{esc(label)}</figcaption>'
         f'<img alt="{esc(t("original.alt", n=spot.page, name=record.name))}" '
         f'src="data:image/png;base64,{drawn}"></figure>')
    if at and not spot.boxes and not page:
        state.note(t("original.not_found"))
    return spot.page


def pages_of(record: DocumentRecord) -> int:
    """How many pages the original has."""
    return _count(store.key()[0], record.sha256, record.format)


@st.cache_data(max_entries=200, show_spinner=False)
def _count(home: str, sha256: str, format_: str) -> int:
    return pages.count(_content(sha256), format_)


@st.cache_data(max_entries=60, show_spinner=False)
def _drawn(home: str, sha256: str, format_: str, spot: Spot) -> str:
    image = pages.picture(_content(sha256), format_, spot.page, WIDTH)
    tinted = Image.new("RGB", image.size, "white")
    pen = ImageDraw.Draw(tinted)
    for box in spot.boxes:
        pen.rectangle(_pixels(box, image.size), fill=_TINT)
    if spot.boxes:  # the tint lies under the words: dark stays dark
        image = ImageChops.multiply(image, tinted)
        frame = (min(b[0] for b in spot.boxes), min(b[1] for b in spot.boxes),
                 max(b[2] for b in spot.boxes), max(b[3] for b in spot.boxes))
        ImageDraw.Draw(image).rectangle(_pixels(frame, image.size, 4), outline=_FRAME, width=3)
    out = io.BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return base64.b64encode(out.getvalue()).decode("ascii")


def _pixels(box: pages.Box, size: tuple[int, int], room: int = 0) -> tuple[float, ...]:
    return (box[0] * size[0] - room, box[1] * size[1] - room,
            box[2] * size[0] + room, box[3] * size[1] + room)


def _content(sha256: str) -> bytes:
    return store.registry().ledger.content(sha256)


@st.cache_data(max_entries=200, show_spinner=False)
def _written(home: str, sha256: str, format_: str, page: int) -> pages.Written:
    return pages.written(_content(sha256), format_, page)


@st.cache_data(max_entries=500, show_spinner=False)
def _spot(home: str, sha256: str, document: int, at: str, span: tuple[int, int] | None) -> Spot:
    reading, record = data.reading(document), data.record(document)
    place = at.partition(":")[0]
    if reading is None or record is None:
        return Spot(1)
    quote, beside, first = _wanted(reading, place, span)
    total = _count(home, sha256, record.format)
    best = Spot(min(first, total))
    for page in range(best.page, min(total, best.page + FARTHEST) + 1):
        layer = _written(home, sha256, record.format, page)
        anchor = _where(layer, beside, []) if beside else []
        found = _where(layer, quote, anchor)
        if found and (anchor or not beside):
            return Spot(page, _boxes(layer, found))
        if found and not best.boxes:
            best = Spot(page, _boxes(layer, found))
    return best


def _wanted(
    reading: Reading, place: str, span: tuple[int, int] | None
) -> tuple[str, str, int]:
    """The words to find, longer words that stand beside them, and the first page."""
    text = reading.text_at(place)
    quote = text[slice(*span)] if span and span[0] < span[1] else text
    cell = re.fullmatch(r"t(\d+)r(\d+)c(\d+)", place)
    for block in reading.blocks:
        if isinstance(block, Paragraph) and block.address == place:
            return quote, text[:40], block.page or 1
        if isinstance(block, Table) and cell and block.index == int(cell[1]):
            row = [c.text for c in block.cells if c.row == int(cell[2]) and c.rowspan == 1]
            return quote, max(row, key=len, default="")[:24], block.page or 1
    return quote, "", 1


def _squeezed(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and c.isprintable())


def _where(layer: pages.Written, words: str, anchor: list[int]) -> list[int]:
    """Where words stand among the characters of a page; the place nearest to `anchor`.

    Running text first, then line by line down a column; when a page end cuts the
    words, their beginning counts.
    """
    whole, text = _squeezed(words), "".join(layer.characters)
    if not whole:
        return []
    places = [list(range(m.start(), m.start() + len(whole)))
              for m in re.finditer(re.escape(whole), text)]
    places = places or _down(layer, text, whole)
    if not places and len(whole) > 12:
        places = [list(range(m.start(), m.start() + 12))
                  for m in re.finditer(re.escape(whole[:12]), text)]

    def far(place: list[int]) -> float:
        top = layer.boxes[place[0]][1]
        return abs(top - layer.boxes[anchor[0]][1]) if anchor else top

    return min(places, key=far, default=[])


def _down(layer: pages.Written, text: str, whole: str) -> list[list[int]]:
    """Words that go on in the line below, beside other columns."""
    lines: dict[int, list[int]] = {}
    for position, line in enumerate(layer.lines):
        lines.setdefault(line, []).append(position)
    spans = [(held[0], held[-1] + 1) for held in lines.values()]
    made: list[list[int]] = []
    for start, end in spans:
        for length in range(min(end - start, len(whole)), 1, -1):
            if text[end - length : end] == whole[:length]:
                found = _onward(layer, text, spans, list(range(end - length, end)), whole)
                if found:
                    made.append(found)
                break
    return made


def _onward(
    layer: pages.Written, text: str, spans: list[tuple[int, int]], found: list[int], whole: str
) -> list[int]:
    """The rest of words in the lines below those found; nothing when it is not there."""
    while len(found) < len(whole):
        rest, above = whole[len(found):], layer.boxes[found[-1]]
        height = above[3] - above[1]
        below = [
            (start, end) for start, end in spans
            if 0 < layer.boxes[start][1] - above[1] < 3.5 * height
            and (rest.startswith(text[start:end]) or text[start:end].startswith(rest))
        ]
        if not below:
            return []
        first = layer.boxes[found[0]][0]
        start, end = min(below, key=lambda s: abs(layer.boxes[s[0]][0] - first))
        found += range(start, min(end, start + len(rest)))
    return found


def _boxes(layer: pages.Written, found: list[int]) -> tuple[pages.Box, ...]:
    """One box a line."""
    made: dict[int, pages.Box] = {}
    for position in found:
        box, line = layer.boxes[position], layer.lines[position]
        held = made.get(line, box)
        made[line] = (min(box[0], held[0]), min(box[1], held[1]),
                      max(box[2], held[2]), max(box[3], held[3]))
    return tuple(made.values())
