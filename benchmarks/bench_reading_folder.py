"""A folder of mixed files: loaded, and looked at again unchanged.

    python -m benchmarks.bench_reading_folder [2000]

The files are one services list of invented places as Word, Excel, web page, mail page,
CSV, TSV and pasted text. Prints the whole time of `registry ingest` with two reading
processes, the same call again, and `sha256sum` over the same files.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.ingest import layouts
from tests.ingest.hostile import samples

PLACE = "白鹭"
FORMATS: tuple[tuple[str, Callable[[], bytes]], ...] = (
    ("docx", lambda: samples.word(samples.PARTS[2:])),
    ("xlsx", lambda: samples.excel(samples.PARTS[2:])),
    ("html", lambda: samples.page(samples.PARTS[2:])),
    ("tabs.txt", lambda: _text(layouts.tabs)),
    ("column.txt", lambda: _text(layouts.column)),
    ("pipes.md", lambda: _text(layouts.pipes)),
    ("csv", lambda: _text(layouts.commas)),
)


def _text(layout: Callable[[samples.Rows], str]) -> bytes:
    heading, rows = samples.PARTS[2]
    return "\n".join((samples.TITLE, samples.ISSUER, "", heading, layout(rows))).encode()


def fill(folder: Path, number: int) -> int:
    """Writes the files, each about a place of its own; returns their bytes."""
    total = 0
    issuer, title = samples.ISSUER, samples.TITLE
    for n in range(number):
        suffix, make = FORMATS[n % len(FORMATS)]
        place = "".join("东南西北中上下前后明"[int(d)] for d in f"{n:04}")
        samples.ISSUER = issuer.replace(PLACE, place)
        samples.TITLE = title.replace(PLACE, place)
        content = make()
        (folder / f"{n:05}.{suffix}").write_bytes(content)
        total += len(content)
    samples.ISSUER, samples.TITLE = issuer, title
    return total


def ingest(home: Path, folder: Path) -> tuple[float, dict[str, int]]:
    """Seconds of one call, and how many files ended how."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "cli", "ingest", "--json", "--home", str(home), str(folder)],
        capture_output=True, text=True, check=False,
    )
    seconds = time.perf_counter() - start
    ends: dict[str, int] = {}
    for document in json.loads(done.stdout)["documents"]:
        ends[document["status"]] = ends.get(document["status"], 0) + 1
    return seconds, ends


def main(number: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder, home = Path(place, "files"), Path(place, "home")
        folder.mkdir()
        size = fill(folder, number)
        print(f"{number} files, {size / 2**20:.1f} MB\n\n| call | seconds | files/s | ends |")
        print("|---|---|---|---|")
        for call in ("ingest", "ingest again, unchanged"):
            seconds, ends = ingest(home, folder)
            print(f"| {call} | {seconds:.1f} | {number / seconds:.0f} | {ends} |", flush=True)
        start = time.perf_counter()
        subprocess.run(["sha256sum", *map(str, sorted(folder.iterdir()))], check=True,
                       stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - start
        print(f"| sha256sum | {seconds:.2f} | {number / seconds:.0f} | |")


if __name__ == "__main__":
    main(int((sys.argv[1:] or ["2000"])[0]))
