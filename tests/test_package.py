"""An installation holds every file that the program reads, not the Python alone."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETTINGS = PROJECT["tool"]["setuptools"]
PARTS = ("ask", "data", "findings", "graph", "ingest", "language", "queries", "ui")


@pytest.mark.parametrize("part", PARTS)
def test_files_beside_the_code_are_installed(part: str) -> None:
    patterns = SETTINGS["package-data"].get(part, [])
    beside = [
        str(file.relative_to(ROOT / part)) for file in (ROOT / part).rglob("*")
        if file.is_file() and file.suffix not in (".py", ".pyc")
    ]
    assert [f for f in beside if not any(fnmatch(f, pattern) for pattern in patterns)] == []


def test_entry_and_its_settings_are_installed_together() -> None:
    shared = SETTINGS["data-files"]
    folder = "share/responsibility-registry"
    assert shared[folder] == ["app.py"]
    assert shared[f"{folder}/.streamlit"] == [".streamlit/config.toml"]
