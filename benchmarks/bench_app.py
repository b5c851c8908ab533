"""Times of the pages, in one run: python -m benchmarks.bench_app [--quick]

A server on this machine, sessions by Streamlit's protocol (no drawing) and one
browser (with drawing). The registry is made up: `matters` boundary matters of
`departments` departments, and one document of 5,000 rows.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from urllib.parse import quote

from graph.home import Home
from ingest.pipeline import load_bytes
from queries.registry import Registry
from tests.browser.driving import Browser, browsing, served, until
from tests.browser.protocol import Session

HEADS = ("序号", "管理事项", "相关部门", "职责分工", "相关依据", "案例")
FIELDS = ("湖区", "林场", "渔港", "集市", "粮仓", "桥梁", "泵站", "驿站", "苗圃", "码头")
WORKS = ("检验", "巡护", "登记", "看护", "检修", "发放", "核定", "清理", "培训", "监测")
SESSIONS = 32


def table(place: str, matters: int, departments: int, *, each: int = 3) -> bytes:
    """A boundary table as pasted text; every matter has `each` departments."""
    lines = [f"与相关部门的职责边界登记表\n\n部门名称:{place}甲务局\n"]
    rows = [HEADS]
    for n in range(matters):
        name = f"{FIELDS[n % 10]}{WORKS[n // 10 % 10]}{n}号事务"
        for k in range(each):
            body = f"第{(n * 7 + k * 11) % departments + 1}事务局"
            role = ("负责", "配合做好", "监督")[k % 3]
            rows.append((str(n + 1) if k == 0 else "", name if k == 0 else "", body,
                         f"{role}{name}的日常工作。", "", ""))
    lines += ["\n".join(f"\t{cell}" for cell in row) + "\n" for row in rows]
    return "\n".join(lines).encode()


@contextmanager
def registry_of(*files: tuple[str, bytes]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        with Registry.open(Home.find(folder)) as made:
            for name, content in files:
                outcome = load_bytes(made.ledger, content, name, "bench")
                assert outcome.record is not None, outcome.issues
            made.sync()
        yield Path(folder)


@contextmanager
def empty_app() -> Iterator[str]:
    """Streamlit with a page of one word, to compare with."""
    from tests.browser import driving

    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "empty.py"
        page.write_text("import streamlit as st\nst.html(\"<p class='pagefoot'>.</p>\")\n")
        usual, driving.APP = driving.APP, page
        try:
            with served(Path(folder)) as address:
                yield address
        finally:
            driving.APP = usual


def say(name: str, *seconds: float, note: str = "") -> None:
    best = f"{min(seconds):8.2f} {statistics.median(seconds):8.2f} {max(seconds):8.2f}"
    print(f"{name:<52}{best}  {note}", flush=True)


def opened(browser: Browser, path: str, ready: str, times: int = 3) -> list[float]:
    """Seconds from asking for an address to `ready` (a selector) on the screen."""
    made = []
    for _ in range(times):
        browser.driver.get("about:blank")
        begun = time.perf_counter()
        browser.driver.get(browser.server + path)
        until(lambda: browser.run("return !!document.querySelector(arguments[0])", ready), 180)
        made.append(time.perf_counter() - begun)
    return made


def pages(browser: Browser, quick: bool) -> None:
    with empty_app() as address, browser.at(address):
        say("empty Streamlit page", *opened(browser, "/", ".pagefoot"))
    sizes = ((300, 60),) if quick else ((260, 40), (1440, 60), (4900, 100))
    for matters, departments in sizes:
        with registry_of(("表.txt", table("云杉县", matters, departments))) as home, \
                served(home) as address, browser.at(address):
            nodes = f"{matters + departments:,} nodes"
            first = opened(browser, "/network", ".picture canvas", 1)
            say(f"picture, {nodes}: first", *first)
            say(f"picture, {nodes}: again", *opened(browser, "/network", ".picture canvas"))
            if matters < 1000:
                asked = quote("湖区检验0号事务由哪个部门负责?")
                say("answer: first", *opened(browser, f"/?q={asked}", ".panel mark", 1))
                say("answer: again", *opened(browser, f"/?q={asked}", ".panel mark"))
                say("matter card by short address", *opened(browser, _card(home), ".panel mark"))
    with registry_of(("表.txt", table("云杉县", 200, 40, each=5))) as home, \
            served(home) as address, browser.at(address):
        first_twelve = _departments(home)[:12]
        chosen = "&".join(f"d={d}" for d in first_twelve)
        say("matrix, 200 matters of 40 departments (12 chosen): first",
            *opened(browser, f"/compare?{chosen}", "table.matrix", 1))
        say("matrix: again", *opened(browser, f"/compare?{chosen}", "table.matrix"))
    rows = 1000 if quick else 5000
    with registry_of(("表.txt", table("云杉县", rows // 3, 40))) as home, \
            served(home) as address, browser.at(address):
        say(f"document of {rows:,} rows: first", *opened(browser, "/documents?id=1",
                                                         "table.read", 1))
        say("document: again", *opened(browser, "/documents?id=1", "table.read"))
        last = f"/documents?id=1&at=t1r{rows - 5}c4&span=0-4"
        say("document: a place near its end", *opened(browser, last, "table.read mark"))
        say("list of its matters", *opened(browser, "/matter", "table.list"))


def _card(home: Path) -> str:
    with Registry.open(Home.find(_copy(home))) as made:
        return f"/?matter={made.show('matters')[0]['id']}"


def _departments(home: Path) -> list[str]:
    with Registry.open(Home.find(_copy(home))) as made:
        return [row["id"] for row in made.show("departments")]


def _copy(home: Path) -> Path:
    """A copy of the ledger alone: the server holds the graph."""
    import shutil

    folder = Path(tempfile.mkdtemp())
    shutil.copy(home / "ledger.sqlite", folder)
    return folder


def sessions(quick: bool) -> None:
    """Thirty-two sessions that ask at the same moment, different questions."""
    with registry_of(("表.txt", table("云杉县", 300, 40))) as home, served(home) as address:
        asked = [f"{FIELDS[n % 10]}{WORKS[n // 10 % 10]}{n}号事务由哪个部门负责?"
                 for n in range(SESSIONS)]
        with Session(address) as session:
            session.open({"q": asked[0]})
        for name, at_once in (("1 session", 1), ("8 sessions at once", 8),
                              (f"{SESSIONS} sessions at once", SESSIONS)):
            together = Barrier(at_once)

            def ask(question: str, wait: Barrier = together) -> tuple[float, bool]:
                with Session(address) as session:
                    wait.wait(120)
                    seen = session.open({"q": question})
                    return seen.seconds, question.partition("由")[0] in seen.text

            with ThreadPoolExecutor(at_once) as pool:
                made = list(pool.map(ask, asked[-at_once:]))
            right = sum(own for _, own in made)
            say(name, *(seconds for seconds, _ in made), note=f"own answer {right} of {at_once}")


def main() -> None:
    quick = "--quick" in sys.argv
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; seconds: "
          "least, median, most")
    sessions(quick)
    with tempfile.TemporaryDirectory() as profile, browsing(Path(profile), "") as browser:
        pages(browser, quick)


if __name__ == "__main__":
    main()
