"""Pasted text beside the blocks that it is read as."""

from __future__ import annotations

import pytest

from graph.errors import ReadError
from graph.reading import Paragraph, Reading, Table
from ingest.readers.text import read, read_text, sniff


def tables(reading: Reading) -> list[list[list[str]]]:
    """Tables as rows of cell texts; covered places are left out."""
    return [
        [[c.text for c in block.cells if c.row == row] for row in range(1, block.rows + 1)]
        for block in reading.blocks if isinstance(block, Table)
    ]


def paragraphs(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks if isinstance(block, Paragraph)]


HEAD = "\t序号\n\t服务项目\n\t服务内容\n\t办理科室\n\t咨询电话\n\n"
FIRST = "\t1\n\t咨询\n\t解答问题。\n\t水政科\n\t5550311\n\n"
SECOND = "\t2\n\t查询\n\t提供数据。\n\t信息股\n\t5550313\n"


def test_lines_become_paragraphs_verbatim() -> None:
    reading = read_text("一、总则\n\n  第二行 \r\n第三行", "a.txt")
    assert paragraphs(reading) == ["一、总则", "  第二行 ", "第三行"]


def test_a_cell_may_hold_line_ends_and_blank_lines() -> None:
    row = "\t1\n\t咨询\n\t解答问题。\n\t水政科\n\n水资源科\n\t5550311\n\n5550312\n"
    assert tables(read_text(HEAD + row, "a"))[0][1] == [
        "1", "咨询", "解答问题。", "水政科\n\n水资源科", "5550311\n\n5550312",
    ]


def test_blank_lines_inside_a_row_do_not_end_it() -> None:
    row = "\t1\n\t咨询\n\t解答问题。\n\t水政科\n\n\n\t5550311\n\n"
    reading = read_text(HEAD + row + SECOND, "a")
    assert [row[0] for row in tables(reading)[0]] == ["序号", "1", "2"]
    assert tables(reading)[0][1][4] == "5550311"


def test_a_row_with_a_cell_too_few_is_laid_by_what_its_cells_hold() -> None:
    short = "\t\n\t提供资料查询。\n\t\n\t\n\n"
    reading = read_text(HEAD + FIRST + short + SECOND, "a")
    assert tables(reading)[0][2] == ["", "", "提供资料查询。", "", ""]
    assert [issue.code for issue in reading.issues] == ["cell_count"]


def test_text_after_a_table_is_not_its_last_cell() -> None:
    reading = read_text(HEAD + FIRST + "四、监督管理制度\n正文。", "a")
    assert paragraphs(reading) == ["四、监督管理制度", "正文。"]
    assert tables(reading)[0][1][4] == "5550311"


def test_two_tables_in_one_run_of_cells_are_two() -> None:
    other = "\t职责边界登记表\n\n\t序号\n\t管理事项\n\t相关部门\n\t职责分工\n\n"
    reading = read_text(HEAD + FIRST + other + "\t1\n\t采砂\n\t水利局\n\t编制规划。\n", "a")
    assert [len(table[0]) for table in tables(reading)] == [5, 1]
    assert tables(reading)[1][1] == ["序号", "管理事项", "相关部门", "职责分工"]


def test_a_page_header_between_rows_is_a_paragraph_of_its_own() -> None:
    title = "云杉县水利局公共服务清单"
    reading = read_text(f"{title}\n{HEAD}{FIRST}{title}  第 2 页\n\n{SECOND}", "a")
    assert len(tables(reading)[0]) == 3
    assert paragraphs(reading) == [title, f"{title}  第 2 页"]


def test_quoted_cells_hold_line_ends() -> None:
    reading = read_text('序号\t权力名称\t责任事项\n1\t取水许可\t"1.受理。\n2.说""明""。"\n', "a")
    assert tables(reading)[0][1] == ["1", "取水许可", '1.受理。\n2.说"明"。']


def test_a_header_may_be_split_over_lines() -> None:
    head = "序号\n管理\n事项\n相关部门\n职责分工\n"
    reading = read_text(
        head + "1\n采砂管理\n水利局\n负责编制采砂规划。\n公安局\n打击非法采砂。", "a"
    )
    assert tables(reading)[0][0] == ["序号", "管理\n事项", "相关部门", "职责分工"]
    assert tables(reading)[0][2] == ["", "", "公安局", "打击非法采砂。"]


def test_wrapped_lines_of_joined_rows_are_put_together() -> None:
    duty = "负责编制全县河道采砂规划，报县政府批\n准后组织实施。"
    head = "序号  管理事项  相关部门  职责分工\n"
    text = f"{head}1  采砂管理  水利局  {duty}\n公安局  打击非法采砂。"
    assert tables(read_text(text, "a"))[0][1][3] == duty


def test_traditional_headings_are_known() -> None:
    head = "| 序號 | 服務事項 | 承辦機構 | 聯繫電話 |\n"
    reading = read_text(head + "| 1 | 諮詢 | 水政科 | 5550311 |", "a")
    assert tables(reading)[0][1] == ["1", "諮詢", "水政科", "5550311"]


@pytest.mark.parametrize(("content", "sure"), [
    ("序号".encode(), True), ("序号".encode("gb18030"), True), (b"PK\x03\x04\0\0\0\0", False),
    (b"\0\0\0\1", False),
])
def test_text_is_told_from_other_bytes(content: bytes, sure: bool) -> None:
    assert (sniff(content, "a.txt") > 0) is sure


def test_a_file_without_text_is_one_sentence() -> None:
    with pytest.raises(ReadError) as caught:
        read(b" \n\n ", "空.txt")
    assert "空.txt" in str(caught.value)


def test_every_line_is_in_a_block() -> None:
    text = HEAD + FIRST + "注：工作日接听。\n第 3 页\n\n附件\n| 甲 | 乙 |\n"
    reading = read_text(text, "a")
    kept = "".join(text for _, text in reading.texts())
    assert set("".join(text.split())) - set("|") <= set("".join(kept.split()))
    assert "第 3 页" in kept and "| 甲 | 乙 |" in kept


def test_a_table_that_lost_every_separator() -> None:
    text = """序号管理事项相关部门职责分工相关依据
1河道采砂县水利局负责编制采砂规划；审批采砂申请。《河道管理条例》县公安局依法打击非法采砂。
2农村供水县水利局指导供水工程运行。县卫健局对水质进行监测。"""
    assert tables(read_text(text, "a"))[0][1:] == [
        ["1", "河道采砂", "县水利局", "负责编制采砂规划；审批采砂申请。", "《河道管理条例》"],
        ["", "", "县公安局", "依法打击非法采砂。", ""],
        ["2", "农村供水", "县水利局", "指导供水工程运行。", ""],
        ["", "", "县卫健局", "对水质进行监测。", ""],
    ]
