"""Service tables beside their rows, offices and telephones."""

from __future__ import annotations

from tests.ingest.sections.said import field, names, of, rows

COLUMN = """云杉县水利局公共服务目录
序号
事项名称
服务内容
承办科室（单位）
咨询电话
1
水质咨询
解答水质检测流程。
农村水利股
0000-5550311
公布检测结果。
同上
同上
2
水情查询
提供水位查询。
水旱灾害防御
中心、信息股
0000-5550313／5550314
云杉县水利局公共服务目录
— 2 —
序号
事项名称
服务内容
承办科室（单位）
咨询电话
3
节水宣传
组织节水进校园。
水资源股
节水展示馆
0000-5550315
0000-5550316
举报电话：0000-5550399（昼夜）
"""


def test_one_cell_a_line_with_headers_in_the_middle() -> None:
    found = [
        (field(row, "seq"), str(row.name), field(row, "content"), names(row, "CARRIED_OUT_BY"),
         names(row, "HAS_CONTACT"))
        for row in of(rows(COLUMN, "services"), "Service")
    ]
    assert found == [
        (["1"], "水质咨询", ["解答水质检测流程。"], ["农村水利股"], ["0000-5550311"]),
        (["1"], "水质咨询", ["公布检测结果。"], ["农村水利股"], ["0000-5550311"]),
        (["2"], "水情查询", ["提供水位查询。"], ["水旱灾害防御中心", "信息股"],
         ["0000-5550313", "0000-5550314"]),
        (["3"], "节水宣传", ["组织节水进校园。"], ["水资源股", "节水展示馆"],
         ["0000-5550315", "0000-5550316"]),
    ]


def test_each_office_has_its_telephone() -> None:
    offices = {str(r.name): names(r, "HAS_CONTACT") for r in of(rows(COLUMN, "services"), "Office")}
    assert offices == {
        "农村水利股": ["0000-5550311"], "水旱灾害防御中心": ["0000-5550313"],
        "信息股": ["0000-5550314"], "水资源股": ["0000-5550315"], "节水展示馆": ["0000-5550316"],
    }


def test_same_as_above_is_inherited() -> None:
    second = list(of(rows(COLUMN, "services"), "Service"))[1]
    [office] = [link for link in second.links if link.edge == "CARRIED_OUT_BY"]
    assert office.name.how == "inherited"


def test_cards_with_numbers_before_the_first_label() -> None:
    cards = """白鹭区残联公共服务事项
1.服务事项：证件办理；服务内容：受理申请；承办科室：组联科；联系电话：0000-5550701。
2.服务事项：辅具适配；服务内容：评估需求；承办科室：康复科；联系电话：0000-5550702。
"""
    found = list(of(rows(cards, "services"), "Service"))
    assert [(field(r, "seq"), str(r.name), names(r, "CARRIED_OUT_BY")) for r in found] == [
        (["1"], "证件办理", ["组联科"]), (["2"], "辅具适配", ["康复科"]),
    ]


def test_offices_and_telephones_that_do_not_pair() -> None:
    text = """公共服务事项
| 序号 | 服务项目 | 服务内容 | 办理科室 | 咨询电话 |
| 1 | 咨询 | 解答问题。 | 甲科、乙科 | 5550311、5550312、5550313 |
"""
    found = rows(text, "services")
    [service] = of(found, "Service")
    assert names(service, "HAS_CONTACT") == ["5550311", "5550312", "5550313"]
    assert all(names(office, "HAS_CONTACT") == [] for office in of(found, "Office"))
