"""Tasks given to bodies: columns, labelled lines, brackets, rules for all brackets."""

from __future__ import annotations

from tests.ingest.sections.spoken import duties, hows, issues_of, rows_of, values

LINES = """青禾市2024年城市更新重点任务分解

为推进城市更新，现将重点任务分解如下。

一、改造老旧小区
（一）完成120个老旧小区外墙、屋面和管线改造。
牵头单位：市住房和城乡建设局
责任单位：市财政局、市城市管理局，各区人民政府
完成时限：2024年10月
（二）增设停车位3000个，同步建设充电设施。
牵头单位：市城市管理局
配合单位：市公安局、市发展和改革委员会
完成时限：2024年12月
二、整治背街小巷
（三）清理架空线缆；修补破损路面。
牵头单位：市工业和信息化局、市城市管理局
责任单位：各通信运营企业
完成时限：长期坚持
"""
BRACKETS = """云杉县促进养老服务发展若干措施

一、增加服务供给。建设社区养老服务站60个，每个不少于200平方米。（县民政局牵头，县自然资源局、县住房和城乡建设局配合，2024年底前完成）
二、保障用地。将养老用地纳入年度供应计划（责任单位：县自然资源局）；对闲置厂房改建养老设施的，五年内不改变土地用途（责任单位：县自然资源局、县民政局）。
三、加强人才培养。在县职业学校开设护理专业，对取得证书的人员给予一次性补贴。（县教育局、县人力资源和社会保障局、县财政局按职责分工负责）
四、强化监管。建立养老机构"黑名单"制度，定期通报检查结果。（责任单位：县民政局、县市场监督管理局，列第一位的为牵头单位，下同）
五、完善医养结合。支持医疗机构开办养老床位。（责任单位：县卫生健康局、县医疗保障局）
"""
TABS = """白鹭区营商环境提升任务分工表
序号	工作任务	责任单位	配合单位	完成时限
1	压缩企业开办时间至1个工作日	区市场监督管理局	区税务局、区公安局	3月底前
2	推行水电气联合报装；公布服务电话	区城市管理局	区水务局	6月底前
3	清理拖欠企业账款	区工业和信息化局、区财政局		全年
"""
MERGED = """云杉县乡村道路整治任务分解表

| 序号 | 主要任务 | 工作举措 | 牵头单位 | 责任单位 | 完成时限 |
|---|---|---|---|---|---|
| 1 | 补齐短板 | 硬化村组道路30公里 | 县交通运输局 | 县财政局、各乡镇 | 2024年10月 |
| | | 更换破损标志牌 | | 县公安局 | 2024年6月 |
| 2 | 严格管护 | 聘用护路员 | 待定 | | 长期 |
"""
DEFAULT = """白鹭区冬季清雪工作方案

一、主要任务
（各项任务括号内第一位为牵头单位，未注明责任单位的，由各镇人民政府负责，下同。）
1.清扫主干道积雪。（区城市管理局、区交通运输局）
2.备足融雪剂。（区应急管理局）
3.清理背街小巷积雪。
"""


def test_labelled_lines_below_an_item() -> None:
    assert duties(LINES) == [
        "完成120个老旧小区外墙、屋面和管线改造 | 市住房和城乡建设局=lead, 市财政局=support, "
        "市城市管理局=support, 各区人民政府=support | about 改造老旧小区",
        "增设停车位3000个，同步建设充电设施 | 市城市管理局=lead, 市公安局=support, "
        "市发展和改革委员会=support | about 改造老旧小区",
        "清理架空线缆 | 市工业和信息化局=lead, 市城市管理局=lead, 各通信运营企业=support "
        "| about 整治背街小巷",
        "修补破损路面 | 市工业和信息化局=lead, 市城市管理局=lead, 各通信运营企业=support "
        "| about 整治背街小巷",
    ]
    assert [values(row, "deadline") for _, row in rows_of(LINES, "Duty")] == [
        ["2024年10月"], ["2024年12月"], ["长期坚持"], ["长期坚持"],
    ]


def test_brackets_cover_what_stands_before_them() -> None:
    first, second, third, fourth, *_ = duties(BRACKETS)
    assert first == (
        "建设社区养老服务站60个，每个不少于200平方米 | 县民政局=lead, 县自然资源局=support, "
        "县住房和城乡建设局=support | about 增加服务供给"
    )
    assert second == "将养老用地纳入年度供应计划 | 县自然资源局=lead | about 保障用地"
    assert third.endswith("| 县自然资源局=lead, 县民政局=support | about 保障用地")
    assert "县教育局=lead, 县人力资源和社会保障局=lead, 县财政局=lead" in fourth


def test_a_rule_of_the_document_is_named() -> None:
    rows = {str(row.name): hows(row, "BORNE_BY") for _, row in rows_of(DEFAULT, "Duty")}
    assert rows == {
        "清扫主干道积雪": {("inferred", "first_named_leads")},
        "备足融雪剂": {("stated", "")},
        "清理背街小巷积雪": {("inferred", "blanket_default")},
    }
    assert duties(DEFAULT)[-1] == "清理背街小巷积雪 | 各镇人民政府=lead"


def test_a_table_without_a_lead_column() -> None:
    assert duties(TABS) == [
        "压缩企业开办时间至1个工作日 | 区市场监督管理局=lead, 区税务局=support, 区公安局=support",
        "推行水电气联合报装 | 区城市管理局=lead, 区水务局=support",
        "公布服务电话 | 区城市管理局=lead, 区水务局=support",
        "清理拖欠企业账款 | 区工业和信息化局=lead, 区财政局=lead",
    ]


def test_a_merged_lead_is_inherited_and_beside_it_others_support() -> None:
    assert duties(MERGED) == [
        "硬化村组道路30公里 | 县交通运输局=lead, 县财政局=support, 各乡镇=support | about 补齐短板",
        "更换破损标志牌 | 县交通运输局=lead, 县公安局=support | about 补齐短板",
        "聘用护路员 | about 严格管护",
    ]
    second = rows_of(MERGED, "Duty")[1][1]
    assert ("inherited", "") in hows(second, "BORNE_BY")
    assert "unit_missing" in issues_of(MERGED)


def test_labels_at_the_end_of_the_paragraph() -> None:
    text = """白鹭区优化营商环境十条措施

1.企业开办一日办结。责任单位：区市场监督管理局、区税务局。完成时限：3月底前。
2.建立诉求快速响应机制。责任单位：区工商业联合会；配合单位：各镇人民政府。
"""
    assert duties(text) == [
        "企业开办一日办结 | 区市场监督管理局=lead, 区税务局=lead",
        "建立诉求快速响应机制 | 区工商业联合会=lead, 各镇人民政府=support",
    ]


def test_a_task_as_heading_with_labelled_lines() -> None:
    text = """云杉县火灾防控任务分工

任务一：整治电动车违规充电
具体内容：增设集中充电桩；查处入户充电行为。
牵头单位：县消防救援大队
配合单位：县公安局、各乡镇人民政府
完成时限：2024年3月底
"""
    bodies = "县消防救援大队=lead, 县公安局=support, 各乡镇人民政府=support"
    assert duties(text) == [
        f"增设集中充电桩 | {bodies} | about 整治电动车违规充电",
        f"查处入户充电行为 | {bodies} | about 整治电动车违规充电",
    ]
