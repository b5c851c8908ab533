"""The catalogues of words: both languages say the same things, and nothing is missing."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

from graph.kinds import EDGES, NODES, ROLES
from queries.show import SHAPES
from ui.parts.page import pages
from ui.parts.words import catalogue

UI = Path(__file__).parents[2] / "ui"
HAN = re.compile(r"[\u3400-\u9fff]")


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys() -> None:
    assert set(catalogue("zh")) == set(catalogue("en"))


def test_both_wordings_take_the_same_values() -> None:
    zh, en = catalogue("zh"), catalogue("en")
    assert [key for key in zh if not zh[key] or not en[key]] == []
    assert [key for key in zh if _fields(zh[key]) != _fields(en[key])] == []
    assert [key for key in en if HAN.search(en[key])] == []


def test_every_key_that_the_pages_use_is_there() -> None:
    used = {
        match[1] for file in UI.rglob("*.py")
        for match in re.finditer(r"\bt\(\s*\"([a-z_.]+[a-z])\"", file.read_text(encoding="utf-8"))
    }
    assert len(used) > 150
    assert used <= set(catalogue("zh"))


def test_every_page_role_kind_and_table_has_a_name() -> None:
    wanted = {page.title_key for page in pages().values()}
    wanted |= {f"role.{role}" for role in ROLES} | {f"kind.{kind}" for kind in SHAPES}
    wanted |= {f"node.{label}" for label in (*NODES, *EDGES)}
    assert wanted <= set(catalogue("zh"))
