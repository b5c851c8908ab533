"""What must not change an answer, and what must."""

from __future__ import annotations

from pathlib import Path

from tests.ask.documents import OTHER, PLAN, asker, write

QUESTION = "白鹭区主干河道的漂浮物由谁打捞？"


def said(home: Path, files: list[Path], question: str = QUESTION) -> tuple[bool, str, list[str]]:
    """(answered, headline, texts) of a question over some files."""
    with asker(home, files) as made:
        reply = made.ask(question)
    return reply["answered"], reply["headline"], [a["text"] for a in reply["answers"]]


def test_order_of_loading_and_an_unrelated_document_change_nothing(tmp_path: Path) -> None:
    plan = write(tmp_path, "白鹭区清漂方案.txt", PLAN)
    other = write(tmp_path, "青禾市路灯.txt", OTHER)
    alone = said(tmp_path / "a", [plan])
    assert alone[0]
    assert alone == said(tmp_path / "b", [plan, other]) == said(tmp_path / "c", [other, plan])


def test_renaming_the_place_changes_only_the_place(tmp_path: Path) -> None:
    plan = write(tmp_path, "白鹭区清漂方案.txt", PLAN)
    renamed = write(tmp_path, "云岭区清漂方案.txt", PLAN.replace("白鹭", "云岭"))
    before = said(tmp_path / "a", [plan])
    after = said(tmp_path / "b", [renamed], QUESTION.replace("白鹭", "云岭"))
    assert after[0] and after[2] == before[2]


def test_without_the_cited_row_the_question_is_refused(tmp_path: Path) -> None:
    lines = [line for line in PLAN.splitlines() if "漂浮物，" not in line]
    plan = write(tmp_path, "白鹭区清漂方案.txt", "\n".join(lines))
    answered, headline, _ = said(tmp_path / "a", [plan])
    assert not answered or "水务局" not in headline
