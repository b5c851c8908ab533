"""Pages as pictures: how many, how large, and where each character stands."""

from __future__ import annotations

import pytest

from ingest import pages
from tests.ingest.readers.portable import Sheet, pdf

TWO = pdf(
    Sheet().text(50, 100, "甲局负责游船检验,乙局配合看护候鸟驿站。"),
    Sheet().text(50, 400, "丙局监督芦苇收割,并会同丁局划定禁割区。"),
)


def test_pages_are_counted() -> None:
    assert pages.count(TWO, "pdf") == 2


def test_a_character_stands_where_it_was_drawn() -> None:
    found = pages.written(TWO, "pdf", 2)
    assert "".join(found.characters[:4]) == "丙局监督" and not found.recognised
    left, top, right, bottom = found.boxes[0]
    assert 0.07 < left < right < 0.12 and 0.46 < top < bottom < 0.5


def test_picture_has_the_width_asked_for() -> None:
    width, height = pages.picture(TWO, "pdf", 1, 400).size
    assert 400 <= width <= 401 and 560 < height < 570


@pytest.mark.parametrize("number", [0, 3])
def test_there_is_no_such_page(number: int) -> None:
    with pytest.raises(IndexError):
        pages.picture(TWO, "pdf", number)
