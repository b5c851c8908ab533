"""Clauses of duties: who takes which part (clauses.tsv)."""

import pytest

from language.roles import parse_clause, parse_label, verb_classes
from tests.language.cases import cases

CLAUSES = cases("clauses")


def test_there_are_clauses_for_every_rule():
    assert len(CLAUSES) >= 250
    assert len({c["group"] for c in CLAUSES}) >= 25


@pytest.mark.parametrize("case", CLAUSES, ids=lambda c: f"{c['group']}: {c['text']}")
def test_parties(case):
    parsed = parse_clause(case["text"], case["actor"], case["label"])
    said = {f"{p.name or '-'}:{p.role}" for p in parsed.parties}
    assert said == set(case["parties"].split("|"))


def test_spans_lie_on_the_names():
    text = "由县水利局会同县公安局清理沉船，报县人民政府批准"
    parties = parse_clause(text).parties
    assert {p.name for p in parties} == {"县水利局", "县公安局", "县人民政府"}
    assert all(text[p.start : p.end] == p.name for p in parties)


def test_every_party_names_its_rule():
    assert all(p.rule for c in CLAUSES for p in parse_clause(c["text"], c["actor"]).parties)


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("涉及未成年人的，由团县委负责帮教", "condition", "涉及未成年人的"),
        ("必要时，组织专家论证", "condition", "必要时"),
        ("除跨县道路外，由交通运输局负责养护", "exception", "除跨县道路外"),
        ("除日常巡护外，还负责救护鸟类", "exception", ""),
        ("为失能老人提供上门理发", "beneficiary", "失能老人"),
        ("在五个工作日内审核材料", "deadline", "在五个工作日内"),
        ("每季度检查一次渡船", "deadline", "每季度"),
        ("10月底前完成水窖清淤", "deadline", "10月底前"),
        ("审核临时占用草地申请", "action", "审核"),
        ("审核临时占用草地申请", "object", "临时占用草地申请"),
        ("对散装白酒实施抽检", "object", "散装白酒"),
    ],
)
def test_what_stands_around(text, field, expected):
    assert getattr(parse_clause(text), field) == expected


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("牵头单位", "lead"),
        ("牵头（责任）单位", "lead"),
        ("配合单位：", "support"),
        ("责任处室", "office"),
        ("联系人", "person"),
        ("完成时限", "deadline"),
        ("监督单位", "supervise"),
        ("天气", ""),
    ],
)
def test_labels(word, role):
    assert parse_label(word) == role


def test_classes_of_verbs():
    assert verb_classes("拨付护林补贴") == {"pay"}
    assert verb_classes("编制规划并检查落实") >= {"plan", "check"}
