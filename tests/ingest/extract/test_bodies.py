"""Department cells beside the bodies they name, and clauses beside whose they are."""

from __future__ import annotations

import pytest

from ingest.extract.bases import find_bases
from ingest.extract.bodies import shared_out, split_bodies
from ingest.extract.clauses import split_clauses
from ingest.passage import Passage
from ingest.rows import Value


def value(text: str) -> Value:
    return Value(Passage.of("t1r1c3", text))


@pytest.mark.parametrize(("text", "expected"), [
    ("水利局", [("水利局", "")]),
    ("人力资源和社会保障局", [("人力资源和社会保障局", "")]),
    ("人力资源和\n社会保障局", [("人力资源和社会保障局", "")]),
    ("县水利局、县财政局", [("县水利局", ""), ("县财政局", "")]),
    ("县水利局和县财政局", [("县水利局", ""), ("县财政局", "")]),
    ("县水利局\n县财政局", [("县水利局", ""), ("县财政局", "")]),
    ("县水利局（牵头）", [("县水利局", "牵头单位")]),
    ("1.县水利局；2.县财政局", [("县水利局", ""), ("县财政局", "")]),
])
def test_bodies_of_a_cell(text: str, expected: list[tuple[str, str]]) -> None:
    found = split_bodies(value(text))
    assert [(str(body.value), body.label) for body in found] == expected


@pytest.mark.parametrize(("cell", "duty", "expected"), [
    # nobody is named: each body has every clause
    ("水利局、财政局", "编制预算；组织验收。",
     [("水利局", "编制预算"), ("水利局", "组织验收"), ("财政局", "编制预算"),
      ("财政局", "组织验收")]),
    # labels and subjects share the clauses out, those after them follow
    ("水利局、财政局", "水利局：编制预算；组织验收。财政局：拨付资金。",
     [("水利局", "编制预算"), ("水利局", "组织验收"), ("财政局", "拨付资金")]),
    ("县水利局、县财政局", "县水利局负责编制预算。财政局负责拨付资金。",
     [("县水利局", "县水利局负责编制预算"), ("县财政局", "财政局负责拨付资金")]),
])
def test_clauses_are_shared_out(cell: str, duty: str, expected: list[tuple[str, str]]) -> None:
    shared = shared_out(split_clauses(Passage.of("t1r1c4", duty)), split_bodies(value(cell)))
    assert [(str(body.value) if body else "", str(clause)) for clause, body in shared] == expected


def test_bases_keep_their_words_and_articles() -> None:
    first, second = find_bases(Passage.of(
        "t1r1c5", "《水库大坝安全\n管理条例》（国务院令第77号）第九条；《中华人民共和国水法》"
    ))
    assert str(first.regulation) == "水库大坝安全管理条例"
    assert first.written == "《水库大坝安全管理条例》（国务院令第77号）第九条"
    assert first.articles == "9"
    assert str(second.regulation) == "中华人民共和国水法"
