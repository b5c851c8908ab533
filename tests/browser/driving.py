"""A server with the app, and a browser that counts what a person does in it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.ui.conftest import APP

CHROMIUM, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--window-size=1366,768",
)
PATIENCE = 60.0
"""Seconds that a busy machine may take for anything; a quiet one takes one or two."""


def until(found: Callable[[], Any], seconds: float = PATIENCE, what: str = "it") -> Any:
    """What `found` gives once it gives something; fails after a time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = found()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f"{what} did not happen in {seconds:.0f} s")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@contextmanager
def served(home: Path, *flags: str, port: int = 0, **environment: str) -> Iterator[str]:
    """The app on a port of this machine."""
    port = port or free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(APP), f"--server.port={port}",
         "--server.address=127.0.0.1", "--server.headless=true", *flags],
        cwd=APP.parent, env={**os.environ, "REGISTRY_HOME": str(home), **environment},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    try:
        until(lambda: _answers(f"http://127.0.0.1:{port}/_stcore/health"), what="the server")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


class Browser:
    """A browser, the server it looks at, and how often a person clicked."""

    def __init__(self, driver: Any, server: str) -> None:
        self.driver = driver
        self.server = server
        self.clicks = 0

    def open(self, path: str) -> None:
        """Opens an address of the server and waits until its page stands."""
        self.driver.get(self.server + path)
        self.settled()

    def settled(self) -> None:
        """Waits until the page's foot is there, no script runs, and nothing changes."""
        seen: list[str] = []

        def quiet() -> bool:
            seen.append(str(self.run(
                "const app = document.querySelector('.stApp');"
                "return app && app.dataset.testScriptState === 'notRunning'"
                " && document.querySelector('.pagefoot') ? document.body.innerText : ''")))
            time.sleep(0.06)
            return bool(seen[-1]) and seen[-3:] == [seen[-1]] * 3
        until(quiet, what="a page at rest")

    def run(self, script: str, *values: Any) -> Any:
        return self.driver.execute_script(script, *values)

    @property
    def text(self) -> str:
        """Everything that can be read on the page."""
        return str(self.run("return document.body.innerText"))

    @property
    def url(self) -> str:
        return str(self.driver.current_url)

    def texts(self, css: str) -> list[str]:
        found = self.run(
            "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)", css)
        return [str(text) for text in found]

    def click(self, css: str, then: Callable[[], Any] | None = None, named: str = "") -> None:
        """One click; waits for `then`, else for a page at rest that has changed."""
        find = ("return [...document.querySelectorAll(arguments[0])]"
                ".find(e => e.textContent.includes(arguments[1])) || null")
        before = (self.url, self.text)
        until(lambda: self.run(find, css, named), what=f"{css} {named}")
        self.run("arguments[0].click()", self.run(find, css, named))
        self.clicks += 1
        until(then or (lambda: (self.url, self.text) != before), what=f"what {css} leads to")
        self.settled()

    def keys(self, *pressed: str) -> None:
        """Keys for whatever has the focus."""
        self.driver.switch_to.active_element.send_keys(*pressed)

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

    @contextmanager
    def shown_as(self, **features: str) -> Iterator[None]:
        """Another medium or colour scheme: `media="print"`, `scheme="dark"`."""
        media = {"media": features.get("media", "")}
        if "scheme" in features:
            media["features"] = [  # type: ignore[assignment]
                {"name": "prefers-color-scheme", "value": features["scheme"]}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
        try:
            yield
        finally:
            self.driver.execute_cdp_cmd(
                "Emulation.setEmulatedMedia", {"media": "", "features": []})

    @contextmanager
    def sized(self, width: int, height: int = 768) -> Iterator[None]:
        """A window of another size."""
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
        try:
            yield
        finally:
            self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    @contextmanager
    def at(self, server: str) -> Iterator[Browser]:
        """The same browser on another server."""
        usual, self.server = self.server, server
        try:
            yield self
        finally:
            self.server = usual


@contextmanager
def browsing(profile: Path, server: str) -> Iterator[Browser]:
    """A browser of its own."""
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    downloads = {"download.default_directory": str(profile / "downloads"),
                 "download.prompt_for_download": False,
                 "profile.default_content_setting_values.automatic_downloads": 1}
    options.add_experimental_option("prefs", downloads)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    driver.set_page_load_timeout(120)
    try:
        yield Browser(driver, server)
    finally:
        driver.quit()
