"""One opening of a file for all of this process: two would lose commits."""

from __future__ import annotations

import atexit
import os
from pathlib import Path
from threading import RLock

from graph.stores.embedded import Embedded

_opened: dict[Path, tuple[Embedded, int]] = {}
_opened_lock = RLock()


def acquire(path: Path) -> Embedded:
    """The opening of this path; made at the first call, shared from then on."""
    path = path.absolute()
    with _opened_lock:
        engine, users = _opened.get(path) or (Embedded(path), 0)
        _opened[path] = engine, users + 1
        return engine


def release(engine: Embedded) -> None:
    """Gives an opening back; the last one closes the file."""
    with _opened_lock:
        known, users = _opened.get(engine.path, (None, 0))
        if known is not engine:
            return
        if users > 1:
            _opened[engine.path] = engine, users - 1
        else:
            del _opened[engine.path]
            engine.close()


def _close_all() -> None:
    with _opened_lock:
        for engine, _ in _opened.values():
            engine.close()
        _opened.clear()


def _after_fork() -> None:
    global _opened_lock
    _opened_lock = RLock()  # another thread of the parent may have held it
    for engine, _ in _opened.values():
        engine.forget()
    _opened.clear()


atexit.register(_close_all)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
