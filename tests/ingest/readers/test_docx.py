"""Word constructs, one small document each: XML beside what is read."""

from __future__ import annotations

import pytest

from ingest.readers import read
from tests.ingest.readers.word import MC, body, p, package, shown, tbl, tc, tr, word

RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def table(*rows: str) -> object:
    """The one table of a document of these rows."""
    return body(tbl(*rows) + p("完"))[0]


def test_paragraphs_and_tables_stand_in_order() -> None:
    assert body(p("职责边界") + tbl(tr(tc("序号"), tc("事项"))) + p("备注")) == [
        "职责边界", [(1, 1, "序号"), (1, 2, "事项")], "备注",
    ]


def test_vertical_merge() -> None:
    rows = tr(tc("1", RESTART), tc("财政局")), tr(tc("", CONTINUE), tc("民政局"))
    assert table(*rows) == [(1, 1, "1", 2, 1), (1, 2, "财政局"), (2, 2, "民政局")]


def test_continue_spelled_out_is_the_same() -> None:
    rows = (tr(tc("1", RESTART), tc("财政局")),
            tr(tc("", '<w:vMerge w:val="continue"/>'), tc("民政局")))
    assert table(*rows) == [(1, 1, "1", 2, 1), (1, 2, "财政局"), (2, 2, "民政局")]


def test_continue_in_the_first_row_starts_a_merge() -> None:
    rows = tr(tc("1", CONTINUE), tc("甲")), tr(tc("", CONTINUE), tc("乙"))
    assert table(*rows) == [(1, 1, "1", 2, 1), (1, 2, "甲"), (2, 2, "乙")]


def test_two_merges_below_each_other_stay_two() -> None:
    rows = (tr(tc("1", RESTART)), tr(tc("", CONTINUE)), tr(tc("2", RESTART)),
            tr(tc("", CONTINUE)))
    assert table(*rows) == [(1, 1, "1", 2, 1), (3, 1, "2", 2, 1)]


def test_a_merge_does_not_reach_over_a_row_without_it() -> None:
    rows = tr(tc("1", RESTART)), tr(tc("2")), tr(tc("3", CONTINUE))
    assert table(*rows) == [(1, 1, "1"), (2, 1, "2"), (3, 1, "3")]


def test_horizontal_span_moves_the_columns_after_it() -> None:
    rows = (tr(tc("云杉县民政局", '<w:gridSpan w:val="2"/>'), tc("备注")),
            tr(tc("1"), tc("低保"), tc("")))
    assert table(*rows) == [
        (1, 1, "云杉县民政局", 1, 2), (1, 3, "备注"), (2, 1, "1"), (2, 2, "低保"), (2, 3, ""),
    ]


def test_merge_in_both_directions() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    rows = (tr(tc("甲", wide + RESTART), tc("x")), tr(tc("", wide + CONTINUE), tc("y")))
    assert table(*rows) == [(1, 1, "甲", 2, 2), (1, 3, "x"), (2, 3, "y")]


def test_old_horizontal_merge() -> None:
    rows = (tr(tc("题", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("x")),)
    assert table(*rows) == [(1, 1, "题", 1, 2), (1, 3, "x")]


def test_rows_that_start_and_end_inside_the_grid() -> None:
    rows = (tr(tc("a"), tc("b"), tc("c")),
            tr(tc("只有第二列"), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'))
    assert table(*rows) == [(1, 1, "a"), (1, 2, "b"), (1, 3, "c"), (2, 2, "只有第二列")]


def test_insertions_stay_and_deletions_go() -> None:
    text = ('<w:p><w:ins><w:r><w:t>财政局</w:t></w:r></w:ins>'
            '<w:del><w:r><w:delText>民政局</w:delText></w:r></w:del>'
            "<w:r><w:t>负责</w:t></w:r></w:p>")
    reading = read(word(tbl(tr(tc(text)))), "修订.docx")
    assert shown(reading) == [[(1, 1, "财政局负责")]]
    assert [issue.code for issue in reading.issues] == ["revisions"]


def test_a_deleted_row_goes_and_an_inserted_one_stays() -> None:
    rows = (tr(tc("1")), tr(tc("2"), properties="<w:del/>"), tr(tc("3"), properties="<w:ins/>"))
    assert table(*rows) == [(1, 1, "1"), (2, 1, "3")]


def test_a_deleted_paragraph_mark_joins_the_next_paragraph() -> None:
    first = p("负责发放", "<w:rPr><w:del/></w:rPr>")
    assert body(first + p("抚恤金")) == ["负责发放抚恤金"]


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    "rows",
    [
        control(tr(tc("1"), tc("财政局"))),
        tr(tc("1"), control(tc("财政局"))),
        tr(tc("1"), tc(control(p("财政局")))),
        tr(tc("1"), tc(f"<w:p>{control('<w:r><w:t>财政局</w:t></w:r>')}</w:p>")),
        control(control(tr(tc("1"), tc("财政局")))),
    ],
    ids=["row", "cell", "paragraph", "run", "nested"],
)
def test_content_controls_keep_their_text(rows: str) -> None:
    assert table(rows) == [(1, 1, "1"), (1, 2, "财政局")]


def test_a_prompt_that_nobody_filled_in_is_no_text() -> None:
    prompt = ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
              "<w:r><w:t>单击输入</w:t></w:r></w:sdtContent></w:sdt>")
    assert body(f"<w:p>{prompt}</w:p>" + p("完")) == ["", "完"]


def test_a_text_box_comes_once_and_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    run = (f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
           f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent><w:t>正文</w:t></w:r>")
    assert body(f"<w:p>{run}</w:p>" + p("完")) == ["正文", "框内", "完"]
    assert table(tr(tc(f"<w:p>{run}</w:p>"))) == [(1, 1, "正文\n框内")]


def test_a_table_in_a_text_box_is_a_table() -> None:
    box = f"<w:txbxContent>{tbl(tr(tc('表')))}</w:txbxContent>"
    assert body(f"<w:p><w:r>{box}</w:r></w:p>" + p("完")) == ["", [(1, 1, "表")], "完"]


@pytest.mark.parametrize(
    ("run", "text"),
    [
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "☑"),
        ('<w:sym w:font="Wingdings 2" w:char="F052"/>', "☑"),
        ('<w:sym w:font="Wingdings" w:char="F0A8"/>', "☐"),
        ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", "甲\t乙"),
        ("<w:t>甲</w:t><w:br/><w:t>乙</w:t>", "甲\n乙"),
        ('<w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t>', "甲乙"),
        ("<w:t>6220</w:t><w:noBreakHyphen/><w:t>118</w:t>", "6220-118"),
        ("<w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t>", ""),
        ('<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>不隐藏</w:t>', "不隐藏"),
        ('<w:fldChar><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>'
         "</w:fldChar>", "☑"),
        ("<w:instrText>PAGE</w:instrText>", ""),
    ],
)
def test_what_stands_in_a_run(run: str, text: str) -> None:
    assert body(f"<w:p><w:r>{run}</w:r></w:p>" + p("完")) == [text, "完"]


def test_tab_stops_are_no_tabs() -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'
    assert body(p("正文", stops)) == ["正文"]


def test_links_fields_and_smart_tags_keep_their_words() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    inside = (f"<w:hyperlink>{run.format('财')}</w:hyperlink>"
              f"<w:smartTag>{run.format('政')}</w:smartTag>"
              f"<w:fldSimple>{run.format('局')}</w:fldSimple>")
    assert body(f"<w:p>{inside}</w:p>") == ["财政局"]


def test_a_table_in_a_cell_joins_the_cell_in_order() -> None:
    inner = tbl(tr(tc("甲"), tc("乙")))
    assert table(tr(tc(p("前") + inner + p("后")), tc("旁"))) == [
        (1, 1, "前\n甲\n乙\n后"), (1, 2, "旁"),
    ]


def test_paragraphs_of_a_cell_are_lines() -> None:
    assert table(tr(tc(p("1.负责审核") + p("2.负责发放")))) == [(1, 1, "1.负责审核\n2.负责发放")]


def level(depth: int, form: str, pattern: str, start: int = 1) -> str:
    return (f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{pattern}"/></w:lvl>')


def lists(*levels: str, extra: str = "") -> str:
    return (f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
            f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{extra}')


def item(text: str, depth: int = 0, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_counted() -> None:
    numbering = lists(level(0, "chineseCounting", "%1、"), level(1, "decimal", "（%2）"))
    content = (item("总则") + item("目的", 1) + item("依据", 1) + item("职责") + item("甲", 1)
               + p("正文"))
    assert body(content, numbering=numbering) == [
        "一、|总则", "（1）|目的", "（2）|依据", "二、|职责", "（1）|甲", "正文",
    ]


def test_a_second_list_of_the_same_kind_goes_on_unless_it_says_where_it_starts() -> None:
    again = '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    fresh = ('<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
             '<w:startOverride w:val="1"/></w:lvlOverride></w:num>')
    numbering = lists(level(0, "decimal", "%1."), extra=again + fresh)
    content = item("a") + item("b", number=2) + item("c", number=3) + item("d", number=3)
    assert body(content, numbering=numbering) == ["1.|a", "2.|b", "1.|c", "2.|d"]


def test_an_empty_numbered_cell_shows_its_number() -> None:
    numbering = lists(level(0, "decimal", "%1"))
    rows = tr(tc(item("")), tc("低保")), tr(tc(item("")), tc("救助"))
    assert body(tbl(*rows), numbering=numbering) == [
        [(1, 1, "1"), (1, 2, "低保"), (2, 1, "2"), (2, 2, "救助")],
    ]


def test_numbered_lines_of_a_cell_show_their_numbers() -> None:
    numbering = lists(level(0, "decimal", "%1."))
    cell = tc(item("负责审核") + item("负责发放"))
    assert body(tbl(tr(cell)), numbering=numbering) == [[(1, 1, "1.负责审核\n2.负责发放")]]


def test_bullets_are_no_numbers() -> None:
    assert body(item("甲"), numbering=lists(level(0, "bullet", ""))) == ["甲"]


def test_styles_give_headings_and_numbers_also_when_inherited() -> None:
    styles = ('<w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
              '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
              '<w:style w:styleId="mine"><w:name w:val="自定"/><w:basedOn w:val="1"/></w:style>')
    content = word(p("总则", '<w:pStyle w:val="mine"/>') + p("正文"),
                   lists(level(0, "chineseCounting", "第%1章")), styles)
    first, second = read(content, "章程.docx").blocks
    assert (first.number, first.heading, second.heading) == ("第一章", 1, 0)


def test_strict_documents_read_alike() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    content = word(p("职责") + tbl(tr(tc("甲", '<w:gridSpan w:val="2"/>'))), namespace=strict)
    assert shown(read(content, "严格.docx")) == ["职责", [(1, 1, "甲", 1, 2)]]


def test_the_package_says_where_the_document_is() -> None:
    rels = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="a" Target="/word/document2.xml" Type="http://schemas.openxmlformats'
            '.org/officeDocument/2006/relationships/officeDocument"/></Relationships>')
    document = word(p("正文"))
    assert shown(read(document, "x.docx")) == ["正文"]
    xml = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="{MC}"><w:body>{p("另处")}</w:body></w:document>'  # noqa: E501
    other = package({"[Content_Types].xml": "<Types/>", "_rels/.rels": rels,
                     "word/document2.xml": xml})
    assert shown(read(other, "x.docx")) == ["另处"]


def test_the_name_does_not_matter() -> None:
    assert read(word(p("正文")), "没有后缀").format == "docx"


def test_a_merge_down_the_whole_table_is_read() -> None:
    rows = [tr(tc("县政府", RESTART if n == 0 else CONTINUE), tc(str(n))) for n in range(3000)]
    first = table(*rows)[0]  # type: ignore[index]
    assert first == (1, 1, "县政府", 3000, 1)
