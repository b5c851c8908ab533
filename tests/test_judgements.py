"""Status and role by decision, own status rows, own texts: followed, kept, taken back."""

import pytest

from tests.support import run, word_table

HEAD = ("序号", "管理事项", "相关部门", "职责分工", "相关依据", "案例")
LAW = "《青禾省渡口条例》第三条、第五条第二款"


@pytest.fixture
def home(tmp_path):
    path = word_table(tmp_path / "a.docx", "职责边界登记表", "栗山县交通运输局", [
        HEAD, ("1", "渡口看护", "交通运输局", "负责渡口看护。", LAW, ""),
        ("2", "渡船检验", "水利局", "负责渡船检验。", "《青禾省渡口条例》第九条", "")])
    run("ingest", path, home=tmp_path / "home")
    return tmp_path / "home"


def law(home):
    return run("show", "regulations", "--json", home=home)[1]["rows"][0]


def duty(home, word):
    rows = run("show", "duties", "--json", home=home)[1]["rows"]
    return next(row for row in rows if word in row["text"])


def undo_last(home, made):
    number = made["decisions"][-1]
    number = number["id"] if isinstance(number, dict) else number
    assert run("decide", "undo", str(number), home=home)[0] == 0


def test_the_status_of_a_regulation_is_decided_kept_and_undone(home):
    assert law(home)["status"] == "unknown"
    status, made, _ = run("decide", "status", "《青禾省渡口条例》", "已废止", "--why", "省公报",
                          "--who", "林", "--json", home=home)
    assert status == 0
    run("rebuild", home=home)
    assert law(home)["status"] == "repealed"
    assert "省公报" in law(home)["status_source"] and "林" in law(home)["status_source"]
    assert law(home)["status_date"]
    undo_last(home, made)
    assert law(home)["status"] == "unknown"


def test_an_unknown_status_or_role_is_refused(home):
    assert run("decide", "status", "《青禾省渡口条例》", "gone", "--why", "x", home=home)[0] == 2
    assert run("decide", "role", "dut-none", "lead", "--why", "x", home=home)[0] == 2
    assert run("decide", "role", duty(home, "看护")["id"], "chief", "--why", "x", home=home)[0] == 2


def test_the_role_of_a_duty_is_decided_kept_and_undone(home):
    before = duty(home, "看护")["departments"][0]["roles"]
    status, made, _ = run("decide", "role", duty(home, "看护")["id"], "guide", "--why", "分工调整",
                          "--json", home=home)
    assert status == 0
    run("rebuild", home=home)
    (party,) = duty(home, "看护")["departments"]
    assert (party["roles"], party["how"]) == (["guide"], "inferred")
    assert party["rule"].startswith("decision_")
    assert run("doctor", home=home)[0] == 0
    undo_last(home, made)
    assert duty(home, "看护")["departments"][0]["roles"] == before


def test_own_status_rows_are_loaded_once_kept_and_unloaded(home, tmp_path):
    rows = tmp_path / "mine.csv"
    rows.write_text("title,status,status_date,status_source,successor\n"
                    "青禾省渡口条例,repealed,2024-05-01,省人大公报,青禾省水上交通条例\n",
                    encoding="utf-8")
    status, made, _ = run("import", rows, "--json", home=home)
    assert (status, len(made["decisions"])) == (0, 1)
    assert run("import", rows, "--json", home=home)[1]["decisions"] == []
    run("rebuild", home=home)
    found = run("basis", "《青禾省渡口条例》", "--json", home=home)[1]["regulation"]
    assert (found["status"], found["successor"]) == ("repealed", "青禾省水上交通条例")
    assert (found["status_source"], found["status_date"]) == ("省人大公报", "2024-05-01")
    undo_last(home, made)
    assert law(home)["status"] == "unknown"


def test_a_wrong_row_is_refused_with_its_line(home, tmp_path):
    rows = tmp_path / "mine.csv"
    rows.write_text("title,status\n青禾省渡口条例,gone\n", encoding="utf-8")
    status, _, said = run("import", rows, home=home)
    assert status == 2 and "mine.csv:2" in said


def test_basis_tells_what_is_known_of_an_uncited_regulation(home):
    said = run("basis", "《退役士兵安置条例》", "--json", home=home)[1]
    assert (said["regulation"]["status"], said["total"]) == ("repealed", 0)
    assert said["regulation"]["successor"] == "退役军人安置条例"
    assert said["regulation"]["status_source"] and said["regulation"]["status_date"]
    assert run("basis", "《栗山县没有的办法》", "--json", home=home)[1]["total"] == 0


def test_articles_stand_under_their_regulation(home):
    assert law(home)["articles"] == ["第3条", "第5条第2款", "第9条"]
    assert run("doctor", home=home)[0] == 0


def test_a_loaded_text_tells_which_cited_articles_exist(home, tmp_path):
    text = tmp_path / "law.txt"
    text.write_text("青禾省渡口条例\n第一章　总则\n第一条　为了渡口平安。\n第三条　渡口由县看护。\n"
                    "第五条　渡船须结实。\n旧船每年查看。\n", encoding="utf-8")
    assert run("import", text, home=home)[0] == 0
    rows = run("basis", "《青禾省渡口条例》", "--json", home=home)[1]["rows"]
    said = {a["article"]: (a["exists"], a["quote"]) for row in rows for a in row["articles"]}
    assert said == {"第3条": (True, "渡口由县看护。"), "第5条第2款": (True, "旧船每年查看。"),
                    "第9条": (False, "")}
    assert run("import", rows and __file__, home=home)[0] == 2


ROWS = [("1", "渡口看护", "交通运输局", "负责渡口看护。", LAW, ""),
        ("2", "桥梁看护", "古桥会", "负责桥梁看护。", "", ""),
        ("3", "桥梁修缮", "古桥协会", "负责桥梁修缮。", "", "")]
MORE = ("4", "桥梁检测", "古桥会", "负责桥梁检测。", "《青禾省渡口条例》", "")


def seen(home):
    """What the three decisions touch: bodies, the law's status, the role of the first duty."""
    bodies = {row["name"] for row in run("show", "departments", "--json", home=home)[1]["rows"]}
    roles = duty(home, "渡口")["departments"][0]["roles"]
    return len(bodies & {"古桥会", "古桥协会"}), law(home)["status"], roles


def test_three_decisions_through_a_new_version_a_rebuild_and_back(tmp_path):
    home, path = tmp_path / "home", tmp_path / "a.docx"
    word_table(path, "职责边界登记表", "栗山县交通运输局", [HEAD, *ROWS])
    run("ingest", path, home=home)
    before = seen(home)
    assert before == (2, "unknown", ["lead"])
    made = [
        run("decide", *words, "--why", "会议纪要", "--json", home=home)[1]["decisions"][-1]
        for words in (("same", "古桥会", "古桥协会"),
                      ("status", "《青禾省渡口条例》", "repealed"),
                      ("role", duty(home, "渡口")["id"], "supervise"))
    ]
    after = (1, "repealed", ["supervise"])
    assert seen(home) == after

    word_table(path, "职责边界登记表", "栗山县交通运输局", [HEAD, *ROWS, MORE])
    assert run("ingest", path, "--json", home=home)[1]["documents"][0]["status"] == "replaced"
    assert seen(home) == after
    assert {p["id"] for p in duty(home, "检测")["departments"]} == {
        p["id"] for p in duty(home, "修缮")["departments"]}  # the new row's body is joined too

    run("rebuild", home=home)
    assert seen(home) == after
    assert run("doctor", home=home)[0] == 0

    for left, decision in enumerate(made, 1):
        number = decision["id"] if isinstance(decision, dict) else decision
        assert run("decide", "undo", str(number), home=home)[0] == 0
        expected = tuple(b if n < left else a for n, (b, a) in enumerate(
            zip(before, after, strict=True)))
        assert seen(home) == expected
    run("rebuild", home=home)
    assert seen(home) == before
