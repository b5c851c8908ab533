"""The same table says the same in every layout."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ingest import layouts
from tests.ingest.layouts import UP, Rows
from tests.ingest.sections.said import brief, rows

BOUNDARY: Rows = [
    ["序号", "管理事项", "相关部门", "职责分工", "相关依据", "案例"],
    ["1", "水库大坝安全", "水利局", "负责水库大坝注册登记；组织大坝安全鉴定。",
     "《水库大坝安全管理条例》；《中华人民共和国防洪法》",
     "某水库溢洪道被堵，水利局查明原因后通知乡镇清理，应急管理局待命。"],
    [UP, UP, "应急管理局", "统筹水库险情的抢险力量；向水利局通报险情。", UP, UP],
    [UP, UP, "财政局", "将水库维修养护经费列入预算。", UP, UP],
    ["2", "农田灌溉用水", "水利局", "编制灌区用水计划并组织实施。",
     "《农田水利条例》（国务院令第669号）", ""],
    [UP, UP, "农业农村局", "指导农户采用节水灌溉技术；配合水利局统计灌溉面积。", UP, UP],
    ["3", "取水许可", "水利局", "受理取水许可申请；对取水户进行监督检查。",
     "《取水许可和水资源费征收管理条例》", "一家工厂擅自打井取水，水利局责令停止取水。"],
    [UP, UP, "行政审批局", "核发取水许可证。", UP, UP],
]
DUTIES: Rows = [
    ["序号", "主要职责", "具体工作事项", "责任科室", "备注"],
    ["1", "负责全县河湖管理，组织河道整治。", "编制河道治理年度计划；组织河道清淤疏浚。",
     "河湖管理股", "《中华人民共和国河道管理条例》"],
    [UP, UP, "划定河湖管理范围并设立界桩。", UP, UP],
    [UP, UP, "查处侵占河道的行为。", "水政监察大队", UP],
    ["2", "指导农村水利工作，保障农村供水。", "指导农村供水工程运行管理。", "农村水利股", ""],
    [UP, UP, "检查灌区渠道维修养护情况。", UP, UP],
    [UP, UP, "向乡镇提供节水灌溉技术服务。", "灌溉试验站", UP],
    ["3", "承担水旱灾害防御工作。", "发布雨情水情信息。", "水旱灾害防御中心", ""],
]
SERVICES: Rows = [
    ["序号", "服务项目", "服务内容", "承办机构", "联系电话"],
    ["1", "水质检测咨询", "解答饮用水水质检测的流程和费用。", "农村水利股", "0000-5550311"],
    [UP, UP, "公布农村供水水质检测结果。", "供水服务中心", "0000-5550312"],
    ["2", "水情查询", "提供水库水位和雨量查询。", "水旱灾害防御中心", "0000-5550313"],
    ["3", "节水宣传", "组织节水知识进校园活动。", "河湖管理股", "0000-5550314"],
    [UP, UP, "开放节水展示馆供居民参观。", "水资源股、节水展示馆", "0000-5550315、0000-5550316"],
]
POWERS: Rows = [
    ["序号", "权力类型", "权力名称", "实施主体", "承办机构", "实施依据", "责任事项", "追责情形"],
    ["1", "行政许可", "取水许可", "云杉县水利局", "行政审批股",
     "《取水许可和水资源费征收管理条例》第十一条",
     "1.受理责任：告知需要补正的材料。2.审查责任：组织现场核查。", "超过时限的，追究责任。"],
    ["2", "行政处罚", "对擅自取水的处罚", "云杉县水利局", "水政监察大队",
     "《中华人民共和国水法》第六十九条",
     "1.立案责任：对举报线索予以登记。2.决定责任：制作处罚决定书。", "滥用职权的，依法给予处分。"],
    ["3", "行政检查", "对取水单位的检查", "云杉县水利局", "水政监察大队",
     "《中华人民共和国水法》第六十条", "1.检查责任：每年制订检查计划。",
     "不履行检查职责的，追究责任。"],
]
TABLES = {"boundary": BOUNDARY, "duties": DUTIES, "services": SERVICES, "powers": POWERS}
TITLES = {
    "boundary": "与相关部门的职责边界登记表", "duties": "部门职责登记表",
    "services": "公共服务事项登记表", "powers": "云杉县水利局权责清单",
}


def document(kind: str, layout: Callable[[Rows], str], extra: str = "") -> str:
    return f"{TITLES[kind]}\n部门名称：云杉县水利局\n{layout(TABLES[kind])}\n{extra}"


def said(kind: str, layout: Callable[[Rows], str], extra: str = "") -> list[tuple[object, ...]]:
    return [brief(row) for row in rows(document(kind, layout, extra), kind)]


@pytest.mark.parametrize("layout", layouts.HORIZONTAL, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("kind", TABLES)
def test_every_layout_says_what_the_pasted_word_table_says(
    kind: str, layout: Callable[[Rows], str]
) -> None:
    expected = said(kind, layouts.cells)
    assert len(expected) >= 3
    assert said(kind, layout) == expected


@pytest.mark.parametrize("layout", [layouts.repeated, *layouts.VERTICAL], ids=lambda f: f.__name__)
@pytest.mark.parametrize("kind", ["powers", "services"])
def test_merged_cells_repeated_and_vertical_forms_say_the_same(
    kind: str, layout: Callable[[Rows], str]
) -> None:
    assert said(kind, layout) == said(kind, layouts.cells)
