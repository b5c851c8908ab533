"""The matrix as a picture: well-formed, whole, and nothing of a document runs in it."""

from __future__ import annotations

from lxml import etree

from tests.ui.documents import HOSTILE
from ui.parts import matrix

SPACE = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return [str(e.text) for e in etree.fromstring(svg.encode()).iter(f"{SPACE}text")]


def test_every_cell_is_in_the_picture() -> None:
    made = texts(matrix.svg("边界", ["事项", "甲局", "乙局"],
                            [["看护", "■", "□"], ["检验", "", "◎"]], ["■ 牵头"]))
    assert made == ["边界", "■ 牵头", "事项", "甲局", "乙局", "看护", "■", "□", "检验", "◎"]


def test_long_names_go_on_in_a_second_line() -> None:
    made = texts(matrix.svg("边界", ["事项"], [["候鸟驿站看护" * 6]], []))
    assert "".join(made[2:]) == "候鸟驿站看护" * 6 and len(made) > 3


def test_signs_of_a_document_stay_signs() -> None:
    made = etree.fromstring(matrix.svg("边界", ["事项"], [[h] for h in HOSTILE], []).encode())
    assert {e.tag for e in made.iter()} == {f"{SPACE}{tag}" for tag in ("svg", "rect", "text")}
    words = "".join(str(e.text) for e in made.iter(f"{SPACE}text"))
    assert "<script>" in words and "\u202e" not in words
