"""The report for a meeting: both quotes, nothing of the source read as markup."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from findings.dispositions import Standing
from findings.facts import Facts
from findings.report import for_meeting, markdown, word
from findings.rule import rules
from findings.run import list_all
from graph.ledger import Ledger
from tests.findings.made import duty, facts, matter

TROUBLE = "会同县人社局制定“<b>青年*人才_接收|计划</b>”\x07"


@pytest.fixture
def found(tmp_path: Path) -> list[dict]:
    rows = [
        matter("计划"), duty("组织部", TROUBLE, "计划"),
        duty("人社局", "会同县委组织部制定青年人才接收计划", "计划"),
        duty("民政局", "按职责分工负责", "殡葬"),
    ]
    ledger = Ledger(tmp_path / "ledger.sqlite")
    listed: Facts = facts(*rows)
    names = ("claim_without_agreement", "vague_wording", "co_owned")
    return list_all(listed, [rules()[n] for n in names], Standing(ledger))


def test_a_meeting_gets_what_is_worth_it(found: list[dict]) -> None:
    assert {f["severity"] for f in found} == {"high", "medium", "low"}
    assert [f["severity"] for f in for_meeting(found)] == ["high", "medium"]


def test_markdown_quotes_both_sides_and_escapes_them(found: list[dict]) -> None:
    text = markdown(for_meeting(found), on=date(2031, 5, 6))
    assert "2031-05-06 · 共 2 条(高 1 条、中 1 条)" in text
    assert "**甲 组织部**" in text and "**乙 人社局**" in text
    assert "\\<b\\>青年\\*人才\\_接收\\|计划" in text and "<b>" not in text


def test_word_holds_a_table_for_each_finding(found: list[dict], tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    word(for_meeting(found), file)
    document = docx.Document(str(file))
    cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
    assert len(document.tables) == 2
    assert "组织部" in cells and any("<b>青年*人才_接收|计划</b>" in c for c in cells)


def test_an_empty_report_says_so() -> None:
    assert "共 0 条" in markdown([])
