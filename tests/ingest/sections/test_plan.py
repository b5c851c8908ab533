"""Plans: classes of persons with their rules, what to bring, phases."""

from __future__ import annotations

import pytest

from tests.ingest.sections.spoken import duties, issues_of, linked, rows_of, values
from tests.support import corpus

AID = """云杉县困难残疾人生活补贴发放工作方案

一、补贴对象
（一）低保家庭中的残疾人：指享受最低生活保障且持有残疾人证的人员；
（二）低收入家庭中的重度残疾人：指残疾等级为一级、二级，家庭人均收入低于低保标准1.5倍的人员；
（三）一户多残家庭成员：指同一户籍内有两名以上残疾人的人员。
同时符合第（一）类和第（三）类条件的，按就高原则享受一类，不重复领取。第（二）类可与第（三）类同时申领。
二、申请材料
申请人需提交下列材料：
1.身份证和户口簿复印件；
2.残疾人证原件及复印件；
3.银行卡复印件；
4.低收入家庭认定证明（低收入家庭中的重度残疾人提供）。
三、办理程序
（一）申请。申请人向户籍所在地乡镇人民政府提出书面申请。
（二）审核。乡镇人民政府在5个工作日内完成初审，报县残疾人联合会复核。
（三）审定。县民政局会同县残疾人联合会在7个工作日内审定，县财政局按月拨付资金。
四、时间安排
（一）准备阶段（2023年3月底前）。县民政局组织业务培训，制作宣传单。
（二）实施阶段（2023年4月至11月）。各乡镇人民政府入户核查。
五、工作要求
各乡镇要高度重视，指定专人负责。县审计局对资金使用情况进行审计监督。咨询电话：0000-6660222。
"""
SURVEY = """白鹭区老年人信息采集实施方案

二、采集对象
(一)特困老年人。指由民政部门认定的特困人员中年满六十周岁的人员。
(二)失能老年人(含半失能)指经评估达到失能等级的人员。
(三)空巢老年人。主要包括子女不在本区居住的人员。
(三)残疾老年人。指持有残疾人证的人员。
三、采集内容
对象类别具体有:(1)特困老年人(2)失能老年人(3)空巢老年人(4)残疾老年人。
上述类别可复选,但(1)和(2)只能择其一(3)不可单选,须与(4)复选。
"""


def test_classes_with_the_rules_that_name_them_by_number() -> None:
    rows = [row for _, row in rows_of(AID, "PersonCategory")]
    both = "同时符合第（一）类和第（三）类条件的，按就高原则享受一类，不重复领取"
    also = "第（二）类可与第（三）类同时申领"
    assert [(str(row.name), values(row, "rules")) for row in rows] == [
        ("低保家庭中的残疾人", [both]),
        ("低收入家庭中的重度残疾人", [also]),
        ("一户多残家庭成员", [both, also]),
    ]


def test_rules_that_lost_their_stops_and_an_own_list_of_numbers() -> None:
    rows = {str(row.name): values(row, "rules") for _, row in rows_of(SURVEY, "PersonCategory")}
    first = "上述类别可复选,但(1)和(2)只能择其一"
    last = "(3)不可单选,须与(4)复选"
    assert rows == {
        "特困老年人": [first], "失能老年人": [first], "空巢老年人": [last], "残疾老年人": [last],
    }
    assert issues_of(SURVEY).count("number_repeated") == 1


def test_what_to_bring_and_who_must() -> None:
    rows = [row for _, row in rows_of(AID, "Material")]
    assert [str(row.name) for row in rows] == [
        "身份证和户口簿复印件", "残疾人证原件及复印件", "银行卡复印件", "低收入家庭认定证明",
    ]
    assert linked(rows[-1], "FOR_CATEGORY") == ["低收入家庭中的重度残疾人"]


def test_phases_give_their_time_to_their_duties() -> None:
    rows = {str(r.name): values(r, "deadline") for _, r in rows_of(AID, "Duty")}
    assert rows["县民政局组织业务培训，制作宣传单"] == ["2023年3月底前"]
    assert rows["各乡镇人民政府入户核查"] == ["2023年4月至11月"]


def test_classes_without_a_definition_in_articles() -> None:
    text = """青禾市高龄津贴发放实施细则

第一条 高龄津贴的发放对象为具有本市户籍的下列老年人：
（一）八十周岁至八十九周岁的老年人；
（二）九十周岁至九十九周岁的老年人；
（三）一百周岁以上的老年人。
第二条 申请高龄津贴应当提供身份证、户口簿、本人银行卡。
"""
    names = {k: [str(r.name) for _, r in rows_of(text, k)] for k in ("PersonCategory", "Material")}
    assert names == {
        "PersonCategory": [
            "八十周岁至八十九周岁的老年人", "九十周岁至九十九周岁的老年人", "一百周岁以上的老年人",
        ],
        "Material": ["身份证", "户口簿", "本人银行卡"],
    }


def test_a_chain_of_bodies_in_one_sentence() -> None:
    assert any(
        "县民政局=lead, 县残疾人联合会=joint, 县财政局=fund" in line for line in duties(AID)
    )


@pytest.mark.corpus
def test_the_real_plan() -> None:
    text = next(p for p in corpus() if p.name.startswith("004")).read_text(encoding="utf-8")
    rows = rows_of(text)
    categories = [row for _, row in rows if row.kind == "PersonCategory"]
    assert len(categories) == 12
    assert all(values(row, "selection") for row in categories)
    assert [len(values(row, "rules")) for row in categories] == [4] * 6 + [3, 3] + [1] * 4
    assert sum(row.kind == "Material" for _, row in rows) == 7
    phases = {n for _, row in rows if row.kind == "Duty" for n in linked(row, "CONCERNS")
              if "阶段" in n}
    assert len(phases) == 2
    assert sum(row.kind == "Duty" for _, row in rows) >= 15


@pytest.mark.corpus
def test_the_real_guide() -> None:
    text = next(p for p in corpus() if p.name.startswith("002")).read_text(encoding="utf-8")
    rows = rows_of(text)
    items = [row for _, row in rows if row.kind == "Item"]
    assert [values(row, "seq") for row in items] == [[str(n)] for n in range(1, 16)]
    assert all(linked(row, "BORNE_BY") for row in items)
    assert sum(bool(linked(row, "REQUIRES")) for row in items) == 14
    assert sum(row.kind == "Material" for _, row in rows) == 15
