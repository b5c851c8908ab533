"""A registry with made-up documents, and the app on it, for the tests of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.home import Home
from ingest.pipeline import load_bytes
from queries.registry import Registry
from tests.ui.documents import boundary, hostile

APP = Path(__file__).parents[2] / "app.py"
Draw = Callable[..., AppTest]


def fill(folder: Path, files: dict[str, bytes]) -> Path:
    """A registry's folder with some files loaded; closed again."""
    with Registry.open(Home.find(folder)) as registry:
        for name, content in files.items():
            outcome = load_bytes(registry.ledger, content, name, "tests")
            assert outcome.status == "loaded", [issue.zh for issue in outcome.issues]
        registry.sync()
    return folder


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One document about an invented place."""
    folder = tmp_path_factory.mktemp("filled")
    return fill(folder, {"白鹭区边界.txt": boundary()})


@pytest.fixture(scope="session")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document with script, markdown and formulas in every field."""
    return fill(tmp_path_factory.mktemp("poisoned"), {"坏意.txt": hostile()})


@pytest.fixture
def draw(monkeypatch: pytest.MonkeyPatch) -> Iterator[Draw]:
    """Draws a page of a registry: `draw(folder, "matter", id=…, lang="en")`."""

    def run(folder: Path, page: str = "ask", **params: str | list[str]) -> AppTest:
        monkeypatch.setenv("REGISTRY_HOME", str(folder))
        app = AppTest.from_file(str(APP), default_timeout=60)
        if page != "ask":
            app.query_params["page"] = page
        for name, value in params.items():
            app.query_params[name] = value
        return app.run()

    yield run


def bodies(app: AppTest) -> str:
    """All HTML of a page but the style sheet."""
    made = [e.proto.body for e in app.get("html")]
    return "\n".join(body for body in made if not body.startswith("<style"))


def words(app: AppTest) -> str:
    """Everything that a person reads on a page, markup left in."""
    parts: list[Any] = [*app.title, *app.header, *app.subheader, *app.markdown, *app.text]
    labels = [b.label for b in app.button] + [f.label for f in app.text_input]
    return "\n".join([bodies(app), *(str(p.value) for p in parts), *labels])
