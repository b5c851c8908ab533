"""Duties of member units: the body before a colon, as heading, as subject, in a table."""

from __future__ import annotations

import pytest

from tests.ingest.sections.spoken import duties, issues_of

COLON = """青禾市防汛抗旱指挥部成员单位职责

市应急管理局：组织编制防汛预案；指导协调抢险救援工作。
市水务局：负责水情监测预报；承担防御洪水应急抢险的技术支撑。
市气象局、市自然资源局：分别负责气象、地质灾害的监测预警，及时向市防汛抗旱指挥部办公室通报。
市财政局：筹集、拨付防汛经费，监督资金使用。
市公安局：维护灾区治安；协助组织群众转移。
各区人民政府：落实属地责任，组织群众转移安置。
"""
SUBJECT = """云杉县食品安全委员会成员单位职责分工

为明确食品安全工作责任，现对成员单位职责分工如下：
（一）县市场监督管理局负责食品生产经营的监督管理。承担县食品安全委员会日常工作。
（二）县农业农村局负责食用农产品从种植养殖环节到进入市场前的质量安全监督管理；指导规模经营主体建立台账。
（三）县教育局负责学校食堂食品安全管理，会同县市场监督管理局开展专项检查。
（四）县公安局负责侦办食品安全犯罪案件。
（五）其他成员单位按照职责做好相关工作。
"""
BROKEN_TABLE = """成员单位	主要职责
县委宣传部	负责舆论引导；组织新闻发布。
县卫生健康局	1.组织医疗救治。2.开展流行病学调查。
县公安局
	维护社会秩序，配合开展转运隔离。
"""
TABLE = """云杉县防疫指挥部成员单位职责

| 成员单位 | 主要职责 |
| 县委宣传部 | 负责舆论引导；组织新闻发布。 |
| 县卫生健康局 | 1.组织医疗救治。2.开展流行病学调查。 |
| 县公安局 | 维护社会秩序，配合开展转运隔离。 |
"""
COLUMNS = """青禾市渡口安全联席会议成员单位职责

各成员单位职责如下，请认真遵照执行，落实不力的予以通报，并纳入年度综合考核的评价内容之中：
市交通运输局
市应急管理局
负责渡口渡船的日常监督检查；审核渡工
参与渡运事故的调查处理；督促有关单位
的培训计划；对老旧渡船提出更新改造的
整改重大隐患；将渡口安全纳入全市安全
建议。
生产年度考核。
市公安局
市气象局
维护渡口治安秩序；查处超员渡运和非法
每日发布江面大风、大雾预报；遇有恶劣
载客行为；在节日客流高峰期间派员到渡
天气时，提前三小时向市交通运输局通报
口值守。
停渡建议。
"""
ONE_PARAGRAPH = (
    "《白鹭区河道清障成员单位职责》由会员分享，可在线阅读，共3页。\n"
    "1、白鹭区河道清障成员单位职责为保障行洪安全，现将各成员单位职责明确如下：一、区水务局。承担清障的技术指导，"
    "编制年度清障计划；负责汛期水位的监测和预报。二、区公安局。查处阻挠清障的行为；维护现场秩序。三、区财政局。将清障经费列\n"
    "2、入年度预算，按工程进度拨付到账，并对资金的使用情况开展绩效评价和监督检查，结果在区政府网站公布。"
    "四、各镇人民政府。组织村民清理滩地堆放物；协助安置受影响的群众，做好思想工作。\n"
)


def test_bodies_before_a_colon() -> None:
    made = duties(COLON, "member_duties")
    assert len(made) == 9
    assert made[4] == (
        "分别负责气象、地质灾害的监测预警，及时向市防汛抗旱指挥部办公室通报 | "
        "市气象局=lead, 市气象局=provide, 市自然资源局=lead, 市自然资源局=provide"
    )


def test_bodies_as_subjects_keep_the_words_of_the_sentence() -> None:
    assert duties(SUBJECT, "member_duties")[:3] == [
        "县市场监督管理局负责食品生产经营的监督管理 | 县市场监督管理局=supervise",
        "承担县食品安全委员会日常工作 | 县市场监督管理局=lead",
        "县农业农村局负责食用农产品从种植养殖环节到进入市场前的质量安全监督管理 | "
        "县农业农村局=supervise",
    ]


@pytest.mark.parametrize("text", [TABLE, BROKEN_TABLE])
def test_a_table_of_bodies_whole_or_broken_by_line_ends(text: str) -> None:
    assert duties(text) == [
        "负责舆论引导 | 县委宣传部=lead",
        "组织新闻发布 | 县委宣传部=lead",
        "组织医疗救治 | 县卫生健康局=lead",
        "开展流行病学调查 | 县卫生健康局=lead",
        "维护社会秩序，配合开展转运隔离 | 县公安局=lead, 县公安局=support",
    ]


def test_two_columns_read_line_by_line_are_taken_apart() -> None:
    made = duties(COLUMNS, "member_duties")
    assert "审核渡工的培训计划 | 市交通运输局=approve" in made
    assert "将渡口安全纳入全市安全生产年度考核 | 市应急管理局=supervise" in made
    assert len(made) == 11


def test_words_of_a_sharing_site_are_left_out_of_words() -> None:
    made = duties(ONE_PARAGRAPH, "member_duties")
    assert made[4].startswith("将清障经费列入年度预算，按工程进度拨付到账")
    assert made[-1] == (
        "协助安置受影响的群众，做好思想工作 | 各镇人民政府=support, 各镇人民政府=lead"
    )


def test_a_sentence_without_its_beginning_is_given_to_nobody() -> None:
    text = SUBJECT.replace("承担县食品安全委员会日常工作", "接，做好备案的委托办理")
    assert "text_broken" in issues_of(text)
    assert not any("备案" in d for d in duties(text))


def test_bodies_as_headings_over_numbered_duties() -> None:
    text = """白鹭区禁毒委员会成员单位工作职责

区公安局
1.组织开展禁毒执法，侦办毒品犯罪案件。
2.负责吸毒人员动态管控；会同区卫生健康局做好戒毒医疗管理。
区司法局、区民政局
1.按职责分工做好社区戒毒人员帮扶。
"""
    assert duties(text, "member_duties") == [
        "组织开展禁毒执法，侦办毒品犯罪案件 | 区公安局=lead",
        "负责吸毒人员动态管控 | 区公安局=lead",
        "会同区卫生健康局做好戒毒医疗管理 | 区公安局=lead, 区卫生健康局=joint",
        "按职责分工做好社区戒毒人员帮扶 | 区司法局=lead, 区民政局=lead",
    ]
