"""A real Neo4j server, fetched from Maven Central by `pom.xml` beside this file."""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import Neo4jError, ServiceUnavailable

from tests.servers import Missing, free_port

VERSION = "5.26.12"
POM = Path(__file__).with_name("pom.xml")
START = 120.0
"""Seconds that a start may take on a busy machine."""


def libraries() -> Path:
    """The folder of the server's jars; fetched once, kept outside the project."""
    base = os.environ.get("REGISTRY_TEST_CACHE") or "~/.cache/responsibility-registry"
    folder = Path(base).expanduser() / f"neo4j-{VERSION}"
    jars = folder / "lib"
    if jars.is_dir():
        return jars
    for program in ("java", "mvn"):
        if shutil.which(program) is None:
            raise Missing(f"{program} is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as part:
        done = subprocess.run(
            ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies",
             f"-DoutputDirectory={part}/lib", "-DincludeScope=runtime"],
            capture_output=True, text=True, timeout=900, check=False,
        )
        if done.returncode:
            raise Missing(f"mvn could not fetch Neo4j: {done.stdout[-400:]}")
        if not jars.is_dir():
            Path(part, "lib").rename(jars)
    return jars


class Neo4jServer:
    """A server with its own data. `stop`, `kill` and `start` keep port and data."""

    def __init__(self, heap: str = "512m", cache: str = "128m") -> None:
        self.jars = libraries()
        if shutil.which("java") is None:
            raise Missing("java is not installed")
        self.home = Path(tempfile.mkdtemp(prefix="neo4j-"))
        self.port = free_port()
        self.password = secrets.token_hex(12)
        self.heap = heap
        self._process: subprocess.Popen[bytes] | None = None
        self.cache = cache
        self._configure({})
        self._java("org.neo4j.cli.AdminTool", "dbms", "set-initial-password", self.password)
        atexit.register(self.remove)
        self.start()

    @property
    def url(self) -> str:
        """Address as `REGISTRY_STORE` takes it."""
        return self.address("neo4j", f"neo4j:{self.password}", "neo4j")

    def address(self, scheme: str, user: str, database: str) -> str:
        return f"{scheme}://{user}@127.0.0.1:{self.port}/{database}"

    def _configure(self, settings: dict[str, str]) -> None:
        for name in ("conf", "data", "logs"):
            (self.home / name).mkdir(exist_ok=True)
        lines = {
            "server.bolt.listen_address": f"127.0.0.1:{self.port}",
            "server.bolt.advertised_address": f"127.0.0.1:{self.port}",
            "server.http.enabled": "false",
            "server.https.enabled": "false",
            "dbms.usage_report.enabled": "false",
            "server.memory.pagecache.size": self.cache,
            **settings,
        }
        text = "".join(f"{name}={value}\n" for name, value in lines.items())
        (self.home / "conf" / "neo4j.conf").write_text(text, "utf-8")

    def reconfigure(self, **settings: str) -> None:
        """Other settings (dots written as `__`) beside ours, from the next start."""
        self._configure({name.replace("__", "."): value for name, value in settings.items()})

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _java(self, *words: str) -> None:
        done = subprocess.run(
            ["java", "-cp", f"{self.jars}/*", *words], check=False, timeout=120,
            env={**os.environ, "NEO4J_HOME": str(self.home)}, capture_output=True, text=True,
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(words[:3])}: {done.stderr[-800:]}")

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        log = (self.home / "logs" / "console.log").open("ab")
        self._process = subprocess.Popen(
            ["java", f"-Xmx{self.heap}", "-Xms128m", "-XX:+UseSerialGC",
             "-cp", f"{self.jars}/*", "org.neo4j.server.CommunityEntryPoint",
             f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"],
            stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True,
        )
        log.close()
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + START
        driver = GraphDatabase.driver(
            f"bolt://127.0.0.1:{self.port}", auth=("neo4j", self.password)
        )
        with driver:
            while True:
                assert self._process is not None
                if self._process.poll() is not None:
                    raise RuntimeError(f"Neo4j ended at its start, see {self.home}/logs")
                try:
                    driver.verify_connectivity()
                    driver.execute_query("RETURN 1")
                    return
                except (ServiceUnavailable, Neo4jError, OSError):
                    if time.monotonic() > until:
                        raise
                    time.sleep(0.3)

    def stop(self) -> None:
        """Stops it cleanly."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Ends it as a power cut would."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        process.send_signal(how)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(30)

    def remove(self) -> None:
        """Ends it and deletes its data (a clean stop would write them all first)."""
        self.kill()
        shutil.rmtree(self.home, ignore_errors=True)
