"""Where quoted words stand on the page of the original."""

from __future__ import annotations

from ingest.pages import Written
from ui.parts import original


def page(*lines: tuple[float, float, str]) -> Written:
    """A page of lines: left, top and words; every character is 0.02 wide and high."""
    made = Written()
    for number, (left, top, words) in enumerate(lines):
        for position, character in enumerate(words):
            x = left + 0.02 * position
            made.add(character, (x, top, x + 0.02, top + 0.02), number)
    return made


def words(layer: Written, found: list[int]) -> str:
    return "".join(layer.characters[position] for position in found)


def test_words_on_one_line() -> None:
    layer = page((0.1, 0.1, "甲局负责检验"))
    assert original._where(layer, "负责 检验", []) == [2, 3, 4, 5]


def test_words_that_go_on_below_beside_another_column() -> None:
    layer = page((0.1, 0.1, "负责游船"), (0.5, 0.1, "依据办法"), (0.1, 0.12, "年度检验"),
                 (0.5, 0.12, "第五条"))
    found = original._where(layer, "游船年度检验", [])
    assert words(layer, found) == "游船年度检验"
    assert len(original._boxes(layer, found)) == 2


def test_of_equal_words_those_of_the_row_count() -> None:
    layer = page((0.1, 0.1, "财政局"), (0.5, 0.1, "保障检验经费"),
                 (0.1, 0.6, "财政局"), (0.5, 0.6, "保障看护经费"))
    anchor = original._where(layer, "保障看护经费", [])
    assert original._where(layer, "财政局", anchor)[0] == 9


def test_words_that_are_not_there() -> None:
    assert original._where(page((0.1, 0.1, "甲局")), "乙局负责", []) == []
