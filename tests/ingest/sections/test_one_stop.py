"""一件事 guides: items and materials in tables, forms, lists and run-together text."""

from __future__ import annotations

import pytest

from tests.ingest.sections.spoken import duties, linked, rows_of, values

FORM = """青禾市新生儿出生"一件事"办事指南

联办事项
事项名称：出生医学证明签发
办理部门：市卫生健康局
前置事项：无
办理时限：即办

事项名称：户口登记
办理部门：市公安局
前置事项：出生医学证明签发
办理时限：1个工作日

事项名称：新生儿医保参保登记
办理部门：市医疗保障局、市税务局
前置事项：户口登记
办理时限：3个工作日

申请材料
1.父母双方身份证，公安机关出具，原件。
2.出生医学证明。
"""
FLAT = """白鹭区企业注销“一件事”实施方案一、总体要求深化改革，提高效率。二、联办事项1.税务注销;2.社保注销;3.营业执照注销;三、事项列表序号事项名称办理部门前置事项备注1税务注销区税务局无2社会保险登记注销区人力资源和社会保障局税务注销3营业执照注销区市场监督管理局税务注销、社会保险登记注销四、申请材料材料名称材料出具单位材料形式清税证明区税务局电子件1份注销登记申请书申请人提供原件1份营业执照区市场监督管理局原件2份五、部门职责（一）区市场监督管理局负责牵头推进改革，设置综合窗口。（二）区税务局负责办理清税手续；将结果推送至综合窗口。（三）区人力资源和社会保障局要明确专人办理社保注销业务。"""  # noqa: E501
TABLE = """青禾市新生儿出生“一件事”办事指南

| 序号 | 事项名称 | 办理部门 | 前置事项 | 办理时限 |
| 1 | 出生医学证明签发 | 市卫生健康局 | 无 | 即办 |
| 2 | 户口登记 | 市公安局 | 出生医学证明签发 | 1个工作日 |
| 3 | 新生儿医保参保登记 | 市医疗保障局、市税务局 | 户口登记 | 3个工作日 |

| 序号 | 材料名称 | 出具单位 | 材料形式 | 适用事项 |
| 1 | 父母双方身份证 | 公安机关 | 原件 | 户口登记 |
| 2 | 住院分娩记录 | 申请人自备 | 复印件1份 | 出生医学证明签发 |
"""
LIST = """云杉县开办便利店“一件事”实施方案

一、联办事项
1.营业执照登记（县市场监督管理局）；
2.食品经营备案（县市场监督管理局）；
3.户外招牌设置备案（县城市管理局）。
"""


@pytest.mark.parametrize("text", [FORM, TABLE])
def test_items_with_bodies_and_what_must_be_done_before(text: str) -> None:
    items = [row for _, row in rows_of(text, "Item")]
    assert [(str(r.name), linked(r, "BORNE_BY"), linked(r, "REQUIRES")) for r in items] == [
        ("出生医学证明签发", ["市卫生健康局"], []),
        ("户口登记", ["市公安局"], ["出生医学证明签发"]),
        ("新生儿医保参保登记", ["市医疗保障局", "市税务局"], ["户口登记"]),
    ]
    assert [values(r, "deadline") for r in items] == [["即办"], ["1个工作日"], ["3个工作日"]]


def test_materials_know_their_items_and_who_issues_them() -> None:
    first, second = (row for _, row in rows_of(TABLE, "Material"))
    assert (linked(first, "BORNE_BY"), linked(first, "CONCERNS")) == (["公安机关"], ["户口登记"])
    assert (linked(second, "BORNE_BY"), values(second, "form")) == ([], ["复印件1份"])
    items = {str(row.name): linked(row, "HAS_INPUT") for _, row in rows_of(TABLE, "Item")}
    assert items["户口登记"] == ["父母双方身份证"]


def test_a_run_together_text_is_cut_at_numbers_and_bodies() -> None:
    items = [row for _, row in rows_of(FLAT, "Item")]
    assert [(str(r.name), linked(r, "BORNE_BY"), linked(r, "REQUIRES")) for r in items] == [
        ("税务注销", ["区税务局"], []),
        ("社会保险登记注销", ["区人力资源和社会保障局"], ["税务注销"]),
        ("营业执照注销", ["区市场监督管理局"], ["税务注销", "社会保险登记注销"]),
    ]
    materials = [row for _, row in rows_of(FLAT, "Material")]
    assert [(str(r.name), values(r, "form"), linked(r, "BORNE_BY")) for r in materials] == [
        ("清税证明", ["电子件1份"], ["区税务局"]),
        ("注销登记申请书", ["原件1份"], []),
        ("营业执照", ["原件2份"], ["区市场监督管理局"]),
    ]


def test_duties_behind_a_run_together_table() -> None:
    assert duties(FLAT, "member_duties") == [
        "区市场监督管理局负责牵头推进改革，设置综合窗口 | 区市场监督管理局=lead",
        "区税务局负责办理清税手续 | 区税务局=lead",
        "将结果推送至综合窗口 | 区税务局=provide",
        "区人力资源和社会保障局要明确专人办理社保注销业务 | 区人力资源和社会保障局=lead",
    ]


def test_a_list_of_items_with_bodies_in_brackets() -> None:
    items = [row for _, row in rows_of(LIST, "Item")]
    assert [(str(r.name), linked(r, "BORNE_BY")) for r in items] == [
        ("营业执照登记", ["县市场监督管理局"]),
        ("食品经营备案", ["县市场监督管理局"]),
        ("户外招牌设置备案", ["县城市管理局"]),
    ]
