"""Paper: one page an answer, no menu; the matrix as SVG, PNG and Excel."""

from __future__ import annotations

import base64
from pathlib import Path

import pypdfium2
from lxml import etree
from PIL import Image

from tests.browser.conftest import QUESTION
from tests.browser.driving import Browser, until


def test_printed_answer_is_one_page_with_the_source(browser: Browser) -> None:
    browser.open(f"/?q={QUESTION}")
    printed = browser.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    paper = pypdfium2.PdfDocument(base64.b64decode(printed["data"]))
    assert len(paper) == 1
    words = paper[0].get_textpage().get_text_range()
    assert "退役军人事务局" in words and "职责分工" in words and "打印" not in words


def test_marked_words_are_underlined_on_white_paper(browser: Browser) -> None:
    browser.open(f"/?q={QUESTION}")
    with browser.shown_as(media="print"):
        style = browser.run("const s = getComputedStyle(document.querySelector('.panel mark'));"
                            "return [s.textDecorationLine, s.backgroundColor, s.fontWeight]")
        assert style == ["underline", "rgb(255, 255, 255)", "600"]
        hidden = "const e = document.querySelector(arguments[0]);" \
                 "return !e || getComputedStyle(e).display === 'none'"
        assert browser.run(hidden, "[data-testid=stHeader]") and browser.run(hidden, ".tools")


def test_matrix_is_taken_away_as_picture(browser: Browser, tmp_path: Path) -> None:
    browser.driver.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    browser.open("/compare")
    browser.click("[data-testid=stDownloadButton] button", named="SVG",
                  then=lambda: (tmp_path / "compare.svg").exists())
    browser.click(".stButton button", named="PNG",
                  then=lambda: (tmp_path / "compare.png").exists())
    browser.click("[data-testid=stDownloadButton] button", named="Excel",
                  then=lambda: (tmp_path / "compare.xlsx").exists())
    drawn = etree.parse(tmp_path / "compare.svg").getroot()
    rows = browser.texts("table.matrix tbody th a")
    words = "".join(str(e.text) for e in drawn.iter("{*}text"))
    assert rows and all(row in words for row in rows)

    def whole() -> bool:
        with Image.open(tmp_path / "compare.png") as picture:
            return picture.width >= int(drawn.get("width", "0"))
    until(whole)
