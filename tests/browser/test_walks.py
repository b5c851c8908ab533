"""The walks of an official, a clerk and a planner, every click counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.conftest import QUESTION, Known, load
from tests.browser.driving import Browser, served, until
from tests.ui.documents import boundary


def test_official_reads_who_where_and_the_marked_row_without_a_click(
    browser: Browser, known: Known
) -> None:
    browser.open("/")
    field = browser.driver.find_element("css selector", "input[type=text]")
    field.send_keys(QUESTION, Keys.ENTER)
    until(lambda: browser.texts(".panel mark"))
    browser.settled()
    assert browser.texts(".headline") == [known.headline]
    assert known.answers[0]["department"] in browser.texts(".card .dept")[0]
    assert browser.clicks == 0
    browser.click("a[data-go*='mat-']", then=lambda: "/matter" in browser.url)
    assert browser.clicks == 1 and browser.texts("h1") == [known.answers[0]["matter"]]


def test_official_reads_the_telephone_without_a_click(browser: Browser) -> None:
    browser.open("/?q=优待证申领的电话是多少?")
    assert "0000-5550103" in browser.texts(".headline")[0]
    assert "优抚褒扬股" in browser.texts(".card .tel")[0]
    assert "0000-5550103" in "".join(browser.texts(".panel mark")) and browser.clicks == 0


def test_official_opens_another_answer_by_one_click(browser: Browser) -> None:
    browser.open("/?q=湖区游船检验涉及哪些部门?")
    assert len(browser.texts(".card")) > 1
    browser.click(".stButton button", named="看原文", then=lambda: "a=1" in browser.url)
    assert browser.clicks == 1
    assert browser.texts(".card.open .dept")[0].startswith("2")


def test_clerk_gets_from_a_basis_to_the_dossier_in_four_clicks(
    browser: Browser, tmp_path: Path
) -> None:
    """Legal bases 1 → row 2 (status, what rests on it) → duty 3 (source row) → Word 4."""
    browser.open("/")
    browser.click("a[href*='/basis']", then=lambda: browser.texts("table.list a[data-go*='law-']"))
    browser.click("table.list a[data-go*='law-']", then=lambda: "id=law-" in browser.url)
    assert browser.texts("h1")[0].startswith("《") and browser.texts(".tag")
    browser.click("table.list tbody tr:last-child td:last-child a[data-go]",
                  then=lambda: "s=" in browser.url)
    assert browser.texts(".panel mark")
    browser.driver.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    browser.click("[data-testid=stDownloadButton] button", named="Word",
                  then=lambda: list(tmp_path.glob("*.docx")))
    assert browser.clicks == 4


def test_from_an_answer_to_its_regulation_by_one_click(browser: Browser, known: Known) -> None:
    browser.open(f"/?q={QUESTION}")
    laws = browser.run("return document.querySelectorAll(\"a[data-go*='law-']\").length")
    assert laws
    browser.click("a[data-go*='law-']", then=lambda: "/basis" in browser.url)
    assert browser.clicks == 1 and browser.texts("h1")[0].startswith("《")


@pytest.fixture
def own_server(tmp_path: Path) -> str:
    """A server whose registry a test may change."""
    load(tmp_path / "home", {"白鹭区边界.txt": boundary()})
    with served(tmp_path / "home") as address:
        yield address  # type: ignore[misc]


def test_planner_decides_a_finding_in_six_clicks(browser: Browser, own_server: str) -> None:
    """Findings 1 → class 2 → row 3 (both cells, rule) → choice 4, reason → save 5."""
    with browser.at(own_server):
        browser.open("/")
        browser.click("a[href*='/findings']", then=lambda: browser.texts("table.list"))
        browser.click(".st-key-class_zh_choices button", then=lambda: "class=" in browser.url)
        browser.click("table.list a[data-go*='fnd-']", then=lambda: "id=fnd-" in browser.url)
        assert browser.texts("code") and browser.texts(".panel mark")
        browser.click("[data-testid=stForm] [role=radiogroup] label", named="厘清",
                      then=lambda: browser.run("return document.querySelector("
                                               "'[data-testid=stForm] input[type=radio]"
                                               "[value=\"1\"]').checked"))
        browser.driver.find_element(
            "css selector", "[data-testid=stForm] input[type=text]").send_keys("已会商")
        browser.click("[data-testid=stForm] button", named="保存",
                      then=lambda: "已会商" in browser.text)
        assert browser.clicks <= 6 and "厘清" in browser.text and "local" in browser.text
        browser.click(".stButton button", named="撤回", then=lambda: "已撤回" in browser.text)


def test_planner_sees_a_boundary_by_one_click_a_department_and_one_a_cell(
    browser: Browser
) -> None:
    browser.open("/")
    browser.click("a[href*='/compare']", then=lambda: browser.texts("table.matrix"))
    assert browser.clicks == 1
    browser.click("table.matrix td a", then=lambda: "cell=" in browser.url)
    assert browser.clicks == 2 and browser.texts(".panel mark")
