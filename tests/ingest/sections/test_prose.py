"""Running text: sentences with a body, questions and answers, cases, offices."""

from __future__ import annotations

import pytest

from tests.ingest.sections.spoken import duties, linked, rows_of

LETTER = """关于云杉县广场舞噪声问题的答复

张代表：
您提出的关于治理广场舞噪声的建议收悉。现答复如下：
一、部门分工情况。根据《中华人民共和国噪声污染防治法》，县公安局负责社会生活噪声的查处，县生态环境局负责噪声监测。县城市管理局配合做好广场管理工作。
二、下一步打算。（一）由县公安局牵头，会同县文化广电和旅游局划定健身区域，并在每晚九点后开展巡查。（二）请各社区居民委员会劝导居民降低音量。县教育局要督促学校周边广场在考试期间停止播放音乐。
感谢您对我们工作的关心和支持。
联系人：李某，联系电话：0000-6660333。
云杉县人民政府办公室
2023年6月8日
"""

SENTENCES = [
    # the body is the subject
    ("县审计局对资金使用情况进行审计。", ["县审计局对资金使用情况进行审计 | 县审计局=supervise"]),
    # the body stands behind 由
    ("逾期不改的，由县公安局依法处理。", ["逾期不改的，由县公安局依法处理 | 县公安局=lead"]),
    # a time before the subject; what follows ； has no subject of its own
    ("9月底前，幼儿园张贴公告；10月，汇总名单。", ["9月底前，幼儿园张贴公告 | 幼儿园=lead"]),
    # the subject goes on behind ；
    (
        "县水务局负责水质检测；发现超标的，应当立即停供。",
        ["县水务局负责水质检测 | 县水务局=lead", "发现超标的，应当立即停供 | 县水务局=lead"],
    ),
    # several bodies with their own parts
    (
        "考核由市商务局牵头，市公安局参与。",
        ["考核由市商务局牵头，市公安局参与 | 市商务局=lead, 市公安局=support"],
    ),
    # fields closed by 等部门
    ("公安、民政等部门要密切配合。", ["公安、民政等部门要密切配合 | 公安=support, 民政=support"]),
    # bodies by class
    ("各成员单位应当明确联络人员。", ["各成员单位应当明确联络人员 | 各成员单位=lead"]),
    ("考核组进场时应当出示证件。", ["考核组进场时应当出示证件 | 考核组=lead"]),
]
NOTHING = [
    "申请人应当在三十日内提出申请。",
    "窗口不得要求申请人重复提交材料。",
    "任何单位不得拒绝检查。",
    "各县可以结合实际增加频次。",
    "各单位报送的数据以平台为准。",
    "本办法由县民政局负责解释。",
    "县水务局是县政府的工作部门，规格为正科级。",
    "近日，青禾市人民政府办公室印发了通知。",
    "残疾人是指持有证件的人员。",
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_that_assign(text: str, expected: list[str]) -> None:
    made = duties(f"关于有关工作的说明\n\n{text}\n")
    assert [m.split(" | ")[0] for m in made] == [e.split(" | ")[0] for e in expected]
    assert [set(m.split(" | ")[1].split(", ")) >= set(e.split(" | ")[1].split(", "))
            for m, e in zip(made, expected, strict=True)] == [True] * len(expected)


@pytest.mark.parametrize("text", NOTHING)
def test_sentences_that_assign_nothing(text: str) -> None:
    assert duties(f"关于有关工作的说明\n\n{text}\n") == []


def test_a_letter() -> None:
    assert duties(LETTER) == [
        "根据《中华人民共和国噪声污染防治法》，县公安局负责社会生活噪声的查处，"
        "县生态环境局负责噪声监测 | 县公安局=lead, 县生态环境局=lead | "
        "on 中华人民共和国噪声污染防治法",
        "县城市管理局配合做好广场管理工作 | 县城市管理局=support",
        "由县公安局牵头，会同县文化广电和旅游局划定健身区域，并在每晚九点后开展巡查 | "
        "县公安局=lead, 县文化广电和旅游局=joint",
        "请各社区居民委员会劝导居民降低音量 | 各社区居民委员会=lead",
        "县教育局要督促学校周边广场在考试期间停止播放音乐 | 县教育局=supervise",
    ]


def test_questions_give_the_matter_and_answers_a_case() -> None:
    text = """云杉县共享单车管理问答

问：乱停放怎么办？
答：县城市管理局负责乱停放车辆的清理。今年五月，一名市民把车停在盲道上，被执法人员劝离了。
问：办理登记要带什么？
答：登记时提交身份证、车辆照片和购车发票。
"""
    made = rows_of(text)
    told = [row for _, row in made if row.kind != "Material"]
    assert [(r.kind, str(r.name)[:8], linked(r, "CONCERNS")) for r in told] == [
        ("Duty", "县城市管理局负责", ["乱停放"]),
        ("Case", "今年五月，一名市", ["乱停放"]),
    ]
    assert [str(r.name) for _, r in made if r.kind == "Material"] == [
        "身份证", "车辆照片", "购车发票",
    ]


def test_the_seat_of_a_group_and_an_office_in_a_bracket() -> None:
    text = """白鹭区控烟工作方案

区政府成立控烟工作领导小组，办公室设在区卫生健康局。领导小组办公室联系电话0000-6660444。
各镇应于每月五日前将进展报送区卫生健康局（具体由健康促进科接收，联系电话0000-6660445）。
"""
    offices = {str(r.name): (linked(r, "UNIT_OF"), linked(r, "HAS_CONTACT"))
               for _, r in rows_of(text, "Office")}
    assert offices == {
        "领导小组办公室": (["区卫生健康局"], ["0000-6660444"]),
        "健康促进科": (["区卫生健康局"], ["0000-6660445"]),
    }
    assert duties(text) == ["各镇应于每月五日前将进展报送区卫生健康局 | 各镇=provide"]


def test_lines_cut_inside_words_are_joined_and_page_marks_left_out() -> None:
    text = """云杉县冬季供暖保障通知

县住房和城乡建设局负责供热管网的日常巡查，发现漏点应当在二十四小时内组
织抢修；县发展和改革局统筹热源用煤的储备调度，确保储煤量不低于十五天用
— 2 —
量；县市场监督管理局查处供热单位擅自提高价格、降低标准的行为，公布投诉
渠道；各镇人民政府摸清困难家庭底数，协助发放取暖补贴。
"""
    assert [d.split(" | ")[0][-5:] for d in duties(text)] == [
        "内组织抢修", "十五天用量", "布投诉渠道", "放取暖补贴",
    ]
