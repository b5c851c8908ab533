"""The one way through: properties that hold for every document."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.home import Home
from ingest.batch import run as ingest
from ingest.pipeline import understand
from queries.registry import Registry
from tests.support import DEMO, UP, claims, corpus, pasted_table, word_table

HEAD = ("序号", "管理事项", "相关部门", "职责分工", "相关依据", "案例")
DUTIES = ("负责制定采摘计划", "会同财政局核定补贴标准", "审核种苗采购申请", "配合开展林地巡查",
          "拨付造林补助资金", "提供苗木检疫结果")
BODIES = ("林业局", "财政局", "农业农村局", "水利局")
MATTERS = ("山核桃种植补贴", "苗木调运检查", "林道养护")


@st.composite
def tables(draw):
    """A boundary table: matters, each over one to three departments."""
    rows = [HEAD]
    chosen = draw(st.lists(st.sampled_from(MATTERS), min_size=1, max_size=3, unique=True))
    for number, matter in enumerate(chosen, 1):
        bodies = draw(st.lists(st.sampled_from(BODIES), min_size=1, max_size=3, unique=True))
        for position, body in enumerate(bodies):
            duties = draw(st.lists(st.sampled_from(DUTIES), min_size=1, max_size=3, unique=True))
            head = (str(number), matter) if position == 0 else (UP, UP)
            tail = ("《森林法》", "") if position == 0 else (UP, UP)
            rows.append((*head, body, "；".join(duties) + "。", *tail))
    return rows


@settings(max_examples=25, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=tables())
def test_word_and_pasted_text_of_one_table_say_the_same(rows, tmp_path):
    word = word_table(tmp_path / "a.docx", "职责边界登记表", "栗山县林业局", rows)
    text = pasted_table(tmp_path / "a.txt", "职责边界登记表", "栗山县林业局", rows)
    assert claims(word) == claims(text)


@settings(max_examples=25, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=tables())
def test_every_quote_stands_at_its_place(rows, tmp_path):
    path = word_table(tmp_path / "a.docx", "职责边界登记表", "栗山县林业局", rows)
    assert_quotes_stand(path)


def assert_quotes_stand(path: Path) -> int:
    made = understand(path.read_bytes(), path.name)
    texts = dict(made.reading.texts())
    checked = 0
    for statement in made.statements:
        assert statement.places, statement
        for place in statement.places:
            for piece in place.pieces:
                at, _, span = piece.at.partition(":")
                start, _, end = span.partition("-")
                assert texts[at][int(start) : int(end)] == piece.quote, (statement, piece)
                checked += 1
    return checked


@pytest.mark.corpus
def test_every_statement_of_the_real_documents_stands_verbatim_at_its_place():
    counts = [assert_quotes_stand(path) for path in corpus()]
    assert all(counts) and sum(counts) > 3000, counts


def graph_of(folder: Path, paths) -> tuple[dict, list]:
    with Registry.open(Home(folder)) as registry:
        for path in paths:
            ingest(registry, [path])
        rows = [
            {k: v for k, v in row.items() if k not in ("citations", "in_documents")}
            for kind in ("duties", "matters", "departments", "services", "offices")
            for row in registry.show(kind)
        ]
        return registry.store.counts(), sorted(rows, key=repr)


def test_the_order_of_loading_does_not_matter(tmp_path):
    files = sorted(DEMO.glob("*.docx"))
    counts, _ = graph_of(tmp_path / "a", files)
    backwards, _ = graph_of(tmp_path / "b", files[::-1])
    assert counts == backwards


def test_loading_twice_changes_nothing(tmp_path):
    files = sorted(DEMO.glob("*.docx"))
    assert graph_of(tmp_path / "a", files) == graph_of(tmp_path / "a", files)


def test_a_new_version_replaces_the_old_one_and_keeps_it(tmp_path):
    rows = [HEAD, ("1", "林道养护", "林业局", "负责林道巡查。", "", "")]
    first = word_table(tmp_path / "v.docx", "职责边界登记表", "栗山县林业局", rows)
    with Registry.open(Home(tmp_path / "home")) as registry:
        ingest(registry, [first])
        rows[1] = ("1", "林道养护", "水利局", "负责林道巡查。", "", "")
        word_table(first, "职责边界登记表", "栗山县林业局", rows)
        report = ingest(registry, [first])
        assert [d["status"] for d in report["documents"]] == ["replaced"]
        assert [d["department"] for d in registry.show("duties")] == ["水利局"]
        assert [r.version for r in registry.ledger.documents(old=True)] == [1, 2]
        assert all(check.ok for check in registry.doctor())


def test_rebuilding_makes_the_same_graph(tmp_path):
    with Registry.open(Home(tmp_path)) as registry:
        for path in sorted(DEMO.glob("*.docx")):
            ingest(registry, [path])
        before = registry.store.counts(), registry.show("duties")
        registry.rebuild()
        assert (registry.store.counts(), registry.show("duties")) == before
