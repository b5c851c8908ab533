"""Every object and view has an address that opens the same for anybody."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from tests.browser.conftest import PDF_NAME, QUESTION, Known
from tests.browser.driving import Browser, until


def test_short_address_opens_the_card_and_so_does_a_reload(
    browser: Browser, known: Known
) -> None:
    name, number = next(iter(known.matters.items()))
    browser.open(f"/?matter={number}")
    assert browser.url == f"{browser.server}/matter?id={number}"
    assert browser.texts("h1") == [name]
    browser.driver.refresh()
    browser.settled()
    assert browser.texts("h1") == [name] and browser.url.endswith(f"/matter?id={number}")


def test_third_answer_opens_with_its_quote_marked(browser: Browser) -> None:
    browser.open("/?q=湖区游船检验涉及哪些部门?&a=2")
    assert browser.texts(".card.open .dept")[0].startswith("3")
    said = browser.texts(".card.open .source")[0]
    marked = "".join(browser.texts(".panel mark"))
    assert marked and marked in said


def test_place_of_a_document_is_scrolled_to_and_marked(browser: Browser, known: Known) -> None:
    number = known.documents["白鹭区边界.txt"]
    browser.open(f"/documents?id={number}&at=t1r5c4&span=2-8")
    until(lambda: browser.run("return document.activeElement.id") == "t1r5c4")
    assert browser.texts("#t1r5c4 mark") == ["芦苇收割许可"]
    assert browser.run(
        "const box = document.getElementById('t1r5c4').getBoundingClientRect();"
        "return box.top >= 0 && box.bottom <= innerHeight")


@pytest.mark.parametrize(("path", "sentence"), [
    ("/matter?id=nothing", "没有编号为 nothing 的事项。"),
    ("/department?id=nothing", "没有编号为 nothing 的部门。"),
    ("/basis?id=nothing&lang=en", "No legal basis with id nothing"),
    ("/documents?id=1&at=t99r1c1", "没有 t99r1c1 这个位置"),
])
def test_unknown_thing_is_one_sentence(browser: Browser, path: str, sentence: str) -> None:
    browser.open(path)
    assert sentence in browser.text and "Traceback" not in browser.text
    assert browser.errors() == [] and browser.outside() == set()


def test_link_in_a_table_keeps_the_session_and_back_leads_back(browser: Browser) -> None:
    browser.open("/matter")
    browser.run("window.same = true")
    browser.click("table.list a[data-go]", then=lambda: "/matter?id=mat-" in browser.url)
    assert browser.texts("h1") and browser.run("return window.same") is True
    browser.driver.back()
    until(lambda: "id=" not in browser.url and browser.texts("table.list"))


def test_language_switch_keeps_filter_and_answer_and_back_undoes_it(browser: Browser) -> None:
    browser.open("/?q=湖区游船检验涉及哪些部门?&a=1")
    quotes = browser.texts(".panel mark")
    browser.click(".st-key-lang_control button", named="English",
                  then=lambda: "lang=en" in browser.url)
    assert "a=1" in browser.url and browser.texts(".card.open .dept")[0].startswith("2")
    assert browser.texts(".panel mark") == quotes
    assert browser.run("return document.documentElement.lang") == "en"
    browser.driver.back()
    until(lambda: "lang=en" not in browser.url
          and browser.run("return document.documentElement.lang") == "zh-CN")
    assert "a=1" in unquote(browser.url)


def test_the_same_question_in_both_languages_has_the_same_quotes(browser: Browser) -> None:
    browser.open(f"/?q={QUESTION}")
    cards, quotes = browser.texts(".card .source"), browser.texts(".panel mark")
    browser.open(f"/?q={QUESTION}&lang=en")
    assert browser.texts(".card .source") == cards and browser.texts(".panel mark") == quotes


def test_page_of_a_pdf_is_beside_what_was_read(browser: Browser, known: Known) -> None:
    number = known.documents[PDF_NAME]
    browser.open(f"/documents?id={number}&at=t1r2c4&span=2-8")
    until(lambda: browser.run(
        "const i = document.querySelector('.original img'); return i && i.naturalWidth > 500"))
    assert browser.texts("#t1r2c4 mark") and "原件第 1 页" in browser.text
    assert "没有找到这些字" not in browser.text
    assert browser.errors() == [] and browser.outside() == set()
