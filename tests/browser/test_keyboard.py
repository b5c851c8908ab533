"""Without a mouse: the question, the matrix; composing Chinese does not ask."""

from __future__ import annotations

from selenium.webdriver.common.keys import Keys

from tests.browser.driving import Browser, until

LABEL = "return document.activeElement.getAttribute('aria-label')"


def test_matrix_by_keyboard(browser: Browser) -> None:
    browser.open("/compare")
    stops = "return document.querySelectorAll('table.matrix td a[tabindex=\"0\"]').length"
    until(lambda: browser.run(stops) == 1)
    browser.run("document.querySelector('table.matrix td a[tabindex=\"0\"]').focus()")
    before = browser.run(LABEL)
    browser.keys(Keys.ARROW_RIGHT)
    browser.keys(Keys.ARROW_DOWN)
    after = browser.run(LABEL)
    assert before and after and len(before.split(" ")) == 3
    browser.keys(Keys.ENTER)
    until(lambda: "cell=" in browser.url)
    until(lambda: browser.texts(".panel mark"))
    until(lambda: browser.run(LABEL) == after)


def test_question_by_keyboard_keeps_the_focus_and_shows_it(browser: Browser) -> None:
    browser.open("/")
    for _ in range(40):
        browser.keys(Keys.TAB)
        if browser.run("return document.activeElement.matches('input[type=text]')"):
            break
    browser.keys("湖区游船检验由哪个部门负责?", Keys.ENTER)
    until(lambda: browser.texts(".panel mark"))
    browser.settled()
    assert browser.run("return document.activeElement.matches('input[type=text]')")
    assert browser.run(
        "let e = document.activeElement; while (e && e.dataset.testid !== 'stTextInput') {"
        "const s = getComputedStyle(e); if (s.outlineStyle !== 'none' && s.outlineWidth !== '0px'"
        " || s.boxShadow !== 'none' || s.borderTopColor === 'rgb(11, 83, 148)') return true;"
        "e = e.parentElement } return false")


def test_enter_inside_a_composition_does_not_ask(browser: Browser) -> None:
    browser.open("/")
    browser.run("document.querySelector('input[type=text]').focus()")
    browser.driver.execute_cdp_cmd(
        "Input.imeSetComposition", {"text": "湖区", "selectionStart": 2, "selectionEnd": 2})
    browser.driver.execute_cdp_cmd(
        "Input.dispatchKeyEvent",
        {"type": "rawKeyDown", "key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229})
    browser.settled()
    assert "q=" not in browser.url and not browser.texts(".headline")
    browser.driver.execute_cdp_cmd("Input.insertText", {"text": "湖区游船检验由哪个部门负责?"})
    browser.keys(Keys.ENTER)
    until(lambda: browser.texts(".headline"))
