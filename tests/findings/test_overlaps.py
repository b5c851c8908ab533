"""Rules that compare texts of loaded documents, and what people decide about findings."""

from __future__ import annotations

import pytest

from findings.dispositions import dispose, mute
from findings.run import find
from graph.errors import RegistryError
from tests.findings.conftest import Load, boundary, duties

PATROL = ["1", "古树名木保护", "林业局", "负责古树名木的巡查和挂牌保护。", "", ""]
AGAIN = ["2", "城区绿化管理", "城市管理局", "负责古树名木的巡查和挂牌保护工作。", "", ""]
OTHER = ["2", "城区绿化管理", "城市管理局", "查处占用人行道经营的流动摊贩。", "", ""]
CLAIMS = (
    ["1", "护林队伍建设", "林业局", "会同县人社局制定护林员招聘计划。", "", ""],
    ["", "", "人社局", "会同县林业局制定护林员招聘计划。", "", ""],
)


def _rules(found: list[dict], *severities: str) -> set[str]:
    return {f["rule"] for f in found if not severities or f["severity"] in severities}


def test_one_duty_of_two_departments_is_a_duplication(load: Load) -> None:
    found = find(load(a=boundary(PATROL, AGAIN)), "overlaps", rule="duplication")
    assert len(found) == 1
    assert {found[0]["a"]["department"], found[0]["b"]["department"]} == {"林业局", "城市管理局"}
    quotes = "".join(c["quote"] for c in found[0]["citations"])
    assert "古树名木的巡查" in quotes and found[0]["severity"] in ("high", "medium")


def test_other_duties_are_no_duplication(load: Load) -> None:
    assert find(load(a=boundary(PATROL, OTHER)), "overlaps", rule="duplication") == []


def test_both_sides_claiming_one_plan_is_a_conflict_and_no_second_finding(load: Load) -> None:
    found = find(load(a=boundary(*CLAIMS)), "overlaps")
    assert _rules(found, "high") == {"claim_without_agreement"}


def test_paying_and_doing_outside_of_a_boundary_is_an_overlap(load: Load) -> None:
    registry = load(a=boundary(
        ["1", "松毛虫防治", "林业局", "组织松毛虫飞机防治作业。", "", ""],
        ["2", "财政资金管理", "财政局", "拨付松毛虫飞机防治作业经费。", "", ""],
    ))
    assert "overlap" in _rules(find(registry, "overlaps"))


def test_a_main_duty_and_its_work_item_are_restated_at_low_severity(load: Load) -> None:
    registry = load(a=duties(
        ["1", "负责全县公益林的管护。", "做好公益林日常管护和护林员考核。", "资源管理股", ""],
        ["2", "指导苗木生产。", "发布苗木市场信息。", "种苗站", ""],
    ))
    found = find(registry, "overlaps", rule="restated")
    assert any("公益林" in f["a"]["text"] for f in found)
    assert {f["severity"] for f in found} == {"low"}


def test_steps_of_one_body_are_stages_at_low_severity(load: Load) -> None:
    registry = load(a=boundary(
        ["1", "野生动物致害补偿", "林业局",
         "受理野生动物致害补偿申请；会同乡镇核实损失；兑付补偿资金。", "", ""],
        ["2", "林权登记", "自然资源局", "办理林权登记。", "", ""],
    ))
    found = find(registry, "overlaps", rule="stages")
    assert found and {f["severity"] for f in found} == {"low"}


def test_the_same_finding_keeps_its_id_when_read_again(load: Load) -> None:
    first = find(load(a=boundary(PATROL, AGAIN)), "overlaps", rule="duplication")
    moved = ["9", "其他", "财政局", "审核部门预算。", "", ""]
    again = find(load(a=boundary(moved, PATROL, AGAIN)), "overlaps", rule="duplication")
    assert [f["id"] for f in first] == [f["id"] for f in again]


def test_a_disposition_holds_through_reading_again_and_rebuilding(load: Load) -> None:
    registry = load(a=boundary(*CLAIMS))
    finding = find(registry, "overlaps", severity="high")[0]
    dispose(registry.ledger, finding, "keep", "王某", "按惯例由两家共同办理")
    registry.rebuild()
    assert finding["id"] not in {f["id"] for f in find(registry, "overlaps")}
    registry = load(a=boundary(*CLAIMS, ["3", "防火", "应急局", "组织森林火灾扑救。", "", ""]))
    kept = [f for f in find(registry, "overlaps", everything=True) if f["id"] == finding["id"]]
    assert [f["state"] for f in kept] == ["disposed"]
    assert kept[0]["disposition"]["who"] == "王某"


def test_a_disposition_lapses_when_the_words_change(load: Load) -> None:
    registry = load(a=boundary(
        ["1", "护林", "林业局", "组织护林。", "", ""], ["", "", "公安局", "打击盗伐。", "", ""],
    ))
    listed = find(registry, "overlaps", rule="co_owned")
    dispose(registry.ledger, listed[0], "keep", "王某", "")
    assert find(registry, "overlaps", rule="co_owned") == []
    registry = load(a=boundary(
        ["1", "护林", "林业局", "组织护林。", "", ""],
        ["", "", "公安局", "打击盗伐、滥伐林木犯罪。", "", ""],
    ))
    again = find(registry, "overlaps", rule="co_owned")
    assert [(f["id"], f["state"]) for f in again] == [(listed[0]["id"], "reopened")]


def test_a_rule_is_muted_for_a_place(load: Load) -> None:
    registry = load(a=boundary(*CLAIMS))
    place = find(registry, "overlaps", severity="high")[0]["place"]
    mute(registry.ledger, "claim_without_agreement", place, "王某", "已开会明确")
    assert find(registry, "overlaps", severity="high") == []
    muted = find(registry, "overlaps", severity="high", everything=True)
    assert {f["state"] for f in muted} == {"muted"}


@pytest.mark.parametrize("wrong", [
    {"rule": "no_such"}, {"class_": "no_such"}, {"severity": "grave"},
])
def test_an_unknown_filter_is_said(load: Load, wrong: dict[str, str]) -> None:
    with pytest.raises(RegistryError, match=r"no_such|grave"):
        find(load(a=boundary(PATROL)), "check", **wrong)


def test_an_unknown_disposition_is_said(load: Load) -> None:
    registry = load(a=boundary(*CLAIMS))
    finding = find(registry, "overlaps", severity="high")[0]
    with pytest.raises(RegistryError, match="forget"):
        dispose(registry.ledger, finding, "forget", "王某", "")


def test_nothing_is_found_in_an_empty_registry(load: Load) -> None:
    assert find(load(), "check") == []
