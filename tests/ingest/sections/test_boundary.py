"""Boundary tables and outlines beside the matters, duties and cases they say."""

from __future__ import annotations

from ingest.readers.text import read_text
from ingest.sections import divide, kinds
from tests.ingest.sections.said import field, names, of, rows, source

TABLE = """职责边界登记表
部门名称：云杉县水利局
序号\t管理事项\t相关部门\t职责分工\t相关依据\t案例
1\t河道采砂\t水利局\t编制采砂规划；会同公安局开展巡查。\t《中华人民共和国水法》（2016年修正）第三十九条\t某船夜间采砂，水利局截停。
\t\t公安局、海事处\t打击非法采砂。\t\t
2\t农村供水\t水利局\t负责供水工程建设。\t\t
2\t水源保护\t\t划定水源保护区。\t\t—
\t水质监测\t卫健局\t监测末梢水水质。\t\t
合计：4项
"""


def test_matters_with_bases_and_cases() -> None:
    found = rows(TABLE, "boundary")
    assert [str(row.name) for row in of(found, "Matter")] == [
        "河道采砂", "农村供水", "水源保护", "水质监测",
    ]
    matter = next(of(found, "Matter"))
    [basis] = [link for link in matter.links if link.edge == "RESTS_ON"]
    assert (str(basis.name), basis.qualifiers["article"]) == ("中华人民共和国水法", "39")
    [case] = of(found, "Case")
    assert (str(case.name), names(case, "CONCERNS")) == ("某船夜间采砂，水利局截停。", ["河道采砂"])


def test_duties_by_clause_and_by_body() -> None:
    found = [
        (field(row, "seq"), names(row, "CONCERNS")[0], names(row, "BORNE_BY"), str(row.name))
        for row in of(rows(TABLE, "boundary"), "Duty")
    ]
    assert found == [
        (["1"], "河道采砂", ["水利局"], "编制采砂规划"),
        (["1"], "河道采砂", ["水利局", "公安局"], "会同公安局开展巡查"),
        (["1"], "河道采砂", ["公安局"], "打击非法采砂"),
        (["1"], "河道采砂", ["海事处"], "打击非法采砂"),
        (["2"], "农村供水", ["水利局"], "负责供水工程建设"),
        (["2"], "水源保护", [], "划定水源保护区"),
        ([], "水质监测", ["卫健局"], "监测末梢水水质"),
    ]


def test_a_basis_below_its_matter_is_inherited() -> None:
    duties = list(of(rows(TABLE, "boundary"), "Duty"))
    how = [[e.name.how for e in row.links if e.edge == "RESTS_ON"] for row in duties]
    assert how == [["stated"], ["stated"], ["inherited"], ["inherited"], [], [], []]


def test_what_a_clerk_should_look_at() -> None:
    made = source(TABLE)
    for claim in divide(made):
        list(kinds()[claim.kind].rows(claim, made))
    assert [(issue.code, issue.address) for issue in made.issues] == [
        ("number_repeated", "t1r5"), ("number_missing", "t1r6"), ("empty_department", "t1r5"),
    ]


def test_columns_stand_anywhere() -> None:
    turned = """与相关部门的职责边界清单
| 依据文件 | 具体职责 | 涉及部门 | 职责事项 | 编号 |
| 《城市绿化条例》 | 指导树木修剪。 | 城管局 | 古树保护 | 1 |
|  | 查处损毁古树的行为。 | 林业局 |  |  |
"""
    found = list(of(rows(turned, "boundary"), "Duty"))
    assert [names(row, "BORNE_BY") for row in found] == [["城管局"], ["林业局"]]
    assert [names(row, "RESTS_ON") for row in found] == [["城市绿化条例"], ["城市绿化条例"]]
    assert [field(row, "seq") for row in found] == [["1"], ["1"]]


def test_an_outline_says_what_a_table_says() -> None:
    outline = """云杉县水利局与相关部门职责边界清单
一、河道采砂
（一）水利局：编制采砂规划；审批采砂申请。
（二）公安局、海事处：打击非法采砂。
依据：《中华人民共和国水法》
典型案例：某船夜间采砂，水利局截停。
二、农村供水
（一）水利局：建设供水工程。
（二）卫健局：监测水质。
"""
    found = rows(outline, "boundary")
    duties = of(found, "Duty")
    assert [(names(r, "CONCERNS")[0], names(r, "BORNE_BY"), str(r.name)) for r in duties] == [
        ("河道采砂", ["水利局"], "编制采砂规划"),
        ("河道采砂", ["水利局"], "审批采砂申请"),
        ("河道采砂", ["公安局"], "打击非法采砂"),
        ("河道采砂", ["海事处"], "打击非法采砂"),
        ("农村供水", ["水利局"], "建设供水工程"),
        ("农村供水", ["卫健局"], "监测水质"),
    ]
    assert [str(row.name) for row in of(found, "Case")] == ["某船夜间采砂，水利局截停。"]


def test_a_note_that_names_an_office_with_its_telephone() -> None:
    text = TABLE.replace("合计：4项", "注：本表由云杉县水利局办公室负责解释，电话0000-5550399。")
    [office] = of(rows(text, "boundary"), "Office")
    assert (str(office.name), names(office, "UNIT_OF"), names(office, "HAS_CONTACT")) == (
        "办公室", ["云杉县水利局"], ["0000-5550399"],
    )


def test_a_table_of_other_columns_is_no_boundary_table() -> None:
    assert rows("| 姓名 | 职务 | 分管工作 |\n| 李某 | 局长 | 全面工作 |", "boundary") == []
    assert read_text("| 姓名 | 职务 | 分管工作 |\n| 李某 | 局长 | 全面工作 |", "x").blocks
