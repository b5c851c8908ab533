"""Status of regulations: what the table knows, and what it does not."""

import pytest

from language.regulations import STATUSES, Register, level_of, lookup, read_rows, register
from language.vocabulary import VocabularyError
from tests.language.cases import cases


@pytest.mark.parametrize(
    ("title", "status", "successor"),
    [
        ("退役士兵安置条例", "repealed", "退役军人安置条例"),
        ("烈士褒扬条例", "revised", "烈士褒扬条例"),
        ("军人抚恤优待条例", "revised", "军人抚恤优待条例"),
        ("退役军人安置条例", "in_force", ""),
        ("公务员法", "revised", "中华人民共和国公务员法"),
    ],
)
def test_known(title, status, successor):
    record = lookup(title)
    assert (record.status, record.successor) == (status, successor)


KNOWN = cases("regulations")


@pytest.mark.parametrize("fact", KNOWN, ids=lambda f: f["title"])
def test_the_researched_status(fact):
    """Status and successor as researched (regulations.tsv beside this file)."""
    record = lookup(fact["title"], fact["doc_no"])
    assert (record.status, record.successor) == (fact["status"], fact["successor"])
    assert record.status == "unknown" or (record.status_source and record.status_date)


def test_at_least_forty_two_are_known():
    assert len(KNOWN) >= 42


def test_by_number_in_any_spelling():
    assert lookup("", "民发[2012]83号").doc_no == "民发〔2012〕83号"


def test_a_president_s_order_alone_tells_nothing():
    assert lookup("", "主席令第63号") is None


def test_what_the_table_does_not_know_stays_unknown():
    assert lookup("云杉县渡口管理办法") is None


def test_every_status_is_one_of_five_and_has_its_source():
    records = list(register())
    assert len(records) >= 42
    assert {r.status for r in records} <= set(STATUSES)
    assert all(r.status_source and r.status_date for r in records if r.status != "unknown")


def test_a_users_rows_are_added():
    mine = Register(read_rows("title,status,status_date\n云杉县渡口办法,已废止,2024-01-01\n"))
    assert mine.lookup("《云杉县渡口办法（试行）》").status == "repealed"


def test_a_wrong_row_says_where_and_why():
    with pytest.raises(VocabularyError, match=r"mine\.csv:2.*'gone'"):
        read_rows("title,status\n甲办法,gone\n", "mine.csv")
    with pytest.raises(VocabularyError, match="status"):
        read_rows("title\n甲办法\n", "mine.csv")


def test_every_wrong_row_gets_one_sentence():
    with pytest.raises(VocabularyError) as caught:
        read_rows(
            "title,status,status_date\n甲办法,repealed,2024-05-01\n,repealed,\n"
            "乙办法,gone,\n丙办法,repealed,5月1日\n丁办法,repealed,2024-05-01,省报,二版\n\n",
            "mine.csv",
        )
    said = str(caught.value).splitlines()
    assert [line.partition(": ")[0] for line in said] == [f"mine.csv:{n}" for n in (3, 4, 5, 6)]
    assert "no title" in said[0] and "'gone'" in said[1]
    assert "'5月1日'" in said[2] and "省报, 二版" in said[3]
    assert len(caught.value.zh.splitlines()) == 4


@pytest.mark.parametrize(
    ("title", "number", "level"),
    [
        ("中华人民共和国水法", "", "法律"),
        ("甲条例", "国务院令第1号", "行政法规"),
        ("甲办法", "民政部令第47号", "部门规章"),
        ("甲办法", "甲省人民政府令第148号", "地方政府规章"),
        ("甲省渡口条例", "", "地方性法规"),
        ("甲意见", "甲政发〔2020〕1号", "规范性文件"),
    ],
)
def test_level(title, number, level):
    assert level_of(title, number) == level
