"""Which citations of two counties mean one instrument: the country's, not the counties' own."""

import pytest

from graph.home import Home
from ingest.batch import run as ingest
from queries.registry import Registry
from tests.support import run, word_table

HEAD = ("序号", "管理事项", "相关部门", "职责分工", "相关依据", "案例")

SHARED = [
    "《中华人民共和国森林法》第四条",
    "《退役军人安置条例》",
    "国务院《关于加强渡口看护的意见》",
    "民政部《养蜂机构管理办法》",
    "《关于做好渡口看护的通知》（民发〔2021〕9号）第二条",
    "《养蜂机构安全规定》",  # nothing says that it is local
]
OWN = [
    "县人民政府《养蜂管理办法》第三条",
    "《XX县渡船管理办法》",
    "《林道养护工作方案》",
    "《关于看护渡口的通知》（{0}政办发〔2021〕9号）",
    "县民政局、县财政局《护林补贴实施细则》",
]


@pytest.fixture(scope="module")
def registry(tmp_path_factory):
    folder = tmp_path_factory.mktemp("instruments")
    with Registry.open(Home(folder / "home")) as opened:
        for place in ("栗山县", "青禾县"):
            rows = [HEAD] + [
                (str(n), f"渡口{n}", "林业局", f"负责渡口{n}看护。", cited.format(place[0]), "")
                for n, cited in enumerate(SHARED + OWN, 1)
            ]
            ingest(opened, [word_table(
                folder / f"{place}.docx", "职责边界登记表", f"{place}林业局", rows)])
        yield opened


def test_national_instruments_are_one_and_local_ones_a_place_s(registry):
    listed = registry.show("regulations")
    everywhere = [row for row in listed if len(row["in_documents"]) == 2]
    assert len(everywhere) == len(SHARED)
    assert len(listed) == len(SHARED) + 2 * len(OWN)
    own = [row["title"] for row in listed if len(row["in_documents"]) == 1]
    assert own.count("养蜂管理办法") == own.count("林道养护工作方案") == 2


def test_articles_of_local_instruments_stay_apart(registry):
    listed = [row for row in registry.show("regulations") if row["title"] == "养蜂管理办法"]
    assert [row["articles"] for row in listed] == [["第3条"], ["第3条"]]


def test_the_graph_of_local_instruments_agrees_with_the_ledger(tmp_path):
    home = tmp_path / "home"
    for place in ("栗山县", "青禾县"):
        run("ingest", word_table(
            tmp_path / f"{place}.docx", "职责边界登记表", f"{place}林业局",
            [HEAD, ("1", "林道", "林业局", "负责林道。", "《林道养护工作方案》", "")]), home=home)
    assert len(run("show", "regulations", "--json", home=home)[1]["rows"]) == 2
    assert run("doctor", home=home)[0] == 0
