"""PDF pages by what is drawn on them: lines, words, page ends."""

from __future__ import annotations

import pytest

from graph.errors import ReadError
from graph.reading import Table
from ingest.readers import read
from ingest.readers._layout import whole
from tests.ingest.readers.portable import Sheet, pdf
from tests.ingest.readers.word import shown

XS = [60.0, 100.0, 300.0, 500.0]


def body(*sheets: Sheet) -> list[object]:
    return shown(read(pdf(*sheets), "清单.pdf"))


def test_text_and_table_stand_in_order_with_their_page() -> None:
    sheet = Sheet().text(60, 100, "云杉县民政局").grid(XS, [130, 160, 190])
    sheet.text(64, 135, "1").text(104, 135, "低保").text(304, 135, "负责审核")
    sheet.text(60, 210, "注：略")
    reading = read(pdf(sheet), "清单.pdf")
    assert shown(reading)[0] == "云杉县民政局"
    assert shown(reading)[2] == "注：略"
    table = reading.blocks[1]
    assert isinstance(table, Table) and (table.rows, table.columns, table.page) == (2, 3, 1)
    assert [c.text for c in table.cells[:3]] == ["1", "低保", "负责审核"]


def test_merged_cells_have_their_spans() -> None:
    sheet = Sheet()
    for x in XS:
        sheet.line(x, 130, x, 190)
    sheet.line(60, 130, 500, 130).line(60, 190, 500, 190).line(300, 160, 500, 160)
    sheet.text(64, 135, "1").text(104, 135, "低保").text(304, 135, "甲").text(304, 165, "乙")
    assert body(sheet) == [[(1, 1, "1", 2, 1), (1, 2, "低保", 2, 1), (1, 3, "甲"), (2, 3, "乙")]]


def test_a_full_line_goes_on_and_a_short_one_ends() -> None:
    sheet = Sheet().grid([60, 165, 300], [100, 170])
    sheet.text(64, 104, "负责全县低保对象审核").text(64, 118, "工作").text(64, 132, "指导乡镇")
    cells = body(sheet)[0]
    assert cells[0] == (1, 1, "负责全县低保对象审核工作\n指导乡镇")  # type: ignore[index]


def test_a_table_over_two_pages_is_one_and_its_heading_counts_once() -> None:
    def page(number: str, words: str) -> Sheet:
        sheet = Sheet().grid(XS, [60, 90, 120])
        for x, text in zip(XS, ("序号", "事项", "职责"), strict=False):
            sheet.text(x + 4, 65, text)
        return sheet.text(64, 95, number).text(104, 95, words).text(280, 810, "- 1 -")

    assert body(page("1", "低保"), page("2", "救助")) == [[
        (1, 1, "序号"), (1, 2, "事项"), (1, 3, "职责"),
        (2, 1, "1"), (2, 2, "低保"), (2, 3, ""), (3, 1, "2"), (3, 2, "救助"), (3, 3, ""),
    ]]


def test_a_row_that_the_page_end_cuts_is_one_row() -> None:
    first = Sheet()  # no line closes the row at the foot of the page
    for x in XS:
        first.line(x, 700, x, 800)
    first.line(60, 700, 500, 700).text(64, 705, "1").text(104, 705, "低保")
    first.text(304, 705, "负责全县最低生活保障对象的审核确认和资")
    second = Sheet()
    for x in XS:
        second.line(x, 60, x, 120)
    second.line(60, 90, 500, 90).line(60, 120, 500, 120)
    second.text(304, 65, "金发放").text(64, 95, "2").text(104, 95, "救助").text(304, 95, "略")
    assert body(first, second) == [[
        (1, 1, "1"), (1, 2, "低保"), (1, 3, "负责全县最低生活保障对象的审核确认和资金发放"),
        (2, 1, "2"), (2, 2, "救助"), (2, 3, "略"),
    ]]


def test_a_new_row_on_the_next_page_goes_on_with_the_merged_cells() -> None:
    """Words that go on in a merged cell do not make its last row go on."""
    first = Sheet().grid(XS, [700, 730]).text(64, 705, "1").text(104, 705, "县民政局")
    first.text(304, 705, "某户在搬迁之后申请办理补发，县民政局查")
    second = Sheet().grid(XS, [60, 90, 120]).text(104, 65, "县财政局").text(304, 65, "明后补发。")
    second.text(64, 95, "2").text(104, 95, "县医保局").text(304, 95, "略")
    for sheet, y in ((first, 730), (second, 60)):
        sheet.line(60, y, 100, y)
    first = first.grid(XS, [670, 700]).text(104, 675, "县残联")
    assert [cell[2] for cell in body(first, second)[0] if cell[1] == 2] == [  # type: ignore[index, attr-defined]
        "县残联", "县民政局", "县财政局", "县医保局",
    ]


def test_a_cell_without_its_last_line_keeps_the_words_that_hang_below() -> None:
    sheet = Sheet()
    for x in XS:
        sheet.line(x, 700, x, 770)
    sheet.line(60, 700, 500, 700).line(300, 770, 500, 770)
    sheet.text(64, 705, "1").text(304, 705, "略")
    sheet.text(104, 705, "绿地养护").text(104, 767, "和巡查")
    assert body(sheet) == [[(1, 1, "1"), (1, 2, "绿地养护\n和巡查"), (1, 3, "略")]]


def test_a_mark_that_may_not_begin_a_line_takes_its_word_along() -> None:
    sheet = Sheet().grid([60, 165, 300], [100, 170])
    sheet.text(64, 104, "建立档案并且按年更").text(64, 118, "新；接到报告处置。")
    assert body(sheet)[0][0] == (1, 1, "建立档案并且按年更新；接到报告处置。")  # type: ignore[index]


def test_two_whole_names_on_two_lines_are_two() -> None:
    sheet = Sheet().grid([60, 117, 300], [100, 170])
    sheet.text(64, 104, "河湖管理股").text(64, 118, "水政大队").text(64, 132, "农村水").text(
        64, 146, "利股")
    assert body(sheet)[0][0][2].startswith("河湖管理股\n水政大队")  # type: ignore[index]


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    line = "县民政局负责全县城乡最低生活保障对象的审核确认和资金发放监督检查工作并按月公示的结果接"
    first = Sheet().text(60, 700, line, 11)
    second = Sheet().text(60, 60, "受群众监督。", 11).text(60, 90, "县财政局负责拨付资金。", 11)
    assert body(first, second) == [f"{line}受群众监督。", "县财政局负责拨付资金。"]


def test_running_heads_of_two_low_pages_are_no_text() -> None:
    sheets = [
        Sheet().text(60, 40, "内部资料").text(60, 200, words).text(280, 800, f"- {n} -")
        for n, words in enumerate(("甲", "乙"), 1)
    ]
    assert body(*sheets) == ["甲", "乙"]


def test_running_heads_and_page_numbers_are_no_text() -> None:
    sheets = [
        Sheet().text(60, 30, "云杉县权责清单").text(60, 200 + n, f"第{n}部分的正文内容在这里")
        .text(280, 815, f"第 {n} 页") for n in range(1, 5)
    ]
    assert body(*sheets) == [f"第{n}部分的正文内容在这里" for n in range(1, 5)]


def test_radicals_become_characters() -> None:
    assert whole("⻓⾏⼈⼀⻔⻚⼾") == "长行人一门页户"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.4\n" + bytes(100), "damaged"),
        (pdf(Sheet().text(60, 100, "正文"))[:300], "damaged"),
        (pdf(Sheet()), "no_content"),
    ],
    ids=["nothing inside", "cut", "blank"],
)
def test_each_failure_is_one_sentence(content: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(content, "清单.pdf")
    assert caught.value.code == code
    assert "\n" not in caught.value.zh
