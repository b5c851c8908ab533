"""Every page in both languages and every state, without a browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.ui.conftest import Draw, bodies, words
from tests.ui.documents import HOSTILE, ROWS
from ui.parts.page import pages
from ui.parts.words import catalogue

PAGES = list(pages())
LANGUAGES = ("zh", "en")
HAN = re.compile(r"[\u3400-\u9fff]")
UNKNOWN = {"matter": "matter", "department": "department", "basis": "basis",
           "documents": "document", "network": "node"}


def _own_words(html: str) -> str:
    """HTML without what is a document's own: quotes, names, links to things."""
    html = re.sub(r"<(\w+)[^>]*lang=\"zh\"[^>]*>.*?</\1>", "", html, flags=re.S)
    html = re.sub(r"<a [^>]*>.*?</a>", "", html, flags=re.S)
    return re.sub(r"<[^>]*>", "", html)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", [p for p in PAGES if p != "settings"])
def test_empty_store_says_what_to_do(draw: Draw, tmp_path: Path, page: str, lang: str) -> None:
    app = draw(tmp_path, page, lang=lang)
    assert not app.exception
    assert catalogue(lang)["empty.title"] in words(app)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_page_with_data_draws_without_failure(
    draw: Draw, filled: Path, page: str, lang: str
) -> None:
    app = draw(filled, page, lang=lang)
    assert not app.exception
    assert 'class="bar bad"' not in bodies(app)
    assert catalogue(lang)["shell.print"] in bodies(app)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", sorted(UNKNOWN))
def test_unknown_id_is_one_sentence(draw: Draw, filled: Path, page: str, lang: str) -> None:
    app = draw(filled, page, id="no-such-id", lang=lang)
    expected = catalogue(lang)[f"missing.{UNKNOWN[page]}"].format(id="no-such-id")
    assert expected in bodies(app)
    assert not app.exception


@pytest.mark.parametrize("page", ["matter", "department", "basis"])
def test_search_without_result_says_how_many_documents_were_searched(
    draw: Draw, filled: Path, page: str
) -> None:
    app = draw(filled, page, q="无此名称")
    assert "无此名称" in bodies(app) and "1 份文档" in bodies(app)


def test_short_address_opens_the_card(draw: Draw, filled: Path) -> None:
    listed = bodies(draw(filled, "matter"))
    found = re.search(r"/matter\?id=(mat-[0-9a-f]+)\"[^>]*>湖区游船检验<", listed)
    assert found is not None
    app = draw(filled, "ask", matter=found[1])
    assert "<h1>湖区游船检验</h1>" in bodies(app)
    assert found[1] in app.query_params["id"]


def test_place_in_a_document_marks_exactly_the_span(draw: Draw, filled: Path) -> None:
    app = draw(filled, "documents", id="1", at="t1r2c4", span="2-8")
    assert "<mark>游船年度检验</mark>" in bodies(app)
    assert 'id="t1r2c4"' in bodies(app)


def test_unknown_place_in_a_document_is_one_sentence(draw: Draw, filled: Path) -> None:
    app = draw(filled, "documents", id="1", at="t9r9c9")
    assert "这份文档里没有 t9r9c9 这个位置。" in bodies(app)


@pytest.mark.parametrize("page", ["department", "compare", "queries", "settings", "network"])
def test_english_pages_hold_no_chinese_of_ours(draw: Draw, filled: Path, page: str) -> None:
    own = _own_words(bodies(draw(filled, page, lang="en")))
    names = ("局", "区", "检验", "许可", "看护", "办法", "白鹭", "tests")
    left = [line for line in own.splitlines() if HAN.search(line)
            and not any(name in line for name in names)]
    assert left == []


def test_language_switch_keeps_page_and_filters(draw: Draw, filled: Path) -> None:
    app = draw(filled, "matter", q="芦苇")
    app.segmented_control(key="lang_control").set_value("en").run()
    assert [title.value for title in app.title] == ["Matters"]
    assert "芦苇" in app.query_params["q"] and "en" in app.query_params["lang"]
    assert "1 in all" in bodies(app)


@pytest.mark.parametrize("page", PAGES)
def test_hostile_document_changes_no_page(draw: Draw, poisoned: Path, page: str) -> None:
    html = bodies(draw(poisoned, page))
    assert "<script" not in html and "<img" not in html and "\u202e" not in html
    assert 'class="bar bad"' not in html


def test_signs_of_a_document_stay_signs(draw: Draw, poisoned: Path) -> None:
    html = bodies(draw(poisoned, "documents", id="1"))
    assert HOSTILE[1] in html and "〔2012〕# 号" in html
    assert "&lt;script&gt;window.broken=1&lt;/script&gt;&lt;b&gt;粗&lt;/b&gt;" in html


def test_query_form_runs_and_asks_for_what_is_missing(draw: Draw, filled: Path) -> None:
    app = draw(filled, "queries", name="departments_sharing_matter")
    app.button[0].click().run()
    assert "请填写" in bodies(app)
    app.text_input(key="p_matter_input").set_value("游船")
    app.button[0].click().run()
    assert "交通运输局" in bodies(app) and "游船" in app.query_params["p_matter"]


def test_query_result_opens_from_its_address(draw: Draw, filled: Path) -> None:
    app = draw(filled, "queries", name="matters_without_lead", run="1", lang="en")
    assert "候鸟驿站看护" in bodies(app)


def test_doctor_gives_a_line_for_each_part(draw: Draw, filled: Path) -> None:
    app = draw(filled, "settings")
    app.button(key="doctor").click().run()
    assert "一致" in bodies(app) and "不一致" not in bodies(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_failure_of_a_page_is_one_sentence_and_what_was_typed_stays(
    draw: Draw, filled: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    from ui.parts import store

    def broken(*_: str) -> None:
        raise ValueError("a defect")

    monkeypatch.setattr(store, "ask", broken)
    app = draw(filled, "ask", q="候鸟驿站谁看护", lang=lang)
    assert not app.exception and "a defect" not in bodies(app)
    assert catalogue(lang)["error.unforeseen"].partition("{")[0] in bodies(app)
    assert app.text_input(key="q_field").value == "候鸟驿站谁看护"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_answer_shows_department_words_and_their_place(
    draw: Draw, filled: Path, lang: str
) -> None:
    app = draw(filled, "ask", q="湖区游船检验由哪个部门负责?", lang=lang)
    html = bodies(app)
    assert "交通运输局" in html and "<mark>" in html
    assert catalogue(lang)["source.open"] in html
    marked = "".join(re.findall("<mark>(.*?)</mark>", html))
    assert any(marked in cell for row in ROWS for cell in row)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_refusal_is_a_sentence_with_the_nearest_rows(
    draw: Draw, filled: Path, lang: str
) -> None:
    html = bodies(draw(filled, "ask", q="谁负责火星移民登记?", lang=lang))
    assert 'class="headline"' in html and 'class="card open"' not in html


def test_examples_ask_when_pressed(draw: Draw, filled: Path) -> None:
    app = draw(filled, "ask")
    app.button(key="example_0").click().run()
    assert app.query_params["q"] and 'class="headline"' in bodies(app)
