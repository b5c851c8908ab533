"""The whole path: bytes → answering store, for growing numbers of documents.

    python -m benchmarks.bench_path [COPIES …]      default: 10 100 1000

Each copy is the demonstration set with another county's name. Prints, for each
size: documents, statements, seconds for reading and recording, for the graph and
for the text index, statements a second, peak memory, and the exponent of growth
from the size before (1.0 = in proportion).
"""

from __future__ import annotations

import io
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from data import make_demo

HEAD = ("copies", "documents", "statements", "read+record s", "graph s", "index s",
        "statements/s", "peak MB", "exponent")


def copies(number: int, folder: Path) -> None:
    """The demonstration set with changed places."""
    base = folder / "base"
    make_demo.main(base)
    for copy in range(number):
        place = f"云{chr(0x4E00 + 97 * (copy % 100))}{chr(0x5000 + copy // 100)}县"
        for path in sorted(base.glob("*.docx")):
            target = folder / "in" / path.name.replace(make_demo.COUNTY, place)
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(_renamed(path.read_bytes(), place))


def _renamed(content: bytes, place: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(make_demo.COUNTY.encode(), place.encode())
            new.writestr(name, data)
    return made.getvalue()


def measure(folder: Path, number: int) -> dict[str, float]:
    """Times one size; runs in a process of its own."""
    from graph.home import Home
    from graph.projection import document_id
    from graph.textindex import entries
    from ingest.pipeline import files, load
    from queries.registry import Registry

    copies(number, folder)
    with Registry.open(Home(folder / "home"), sync=False) as registry:
        began = time.perf_counter()
        for _ in load(registry.ledger, files([folder / "in"])):
            pass
        read = time.perf_counter()
        records = registry.ledger.documents()
        version = registry.ledger.version
        registry.store.load((registry._graph(record) for record in records), version)
        graph = time.perf_counter()
        listed = [document_id(record.series) for record in records]
        registry.index.rebuild(entries(registry._entries(listed)), version)
        done = time.perf_counter()
        counts = registry.ledger.counts()
    return {
        "copies": number, **counts, "read": read - began, "graph": graph - read,
        "index": done - graph, "total": done - began,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main(sizes: list[int]) -> None:
    print("| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
    before: dict[str, float] | None = None
    for number in sizes:
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.bench_path", "--one", folder, str(number)],
                check=True, capture_output=True, text=True,
            )
        m = json.loads(done.stdout)
        grown = "" if before is None else (
            f"{math.log(m['total'] / before['total']) / math.log(number / before['copies']):.2f}"
        )
        print(f"| {number} | {m['documents']:.0f} | {m['statements']:.0f} | {m['read']:.2f} | "
              f"{m['graph']:.2f} | {m['index']:.2f} | {m['statements'] / m['total']:.0f} | "
              f"{m['peak']:.0f} | {grown} |", flush=True)
        before = m


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(Path(sys.argv[2]), int(sys.argv[3]))))
    else:
        main([int(a) for a in sys.argv[1:]] or [10, 100, 1000])
