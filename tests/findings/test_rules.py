"""Every rule that looks at rows: what triggers it, and the near miss that does not."""

from __future__ import annotations

import pytest

from findings.model import CLASSES, SEVERITIES
from findings.rule import rules
from tests.findings.made import Row, basis, cited, department, duty, facts, matter, row, service

SAND = "河道采砂管理"

CASES: dict[str, tuple[list[Row], list[Row]]] = {
    "conflict": (
        [matter(SAND), duty("水利局", "牵头组织采砂联合执法", SAND),
         duty("公安局", "牵头负责采砂联合执法工作", SAND)],
        [matter(SAND), duty("水利局", "牵头组织采砂联合执法", SAND),
         duty("公安局", "配合水利局牵头的采砂联合执法", SAND, "support")],
    ),
    "claim_without_agreement": (
        [matter("计划"), duty("组织部", "会同县人社局制定青年人才接收计划", "计划"),
         duty("人社局", "会同县委组织部制定青年人才接收计划", "计划")],
        [matter("计划"), duty("组织部", "会同县人社局制定青年人才接收计划", "计划"),
         duty("人社局", "会同县财政局制定培训补助发放办法", "计划")],
    ),
    "circular": (
        [matter("违建"), duty("城市管理局", "违法建设举报移交自然资源局处理", "违建"),
         duty("自然资源局", "违法建设举报由城市管理局处理", "违建")],
        [matter("违建"), duty("城市管理局", "违法建设举报移交自然资源局处理", "违建"),
         duty("自然资源局", "查处违法建设举报", "违建")],
    ),
    "fragmentation": (
        [matter("活禽交易"), *(duty(d, t, "活禽交易") for d, t in (
            ("农业农村局", "检疫活禽"), ("市场监督管理局", "检查摊位"),
            ("卫生健康局", "监测疫情"), ("公安局", "维护秩序")))],
        [matter("活禽交易"), duty("农业农村局", "牵头活禽交易管理", "活禽交易"),
         *(duty(d, t, "活禽交易") for d, t in (
             ("市场监督管理局", "检查摊位"), ("卫生健康局", "监测疫情"), ("公安局", "维护秩序")))],
    ),
    "co_owned": (
        [matter(SAND), duty("水利局", "审批采砂", SAND), duty("公安局", "打击非法采砂", SAND)],
        [matter(SAND), duty("水利局", "审批采砂", SAND), duty("水利局", "检查采砂", SAND)],
    ),
    "duplicate_item": (
        [service("骨灰撒海补助申领", ("社会事务科", "")),
         service("骨灰撒海补助申领", ("社会事务科", ""))],
        [service("骨灰撒海补助申领", ("社会事务科", "")),
         service("骨灰树葬补助申领", ("社会事务科", ""))],
    ),
    "telephone_of_two_offices": (
        [service("低保咨询", ("社会救助科", "5550101")),
         service("公墓查询", ("殡葬管理所", "5550101"))],
        [service("低保咨询", ("社会救助科", "5550101")),
         service("低保复核", ("县社会救助科", "5550101"))],
    ),
    "cross_list_mismatch": (
        [service("农村公益性墓地审批", ("社会事务科", "")),
         row("powers", "农村公益性墓地审批", offices=["行政审批科"])],
        [service("农村公益性墓地审批", ("社会事务科", "")),
         row("powers", "农村公益性墓地审批", offices=[])],
    ),
    "no_lead": (
        [matter("校园周边"), duty("公安局", "配合做好校园周边治理", "校园周边", "support"),
         duty("教育局", "指导学校做好校园周边治理", "校园周边", "guide")],
        [matter("校园周边"), duty("公安局", "维护校园周边秩序", "校园周边"),
         duty("教育局", "指导学校做好校园周边治理", "校园周边", "guide")],
    ),
    "nobody": (
        [service("流动图书车停靠点查询")],
        [service("流动图书车停靠点查询", ("图书馆", ""))],
    ),
    "places_differ": (
        [row("powers", "燃气经营许可", cited=[basis("燃气条例")]),
         row("powers", "燃气经营许可", place="白鹭区", document_id="doc-2",
             cited=[basis("燃气经营办法")])],
        [row("powers", "燃气经营许可", cited=[basis("燃气条例")]),
         row("powers", "燃气经营许可", place="白鹭区", document_id="doc-2",
             cited=[basis("燃气条例")])],
    ),
    "office_missing": (
        [service("甲证书换领服务", ("综合科", "")), service("乙证书换领服务", ("综合科", "")),
         service("丙证书换领服务", department="文旅局")],
        [service("甲证书换领服务", department="文旅局"),
         service("乙证书换领服务", department="文旅局"),
         service("丙证书换领服务", department="文旅局")],
    ),
    "orphan_department": (
        [department("民政局"), duty("教育局", "审核校车申请", "校车安全")],
        [department("民政局"), duty("县民政局", "核实困难学生名单", "校车安全")],
    ),
    "named_not_answering": (
        [matter("预警"), duty("水利局", "会同气象局发布山洪预警", "预警")],
        [matter("预警"), duty("水利局", "会同气象局发布山洪预警", "预警"),
         duty("县气象局", "提供降雨预报", "预警")],
    ),
    "outdated_basis": (
        [duty("人社局", "办理转岗登记", cited=[basis("云杉旧条例", status="repealed")])],
        [duty("人社局", "办理转岗登记", cited=[basis("云杉新条例", status="in_force")])],
    ),
    "basis_not_found": (
        [duty("民政局", "核发补助", cited=[basis("云杉县山区补助若干规则")])],
        [duty("民政局", "核发补助", cited=[
            basis("云杉县山区补助若干规则", "《云杉县山区补助若干规则》（云杉政发〔2021〕8号）")])],
    ),
    "article_without_title": (
        [duty("民政局", "核发补助", citations=[cited("依据第十二条")])],
        [duty("民政局", "核发补助", citations=[cited("依据《慈善法》第十二条")])],
    ),
    "vague_wording": (
        [duty("民政局", "按职责分工负责", "殡葬")],
        [duty("民政局", "审批公墓建设规划用地申请", "殡葬")],
    ),
    "abolished_body": (
        [duty("水利局", "会同县国土资源局核定岸线范围", "岸线")],
        [duty("水利局", "会同县自然资源局核定岸线范围", "岸线")],
    ),
}

BY_TEXT = {"duplication", "overlap", "restated", "stages"}
"""Rules that compare texts in loaded documents; see test_overlaps."""


@pytest.mark.parametrize("name", sorted(CASES))
def test_triggers(name: str) -> None:
    found = rules()[name].run(facts(*CASES[name][0]))
    assert len(found) == 1, [f.zh for f in found]
    assert found[0].a.citations
    assert found[0].zh and found[0].en


@pytest.mark.parametrize("name", sorted(CASES))
def test_near_miss_does_not(name: str) -> None:
    assert [f.zh for f in rules()[name].run(facts(*CASES[name][1]))] == []


def test_one_instrument_and_another_name_in_two_places_is_noted() -> None:
    made = facts(
        row("powers", "城镇燃气经营许可", cited=[basis("燃气条例")]),
        row("powers", "城镇燃气经营的许可", place="白鹭区", document_id="doc-2",
            cited=[basis("燃气条例")]),
    )
    assert [f.severity for f in rules()["places_differ"].run(made)] == ["low"]


@pytest.mark.parametrize(("rows", "count"), [
    ([row("duties", "核定补助", text="核定补助")], 1),
    ([row("materials", "土地证", department="资源局"),
      row("materials", "照片", department="村委会"), row("materials", "申请表")], 1),
    ([row("materials", "土地证"), row("materials", "申请表")], 0),
    ([row("categories", "随军家属"), row("categories", "烈属"), row("categories", "军休干部"),
      duty("民政局", "登记随军家属、烈属")], 1),
    ([row("categories", "随军家属"), row("categories", "烈属"), duty("民政局", "登记服务对象")], 0),
])
def test_duties_materials_and_people_without_a_body(rows: list[Row], count: int) -> None:
    assert len(rules()["nobody"].run(facts(*rows))) == count


def test_every_rule_is_described_and_tested() -> None:
    assert set(rules()) == set(CASES) | BY_TEXT
    for rule in rules().values():
        assert rule.class_ in CLASSES
        assert all([*rule.title, *rule.definition, rule.source, *rule.example])


def test_findings_are_ordered_by_severity() -> None:
    rows = [r for trigger, _ in CASES.values() for r in trigger]
    listed = [f.severity for f in rules()["vague_wording"].run(facts(*rows))]
    assert listed == sorted(listed, key=SEVERITIES.index)


def test_rules_take_no_rows_at_all() -> None:
    for name, rule in rules().items():
        assert rule.run(facts()) == [] if name not in BY_TEXT else True
