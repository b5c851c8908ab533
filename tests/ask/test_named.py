"""Questions worded like the sample of a named query, and every row of it as an answer."""

from __future__ import annotations

import pytest

from ask.engine import Asker

COMPLETE = [
    ("云杉县财政局有哪些职责？", "department_duties", "财政局"),
    ("What are the duties of 云杉县财政局?", "department_duties", "财政局"),
    ("云杉县人力资源和社会保障局有哪些科室？", "department_offices", "就业培训股"),
    ("云杉县就业培训股负责哪些工作？", "office_duties", "就业培训股"),
    ("云杉县人社局负责哪些工作？", "department_duties", "人"),
]


@pytest.mark.parametrize(("question", "query", "named"), COMPLETE)
def test_a_sample_question_leads_to_its_query(
    answerer: Asker, question: str, query: str, named: str
) -> None:
    reply = answerer.ask(question)
    assert reply["answered"], reply["message"]
    assert all(query in answer["why"] and answer["citations"] for answer in reply["answers"])
    assert any(named in f"{a['department']}{a['office']}" for a in reply["answers"])


def test_the_list_is_complete(answerer: Asker) -> None:
    registry = answerer.shelf.registry
    rows = registry.query("department_duties", {"department": "财政局", "place": "云杉县"}).rows
    assert len(answerer.ask("云杉县财政局有哪些职责？")["answers"]) == len(rows)


def test_a_body_that_no_document_names_is_refused(answerer: Asker) -> None:
    assert not answerer.ask("云杉县气象局有哪些职责？")["answered"]
