"""Zip files of documents: members, names, and what is left out."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from graph.errors import ReadError
from ingest.readers._archive import contents, is_archive, members
from tests.ingest.readers.word import p, package, word

DOCUMENT = word(p("云杉县"))


def names(content: bytes) -> list[str]:
    return [name for name, _ in members(content, "清单.zip")]


def test_members_come_with_their_path() -> None:
    inner = package({"b.docx": DOCUMENT})
    outer = package({"甲/a.docx": DOCUMENT, "内.zip": inner})
    assert members(outer, "清单.zip") == [
        ("清单.zip/甲/a.docx", DOCUMENT), ("清单.zip/内.zip/b.docx", DOCUMENT),
    ]


def test_a_word_file_is_no_archive() -> None:
    assert is_archive(package({"a.docx": DOCUMENT}))
    assert not is_archive(DOCUMENT)


def test_chinese_names_of_old_windows() -> None:
    raw = package({"xxxx.txt": "甲"}).replace(b"xxxx.txt", "清单".encode("gbk") + b".txt")
    assert names(raw) == ["清单.zip/清单.txt"]


def test_names_cannot_leave_the_archive() -> None:
    assert names(package({"../../etc/a.txt": "甲", "/b.txt": "乙"})) == [
        "清单.zip/etc/a.txt", "清单.zip/b.txt",
    ]


def test_what_systems_put_beside_is_left_out() -> None:
    beside: dict[str, str | bytes] = {
        "__MACOSX/._a.txt": "", ".DS_Store": "", "~$a.docx": "", "a.txt": "甲",
    }
    assert names(package(beside)) == ["清单.zip/a.txt"]


def test_a_password_is_told_and_the_others_are_read() -> None:
    content = bytearray(package({"a.txt": "甲", "b.txt": "乙"}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + flags] |= 1
    found = contents(bytes(content), "清单.zip")
    assert [name for name, _ in found.members] == ["清单.zip/b.txt"]
    assert [(i.code, i.zh.split("：")[0]) for i in found.issues] == [
        ("encrypted", "清单.zip/a.txt"),
    ]


def test_nesting_ends() -> None:
    content = package({"a.txt": "甲"})
    for _ in range(4):
        content = package({"in.zip": content})
    found = contents(content, "清单.zip")
    assert found.members == [] and [i.code for i in found.issues] == ["too_large"]


def test_a_bomb_inside_is_one_issue() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", bytes(64 * 2**20))
        archive.writestr("b.txt", "乙")
    found = contents(buffer.getvalue(), "清单.zip")
    assert [name for name, _ in found.members] == ["清单.zip/b.txt"]
    assert [i.code for i in found.issues] == ["too_large"]


@pytest.mark.parametrize(
    ("content", "code"),
    [(package({"a.txt": "甲" * 999})[:60], "truncated"), (package({"d/": ""}), "no_content")],
    ids=["cut off", "only a folder"],
)
def test_each_failure_is_one_sentence(content: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        members(content, "清单.zip")
    assert caught.value.code == code
