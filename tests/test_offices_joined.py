"""Two spellings of one office in one document are one, and it is said."""

import pytest

from language.offices import one_spelling
from tests.support import run, word_table

HEAD = ("序号", "服务事项", "服务内容", "承办机构", "联系电话")
ROWS = [HEAD,
        ("1", "渡船年检", "办理渡船年检。", "渡船安全监管科", "0000-5550101"),
        ("2", "渡口查询", "答复渡口查询。", "渡船安全监管科", "0000-5550101"),
        ("3", "渡工培训", "组织渡工培训。", "渡船安监管科", "0000-5550101")]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("公务接待调配科", "公务员接待调配科", True),
        ("渡口与航道管理股", "渡口和航道管理股", True),
        ("执法一大队", "执法十一大队", False),
        ("城区执法中队", "城北区执法中队", False),
        ("社保科", "社会科", False),
        ("渡船检验科", "渡船检测科", False),
        ("渡船检验科", "渡船检验股", False),
    ],
)
def test_one_spelling(a, b, same):
    assert one_spelling(a, b) == one_spelling(b, a) == same


def load(folder, body):
    path = word_table(folder / f"{body}.docx", f"{body}公共服务事项登记表", body, ROWS)
    return run("ingest", path, "--json", home=folder / "home")[1]


def offices(folder):
    return run("show", "offices", "--json", home=folder / "home")[1]["rows"]


def test_joined_noted_and_apart_by_department(tmp_path):
    made = load(tmp_path, "栗山县水利局")
    (water,) = offices(tmp_path)
    assert (water["name"], water["aliases"]) == ("渡船安全监管科", ["渡船安监管科"])
    (note,) = [i for i in made["documents"][0]["issues"] if i["code"] == "office_joined"]
    assert "渡船安监管科" in note["message"] and note["severity"] == "note"
    load(tmp_path, "栗山县林业局")
    assert [o["name"] for o in offices(tmp_path)] == ["渡船安全监管科"] * 2
    assert len({o["id"] for o in offices(tmp_path)}) == 2
    assert run("doctor", home=tmp_path / "home")[0] == 0


def test_the_join_is_taken_back_by_a_decision(tmp_path):
    load(tmp_path, "栗山县水利局")
    home = tmp_path / "home"
    status, made, _ = run("decide", "different", "渡船安监管科", "渡船安全监管科",
                          "--kind", "Office", "--why", "两个科", "--json", home=home)
    assert status == 0
    assert len(offices(tmp_path)) == 2
    run("rebuild", home=home)
    assert len(offices(tmp_path)) == 2
    run("decide", "undo", str(made["decisions"][-1]["id"]), home=home)
    assert len(offices(tmp_path)) == 1


def test_the_department_s_own_place_before_an_office_changes_nothing(tmp_path):
    names = ("县渡船检验大队", "栗山县渡船检验大队", "渡船检验大队", "市渡船检验大队")
    rows = [HEAD, *((str(n), f"渡船{n}", f"办理渡船{n}年检。", name, "")
                    for n, name in enumerate(names, 1))]
    path = word_table(tmp_path / "b.docx", "栗山县水利局公共服务事项登记表", "栗山县水利局", rows)
    run("ingest", path, home=tmp_path / "home")
    listed = offices(tmp_path)
    assert sorted(sorted([o["name"], *o["aliases"]]) for o in listed) == [
        sorted(names[:3]), ["市渡船检验大队"]]
