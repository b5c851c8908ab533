"""Layers import downward only; heavy packages stay where they belong."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ORDER = [
    {"app"}, {"ui", "cli"}, {"ask", "findings", "ingest"}, {"queries"}, {"graph"}, {"language"},
]
LAYER = {name: level for level, names in enumerate(ORDER) for name in names}
ONLY = {
    "streamlit": {"ui", "app"},
    "neo4j": {"graph"},
    "ladybug": {"graph"},
    "sqlalchemy": {"graph"},
    "spacy": {"language"},
    "docx": {"findings", "ui", "data"},
    "typer": {"cli"},
}


def modules():
    for name in sorted(LAYER):
        single = ROOT / f"{name}.py"
        if single.exists():
            yield name, single
        else:
            yield from ((name, path) for path in sorted((ROOT / name).rglob("*.py")))


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


@pytest.mark.parametrize(("layer", "path"), list(modules()), ids=lambda v: getattr(v, "stem", v))
def test_imports_go_down_only(layer, path):
    for name in imported(path):
        top = name.partition(".")[0]
        if top in LAYER and top != layer:
            assert LAYER[top] > LAYER[layer], f"{path.relative_to(ROOT)} imports {name}"
        if top in ONLY:
            assert layer in ONLY[top], f"{path.relative_to(ROOT)} imports {name}"
