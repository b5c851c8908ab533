"""Documents that nobody means: huge, deep, empty of sense, or of strange signs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

from tests.ingest.readers.word import p, tbl, tc, tr, word

HEAD = ("序号", "主要职责", "具体工作事项", "承办机构")
DUTY = "负责云杉县农田水利设施的日常巡查和养护工作，会同县财政局核定补助；"


def _lines(rows: int, columns: int, sign: str = "\t") -> str:
    head = sign.join((HEAD * columns)[:columns])
    cells = [f"负责{n}事" for n in range(columns - 1)]
    return "\n".join([head, *(sign.join([str(n), *cells]) for n in range(1, rows + 1))])


def _html(body: str) -> bytes:
    return f"<html><head><meta charset=utf-8></head><body>{body}</body></html>".encode()


def _row(*cells: str) -> str:
    return tr(*(tc(cell) for cell in cells))


def _zip_of_zips(depth: int) -> bytes:
    content, name = "青禾市清单".encode(), "a.txt"
    for _ in range(depth):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            package.writestr(name, content)
        content, name = out.getvalue(), "a.zip"
    return content


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<a/>")
        with package.open("word/document.xml", "w") as part:
            for _ in range(300):
                part.write(b" " * 2**20)
    return out.getvalue()


HUGE: dict[str, Callable[[], bytes]] = {
    "one_line.txt": lambda: (DUTY * 30_000).encode(),
    "one_word.txt": lambda: ("县" * 1_000_000).encode(),
    "digits.txt": lambda: ("1" * 1_000_000).encode(),
    "spaces.txt": lambda: (" " * 1_000_000 + "县").encode(),
    "many_lines.txt": lambda: ("青禾市清单\n" * 200_000).encode(),
    "numbered_lines.txt": lambda: "\n".join(f"{n}. {DUTY}" for n in range(20_000)).encode(),
    "many_duties.txt": lambda: (f"{DUTY}\n" * 20_000).encode(),
    "open_titles.txt": lambda: ("《" * 10_000).encode(),
    "open_titles_words.txt": lambda: ("依据《云杉县条例" * 5_000).encode(),
    "closed_titles.txt": lambda: ("》" * 100_000).encode(),
    "deep_brackets.txt": lambda: ("（" * 50_000 + "）" * 50_000).encode(),
    "offices.txt": lambda: ("，县" * 50_000).encode(),
    "office_list.txt": lambda: ("承办机构\n" + "规划股、绿化股" * 20_000).encode(),
    "punctuation.txt": lambda: ("，。；：、！？" * 50_000).encode(),
    "phones.txt": lambda: ("联系电话：" + "0533-5550101、" * 20_000).encode(),
    "colons.txt": lambda: ("县局：" * 50_000).encode(),
    "tabs.txt": lambda: ("\t" * 200_000 + "县").encode(),
    "pipes.txt": lambda: ("|" * 200_000).encode(),
    "quotes.csv": lambda: ('"' * 200_001).encode(),
    "zalgo.txt": lambda: ("县" + "\u0301\u0489" * 200_000).encode(),
    "emoji.txt": lambda: ("👩‍👩‍👧‍👦" * 50_000).encode(),
    "rtl.txt": lambda: ("\u202e\u200f县局\u202c" * 50_000).encode(),
    "wide_table.txt": lambda: _lines(5_000, 60).encode(),
    "wide_table.csv": lambda: _lines(5_000, 60, ",").encode(),
    "spaced_table.txt": lambda: _lines(5_000, 6, " ").encode(),
    "column_table.txt": lambda: _lines(5_000, 5, "\n").encode(),
    "one_column.txt": lambda: "\n".join(f"| 负责{n} |" for n in range(20_000)).encode(),
    "tiny_tables.txt": lambda: ("序号\t职责\t科室\n1\t负责修剪\t绿化股\n\n" * 1_000).encode(),
    "tiny_tables.html": lambda: _html(
        "<table><tr><td>序号<td>职责<td>科室<tr><td>1<td>负责修剪<td>绿化股</table>" * 1_000),
    "deep.html": lambda: _html("<div>" * 10_000 + "云杉县"),
    "deep_tables.html": lambda: _html("<table><tr><td>" * 2_000 + "云杉县"),
    "spans.html": lambda: _html("<table>" + "<tr><td rowspan=65534 colspan=1000>县" * 200
                                + "</table>"),
    "long_cell.docx": lambda: word(tbl(_row(*HEAD), _row("1", "负责养护", DUTY * 5_000, "绿化股"))),
    "paragraphs.docx": lambda: word(p("云杉县水利局职责") + p(DUTY) * 50_000),
    "long_table.docx": lambda: word(
        tbl(_row(*HEAD), _row("1", "负责养护", DUTY, "绿化股") * 5_000)),
    "spans.docx": lambda: word(tbl(tr(tc("县", '<w:gridSpan w:val="2000000000"/>')) * 200)),
    "nested.docx": lambda: word(
        "<w:tbl><w:tr><w:tc>" * 2_000 + p("县") + "</w:tc></w:tr></w:tbl>" * 2_000),
    "nested.zip": lambda: _zip_of_zips(30),
    "bomb.docx": _bomb,
}

GROWING: dict[str, tuple[Callable[[int], bytes], int]] = {
    "colons.txt": (lambda n: ("县局：" * n).encode(), 400),
    "many_lines.txt": (lambda n: ("青禾市清单\n" * n).encode(), 400),
    "many_duties.txt": (lambda n: (f"{DUTY}\n" * n).encode(), 150),
    "numbered_lines.txt": (
        lambda n: "\n".join(f"{k}. {DUTY}" for k in range(n)).encode(), 150),
    "one_line.txt": (lambda n: (DUTY * n).encode(), 300),
    "one_column.txt": (
        lambda n: "\n".join(f"| 负责{k} |" for k in range(n)).encode(), 300),
    "wide_table.txt": (lambda n: _lines(n, 60).encode(), 20),
    "wide_table.csv": (lambda n: _lines(n, 60, ",").encode(), 20),
    "one_word.txt": (lambda n: ("县" * n).encode(), 20_000),
    "digits.txt": (lambda n: ("1" * n).encode(), 20_000),
    "punctuation.txt": (lambda n: ("，。；：、！？" * n).encode(), 2_000),
    "zalgo.txt": (lambda n: ("县" + "\u0301\u0489" * n).encode(), 10_000),
    "emoji.txt": (lambda n: ("👩‍👩‍👧‍👦" * n).encode(), 2_000),
    "rtl.txt": (lambda n: ("\u202e\u200f县局\u202c" * n).encode(), 2_000),
    "spaced_table.txt": (lambda n: _lines(n, 6, " ").encode(), 60),
    "column_table.txt": (lambda n: _lines(n, 5, "\n").encode(), 60),
    "tiny_tables.txt": (
        lambda n: ("序号\t职责\t科室\n1\t负责修剪\t绿化股\n\n" * n).encode(), 60),
    "tiny_tables.html": (lambda n: _html(
        "<table><tr><td>序号<td>职责<td>科室<tr><td>1<td>负责修剪<td>绿化股</table>" * n), 60),
    "paragraphs.docx": (lambda n: word(p("云杉县水利局职责") + p(DUTY) * n), 150),
    "long_table.docx": (
        lambda n: word(tbl(_row(*HEAD), _row("1", "负责养护", DUTY, "绿化股") * n)), 100),
    "long_cell.docx": (
        lambda n: word(tbl(_row(*HEAD), _row("1", "负责养护", DUTY * n, "绿化股"))), 150),
    "offices.docx": (
        lambda n: word(tbl(_row(*HEAD), _row("1", "负责养护", DUTY, "规划股、" * n))), 300),
}
"""Texts by the number of their parts, and a number at which their growth shows."""

SMALL: dict[str, Callable[[], bytes]] = {
    name: make for name, make in HUGE.items() if name not in GROWING
}
"""The huge ones that are read in a second or so."""

STRANGE: dict[str, bytes] = {
    "nul.txt": "云杉县\0水利局\0\n负责\0养护。".encode(),
    "controls.txt": ("云杉县水利局职责\n负责养护\x01\x02\x1b[31m。" + "县" * 200).encode(),
    "surrogates.txt": "云杉县水利局职责\n负责养护".encode() + b"\xed\xa0\x80\xed\xb0\x80",
    "wide.txt": "云杉县水利局职责清单\n一、负责养护，会同县财政局核定。\n".encode("utf-16"),
    "wide_le.txt": "云杉县水利局职责清单\n一、负责养护，会同县财政局核定。\n".encode("utf-16-le"),
    "wide_be.txt": "云杉县水利局职责清单\n一、负责养护，会同县财政局核定。\n".encode("utf-16-be"),
    "four_bytes.txt": "云杉县𠮷田局职责清单\n负责𠮷字养护。\n".encode("gb18030"),
    "big5.txt": "雲杉縣水利局職責清單\n負責農田水利設施的日常巡查和養護工作。\n".encode("big5"),
    "mixed.txt": "云杉县水利局职责\n".encode() + "负责养护。\n".encode("gb18030") * 3,
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "program.txt": b"MZ\x90\0" + bytes(range(256)) * 20,
    "noise.docx": bytes(range(256)) * 20,
    "empty.docx": b"",
    "blank.txt": b" \n\t\n",
    "mark.txt": b"\xef\xbb\xbf",
    "page.doc": "<html><body><p>云杉县水利局职责</p></body></html>".encode(),
    "sheet.xls": "<html><body><table><tr><td>云杉县</table></body></html>".encode(),
    "external.html": _html("<img src='http://192.0.2.1/a.png'><iframe src='file:///etc/passwd'>"
                           "</iframe><script>县</script>云杉县"),
    "entity.xml": b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
                  b"<a>&b;</a>",
    "only_head.pdf": b"%PDF-1.7\n",
    "only_head.zip": b"PK\x03\x04",
    "only_head.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "empty.zip": b"PK\x05\x06" + bytes(18),
    "no_page.mht": b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n",
}


def everything() -> Iterator[tuple[str, bytes]]:
    """All of them, by file name."""
    for name, make in HUGE.items():
        yield name, make()
    yield from STRANGE.items()
