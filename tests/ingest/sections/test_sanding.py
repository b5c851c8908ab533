"""三定规定: duties, division of work, inner offices, in articles and under headings."""

from __future__ import annotations

from tests.ingest.sections.spoken import duties, linked, rows_of

HEADINGS = """云杉县林业局主要职责内设机构和人员编制规定

根据《云杉县机构改革方案》，设立云杉县林业局，为县政府工作部门，正科级。

一、职能调整
（一）划入原农业局承担的草原监督管理职责。
（二）取消已由县政府公布取消的行政审批事项。

二、主要职责
（一）负责林业和草原生态保护修复的监督管理。拟订林业发展规划并组织实施。
（二）组织开展造林绿化和封山育林，指导国有林场建设。
（三）负责森林防火预警监测、火源管控。有关职责分工：县应急管理局负责组织协调森林火灾扑救工作；县公安局负责火场警戒、交通疏导，查处森林火灾肇事案件；县林业局履行森林防火行业管理责任，开展防火巡护。
（四）承办县委、县政府交办的其他事项。

三、内设机构
根据上述职责，县林业局设4个内设机构：
（一）办公室
负责文电、会务、档案等机关日常运转；承担财务、资产管理工作。
（二）造林绿化股（县绿化委员会办公室）
承担造林绿化的组织指导工作；审核造林作业设计。
（三）资源管理股
1.拟订林木采伐限额并监督执行；
2.受理林地占用申请，会同县自然资源局进行现场查验。
（四）森林防火股
负责防火值班，联系电话0000-6660111。

四、人员编制
县林业局机关行政编制15名。其中：局长1名、副局长2名；股级领导职数4名。

五、其他事项
（一）与县农业农村局的职责分工。县农业农村局负责退耕地块的种植管理；县林业局负责退耕还林的检查验收。
（二）下属站所的机构编制另文规定。

六、附则
本规定由县委编办负责解释。
"""
ARTICLES = """白鹭区水务局职能配置、内设机构和人员编制规定
第一条 根据区委有关规定，制定本规定。
第二条 白鹭区水务局是区政府工作部门，为正处级，以下简称区水务局。
第三条 区水务局的主要职责是：1.保障水资源的合理开发利用。2.负责节约用水工作；组织实施用水总量控制。3.指导水利设施的管理和保护，审批取水许可申请。4.会同区财政局拟订水利资金年度计划。5.完成区委、区政府交办的其他任务。
第四条 区水务局设下列内设机构：（一）综合科。负责机关日常运转；承担信息公开工作。（二）水资源科。承担取水许可的受理和审查；指导节水型社会建设。（三）河湖管理科（区河长制工作科）。承担河湖岸线巡查；督促各镇街落实河长制。
第五条 职责分工。（一）关于河道采砂管理的职责分工。区水务局对河道采砂影响防洪安全负责；区公安局负责查处非法采砂中的犯罪行为；区交通运输局负责运砂船舶的监督管理。（二）与区生态环境局在水污染防治方面的职责分工。区生态环境局对水环境质量负责，发布水环境信息；区水务局对水资源保护负责。
第六条 区水务局机关行政编制20名。
第七条 本规定自2021年5月1日起施行。
"""  # noqa: E501


def test_duties_stand_under_headings() -> None:
    assert duties(HEADINGS)[:3] == [
        "负责林业和草原生态保护修复的监督管理 | 云杉县林业局=supervise",
        "拟订林业发展规划并组织实施 | 云杉县林业局=lead",
        "组织开展造林绿化和封山育林，指导国有林场建设 | 云杉县林业局=lead, 云杉县林业局=guide",
    ]


def test_a_division_of_work_inside_a_duty_goes_to_the_other_bodies() -> None:
    about = "about 森林防火预警监测、火源管控"
    assert (
        f"县应急管理局负责组织协调森林火灾扑救工作 | 县应急管理局=lead | {about}"
        in duties(HEADINGS)
    )
    assert (
        f"县公安局负责火场警戒、交通疏导，查处森林火灾肇事案件 | 县公安局=lead | {about}"
        in duties(HEADINGS)
    )


def test_offices_with_their_duties_on_lines_below() -> None:
    assert [str(row.name) for _, row in rows_of(HEADINGS, "Office")] == [
        "办公室", "造林绿化股", "资源管理股", "森林防火股",
    ]
    assert "审核造林作业设计 | 云杉县林业局=approve | by 造林绿化股" in duties(HEADINGS)
    assert (
        "负责防火值班，联系电话0000-6660111 | 云杉县林业局=lead | by 森林防火股 | tel 0000-6660111"
        in duties(HEADINGS)
    )


def test_posts_interpretation_and_date_are_no_duties() -> None:
    assert not [d for d in duties(HEADINGS) if "编制" in d or "解释" in d or "设4个" in d]


def test_duties_and_offices_inside_one_article() -> None:
    joint = "会同区财政局拟订水利资金年度计划 | 区水务局=lead, 区财政局=joint"
    assert joint in duties(ARTICLES)
    assert [str(row.name) for _, row in rows_of(ARTICLES, "Office")] == [
        "综合科", "水资源科", "河湖管理科",
    ]


def test_a_matter_shared_with_others() -> None:
    rows = [row for _, row in rows_of(ARTICLES, "Duty") if linked(row, "CONCERNS")]
    assert [(linked(row, "CONCERNS")[0], linked(row, "BORNE_BY")[0]) for row in rows] == [
        ("河道采砂管理", "区水务局"),
        ("河道采砂管理", "区公安局"),
        ("河道采砂管理", "区交通运输局"),
        ("水污染防治", "区生态环境局"),
        ("水污染防治", "区水务局"),
    ]
