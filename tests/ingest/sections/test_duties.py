"""Duty lists beside their items, offices and bases."""

from __future__ import annotations

from tests.ingest.sections.said import field, names, of, rows

TABLE = """	部门职责登记表

	部门名称（盖章）云杉县水利局

	序号
	“三定”方案
主要职责
	具体工作事项
	责任
科室
	备注

	1
	负责河湖管理。
	编制河道治理计划；组织清淤。
	河湖管
理股
	

	
	
	查处侵占河道的行为。
	水政监察大队

河湖管理股
	

	
	
	负责水政执法。
	
	《中华人民共和国水法》；《河道管理条例》

	2
	指导农村水利。
	指导供水工程运行。
	
	　

	
	
	检查渠道养护。
	农村水利股
	

	2
	指导农村水利，推广节水。
	推广节水灌溉。
	灌溉试验站
	

	
	
	
	
	
"""


def test_items_with_their_offices() -> None:
    found = [
        (field(row, "seq"), str(row.name), names(row, "CARRIED_OUT_BY"))
        for row in rows(TABLE, "duties")
    ]
    assert found == [
        (["1"], "编制河道治理计划", ["河湖管理股"]),
        (["1"], "组织清淤", ["河湖管理股"]),
        (["1"], "查处侵占河道的行为", ["水政监察大队", "河湖管理股"]),
        # blank: the office above, inside the same number
        (["1"], "负责水政执法", ["水政监察大队", "河湖管理股"]),
        # blank in the first row of a number: unknown, not that of the number before
        (["2"], "指导供水工程运行", []),
        (["2"], "检查渠道养护", ["农村水利股"]),
        (["2"], "推广节水灌溉", ["灌溉试验站"]),
    ]


def test_a_repeated_number_keeps_its_wordings() -> None:
    matters = [names(row, "CONCERNS")[0] for row in rows(TABLE, "duties")]
    assert list(dict.fromkeys(matters)) == [
        "负责河湖管理。", "指导农村水利。", "指导农村水利，推广节水。",
    ]


def test_bases_in_the_remarks_hold_for_the_number() -> None:
    bases = [names(row, "RESTS_ON") for row in rows(TABLE, "duties")]
    assert bases == [["中华人民共和国水法", "河道管理条例"]] * 4 + [[]] * 3


def test_the_owner_line_bears_the_duties() -> None:
    assert {tuple(names(row, "BORNE_BY")) for row in rows(TABLE, "duties", issuer="")} == {
        ("云杉县水利局",),
    }


def test_an_outline_with_offices_in_brackets() -> None:
    outline = """云杉县水利局主要职责
一、负责河湖管理。
1.编制河道治理计划；组织清淤。（责任科室：河湖管理股）
2.会同公安局查处非法采砂。（责任科室：水政监察大队、河湖管理股）
二、指导农村水利。
1.检查渠道养护。
责任科室：农村水利股
"""
    found = list(of(rows(outline, "duties"), "Duty"))
    assert [(names(r, "CONCERNS")[0], str(r.name), names(r, "CARRIED_OUT_BY")) for r in found] == [
        ("负责河湖管理。", "编制河道治理计划", ["河湖管理股"]),
        ("负责河湖管理。", "组织清淤", ["河湖管理股"]),
        ("负责河湖管理。", "会同公安局查处非法采砂", ["水政监察大队", "河湖管理股"]),
        ("指导农村水利。", "检查渠道养护", ["农村水利股"]),
    ]


def test_no_statement_without_its_words() -> None:
    for row in rows(TABLE, "duties"):
        assert row.name.passage.runs
        assert {name.how for name in row.fields["text"]} <= {"stated"}
        assert all(link.name.passage.runs for link in row.links)
        assert all(row.fields[k] for k in row.fields)
