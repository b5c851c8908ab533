"""Labels of pairs: clear cases, and bad input."""

from __future__ import annotations

import pytest

from findings.compare import Comparer
from tests.findings.conftest import Load, boundary

ROWS = (
    ["1", "古树名木保护", "林业局", "负责古树名木的认定和挂牌。", "", ""],
    ["", "", "财政局", "安排古树名木保护经费。", "", ""],
    ["2", "林区防火", "应急局", "组织森林火灾扑救。", "", ""],
)


@pytest.fixture
def comparer(load: Load) -> Comparer:
    return Comparer(load(a=boundary(*ROWS)))


def test_one_duty_in_other_words_is_the_same(comparer: Comparer) -> None:
    said = comparer.compare(
        "林业局", "负责森林公园的日常管理", "林业局", "做好森林公园日常管理工作"
    )
    assert said["label"] == "same"


def test_two_departments_of_one_matter_share_it(comparer: Comparer) -> None:
    said = comparer.compare(
        "林业局", "负责古树名木的认定和挂牌", "财政局", "安排古树名木保护经费"
    )
    assert said["label"] == "shared"
    assert said["why"] and said["why_en"]


def test_other_objects_are_different(comparer: Comparer) -> None:
    said = comparer.compare("林业局", "负责古树名木的认定和挂牌", "卫健局", "核发医师执业证书")
    assert said["label"] == "different"


def test_the_order_of_the_sides_does_not_matter(comparer: Comparer) -> None:
    one = comparer.compare("林业局", "负责古树名木的认定", "财政局", "安排古树名木保护经费")
    two = comparer.compare("财政局", "安排古树名木保护经费", "林业局", "负责古树名木的认定")
    assert (one["label"], one["score"]) == (two["label"], two["score"])


def test_one_text_twice_is_the_same(comparer: Comparer) -> None:
    said = comparer.compare("林业局", "组织护林。", "林业局", "组织护林")
    assert (said["label"], said["score"]) == ("same", 1.0)


@pytest.mark.parametrize(
    ("a", "b"), [("", "组织护林"), ("组织护林", "  "), ("", ""), ("。", "护林")]
)
def test_an_empty_side_is_said(comparer: Comparer, a: str, b: str) -> None:
    said = comparer.compare("林业局", a, "林业局", b)
    assert (said["label"], said["score"]) == ("different", 0.0)
    assert "为空" in said["why"] and "empty" in said["why_en"]


def test_ten_thousand_characters_are_compared_by_their_beginning(comparer: Comparer) -> None:
    said = comparer.compare("林业局", "组织护林巡查。" * 1500, "林业局", "组织护林巡查")
    assert said["label"] in ("same", "shared")


def test_unknown_bodies_and_no_bodies_are_fine(comparer: Comparer) -> None:
    for body in ("", "不存在的单位", "<b>局</b>"):
        assert comparer.compare(body, "组织护林", body, "发放补助")["label"]
