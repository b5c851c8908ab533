"""A document with script, markdown, formulas and direction marks in every field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import load
from tests.browser.driving import Browser, served
from tests.ui.documents import HOSTILE, hostile

PATHS = ("/", "/matter", "/department", "/compare", "/network", "/findings", "/basis",
         "/documents", "/queries", "/settings", "/documents?id=1",
         "/documents?id=1&view=rows", "/documents?id=1&view=issues", "/?q=谁负责检验",
         "/plain?q=谁负责检验", "/matter?q=<script>window.broken=1</script>",
         "/?q=<img src=x onerror=window.broken=1>", "/queries?name=matter_card&p_matter=游船")


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home: Path = tmp_path_factory.mktemp("hostile")
    load(home, {"坏意.txt": hostile()})
    with served(home) as address:
        yield address


def test_nothing_runs_on_any_page(browser: Browser, poisoned: str) -> None:
    seen: list[str] = []
    with browser.at(poisoned):
        for path in PATHS:
            if path.startswith("/plain"):
                browser.driver.get(poisoned + path)
            else:
                browser.open(path)
            seen += browser.run(
                "return [...document.querySelectorAll('table.list a[data-go]')]"
                ".map(e => e.getAttribute('href')).slice(0, 2)")
            assert browser.run("return window.broken") is None, path
            assert browser.run("return document.querySelectorAll('b[onerror], img[src=x]').length"
                               ) == 0, path
        for link in dict.fromkeys(seen):
            browser.open(link)
            assert browser.run("return window.broken") is None, link
            assert "\u202e" not in browser.text, link
        assert browser.errors() == [] and browser.outside() == set()


def test_every_sign_of_it_stays_a_sign(browser: Browser, poisoned: str) -> None:
    with browser.at(poisoned):
        browser.open("/documents?id=1")
        text = browser.run("return document.body.textContent")
        assert HOSTILE[0] in text and HOSTILE[1] in text and HOSTILE[5] in text
