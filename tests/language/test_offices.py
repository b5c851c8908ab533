"""Offices of a cell."""

import pytest

from language.offices import looks_like_office, same_office, split_offices


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("养护科\n养护中心", ["养护科", "养护中心"]),
        ("养护科\n\n养护中心", ["养护科", "养护中心"]),
        ("渔港渔船\n\n管理股", ["渔港渔船管理股"]),
        ("县渔政执法\n大队", ["县渔政执法大队"]),
        ("动物卫生监督\n所", ["动物卫生监督所"]),
        ("政策法\n规科", ["政策法规科"]),
        ("规划股、项目股", ["规划股", "项目股"]),
        ("办公室/财务股", ["办公室", "财务股"]),
        ("办公室和财务股", ["办公室", "财务股"]),
        ("规划与项目科", ["规划与项目科"]),
        ("渡口管理科\n（水上应急站）", ["渡口管理科", "水上应急站"]),
        ("(服务中心）", ["服务中心"]),
        ("优抚股（张某）", ["优抚股"]),
        ("综合股 3人", ["综合股"]),
        ("办公室 0000-5550101", ["办公室"]),
        ("人事科\n人事科\n财务科", ["人事科", "财务科"]),
        ("办公室（挂法规股牌子）", ["办公室", "法规股"]),
        ("　养护科", ["养护科"]),
        ("各股室", []),
        ("各业务科室", []),
        ("同上", []),
        ("", []),
        ("　", []),
    ],
)
def test_split(cell, expected):
    assert [o.name for o in split_offices(cell)] == expected


def test_known_names_decide():
    assert [o.name for o in split_offices("公园\n管理站", frozenset({"公园", "管理站"}))] == [
        "公园",
        "管理站",
    ]


def test_repairs_are_told():
    assert split_offices("渔港渔船\n管理股")[0].damage == ("joined",)
    assert split_offices("人事科、人事科")[0].damage == ("repeated",)


def test_spans_point_into_the_cell():
    cell = "规划股、项目股"
    assert [cell[o.start : o.end] for o in split_offices(cell)] == ["规划股", "项目股"]


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ("县渔政执法大队", "渔政执法大队", "same"),
        ("渡口录用与调配科", "渡口员录用与调配科", "near"),
        ("社保科", "医保科", "different"),
        ("社保科", "社保局", "different"),
    ],
)
def test_same_office(a, b, answer):
    assert same_office(a, b) == answer


def test_words_that_only_end_like_offices():
    assert looks_like_office("养护科")
    assert not looks_like_office("本科")
    assert not looks_like_office("公共场所")
