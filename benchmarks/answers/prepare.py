"""A registry with some documents loaded, in a folder that is kept when one is named."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.home import Home
from ingest.batch import run
from queries.registry import Registry


@contextmanager
def opened(corpus: list[Path], home: Path | None = None) -> Iterator[Registry]:
    """An up-to-date registry of the documents of some folders."""
    with (
        tempfile.TemporaryDirectory() as temporary,
        Registry.open(Home.find(home or Path(temporary)), sync=False) as registry,
    ):
        run(registry, corpus)
        registry.sync()
        yield registry
