"""Assessment criteria with points: sheets, shifted rows, lists in running text."""

from __future__ import annotations

import pytest

from ingest.rows import Row
from tests.ingest.sections.spoken import duties, issues_of, linked, rows_of, values
from tests.support import corpus

LEVELS = """白鹭区幼儿园保教质量考核细则

一级指标	二级指标	考核标准	分值	得分
办园条件	园舍安全	活动场地平整，器械定期检修	6	
		消防设施齐全有效，通道畅通	4	
	玩教具	每班图书生均不少于5册	5	
保教工作	一日活动	户外活动每天不少于2小时	10	
		不得开展小学化教学，发现一次扣5分	10	
合计			35	
"""
LIST = """青禾市村级河长履职考核办法
第五条 考核内容和评分标准：
（一）巡河履职（40分）
1.每周巡河不少于一次，记录完整（20分）。
2.发现问题及时上报（20分），每漏报一次扣2分。
（二）问题整改（60分）
1.一般问题七日内整改到位（30分）；
2.重大问题报镇级河长协调解决（30分）。
第六条 考核由市水务局牵头，市生态环境局参与。
"""
SHIFTED = """云杉县图书室管理考核评分表

主要内容\t序号\t工作标准\t分值\t得分
场地\t1\t阅览座位不少于二十个，光线充足。\t5\t
\t2\t每周开放不少于四十小时，公示时间。\t5\t
\t服务\t3\t每月组织一次读书活动，留存照片和签到表。\t4
4\t\t读者意见三日内答复，答复率达到九成以上。\t3\t
\t5\t获得省级表彰的，加3分。\t\t
加分项\t6\t创新做法在市级推广的，加2分。\t\t
"""


def short(row: Row) -> tuple[str, ...]:
    section = linked(row, "CONCERNS")
    return (*values(row, "seq"), str(row.name)[:6], *values(row, "points"), *section)


def test_the_nearest_level_is_the_section() -> None:
    rows = [row for _, row in rows_of(LEVELS, "Criterion")]
    assert [(values(r, "points"), linked(r, "CONCERNS")) for r in rows] == [
        (["6"], ["园舍安全"]), (["4"], ["园舍安全"]), (["5"], ["玩教具"]),
        (["10"], ["一日活动"]), (["10"], ["一日活动"]),
    ]
    assert [row.name.how for row in rows] == [
        "stated", "inherited", "stated", "stated", "inherited",
    ]


def test_shifted_rows_are_put_right_and_listed() -> None:
    assert [short(row) for _, row in rows_of(SHIFTED, "Criterion")] == [
        ("1", "阅览座位不少", "5", "场地"),
        ("2", "每周开放不少", "5", "场地"),
        ("3", "每月组织一次", "4", "服务"),
        ("4", "读者意见三日", "3", "服务"),
        ("5", "获得省级表彰", "加分项"),
        ("6", "创新做法在市", "加分项"),
    ]
    codes = issues_of(SHIFTED)
    assert (codes.count("row_shifted"), codes.count("section_shifted")) == (2, 2)


def test_criteria_as_numbered_items_with_points_in_brackets() -> None:
    rows = [row for _, row in rows_of(LIST, "Criterion")]
    assert [(values(r, "points"), linked(r, "CONCERNS")) for r in rows] == [
        (["20"], ["巡河履职"]), (["20"], ["巡河履职"]),
        (["30"], ["问题整改"]), (["30"], ["问题整改"]),
    ]
    assert duties(LIST) == [
        "考核由市水务局牵头，市生态环境局参与 | 市水务局=lead, 市生态环境局=support",
    ]


@pytest.mark.corpus
def test_the_real_sheet() -> None:
    text = next(p for p in corpus() if p.name.startswith("003")).read_text(encoding="utf-8")
    rows = [row for _, row in rows_of(text, "Criterion")]
    assert [int(values(row, "seq")[0]) for row in rows] == list(range(1, 71))
    assert sum(bool(values(row, "points")) for row in rows) == 64
    assert len({linked(row, "CONCERNS")[0] for row in rows}) == 8
    codes = issues_of(text)
    assert codes.count("row_shifted") + codes.count("section_shifted") == 22
