"""A decision on two names: the graph follows, it survives, and it can be taken back."""

from graph.home import Home
from ingest.batch import run as ingest
from queries.registry import Registry
from tests.support import run, word_table

HEAD = ("序号", "管理事项", "相关部门", "职责分工", "相关依据", "案例")
ROWS = [HEAD, ("1", "古桥看护", "古桥会", "负责古桥看护。", "", ""),
        ("2", "古桥修缮", "古桥协会", "负责古桥修缮。", "", "")]


def departments(home):
    _, made, _ = run("show", "departments", "--json", home=home)
    return sorted(row["name"] for row in made["rows"])


def test_decide_rebuild_reread_undo(tmp_path):
    path = word_table(tmp_path / "a.docx", "职责边界登记表", "栗山县文物局", ROWS)
    home = tmp_path / "home"
    run("ingest", path, home=home)
    apart = departments(home)
    assert {"古桥会", "古桥协会"} <= set(apart)

    words = ("decide", "same", "古桥会", "古桥协会", "--why", "改名", "--json")
    status, made, _ = run(*words, home=home)
    assert status == 0
    joined = departments(home)
    assert len(joined) == len(apart) - 1

    run("rebuild", home=home)
    assert departments(home) == joined
    more = ("3", "古桥检测", "古桥会", "负责检测。", "", "")
    word_table(path, "职责边界登记表", "栗山县文物局", [*ROWS, more])
    run("ingest", path, home=home)
    assert departments(home) == joined

    number = made["decisions"][0]["id"]
    assert run("decide", "undo", str(number), home=home)[0] == 0
    assert departments(home) == apart


def test_a_decision_needs_a_reason_and_names_that_exist(tmp_path):
    path = word_table(tmp_path / "a.docx", "职责边界登记表", "栗山县文物局", ROWS)
    home = tmp_path / "home"
    run("ingest", path, home=home)
    assert run("decide", "same", "古桥会", "古桥协会", home=home)[0] == 2
    assert run("decide", "same", "古桥会", "没有的局", "--why", "x", home=home)[0] == 2
    assert run("decide", "undo", "7", home=home)[0] == 2


def test_two_counties_share_nothing_but_regulations(tmp_path):
    with Registry.open(Home(tmp_path / "home")) as registry:
        for place in ("栗山县", "青禾县"):
            rows = [HEAD, ("1", "林道养护", "林业局", "负责林道养护。", "《森林法》", ""),
                    ("2", "林道验收", "交通运输局", "负责林道验收。", "", "")]
            ingest(registry, [word_table(
                tmp_path / f"{place}.docx", "职责边界登记表", f"{place}林业局", rows)])
        listed = registry.show("departments")
        assert len(listed) == len({row["id"] for row in listed}) == 4
        assert {row["jurisdiction"] for row in listed} == {"栗山县", "青禾县"}
        assert len(registry.show("matters")) == 4
        (law,) = registry.show("regulations")
        assert law["in_documents"] == ["栗山县.docx", "青禾县.docx"]
