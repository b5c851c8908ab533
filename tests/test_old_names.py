"""Names of before the reform of 2018: today's body by the duty, the chain shown."""

import pytest

from language.reforms import succession
from tests.support import run, word_table

HEAD = ("序号", "管理事项", "相关部门", "职责分工", "相关依据", "案例")
DECISION = "2018-04-27"


@pytest.mark.parametrize(
    ("name", "duty", "date", "today", "rule"),
    [
        ("县地税局", "征收车船税", "", "税务局", "reform_renamed"),
        ("县工商局", "查处无照经营", "", "市场监督管理局", "reform_renamed"),
        ("县安监局", "检查采石场", "", "应急管理局", "reform_renamed"),
        ("县安监局", "检查职业病防护设施", "", "卫生健康局", "reform_duty"),
        ("县环保局", "核发排污许可证", "", "生态环境局", "reform_renamed"),
        ("县卫计局", "组织预防接种", "", "卫生健康局", "reform_renamed"),
        ("县卫计局", "管理新农合基金", "", "医疗保障局", "reform_duty"),
        ("县民政局", "发放优抚对象补助", "2016-03-01", "退役军人事务局", "reform_duty"),
        ("县民政局", "安排医疗救助", "2016-03-01", "医疗保障局", "reform_duty"),
        ("县规划局", "核发规划许可证", "", "自然资源局", "reform_duty"),
    ],
)
def test_the_duty_leads_to_the_body_of_today(name, duty, date, today, rule):
    found = succession(name, "栗山县", duty, date)
    assert (found.standard, found.rule) == (today, rule)
    assert found.note.startswith(f"{name} → {today}") and DECISION in found.note


@pytest.mark.parametrize(
    ("name", "duty", "date"),
    [
        ("县民政局", "办理婚姻登记", "2016-03-01"),  # stays with civil affairs
        ("县民政局", "发放优抚对象补助", "2022-03-01"),  # after the reform: as written
        ("县民政局", "发放优抚对象补助", ""),  # undated: as written
        ("县水利局", "检查水库", "2016-03-01"),
    ],
)
def test_a_body_of_today_keeps_its_own_duties(name, duty, date):
    assert succession(name, "栗山县", duty, date) is None


def test_a_divided_body_stays_open_where_the_duty_does_not_tell():
    found = succession("县规划局", "栗山县", "办理有关手续")
    assert (found.function, found.rule) == ("", "reform_open")
    assert set(found.candidates) == {"natural_resources", "housing_construction"}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("old")
    rows = [HEAD] + [
        (str(n), matter, body, duty, "", "") for n, (matter, body, duty) in enumerate([
            ("采石场安全", "县安监局", "负责采石场安全检查。"),
            ("粉尘危害", "县安监局", "负责职业健康检查。"),
            ("优抚补助", "县民政局", "负责优抚对象补助发放。"),
            ("婚姻登记", "县民政局", "负责婚姻登记。"),
            ("无照经营", "县工商局", "负责查处无照经营。"),
            ("车船税征收", "县地税局", "负责车船税征收。"),
            ("接种门诊", "县卫计局", "负责接种门诊检查。"),
            ("文件汇编", "县法制办", "负责文件汇编。"),
        ], 1)
    ]
    path = word_table(folder / "a.docx", "职责边界登记表（2016年5月4日）", "栗山县水利局", rows)
    run("ingest", path, home=folder / "home")
    return folder / "home"


def test_the_graph_follows_and_shows_the_chain(home):
    duties = run("show", "duties", "--json", home=home)[1]["rows"]
    said = {row["matter"]: row["departments"][0] for row in duties}
    assert {m: p["standard"] for m, p in said.items()} == {
        "采石场安全": "应急管理局", "粉尘危害": "卫生健康局", "优抚补助": "退役军人事务局",
        "婚姻登记": "民政局", "无照经营": "市场监督管理局", "车船税征收": "税务局",
        "接种门诊": "卫生健康局", "文件汇编": "法制办",
    }
    assert said["粉尘危害"]["id"] == said["接种门诊"]["id"]
    assert all(p["chain"] for p in said.values() if p["rule"] == "reform_duty")


def test_departments_show_old_names_candidates_and_the_decision(home):
    listed = run("show", "departments", "--json", home=home)[1]["rows"]
    by_standard = {row["standard"]: row for row in listed}
    (old,) = by_standard["退役军人事务局"]["old"]
    assert (old["name"], old["to"]) == ("县民政局", "退役军人事务局")
    assert old["decision_date"] == DECISION and old["source"].startswith("http")
    assert by_standard["民政局"]["old"] == []
    open_one = by_standard["法制办"]
    assert open_one["candidates"] == ["人民政府办公室", "司法局"] and "待定" in open_one["note"]
    assert run("doctor", home=home)[0] == 0


@pytest.fixture(scope="module")
def today(tmp_path_factory):
    folder = tmp_path_factory.mktemp("today")
    rows = [HEAD] + [
        (str(n), matter, body, duty, "", "") for n, (matter, body, duty) in enumerate([
            ("采石场安全", "县应急管理局", "负责采石场安全检查。"),
            ("无照经营", "县市场监督管理局", "负责查处无照经营。"),
            ("车船税征收", "县税务局", "负责车船税征收。"),
            ("接种门诊", "县卫生健康局", "负责接种门诊检查。"),
            ("排污许可", "县生态环境局", "负责排污许可证核发。"),
        ], 1)
    ]
    path = word_table(folder / "b.docx", "职责边界登记表", "栗山县水利局", rows)
    run("ingest", path, home=folder / "home")
    return folder / "home"


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("安监局在采石场安全方面负责什么？", "县应急管理局"),
        ("工商局在无照经营方面负责什么？", "县市场监督管理局"),
        ("地税局在车船税征收方面负责什么？", "县税务局"),
        ("卫计局在接种门诊方面负责什么？", "县卫生健康局"),
        ("环保局在排污许可方面负责什么？", "县生态环境局"),
    ],
)
def test_questions_with_old_names_are_answered_by_todays_body(today, question, body):
    answer = run("ask", question, "--json", home=today)[1]
    assert answer["answered"], answer["message"]
    assert answer["answers"][0]["department"] == body
    old, new = question.partition("在")[0], body.removeprefix("县")
    assert f"{old} → {new}（" in answer["headline"] and DECISION in answer["headline"]
    assert f"{old} → {new}（" in answer["answers"][0]["why"]


@pytest.mark.parametrize(
    ("question", "chain"),
    [
        ("工商局管无照经营吗？", "工商局 → 市场监督管理局（"),
        ("卫计委原来管的接种门诊检查由谁负责？", "卫计委 → 卫生健康局（"),
        ("安监局检查采石场的职责现在是哪个部门的？", "安监局 → 应急管理局（"),
    ],
)
def test_everyday_questions_with_old_names(today, question, chain):
    answer = run("ask", question, "--json", home=today)[1]
    assert answer["answered"], answer["message"]
    assert chain in answer["headline"] and DECISION in answer["headline"]


def test_a_body_of_today_has_no_chain(today):
    answer = run("ask", "谁负责查处无照经营？", "--json", home=today)[1]
    assert answer["answered"] and "→" not in answer["headline"]
