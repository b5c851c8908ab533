"""The source panel: spans, merges, rows left out."""

from __future__ import annotations

import streamlit as st

from graph.reading import Cell, Table
from ui.parts import source

TABLE = Table(1, 6, 2, (
    Cell(1, 1, "事项"), Cell(1, 2, "职责"), Cell(2, 1, "游船检验", rowspan=2),
    Cell(2, 2, "负责<检验>"), Cell(3, 2, "配合检验"), Cell(4, 1, "收割"), Cell(4, 2, "审批"),
    Cell(5, 1, "看护"), Cell(5, 2, "看护"), Cell(6, 1, "末"), Cell(6, 2, "尾"),
))


def test_spans_of_an_address() -> None:
    assert source.pieces("t1r3c4:0-8,t1r3c4:10-12,p2") == {
        "t1r3c4": [(0, 8), (10, 12)], "p2": [(0, 1 << 30)],
    }


def test_marked_text_is_escaped_and_spans_that_touch_are_one() -> None:
    assert source.marked("a<b>c", [(0, 2), (2, 4)]) == "<mark>a&lt;b&gt;</mark>c"
    assert source.marked("甲乙", [(5, 9)]) == "甲乙"


def test_rows_left_out_are_counted_and_merges_stay() -> None:
    st.session_state["lang"] = "zh"
    html = source.rows_html(TABLE, source.pieces("t1r3c2:0-2"), [1, 2, 3, 4])
    assert '<td rowspan="2">游船检验</td>' in html
    assert "<mark>配合</mark>检验" in html
    assert "其余 2 行" in html and "负责&lt;检验&gt;" in html


def test_a_merge_cut_above_shows_its_words_again() -> None:
    html = source.rows_html(TABLE, source.pieces("t1r3c2:0-2"), [1, 3])
    assert html.count("游船检验") == 1 and "其余 1 行" in html


def test_pasted_text_shows_what_holds_from_above() -> None:
    pasted = Table(1, 3, 4, (
        Cell(1, 1, "序号"), Cell(1, 2, "事项"), Cell(1, 3, "部门"), Cell(1, 4, "职责"),
        Cell(2, 1, "1"), Cell(2, 2, "游船检验"), Cell(2, 3, "交通局"), Cell(2, 4, "负责检验"),
        Cell(3, 1, ""), Cell(3, 2, ""), Cell(3, 3, "财政局"), Cell(3, 4, "保障经费"),
    ), merges_known=False)
    html = source.rows_html(pasted, source.pieces("t1r3c4:0-4"), [1, 3])
    assert html.count('class="above"') == 2 and "游船检验</td>" in html
    assert "<mark>保障经费</mark>" in html
