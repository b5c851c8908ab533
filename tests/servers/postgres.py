"""A real PostgreSQL server in a folder of its own."""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path

from sqlalchemy import create_engine, text

from tests.servers import Missing, free_port


def programs() -> Path:
    """The folder of `initdb` and `pg_ctl`, the newest version first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    if found:
        return found[0].parent
    other = shutil.which("initdb")
    if other is None:
        raise Missing("PostgreSQL is not installed")
    return Path(other).parent


class PostgresServer:
    """A server that refuses nothing but strangers; `database()` gives an empty one."""

    def __init__(self) -> None:
        self.bin = programs()
        self.port = free_port()
        self.password = secrets.token_hex(12)
        self.home = Path(tempfile.mkdtemp(prefix="postgres-"))
        self._as: list[str] = []
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            # The server refuses to run as root.
            self._as = ["runuser", "-u", "postgres", "--"]
            shutil.chown(self.home, "postgres", "postgres")
        self._number = 0
        self._init()
        atexit.register(self.remove)
        self.start()

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [*self._as, str(self.bin / program), *words], cwd=self.home,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout[-400:]}{done.stderr[-400:]}")

    def _init(self) -> None:
        secret = self.home / "password"
        secret.write_text(self.password, "ascii")
        if self._as:
            shutil.chown(secret, "postgres", "postgres")
        secret.chmod(0o600)
        self._run("initdb", "-D", str(self.home / "data"), "-A", "scram-sha-256",
                  "-U", "registry", "--pwfile", str(secret), "-E", "UTF8", "--no-sync")

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.home} -c fsync=off"
        self._run("pg_ctl", "-D", str(self.home / "data"), "-o", options,
                  "-l", str(self.home / "log"), "-w", "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.home / "data"), "-m", "fast", "-w", "stop")

    def database(self) -> str:
        """The address of a new, empty database."""
        self._number += 1
        name = f"registry_{self._number}"
        engine = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return self._url(name)

    def _url(self, database: str) -> str:
        return (
            f"postgresql+psycopg://registry:{self.password}@127.0.0.1:{self.port}/{database}"
        )

    def remove(self) -> None:
        """Stops it and deletes its data."""
        if not self.home.exists():
            return
        try:
            self.stop()
        finally:
            shutil.rmtree(self.home, ignore_errors=True)
