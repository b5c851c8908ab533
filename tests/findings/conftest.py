"""A registry with an invented county's tables, for what looks texts up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from graph.home import Home
from ingest.batch import run
from queries.registry import Registry

Load = Callable[..., Registry]


@pytest.fixture
def load(tmp_path: Path) -> Iterator[Load]:
    """Loads texts by file name into one registry; again with new texts to replace them."""
    with ExitStack() as opened:
        held: list[Registry] = []

        def _load(**texts: str) -> Registry:
            for name, text in texts.items():
                (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
            if not held:
                home = Home.find(tmp_path / "home")
                held.append(opened.enter_context(Registry.open(home)))
            if texts:
                run(held[0], [tmp_path / f"{name}.txt" for name in texts])
                held[0].sync()
            return held[0]

        yield _load


def table(title: str, head: list[str], *rows: list[str]) -> str:
    """A pasted table: a cell a line behind a tab, a blank line after each row."""
    lines = [title, ""]
    for each in (head, *rows):
        lines += [*("\t" + cell for cell in each), ""]
    return "\n".join(lines)


BOUNDARY = ["序号", "管理事项", "相关部门", "职责分工", "相关依据", "案例"]
DUTIES = ["序号", "“三定”方案主要职责", "具体工作事项", "责任科室", "备注"]


def boundary(*rows: list[str]) -> str:
    """A boundary table of 云杉县林业局."""
    return "部门名称:云杉县林业局\n" + table("与相关部门的职责边界登记表", BOUNDARY, *rows)


def duties(*rows: list[str]) -> str:
    """A duty list of 云杉县林业局."""
    return "填报单位:云杉县林业局\n" + table("云杉县林业局部门职责登记表", DUTIES, *rows)
