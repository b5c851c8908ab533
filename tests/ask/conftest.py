"""One registry for all questions of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ask.engine import Asker
from tests.ask.documents import all_files, asker


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Questions over the demonstration documents and two plain texts."""
    folder: Path = tmp_path_factory.mktemp("ask")
    with asker(folder / "home", all_files(folder)) as made:
        yield made
