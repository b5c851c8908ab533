"""The guards around LadybugDB: one opening, one writer, no half-written file.

Each guard answers to something that was measured: two read-write openings of one
file in one process lose commits, a second writer is refused instead of queued,
after an I/O error even a commit that is reported durable can be lost, and a
0-byte file opens as a good, empty one.
"""

from __future__ import annotations

import ctypes
import logging
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, RLock
from typing import Any

import ladybug

from graph.errors import StoreBusy
from graph.kinds import shape
from graph.stores import cypher
from graph.stores.failures import NEEDS_REOPENING, NOT_DAMAGE, sentence
from graph.stores.locking import FileLock, SharedLock

log = logging.getLogger(__name__)

MAX_SIZE = 1 << 36
"""Address space that the engine reserves; its default of 8 TB fails under limits."""

ENGINE_ERRORS = (RuntimeError, UnicodeDecodeError, OSError)
"""What the engine raises; damaged pages show as undecodable text."""


def pool_size(limit: int) -> int:
    """Bytes of cache: a quarter of the machine's memory, at most `limit`."""
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        memory = 4 << 30
    return max(128 << 20, min(limit, memory // 4))


def open_database(path: Path, pool: int) -> Any:
    """Opens a file with the settings that kept every committed row in kill tests."""
    return ladybug.Database(
        str(path), buffer_pool_size=pool, max_db_size=MAX_SIZE,
        throw_on_wal_replay_failure=False,
    )


def wal_of(path: Path) -> Path:
    """The engine's log of what is not in the file yet."""
    return path.with_name(path.name + ".wal")


def remove(path: Path) -> None:
    """Deletes a database; its logs first, for they must never meet another file."""
    for other in sorted(path.parent.glob(path.name + ".*")):
        if other.suffix in (".wal", ".shadow", ".checkpoint", ".tmp", ".apply", ".intent"):
            other.unlink(missing_ok=True)
    path.unlink(missing_ok=True)


def begin_schema(connection: Any) -> None:
    """Makes all tables, and the node that says: nothing loaded yet."""
    for statement in cypher.ladybug_schema():
        connection.execute(statement)
    connection.execute(
        "CREATE (:Registry {id: 'registry', version: -1, shape: $shape})",
        {"shape": shape()},
    )


class Embedded:
    """One opened file of this process, shared by all who ask for it."""

    def __init__(self, path: Path, wait: float = 2.0) -> None:
        self.path = path
        self.writing = RLock()
        """Held by whoever writes."""
        self._gate = SharedLock()
        self._idle: list[Any] = []
        self._idle_lock = Lock()
        self._database: Any = None
        self._gone = False
        self._pool = pool_size(1 << 30)
        self._lock = FileLock(path.with_name(path.name + ".applock"))
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self._lock.acquire(wait):
            raise busy(path, self._lock.holder())
        try:
            self._open()
        except BaseException:
            self._lock.release()
            raise

    # -- opening -------------------------------------------------------------

    def _open(self) -> None:
        if self.path.exists() and self.path.stat().st_size == 0:
            remove(self.path)  # a torn file that would pass for an empty graph
        if not self.path.exists():
            remove(self.path)
        self._keep_wal()
        try:
            self._database = open_database(self.path, self._pool)
            known = self._shape()
        except ENGINE_ERRORS as error:
            if "Could not set lock" in str(error):
                raise busy(self.path, "?") from error
            if any(words in str(error) for words in NOT_DAMAGE):
                self._abandon()
                raise sentence(error, self.path) from error
            log.warning("%s cannot be read (%s); set aside", self.path, error)
            self._set_aside()
            known = ""
        if known != shape():
            self._begin()

    def _keep_wal(self) -> None:
        # Lenient replay drops a torn end of the log; what it was stays to be seen.
        wal = wal_of(self.path)
        if wal.exists() and wal.stat().st_size:
            shutil.copyfile(wal, self.path.with_name(self.path.name + ".kept-wal"))

    def _set_aside(self) -> None:
        self._close()
        if self.path.exists():
            self.path.replace(self.path.with_name(self.path.name + ".damaged"))
        remove(self.path)

    def _shape(self) -> str:
        """The declaration that the file was made by; '' when it is new or foreign."""
        connection: Any = ladybug.Connection(self._database)
        try:
            result = connection.execute("MATCH (r:Registry) RETURN r.shape AS shape")
            rows = result.get_all()
        except RuntimeError as error:
            if "Binder exception" in str(error):  # no such table
                return ""
            raise
        finally:
            connection.close()
        return str(rows[0][0]) if rows else ""

    def _begin(self) -> None:
        """A new, empty file in place of whatever is there."""
        self._close()
        remove(self.path)
        self._database = open_database(self.path, self._pool)
        connection = ladybug.Connection(self._database)
        begin_schema(connection)
        connection.execute("CHECKPOINT")
        connection.close()

    def _close(self) -> None:
        with self._idle_lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()
        if self._database is not None:
            self._database.close()
            self._database = None

    def _abandon(self) -> None:
        """Lets go of the opened file without closing it.

        Closing after a failed write, or in a forked child, ends or hangs the
        process; what is never released does neither.
        """
        for kept in (self._database, *self._idle):
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(kept))
        self._database, self._idle = None, []

    def close(self) -> None:
        """Closes the file and lets other processes have it."""
        with self.writing, self._gate.alone():
            self._close()
            self._lock.release()
            self._gone = True

    def forget(self) -> None:
        """In a forked child: the file belongs to the parent, so only let go."""
        self._abandon()
        self._lock.release()
        self._gone = True

    # -- use -----------------------------------------------------------------

    @contextmanager
    def connection(self) -> Iterator[Any]:
        """A connection that no other thread uses meanwhile."""
        if self._gone:
            raise busy(self.path, str(os.getppid()))
        if self._database is None:
            with self.writing, self._gate.alone():
                if self._database is None:  # the last opening failed, for want of room perhaps
                    self._open()
        with self._gate.shared():
            with self._idle_lock:
                found = self._idle.pop() if self._idle else None
            made = found or ladybug.Connection(self._database)
            try:
                yield made
            except BaseException:
                made.close()
                raise
            with self._idle_lock:
                self._idle.append(made)

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        """One writing transaction; whole or not at all.

        After an I/O error the file is closed and opened again, so that what is
        answered from then on is what the disk holds.
        """
        with self.writing:
            try:
                with self.connection() as connection:
                    connection.execute("BEGIN TRANSACTION")
                    yield connection
                    connection.execute("COMMIT")
            except ENGINE_ERRORS as error:
                if any(words in str(error) for words in NEEDS_REOPENING):
                    self.reopen()
                raise sentence(error, self.path) from error

    def reopen(self) -> None:
        """Lets go and opens again; running reads end first."""
        with self.writing, self._gate.alone():
            self._abandon()
            self._open()

    def swap(self, built: Path) -> None:
        """Puts a finished file in the place of this one; a crash leaves one whole.

        The old log goes before the new file comes: it must never be replayed
        into a file that it does not belong to.
        """
        with self.writing, self._gate.alone():
            self._close()
            wal_of(self.path).unlink(missing_ok=True)
            built.replace(self.path)
            sync_folder(self.path.parent)
            self._open()


def read(connection: Any, text: str, parameters: Mapping[str, Any]) -> Any:
    """Runs a text that must not write; the engine itself refuses writes."""
    connection.execute("BEGIN TRANSACTION READ ONLY")
    result = connection.execute(text, dict(parameters))  # an error ends the transaction
    connection.execute("COMMIT")
    return result


def sync_folder(folder: Path) -> None:
    """Makes a rename durable."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def busy(path: Path, holder: str) -> StoreBusy:
    return StoreBusy(
        f"图库 {path} 正被另一程序(进程 {holder})使用,同一台机器上只能由一个程序打开。"
        "请先关闭它(例如正在运行的页面),或用 --home 另指一个文件夹,"
        "或用 REGISTRY_STORE 改用 Neo4j。",
        f"The graph store {path} is in use by another process ({holder}); only one "
        "program of a machine can open it. Close that one first (the running pages, "
        "for example), give another folder by --home, or use Neo4j by REGISTRY_STORE.",
    )
