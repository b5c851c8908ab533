"""Changes as they are seen: progress of an upload, data changed by somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.home import Home
from graph.ledger import Ledger
from ingest.pipeline import load_bytes
from tests.browser.conftest import load
from tests.browser.driving import Browser, served, until
from tests.ui.documents import boundary
from tests.ui.test_changes import PLACES

WATCH = """
window.progress = [];
new MutationObserver(() => {
  const found = document.body.innerText.match(/正在读取第 \\d+ 份,共 \\d+ 份/g) || [];
  for (const text of found) if (!window.progress.includes(text)) window.progress.push(text);
}).observe(document.body, {subtree: true, childList: true, characterData: true});
"""


@pytest.fixture(scope="module")
def changing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    home = tmp_path_factory.mktemp("changing")
    load(home, {"柏溪县.txt": boundary(place="柏溪县")})
    with served(home) as address:
        yield address, home


def test_twelve_files_three_of_them_bad_with_progress(
    browser: Browser, changing: tuple[str, Path], tmp_path: Path
) -> None:
    files = [(f"{place}.txt", boundary(place=place)) for place in PLACES]
    files[4:4] = [("空.docx", b""), ("坏.docx", b"PK\x03\x04broken"), ("图.pdf", b"%PDF-broken")]
    for name, content in files:
        (tmp_path / name).write_bytes(content)
    with browser.at(changing[0]):
        browser.open("/documents")
        browser.run(WATCH)
        field = browser.driver.find_element("css selector", "input[type=file]")
        field.send_keys("\n".join(str(tmp_path / name) for name, _ in files))
        until(lambda: "已处理 9 份,失败 3 份" in browser.text, 240)
        seen = browser.run("return window.progress")
        assert len(seen) >= 2 and all("共 12 份" in text for text in seen)
        assert browser.text.count("失败") >= 4


def test_data_changed_by_another_process_is_said_and_the_page_stays(
    browser: Browser, changing: tuple[str, Path]
) -> None:
    address, home = changing
    with browser.at(address):
        browser.open("/matter?q=芦苇")
        before = browser.texts("table.list")
        ledger = Ledger(Home.find(home).ledger_url)
        load_bytes(ledger, boundary(place="桐原区"), "桐原区.txt", "somebody")
        ledger.close()
        until(lambda: "数据已更新。" in browser.text, 90)
        assert browser.texts("table.list") == before
        browser.click(".st-key-refresh button", then=lambda: "数据已更新。" not in browser.text)
        assert "桐原区" in browser.text
