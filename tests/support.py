"""What many tests need: homes, documents written on the spot, the real corpus."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

import cli
from ingest.pipeline import understand

ROOT = Path(__file__).parent.parent
DEMO = ROOT / "data" / "demo"
CORPUS = Path(os.environ.get("REGISTRY_CORPUS") or ROOT / ".." / "shared" / "corpus")
UP = "^"


def corpus() -> list[Path]:
    """The five real documents; where they are missing, skip, but fail under CI."""
    found = sorted(CORPUS.glob("*.txt"))
    if len(found) < 5:
        if os.environ.get("CI"):
            pytest.fail(f"the five documents are not in {CORPUS}; set REGISTRY_CORPUS")
        pytest.skip(f"no documents in {CORPUS}; set REGISTRY_CORPUS")
    return found


def run(*words: str, home: Path | None = None) -> tuple[int, object, str]:
    """(exit status, parsed JSON or text of standard output, standard error)."""
    arguments = [str(word) for word in words]
    if home is not None:
        arguments += ["--home", str(home)]
    done = CliRunner().invoke(cli.app, arguments)
    try:
        return done.exit_code, json.loads(done.stdout), done.stderr
    except ValueError:
        return done.exit_code, done.stdout, done.stderr


def word_table(path: Path, title: str, issuer: str, rows: Sequence[Sequence[str]]) -> Path:
    """A Word file with one table; `^` continues the cell above (a true merge)."""
    document = docx.Document()
    document.add_paragraph(title)
    document.add_paragraph(f"部门名称：{issuer}")
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for column in range(len(rows[0])):
        top = 0
        for row in range(1, len(rows) + 1):
            if row < len(rows) and rows[row][column] == UP:
                continue
            if row - 1 > top:
                table.cell(top, column).merge(table.cell(row - 1, column))
            top = row
    for row, line in enumerate(rows):
        for column, text in enumerate(line):
            if text != UP:
                table.cell(row, column).text = text
    document.add_paragraph("")
    document.save(str(path))
    return path


def pasted_table(path: Path, title: str, issuer: str, rows: Sequence[Sequence[str]]) -> Path:
    """The same table as pasted text: a cell a line after a tab, a blank line a row."""
    lines = [title, "", f"部门名称：{issuer}"]
    for line in rows:
        lines += ["\t" + ("" if text == UP else text) for text in line] + [""]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def claims(path: Path) -> set[tuple[str, str, str]]:
    """What a file says, without where: (subject kind, predicate, object)."""
    made = understand(path.read_bytes(), path.name)
    return {
        (s.subject.kind, s.predicate, str(s.object).rpartition("/")[2])
        for s in made.statements
        if s.predicate not in ("STATED_IN",)
    }
