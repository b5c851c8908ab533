"""What LadybugDB says when it fails, as one sentence for a person."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from graph.errors import DiskFull, RegistryError

NEEDS_REOPENING = (
    "IO exception", "Cannot write", "No space left", "panic state",
    "checkpoint failed", "Storage exception",
)
"""After any of these the opened file must not be trusted further."""

NOT_DAMAGE = ("No space left", "Cannot write", "Buffer manager exception", "Permission denied")
"""Errors at opening that say nothing against the file."""

_EXPECTED = re.compile(r" expecting \{[^}]*\}")  # a page of the grammar's own names
_FULL = ("No space left", "Cannot write", "checkpoint failed")
_QUERY = ("Parser exception", "Binder exception", "Catalog exception")


def sentence(error: BaseException, path: Path) -> RegistryError:
    """The sentence for an error of the engine."""
    if isinstance(error, RegistryError):
        return error
    text = _EXPECTED.sub("", " ".join(str(error).split()))
    if any(words in text for words in _FULL):
        return disk_full(path)
    if "Interrupted" in text:
        return RegistryError(
            "查询用时过长,已停止。请缩小范围(例如指定部门、事项或文档)后重试。",
            "The query took too long and was stopped. Narrow it (give a department, a "
            "matter or a document) and try again.",
            "timeout",
        )
    if "Buffer manager exception" in text:
        return RegistryError(
            f"图库 {path} 内存不足,操作未完成。请关闭其他程序,或缩小查询范围。",
            f"The graph store {path} ran out of memory; nothing was done. Close other "
            "programs or narrow the query.",
            "out_of_memory",
        )
    if "read-only transaction" in text:
        return RegistryError(
            "查询只能读取,不能写入图库。请去掉其中的 CREATE、MERGE、SET、DELETE。",
            "A query may only read the graph. Take CREATE, MERGE, SET and DELETE out of it.",
            "bad_query",
        )
    if text.startswith(_QUERY):
        return RegistryError(
            f"查询不能执行:{text}。请对照查询写法说明修改。",
            f"The query cannot be run: {text}. Correct it by the notes on writing queries.",
            "bad_query",
        )
    return RegistryError(
        f"图库 {path} 出错:{text}。请运行 registry doctor;必要时运行 registry rebuild 重建。",
        f"The graph store {path} failed: {text}. Run `registry doctor`; `registry rebuild` "
        "makes it again from the ledger.",
        "store_failed",
    )


def disk_full(path: Path) -> DiskFull:
    return DiskFull(
        f"磁盘空间不足,图库 {path} 未改动。请腾出空间后重试。",
        f"There is no room on the disk; the graph store {path} was not changed. Free some "
        "space and try again.",
    )


def check_room(path: Path, needed: int) -> None:
    """Raises DiskFull unless so many bytes are free beside the file."""
    if shutil.disk_usage(path.parent).free < needed:
        raise disk_full(path)


def moved(name: str) -> RegistryError:
    """Another process has brought the store forward meanwhile."""
    return RegistryError(
        f"图库({name})已被另一程序更新,本次改动未写入。请重试。",
        f"The graph store ({name}) was brought forward by another process; this change was "
        "not made. Try again.",
        "store_moved",
    )
