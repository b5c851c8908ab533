"""A cell of duties beside the clauses that it holds."""

from __future__ import annotations

import pytest

from graph.reading import Paragraph, Reading
from ingest.extract.clauses import split_clauses, strip_number
from ingest.extract.items import split_items
from ingest.passage import Passage, cover

CASES = [
    ("负责水库登记；组织安全鉴定。", [("", "负责水库登记"), ("", "组织安全鉴定")]),
    # numbers in every style are kept beside the clause
    ("1.负责登记；2.负责鉴定。3、负责巡查",
     [("1.", "负责登记"), ("2.", "负责鉴定"), ("3、", "负责巡查")]),
    ("（一）负责登记。（二）负责鉴定。", [("（一）", "负责登记"), ("（二）", "负责鉴定")]),
    ("①登记②鉴定", [("①", "登记"), ("②", "鉴定")]),
    ("一、登记。\n二、鉴定。", [("一、", "登记"), ("二、", "鉴定")]),
    # damaged ones: l. for 1. and IL for 11.
    ("l.负责登记；IL负责鉴定", [("l.", "负责登记"), ("IL", "负责鉴定")]),
    # signs inside brackets and titles end nothing
    ("监督渠道（含支渠；斗渠）养护；宣传《关于节水；爱水的通知》",
     [("", "监督渠道（含支渠；斗渠）养护"), ("", "宣传《关于节水；爱水的通知》")]),
    # a bracket that is never closed holds nothing back
    ("检查渠道（含支渠；清理淤泥", [("", "检查渠道（含支渠"), ("", "清理淤泥")]),
    # figures and references are no numbers
    ("建成1.5万亩灌区；依照（一）项办理", [("", "建成1.5万亩灌区"), ("", "依照（一）项办理")]),
    # half-width signs of pasted text
    ("负责登记;组织鉴定｡", [("", "负责登记"), ("", "组织鉴定")]),
    # a line end inside a clause stays inside it
    ("组织开展调查，更新\n水库名册。", [("", "组织开展调查，更新水库名册")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_cells_split_into_clauses(text: str, expected: list[tuple[str, str]]) -> None:
    found = split_clauses(Passage.of("p1", text))
    assert [(clause.number.text, str(clause)) for clause in found] == expected


def test_a_lead_in_is_no_clause_but_stays_known() -> None:
    first, second = split_clauses(Passage.of("p1", "承担下列工作：1.登记水库；2.鉴定大坝。"))
    assert (str(first), first.lead.text) == ("登记水库", "承担下列工作")
    assert str(second) == "鉴定大坝"


def test_a_clause_over_two_lines_is_quoted_with_its_line_end() -> None:
    text = "组织开展调查，更新\n水库名册；公布结果"
    reading = Reading("x", "txt", [Paragraph(1, text)])
    clause = split_clauses(Passage.of("p1", text))[0]
    assert cover(clause.passage.squeezed(), reading).quote == "组织开展调查，更新\n水库名册"


@pytest.mark.parametrize(("text", "number", "rest"), [
    ("（十二）其他事项", "（十二）", "其他事项"),
    ("12．核查", "12．", "核查"),
    ("3）公示", "3）", "公示"),
    ("公示", "", "公示"),
    ("1.", "", "1."),
])
def test_numbers_come_off_the_front(text: str, number: str, rest: str) -> None:
    found = strip_number(Passage.of("p1", text))
    assert (found[0].text, found[1].text) == (number, rest)


@pytest.mark.parametrize(("text", "expected"), [
    ("1.受理责任：公示条件。\n2.审查责任：核对名单；提出意见。",
     ["受理责任：公示条件。", "审查责任：核对名单；提出意见。"]),
    ("总体要求：\n1.公开；\n2.公正。", ["总体要求：", "公开；", "公正。"]),
    ("没有编号的一段；只有一项。", ["没有编号的一段；只有一项。"]),
])
def test_items_keep_their_signs_and_lose_their_numbers(text: str, expected: list[str]) -> None:
    assert [item.text for item in split_items(Passage.of("p1", text))] == expected
