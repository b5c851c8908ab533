"""LibreOffice as a child process: other office formats → .docx and .xlsx.

Every call has a profile of its own (calls on one profile disturb each other),
a time and memory limit and no network, and is ended with its whole group:
soffice starts helpers that outlive it. Its exit status says nothing; whether it
wrote the file does.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from ingest.readers import _errors as errors

TIMEOUT: Final = min(
    float(os.environ.get("REGISTRY_OFFICE_TIMEOUT") or 120),
    0.8 * float(os.environ.get("REGISTRY_FILE_SECONDS") or 300),
)
"""Less than a reading process has for the file, so that it can still clear up."""
MEMORY: Final = 6 * 2**30
MAX_OUTPUT: Final = 512 * 2**20
MAX_INPUT: Final = 100 * 2**20
_FILTERS: Final = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_PLACES: Final = (
    "soffice", "libreoffice", "/usr/bin/soffice", "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)


def program() -> str | None:
    """Where LibreOffice is; None = not installed."""
    return next((found for place in _PLACES if (found := shutil.which(place))), None)


def convert(content: bytes, suffix: str, target: str, name: str) -> bytes:
    """The bytes of a file in another format. Raises ReadError in one clear sentence."""
    soffice = program()
    if soffice is None:
        raise errors.unreadable(
            name, "converter_missing",
            f"读取 {suffix} 文件需要 LibreOffice，本机没有安装。"
            f"请安装 LibreOffice，或在原软件中另存为 .{target} 后再载入。",
            f"reading {suffix} files needs LibreOffice, which is not installed here. "
            f"Install LibreOffice, or save the file as .{target} and reload.",
        )
    if len(content) > MAX_INPUT:
        size = len(content) // 2**20
        raise errors.too_large(name, f"文件有 {size} MB", f"the file has {size} MB")
    with tempfile.TemporaryDirectory(prefix="registry-office-") as folder:
        source = Path(folder, f"input{suffix}")
        source.write_bytes(content)
        _run(_command(soffice, folder, target, source), folder, name)
        result = Path(folder, "out", f"input.{target}")
        if not result.is_file() or result.stat().st_size == 0:
            raise errors.damaged(name)
        return result.read_bytes()


def _command(soffice: str, folder: str, target: str, source: Path) -> list[str]:
    return [
        *_without_network(), *_bounded(), soffice,
        f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
        "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
        "--convert-to", _FILTERS[target], "--outdir", str(Path(folder, "out")), str(source),
    ]


def _run(command: list[str], folder: str, name: str) -> None:
    # a proxy that nobody serves, for systems where the network cannot be taken away
    dead = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    child = subprocess.Popen(
        command, cwd=folder, env={**os.environ, **dead, "HOME": folder, "no_proxy": ""},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True, preexec_fn=_limits(),
    )
    try:
        child.wait(TIMEOUT)
    except subprocess.TimeoutExpired as error:
        raise errors.unreadable(
            name, "timeout",
            f"转换超过 {TIMEOUT:.0f} 秒仍未完成，已停止。请在 Word 中另存为 .docx 后再载入。",
            f"converting took more than {TIMEOUT:.0f} seconds and was stopped. "
            "Save it as .docx in Word and reload.",
        ) from error
    finally:
        _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ends the child with all that it started."""
    if hasattr(os, "killpg"):
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            child.kill()
    else:
        child.kill()
    child.wait()


def _limits() -> Callable[[], None] | None:
    """Sets the child's limits where the system has such."""
    try:
        import resource
    except ImportError:
        return None

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_OUTPUT, MAX_OUTPUT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    return limit


@cache
def _bounded() -> tuple[str, ...]:
    """The words before a command that end its group even when nobody is left to do so.

    A reading process that is killed, out of time or memory, ends nothing itself.
    """
    timer = shutil.which("timeout") if os.name == "posix" else None
    return (timer, "-s", "KILL", f"{TIMEOUT + 10:.0f}") if timer else ()


@cache
def _without_network() -> tuple[str, ...]:
    """The words before a command that take its network away, where that is allowed."""
    unshare = shutil.which("unshare")
    for options in (("--net",), ("--map-current-user", "--net")):
        if unshare and subprocess.run(
            [unshare, *options, "true"], capture_output=True, check=False
        ).returncode == 0:
            return (unshare, *options)
    return ()
