"""Two locks: one among processes (a locked file), one among threads."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Condition


def _try_lock(descriptor: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class FileLock:
    """A locked file (锁文件): held by one process at a time, freed when it dies."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def acquire(self, wait: float) -> bool:
        """Tries for `wait` seconds. Says whether it is held now."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        until = time.monotonic() + wait
        while not _try_lock(descriptor):
            if time.monotonic() >= until:
                os.close(descriptor)
                return False
            time.sleep(0.05)
        self._descriptor = descriptor
        with suppress(OSError):  # only a help for people who look for the holder
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        return True

    def holder(self) -> str:
        """The number of the process that holds it, as far as it can be told."""
        try:
            return self.path.read_text("ascii").strip() or "?"
        except (OSError, UnicodeDecodeError):
            return "?"

    def release(self) -> None:
        """Frees it. Closing is enough, and right in a forked child as well."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


class SharedLock:
    """Many at once (`shared`), or one with nobody else (`alone`)."""

    def __init__(self) -> None:
        self._condition = Condition()
        self._sharing = 0
        self._alone = False

    @contextmanager
    def shared(self) -> Iterator[None]:
        with self._condition:
            while self._alone:
                self._condition.wait()
            self._sharing += 1
        try:
            yield
        finally:
            with self._condition:
                self._sharing -= 1
                self._condition.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Newcomers wait as soon as this waits, so it cannot starve."""
        with self._condition:
            while self._alone:
                self._condition.wait()
            self._alone = True
            while self._sharing:
                self._condition.wait()
        try:
            yield
        finally:
            with self._condition:
                self._alone = False
                self._condition.notify_all()
