"""Power lists beside their rows: tables, forms, headings between rows."""

from __future__ import annotations

from tests.ingest.sections.said import field, names, of, rows

TABLE = """云杉县水利局权责清单
序号\t权力类型\t权力名称\t实施主体\t承办机构\t实施依据\t责任事项\t追责情形
1\t行政许可\t取水许可\t云杉县水利局\t行政审批股\t"【行政法规】《取水许可条例》第四条
【法律】《中华人民共和国水法》第七条"\t"1.受理责任：公示条件。
2.审查责任：现场核查。"\t不按时限办理的。
2\t\t河道采砂许可\t\t\t《河道管理条例》第二十五条\t1.受理责任：登记申请。\t
3\t行政检査\t对取水户的检查\t\t"水政监察
大队"\t《中华人民共和国水法》第六十条\t1.检查责任：随机抽查。\t—
"""


def test_merged_type_body_and_office_go_down() -> None:
    found = list(of(rows(TABLE, "powers"), "Power"))
    assert [
        (field(r, "seq"), field(r, "type"), str(r.name), names(r, "BORNE_BY"),
         names(r, "CARRIED_OUT_BY")) for r in found
    ] == [
        (["1"], ["行政许可"], "取水许可", ["云杉县水利局"], ["行政审批股"]),
        (["2"], ["行政许可"], "河道采砂许可", ["云杉县水利局"], ["行政审批股"]),
        (["3"], ["行政检查"], "对取水户的检查", ["云杉县水利局"], ["水政监察大队"]),
    ]


def test_responsibilities_and_bases_stay_in_their_row() -> None:
    first, second, third = of(rows(TABLE, "powers"), "Power")
    assert field(first, "responsibilities") == ["受理责任：公示条件。", "审查责任：现场核查。"]
    assert names(first, "RESTS_ON") == ["取水许可条例", "中华人民共和国水法"]
    assert field(first, "accountability") == ["不按时限办理的。"]
    assert field(second, "accountability") == []
    assert field(third, "accountability") == []


def test_forms_with_headings_between_them() -> None:
    text = """云杉县水利局权责清单
一、行政许可（1项）
序号：1
事项名称：取水许可
设定依据：《取水许可条例》第四条
承办机构：行政审批股
责任事项：
1.受理责任：公示条件。
第 3 页
2.审查责任：现场核查。
二、行政处罚（1项）
序号：2
事项名称：对擅自取水的处罚
设定依据：《中华人民共和国水法》第六十九条
承办机构：水政监察大队
责任事项：l.立案责任：登记线索。
"""
    found = list(of(rows(text, "powers"), "Power"))
    assert [(field(r, "seq"), str(r.name), field(r, "responsibilities")) for r in found] == [
        (["1"], "取水许可", ["受理责任：公示条件。", "审查责任：现场核查。"]),
        (["2"], "对擅自取水的处罚", ["立案责任：登记线索。"]),
    ]
    assert field(found[1], "type") == ["行政处罚"]


def test_headings_between_rows_of_a_table_say_the_type() -> None:
    text = """云杉县水利局行政权力清单
序号\t权力名称\t实施依据\t承办机构\t责任事项
一、行政许可（1项）
1\t取水许可\t《取水许可条例》\t行政审批股\t1.受理责任：公示。
二、行政处罚（1项）
2\t对擅自取水的处罚\t《中华人民共和国水法》\t水政监察大队\t1.立案责任：登记。
"""
    found = list(of(rows(text, "powers"), "Power"))
    assert [(field(r, "type"), str(r.name)) for r in found] == [
        (["行政许可"], "取水许可"), (["行政处罚"], "对擅自取水的处罚"),
    ]


def test_sub_items_are_the_powers_of_their_item() -> None:
    text = """权力清单
| 序号 | 职权类型 | 职权名称 | 子项 | 职权编码 | 设定依据 |
| 1 | 行政许可 | 取水许可 | 取水许可首次申请 | A-01-1 | 《取水许可条例》 |
|   |  |  | 取水许可延续 | A-01-2 | 《取水许可条例》 |
"""
    found = list(of(rows(text, "powers"), "Power"))
    assert [(str(r.name), names(r, "CONCERNS"), field(r, "code")) for r in found] == [
        ("取水许可首次申请", ["取水许可"], ["A-01-1"]), ("取水许可延续", ["取水许可"], ["A-01-2"]),
    ]
