"""One server and one browser for all tests of the pages in Debian's chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from graph.home import Home
from ingest.pipeline import load_bytes
from queries.registry import Registry
from tests.browser.driving import DRIVER, Browser, browsing, served
from tests.ingest.readers.portable import Sheet, pdf
from tests.ui.documents import boundary

HERE = Path(__file__).parent
DEMO = Path(__file__).parents[2] / "data" / "demo"
QUESTION = "谁负责发放烈士一次性抚恤金?"
PDF_NAME = "泥炭沼泽巡护.pdf"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of these in one process, so that they share the server; none without chromium."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            if not DRIVER.exists() and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason="needs Debian's chromium and its driver"))


@dataclass(frozen=True)
class Known:
    """What the registry itself says, to hold the pages against."""

    home: Path
    answers: list[dict[str, Any]]
    headline: str
    matters: dict[str, str]
    regulations: dict[str, str]
    documents: dict[str, int]


def _paper() -> bytes:
    """A PDF with a ruled boundary table about an invented place."""
    rows = (("序号", "管理事项", "相关部门", "职责分工"),
            ("1", "泥炭沼泽巡护", "林业局", "负责沼泽日常巡护"),
            ("2", "木栈道维护", "交通运输局", "负责木栈道年度检修"))
    sheet = Sheet().text(60, 60, "沙棘旗交通运输局职责边界登记表", 14)
    sheet.grid([60, 120, 250, 360, 540], [100, 130, 160, 190])
    for line, cells in enumerate(rows):
        for x, words in zip((66, 126, 256, 366), cells, strict=True):
            sheet.text(x, 108 + 30 * line, words)
    return pdf(sheet)


def load(folder: Path, files: dict[str, bytes]) -> None:
    """Puts files into a registry's folder."""
    with Registry.open(Home.find(folder)) as registry:
        for name, content in files.items():
            outcome = load_bytes(registry.ledger, content, name, "tests")
            assert outcome.status == "loaded", [issue.zh for issue in outcome.issues]
        registry.sync()


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """A registry of the demonstration documents, a pasted table and a PDF."""
    from ask.engine import Asker

    home = tmp_path_factory.mktemp("browser")
    load(home, {file.name: file.read_bytes() for file in sorted(DEMO.glob("*.docx"))}
         | {"白鹭区边界.txt": boundary(), PDF_NAME: _paper()})
    with Registry.open(Home.find(home)) as registry:
        answer = Asker(registry).ask(QUESTION)
        return Known(
            home, answer["answers"], answer["headline"],
            {row["name"]: row["id"] for row in registry.show("matters")},
            {row["title"]: row["id"] for row in registry.show("regulations")},
            {record.name: record.id for record in registry.ledger.documents()},
        )


@pytest.fixture(scope="session")
def server(known: Known) -> Iterator[str]:
    with served(known.home) as address:
        yield address


@pytest.fixture(scope="session")
def chromium(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browsing(tmp_path_factory.mktemp("profile"), server) as made:
        yield made


@pytest.fixture
def browser(chromium: Browser) -> Browser:
    """The browser, with what went before forgotten."""
    chromium.driver.get("about:blank")  # else a page of a stopped server goes on asking for it
    chromium.errors()
    chromium.outside()
    chromium.clicks = 0
    return chromium


@pytest.fixture(scope="session")
def copied_home(known: Known, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A copy of the registry: the embedded graph can be opened once at a time."""
    home = tmp_path_factory.mktemp("copied") / "home"
    shutil.copytree(known.home, home)
    return Home.find(home)
