"""Processes that read files, so that a bad file cannot take the program down.

Each file has a time limit and each process a memory limit. A process that dies or
hangs costs its own file only; the next file gets a new one.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from concurrent.futures import TimeoutError as Late
from contextlib import contextmanager
from typing import Any

from pebble import ProcessExpired, ProcessPool

from graph.reading import Issue

SECONDS = float(os.environ.get("REGISTRY_FILE_SECONDS") or 300)
"""Time for one file; a scanned page takes 3 to 7 seconds."""
MEMORY = 6 * 1024**3
"""Address space of one reading process, bytes (where the system can limit it)."""

Submit = Callable[..., "Future[Any]"]


@contextmanager
def pool(workers: int, seconds: float = SECONDS) -> Iterator[Submit]:
    """Reading processes of this machine; gives the function that hands work to them."""
    with ProcessPool(
        max_workers=workers, max_tasks=200, initializer=_bounded,
        context=multiprocessing.get_context(_method()),
    ) as processes:
        def submit(work: Callable[..., Any], *args: Any) -> Future[Any]:
            future: Future[Any] = processes.schedule(work, args=args, timeout=seconds)
            future.seconds = seconds  # type: ignore[attr-defined]
            return future

        yield submit
        processes.close()  # type: ignore[no-untyped-call]


@contextmanager
def scheduler(address: str) -> Iterator[Submit]:
    """Processes of other machines, by a Dask scheduler's address (tcp://…)."""
    from distributed import Client

    with Client(address) as client:  # type: ignore[no-untyped-call]
        executor: Executor = client.get_executor(pure=False)
        yield executor.submit


def outcome(future: Future[Any], name: str) -> Any:
    """What the work gave, or an Issue that says how it ended."""
    try:
        return future.result()
    except Late:
        limit = getattr(future, "seconds", SECONDS)
        return Issue(
            "timeout", "error",
            f"{name}:{limit:.0f} 秒内没有读完,已停止。请拆分文件或另存后重试。",
            f"{name}: not read within {limit:.0f} seconds; stopped. Split the file or "
            "save it anew and try again.",
        )
    except (ProcessExpired, MemoryError, CancelledError) as error:
        return Issue(
            "crashed", "error",
            f"{name}:读取进程中断({type(error).__name__}),文件可能损坏或过大。",
            f"{name}: the reading process ended ({type(error).__name__}); the file may be "
            "damaged or too large.",
        )


def _method() -> str:
    """Never plain fork: the graph store is open in this process."""
    known = multiprocessing.get_all_start_methods()
    return "forkserver" if "forkserver" in known else "spawn"


def _bounded() -> None:
    """Limits a reading process; Windows has no such limits."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
