"""The app in Debian's chromium: marked words, links, Back, matrix, print, no network."""

from __future__ import annotations

import base64
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.ui.conftest import APP, fill
from tests.ui.documents import HOSTILE, ROWS, boundary, hostile

webdriver = pytest.importorskip("selenium.webdriver")
CHROMIUM, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)
PATHS = ("/", "/matter", "/department", "/compare", "/network", "/findings", "/basis",
         "/documents", "/queries", "/settings")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not DRIVER.exists() and not os.environ.get("CI"),
        reason="needs Debian's chromium and its driver",
    ),
]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _until(found: Any, seconds: float = 30.0) -> Any:
    """What `found` gives once it gives something; fails after a time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = found()
        if value:
            return value
        time.sleep(0.1)
    raise AssertionError("it did not happen in time")


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@contextmanager
def _served(home: Path) -> Iterator[str]:
    """The app on a free port of this machine."""
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(APP), f"--server.port={port}",
         "--server.address=127.0.0.1", "--server.headless=true"],
        cwd=APP.parent, env={**os.environ, "REGISTRY_HOME": str(home)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    try:
        _until(lambda: _answers(f"http://127.0.0.1:{port}/_stcore/health"))
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = fill(tmp_path_factory.mktemp("browser"), {"白鹭区边界.txt": boundary()})
    with _served(home) as address:
        yield address


class Browser:
    """A browser and what the tests ask of it."""

    def __init__(self, driver: Any, server: str) -> None:
        self.driver = driver
        self.server = server

    def open(self, path: str) -> None:
        self.driver.get(self.server + path)
        self.settled()

    def settled(self) -> None:
        """Waits until the page's foot is there and nothing changes any more."""
        seen: list[str] = []

        def quiet() -> bool:
            seen.append(self.run(
                "return document.querySelector('.pagefoot') ? document.body.innerText : ''"))
            time.sleep(0.15)
            return bool(seen[-1]) and seen[-4:] == [seen[-1]] * 4
        _until(quiet)

    def run(self, script: str, *values: Any) -> Any:
        return self.driver.execute_script(script, *values)

    def texts(self, css: str) -> list[str]:
        found = self.run(
            "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)", css)
        return [str(text) for text in found]

    def click(self, css: str) -> None:
        _until(lambda: self.driver.find_elements("css selector", css))
        self.run("document.querySelector(arguments[0]).click()", css)
        time.sleep(0.3)
        self.settled()

    def errors(self) -> list[str]:
        """Errors and warnings of the console since last asked."""
        return [str(line["message"]) for line in self.driver.get_log("browser")
                if line["level"] in ("SEVERE", "WARNING")]

    def outside(self) -> set[str]:
        """Addresses asked for that are not this server's."""
        asked = set()
        for line in self.driver.get_log("performance"):
            message = json.loads(line["message"])["message"]
            if message["method"] in ("Network.requestWillBeSent", "Network.webSocketCreated"):
                params = message["params"]
                asked.add(str(params.get("url") or params["request"]["url"]))
        own = (self.server, self.server.replace("http", "ws", 1), "data:", "blob:", "chrome:",
               "about:", "chrome-extension:")
        return {url for url in asked if not url.startswith(own)}


@pytest.fixture(scope="module")
def browser(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = str(CHROMIUM)
    profile = tmp_path_factory.mktemp("profile")
    for flag in (*FLAGS, f"--user-data-dir={profile}", "--window-size=1366,768"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    try:
        yield Browser(driver, server)
    finally:
        driver.quit()


@pytest.mark.parametrize("path", PATHS)
def test_page_opened_directly_is_clean_and_stays_on_this_machine(
    browser: Browser, path: str
) -> None:
    browser.open(path)
    assert browser.errors() == []
    assert browser.outside() == set()
    assert browser.run("return document.documentElement.lang") == "zh-CN"


def test_english_page_says_so(browser: Browser) -> None:
    browser.open("/documents?lang=en")
    assert browser.run("return document.documentElement.lang") == "en"
    assert "Upload" in browser.run("return document.body.innerText")
    browser.open("/documents")
    assert "上传" in browser.run("return document.body.innerText")


def test_question_is_answered_with_the_words_marked(browser: Browser) -> None:
    browser.open("/?q=湖区游船检验由哪个部门负责?")
    assert "交通运输局" in "".join(browser.texts(".headline"))
    marked = "".join(browser.texts(".panel mark"))
    assert marked and marked in "".join(row[3] + row[1] + row[2] for row in ROWS)


def test_place_of_a_document_is_scrolled_to_and_marked(browser: Browser) -> None:
    browser.open("/documents?id=1&at=t1r5c4&span=2-8")
    assert browser.texts("#t1r5c4 mark") == ["芦苇收割许可"]
    assert browser.run(
        "const box = document.getElementById('t1r5c4').getBoundingClientRect();"
        "return box.top >= 0 && box.bottom <= innerHeight")
    assert browser.run("return document.activeElement.id") == "t1r5c4"


def test_link_in_a_table_keeps_the_session_and_back_leads_back(browser: Browser) -> None:
    browser.open("/matter")
    browser.run("window.same = true")
    browser.click("table.list a[data-go]")
    assert "/matter?id=mat-" in browser.driver.current_url
    assert browser.texts("h1")
    assert browser.run("return window.same") is True
    browser.driver.back()
    _until(lambda: "id=" not in browser.driver.current_url)
    browser.settled()
    assert browser.texts("table.list")


def test_short_address_of_an_unknown_matter(browser: Browser) -> None:
    browser.open("/?matter=nothing")
    assert browser.driver.current_url.endswith("/matter?id=nothing")
    assert "没有编号为 nothing 的事项。" in "".join(browser.texts(".bar"))


def test_matrix_by_keyboard(browser: Browser) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.open("/compare")
    stops = "return document.querySelectorAll('table.matrix td a[tabindex=\"0\"]').length"
    assert browser.run(stops) == 1
    browser.run("document.querySelector('table.matrix td a[tabindex=\"0\"]').focus()")
    before = browser.run("return document.activeElement.getAttribute('aria-label')")
    active = browser.driver.switch_to.active_element
    active.send_keys(Keys.ARROW_RIGHT)
    active.send_keys(Keys.ARROW_DOWN)
    after = browser.run("return document.activeElement.getAttribute('aria-label')")
    assert before and after and len(before.split(" ")) == 3
    browser.driver.switch_to.active_element.send_keys(Keys.ENTER)
    _until(lambda: "cell=" in browser.driver.current_url)
    browser.settled()
    assert browser.texts(".panel mark")


def test_network_is_drawn_without_anything_from_outside(browser: Browser) -> None:
    browser.open("/network")
    _until(lambda: browser.run("return !!document.querySelector('.picture canvas')"))
    assert browser.errors() == [] and browser.outside() == set()


def test_printed_page_has_no_menu(browser: Browser) -> None:
    browser.open("/matter")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        hidden = "const e = document.querySelector(arguments[0]);" \
                 "return !e || getComputedStyle(e).display === 'none'"
        assert browser.run(hidden, "[data-testid=stHeader]")
        assert browser.run(hidden, ".tools")
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_printed_answer_is_one_page(browser: Browser) -> None:
    browser.open("/?q=湖区游船检验由哪个部门负责?")
    printed = browser.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    assert base64.b64decode(printed["data"]).count(b"/Type /Page\n") == 1


def test_official_reads_department_and_source_without_a_click(browser: Browser) -> None:
    """The official's walk: type, Enter → headline, department, marked row; card 1 click."""
    from selenium.webdriver.common.keys import Keys

    browser.open("/")
    field = browser.driver.find_element("css selector", "input[type=text]")
    field.send_keys("湖区游船检验由哪个部门负责?", Keys.ENTER)
    _until(lambda: browser.texts(".panel mark"))
    browser.settled()
    assert browser.texts(".card .dept")[0].endswith("交通运输局")
    browser.click("a[data-go*='mat-']")
    assert browser.texts("h1") == ["湖区游船检验"]


def test_clerk_gets_from_a_basis_to_the_dossier_in_four_clicks(browser: Browser) -> None:
    """Legal bases 1 → row 2 → duty 3 (source row) → Word dossier 4."""
    browser.open("/")
    browser.click("a[href$='/basis']")
    browser.click("table.list a[data-go*='law-']")
    assert browser.texts("h1")[0].startswith("《")
    see = "table.list tbody tr:last-child td:last-child a[data-go]"
    browser.click(see)
    assert browser.texts(".panel mark")
    assert "Word" in browser.texts("[data-testid=stDownloadButton] button")


def test_planner_decides_a_finding_in_five_clicks(browser: Browser) -> None:
    """Findings 1 → class 2 → row 3 (both cells, rule) → choice 4, reason → save 5."""
    browser.open("/")
    browser.click("a[href$='/findings']")
    browser.click("[data-testid=stPills] button, [data-testid=stButtonGroup] button")
    browser.click("table.list a[data-go*='fnd-']")
    assert browser.texts("code") and browser.texts(".panel mark")
    browser.click("[data-testid=stForm] input[type=radio][value='1']")
    field = browser.driver.find_element("css selector", "[data-testid=stForm] input[type=text]")
    field.send_keys("已会商")
    browser.click("[data-testid=stForm] button")
    assert "已会商" in browser.run("return document.body.innerText")


def test_plain_page_answers_without_a_script(browser: Browser) -> None:
    browser.driver.get(browser.server + "/plain?q=湖区游船检验由哪个部门负责?")
    assert "交通运输局" in "".join(browser.texts(".headline"))
    assert browser.texts(".panel mark") and browser.run("return document.scripts.length") == 0


def test_no_sideways_scrolling_at_1024(browser: Browser) -> None:
    browser.driver.set_window_size(1024, 768)
    try:
        for path in ("/matter", "/compare", "/documents?id=1", "/findings"):
            browser.open(path)
            wide = browser.run("return document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, path
    finally:
        browser.driver.set_window_size(1366, 768)


def test_language_switch_keeps_the_filter_and_back_undoes_it(browser: Browser) -> None:
    browser.open("/matter?q=芦苇")
    browser.click(".st-key-lang_control button:nth-of-type(2), .st-key-lang_control "
                  "[role=radio]:nth-of-type(2)")
    _until(lambda: browser.texts("h1") == ["Matters"])
    assert "lang=en" in browser.driver.current_url and "1 in all" in browser.texts(".note")[0]
    browser.click(".st-key-lang_control button")
    _until(lambda: browser.texts("h1") == ["事项"])


def test_hostile_document_runs_nothing(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = fill(tmp_path_factory.mktemp("hostile"), {"坏意.txt": hostile()})
    browser.driver.get("about:blank")
    assert browser.errors() == [] and browser.outside() == set()  # what went before is none of this
    usual = browser.server
    with _served(home) as browser.server:
        try:
            for path in (*PATHS, "/documents?id=1", "/documents?id=1&view=rows",
                         "/?q=谁负责检验"):
                browser.open(path)
                assert browser.run("return window.broken") is None, path
                assert browser.errors() == [] and browser.outside() == set(), path
            browser.open("/documents?id=1")
            text = browser.run("return document.body.textContent")
            assert HOSTILE[0] in text and HOSTILE[1] in text and HOSTILE[5] in text
        finally:
            browser.server = usual
