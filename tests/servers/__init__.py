"""Real servers for the tests: Neo4j and PostgreSQL, started and stopped by us.

Each listens on 127.0.0.1 only, on a free port, with a random password and its
own folder. Where the programs are missing the tests are skipped, but not under
CI (`CI=true`), where that fails.
"""

from __future__ import annotations

import os
import socket


class Missing(Exception):
    """A program that the server needs is not installed."""


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def on_ci() -> bool:
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")
