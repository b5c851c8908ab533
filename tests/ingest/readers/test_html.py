"""Web pages: what a browser shows beside what is read."""

from __future__ import annotations

import pytest

from graph.errors import ReadError
from ingest.readers import read
from tests.ingest.readers.word import shown


def body(page: str, name: str = "页面.html") -> list[object]:
    return shown(read(f"<html><body>{page}</body></html>".encode(), name))


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        ("<p>职责</p><p>边界</p>", ["职责", "边界"]),
        ("<p>负责<b>审核</b>工作</p>", ["负责审核工作"]),
        ("<p>第一行<br>第二行</p>", ["第一行", "第二行"]),
        ("<p>长句在源码里\n   断开</p>", ["长句在源码里断开"]),
        ("<p>tel\n 0391</p>", ["tel 0391"]),
        ("<script>var 甲</script><style>p{}</style><p>正文</p>", ["正文"]),
        ('<p style="display:none">隐藏</p><p>正文</p>', ["正文"]),
        ("<ol start=3><li>甲</li><li>乙</li></ol>", ["3.|甲", "4.|乙"]),
        ('<p><input type="checkbox" checked>行政许可</p>', ["☑行政许可"]),
        ("<p>&nbsp;</p><p>a&nbsp;b</p>", ["a b"]),
    ],
)
def test_text(page: str, blocks: list[object]) -> None:
    assert body(page) == blocks


def test_spans() -> None:
    rows = ('<tr><th rowspan=2>序号</th><th colspan=2>职责</th></tr>'
            "<tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>丙</td><td>丁</td></tr>")
    assert body(f"<table>{rows}</table>") == [[
        (1, 1, "序号", 2, 1), (1, 2, "职责", 1, 2), (2, 2, "甲"), (2, 3, "乙"),
        (3, 1, "1"), (3, 2, "丙"), (3, 3, "丁"),
    ]]


def test_a_span_below_the_last_row_ends_there() -> None:
    assert body("<table><tr><td rowspan=9>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>") == [
        [(1, 1, "甲", 2, 1), (1, 2, "乙"), (2, 2, "丙")],
    ]


def test_zero_rowspan_reaches_to_the_end() -> None:
    assert body("<table><tr><td rowspan=0>甲<td>乙<tr><td>丙</table>") == [
        [(1, 1, "甲", 2, 1), (1, 2, "乙"), (2, 2, "丙")],
    ]


def test_lines_of_a_cell() -> None:
    cell = "<p>财政局</p><p>民政局</p>电话<br>0391"
    assert body(f"<table><tr><td>{cell}</td></tr></table>") == [
        [(1, 1, "财政局\n民政局\n电话\n0391")],
    ]


def test_a_table_in_a_cell_joins_it_and_a_layout_table_steps_aside() -> None:
    inner = "<table><tr><td>甲</td><td>乙</td></tr></table>"
    assert body(f"<table><tr><td>前{inner}后</td><td>旁</td></tr></table>") == [
        [(1, 1, "前\n甲\n乙\n后"), (1, 2, "旁")],
    ]
    data = "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    assert body(f"<table><tr><td>导航</td><td>{data}</td></tr></table>") == [
        "导航", [(1, 1, "1"), (1, 2, "2"), (2, 1, "3"), (2, 2, "4")],
    ]


@pytest.mark.parametrize("name", ["清单.doc", "清单.xls", "清单.html", "清单"])
def test_the_name_does_not_matter(name: str) -> None:
    reading = read("<html><table><tr><td>甲</td></tr></table></html>".encode(), name)
    assert (reading.format, shown(reading)) == ("html", [[(1, 1, "甲")]])


def test_a_declared_gb2312_page_with_wider_characters_is_whole() -> None:
    page = '<html><head><meta charset="gb2312"></head><body><p>朱镕和𠮷先生</p></body></html>'
    assert shown(read(page.encode("gb18030"), "页面.html")) == ["朱镕和𠮷先生"]


def test_a_page_saved_in_one_file() -> None:
    import base64

    page = base64.b64encode("<html><p>云杉县</p></html>".encode("gbk")).decode()
    mail = ("From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
            '\tboundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset="gb2312"\r\n'
            f"Content-Transfer-Encoding: base64\r\n\r\n{page}\r\n--x--\r\n")
    reading = read(mail.encode(), "页面.mht")
    assert (reading.format, shown(reading)) == ("mht", ["云杉县"])


def test_an_empty_page_is_one_sentence() -> None:
    with pytest.raises(ReadError) as caught:
        read(b"<html><body><script>x</script></body></html>", "页面.html")
    assert caught.value.code == "no_content"
