"""A picture of a table: cells by their ruling, words by recognition."""

from __future__ import annotations

from io import BytesIO

import pytest

from graph.errors import ReadError
from graph.reading import Table
from ingest.readers import read
from tests.ingest.readers.portable import Sheet, pdf


def picture(suffix: str) -> bytes:
    """A drawn page of a ruled table with two merged rows, in Latin letters and digits."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", (1240, 700), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(36)
    for x in (100, 300, 700, 1100):
        draw.line((x, 100, x, 400), "black", 3)
    for y in (100, 200, 400):
        draw.line((100, y, 1100, y), "black", 3)
    draw.line((300, 300, 1100, 300), "black", 3)
    for x, y, words in ((150, 130, "No"), (350, 130, "Matter"), (750, 130, "Phone"),
                        (150, 280, "1"), (350, 230, "Water"), (750, 230, "6220118"),
                        (350, 330, "Roads"), (750, 330, "6220119")):
        draw.text((x, y), words, "black", font)
    buffer = BytesIO()
    image.save(buffer, suffix)
    return buffer.getvalue()


@pytest.mark.parametrize("suffix", ["png", "pdf"])
def test_a_scanned_table(suffix: str) -> None:
    reading = read(picture(suffix), f"scan.{suffix}")
    table = next(block for block in reading.blocks if isinstance(block, Table))
    assert (table.rows, table.columns) == (3, 3)
    spans = [(c.row, c.column, c.rowspan, c.text) for c in table.cells if c.rowspan > 1]
    assert [span[:3] for span in spans] == [(2, 1, 2)]
    words = [c.text for c in table.cells]
    assert "6220118" in words and "Roads" in words
    issue = next(issue for issue in reading.issues if issue.code == "ocr")
    assert "%" in issue.zh


def test_a_cut_picture_is_one_sentence() -> None:
    with pytest.raises(ReadError) as caught:
        read(picture("png")[:200], "scan.png")
    assert caught.value.code == "damaged"


def test_a_blank_digital_page_is_not_sent_to_recognition() -> None:
    with pytest.raises(ReadError) as caught:
        read(pdf(Sheet()), "空.pdf")
    assert caught.value.code == "no_content"
