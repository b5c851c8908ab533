"""Questions in the words of people, beside what the first answer must name."""

from __future__ import annotations

import pytest

from ask.engine import Asker

RIGHT = [
    ("云杉县烈士一次性抚恤金由哪个部门发放？", "退役军人事务局", "发放烈士一次性抚恤金"),
    ("云杉县谁负责拨付烈士一次性抚恤金的资金？", "财政局", "拨付烈士一次性抚恤金"),
    ("云杉县烈士一次性工亡补助金归谁指导支付？", "人社局", "一次性工亡补助金"),
    ("云杉县核准事业单位公开招聘方案归哪个单位？", "人力资源和社会保障局",
     "核准事业单位公开招聘方案"),
    ("云杉县优待证申领打哪个电话？", "0000-5550103", "0000-5550103"),
    ("白鹭区主干河道的漂浮物由谁打捞？", "区水务局", "打捞主干河道的漂浮物"),
    ("白鹭区转运打捞上岸的垃圾归哪家？", "区城市管理局", "转运打捞上岸的垃圾"),
    ("青禾市道路照明设施的日常维护谁负责？", "市城市管理局", "日常维护"),
    ("Who hands out the lump-sum pension for martyrs in Yunshan?", "退役军人事务局",
     "烈士一次性抚恤金"),
]

REFUSED = [
    "谁负责火星移民登记？",
    "who issues fishing licences?",
    "云杉县结婚登记处的电话是多少？",
    "赤松县烈士一次性抚恤金由哪个部门发放？",
    "云杉县气象局负责什么？",
    "白鹭区捕捞许可证到期怎么续？",
]


@pytest.mark.parametrize(("question", "named", "quoted"), RIGHT)
def test_first_answer(answerer: Asker, question: str, named: str, quoted: str) -> None:
    reply = answerer.ask(question)
    assert reply["answered"], reply["message"]
    first = reply["answers"][0]
    assert named in str(first) and named in reply["headline"] + str(first)
    assert any(quoted in "".join(c["quote"].split()) for c in first["citations"])


@pytest.mark.parametrize("question", REFUSED)
def test_refused_with_nearest_rows(answerer: Asker, question: str) -> None:
    reply = answerer.ask(question)
    assert not reply["answered"] and reply["answers"] == [] and reply["message"]


def test_refusal_names_the_words_that_nothing_accounts_for(answerer: Asker) -> None:
    reply = answerer.ask("谁负责火星移民登记？")
    assert "火星" in reply["message"] and reply["nearest"]


def test_a_wrong_premise_is_corrected(answerer: Asker) -> None:
    reply = answerer.ask("云杉县烈士一次性抚恤金是不是民政局发放？")
    assert reply["headline"].startswith("不是民政局") and "退役军人事务局" in reply["headline"]


def test_an_unknown_place_is_named(answerer: Asker) -> None:
    assert "赤松县" in answerer.ask("赤松县河道清漂谁负责？")["message"]


@pytest.mark.parametrize("question", [q for q, _, _ in RIGHT])
def test_every_quote_stands_at_its_locator(answerer: Asker, question: str) -> None:
    for answer in answerer.ask(question)["answers"]:
        assert answer["citations"]
        for cited in answer["citations"]:
            reading = answerer.shelf.registry.ledger.reading(cited["document_id"])
            pieces = []
            for at in cited["at"].split(","):
                address, _, span = at.partition(":")
                start, _, end = span.partition("-")
                pieces.append(reading.text_at(address)[int(start) : int(end)])
            assert "".join(cited["quote"].split()) == "".join("".join(pieces).split())


def test_the_same_question_gets_the_same_answer(answerer: Asker) -> None:
    question = "云杉县烈士一次性抚恤金由哪个部门发放？"
    assert answerer.ask(question) == answerer.ask(question)


def test_a_document_limits_the_search(answerer: Asker) -> None:
    reply = answerer.ask("道路照明设施的日常维护谁负责？", document="白鹭区河湖清漂工作方案.txt")
    assert not reply["answered"]
