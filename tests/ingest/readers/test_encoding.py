"""The same words in every encoding that offices use."""

from __future__ import annotations

import pytest

from ingest.readers._encoding import decode

WORDS = "云杉县财政局负责拨付资金；\n1.审核材料，电话:0391-2345678\n"
TRADITIONAL = "雲杉縣財政局負責撥付資金；\n1.審核材料，電話:0391-2345678\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be",
                 "utf-32"]
)
def test_words_come_back(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)).text == WORDS


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "utf-16-le", "gb18030"])
def test_traditional_words_come_back(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)).text == TRADITIONAL


def test_fourteen_bytes_are_chinese_and_not_korean() -> None:
    assert decode("财政局负责拨付".encode("gbk")) == ("财政局负责拨付", "gb18030")


def test_utf16_without_mark_and_without_ascii() -> None:
    assert decode("财政局负责拨付".encode("utf-16-le")).text == "财政局负责拨付"


def test_one_damaged_byte_does_not_turn_utf8_into_another_encoding() -> None:
    content = WORDS.encode() * 20
    broken = content[:100] + b"\xff" + content[100:]
    text, encoding = decode(broken)
    assert encoding == "utf-8"
    assert 1 <= text.count("\ufffd") <= 3


def test_a_declared_gb2312_reads_characters_that_only_gb18030_has() -> None:
    page = '<meta charset="gb2312"><p>朱镕𠮷</p>'
    assert decode(page.encode("gb18030")).text == page


def test_a_false_declaration_is_not_believed() -> None:
    page = '<meta charset="gb2312"><p>云杉县财政局</p>'
    assert decode(page.encode("utf-8")) == (page, "utf-8")


def test_plain_ascii_stays_plain() -> None:
    assert decode(b"a,b,c\r\n1,2,3\r\n").text == "a,b,c\r\n1,2,3\r\n"


def test_declared_by_transport() -> None:
    assert decode("縣府".encode("big5"), "big5").text == "縣府"
