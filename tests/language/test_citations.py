"""Citations: titles, numbers, articles; and what is none."""

import pytest

from language.citations import find_citations, kind_of, normalise_title
from tests.support import corpus


def one(text):
    found = find_citations(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "title", "number", "articles"),
    [
        (
            "《甲省渡口条例》（甲省第十三届人大常委会公告第20号）第八条、第十条第（二）项",
            "甲省渡口条例",
            "甲省第十三届人大常委会公告第20号",
            ("8", "10.-.2"),
        ),
        ("《乙市养蜂办法（试行）》乙政办发[2021]7号", "乙市养蜂办法", "乙政办发〔2021〕7号", ()),
        ("《甲规定》（甲政办发【2021】07号）", "甲规定", "甲政办发〔2021〕7号", ()),
        ("《甲规定》（甲政办发〔２０２１〕第7号）", "甲规定", "甲政办发〔2021〕7号", ()),
        ("《甲规定》(甲政发(2021)7号)", "甲规定", "甲政发〔2021〕7号", ()),
        ("《甲规定》（甲政办发〔20217号）", "甲规定", "甲政办发〔2021〕7号", ()),
        ("乙办字〔2019〕5号《甲规定》", "甲规定", "乙办字〔2019〕5号", ()),
        ("《甲条例》（国务院令第601号）第三十三条", "甲条例", "国务院令第601号", ("33",)),
        (
            "《甲条例》（国务院、中央军事委员会令第608号）",
            "甲条例",
            "国务院、中央军委令第608号",
            (),
        ),
        ("《甲条例》（国务院第601号令）", "甲条例", "国务院令第601号", ()),
        ("《甲法》（主席令第三十五号）", "甲法", "主席令第35号", ()),
        ("《甲办法》（甲省人民政府令[2001]第25号）", "甲办法", "甲省人民政府令〔2001〕第25号", ()),
        (
            "《甲条例》(2011年7月1日国务院令第900号公布　2024年9月1日修订)第三条",
            "甲条例",
            "国务院令第900号",
            ("3",),
        ),
        (
            "《甲法》第八条第二、三款；第九条至第十三条、第133条之一",
            "甲法",
            "",
            ("8.2", "8.3", "9..13", "133-1"),
        ),
        ("《甲法》第二十四条第一款第（三）项", "甲法", "", ("24.1.3",)),
        ("《甲条例》第五条、第七条和第九条", "甲条例", "", ("5", "7", "9")),
        ("《甲条例》第五、七、九条", "甲条例", "", ("5", "7", "9")),
        ("《甲条例》第二章第三节", "甲条例", "", ("ch2.s3",)),
        ("《关于贯彻〈养蜂条例〉的意见》", "关于贯彻《养蜂条例》的意见", "", ()),
        ("《关于贯彻<养蜂条例>的意见》", "关于贯彻《养蜂条例》的意见", "", ()),
        ("《关于贯彻《养蜂条例》的意见》", "关于贯彻《养蜂条例》的意见", "", ()),
        ("甲局关于修改《乙办法》的决定（甲府令第9号）", "甲局关于修改《乙办法》的决定", "", ()),
        (
            "《甲局职能配置、内设机构和人\n\n员编制规定》",
            "甲局职能配置、内设机构和人员编制规定",
            "",
            (),
        ),
        ("甲省渡口条例》（甲政〔1999〕12号）", "甲省渡口条例", "甲政〔1999〕12号", ()),
        ("《甲规定（乙政办发[2016]12号；", "甲规定", "乙政办发〔2016〕12号", ()),
        ("按照甲政发〔2021〕7号要求", "", "甲政发〔2021〕7号", ()),
        ("依照中华人民共和国水法第三条处理", "中华人民共和国水法", "", ("3",)),
        (
            "甲县人民政府关于印发乙方案的通知（甲政发〔2020〕1号）",
            "甲县人民政府关于印发乙方案的通知",
            "甲政发〔2020〕1号",
            (),
        ),
        ("《道路運輸條例》第三條", "道路運輸條例", "", ("3",)),
    ],
)
def test_one_citation(text, title, number, articles):
    found = one(text)
    assert (found.title, found.articles) == (title, articles)
    assert not number or found.doc_no == number


def test_span_covers_number_and_articles():
    text = "按《甲办法》（甲政发〔2021〕7号）第三条执行"
    found = one(text)
    assert text[found.start : found.end] == "《甲办法》（甲政发〔2021〕7号）第三条"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("《甲法》和《乙法》、《丙条例》", ["甲法", "乙法", "丙条例"]),
        ("《甲法》《乙法》", ["甲法", "乙法"]),
        ("《甲法》及其实施条例", ["甲法", "甲法实施条例"]),
        ("《甲规定（乙政办发[2016]12号；《丙通知》（乙人社发[2015]8号", ["甲规定", "丙通知"]),
        ("1.《甲法》；5.《乙条例》", ["甲法", "乙条例"]),
    ],
)
def test_several(text, titles):
    assert [c.title for c in find_citations(text)] == titles


def test_abbreviations_are_resolved():
    text = "根据《渡口条例》（以下简称《条例》）第三条；依照《条例》第五条第一款办理"
    first, second = find_citations(text)
    assert (first.title, first.articles) == ("渡口条例", ("3",))
    assert (second.title, second.articles, second.how) == ("渡口条例", ("5.1",), "abbreviation")


def test_issuers_before_and_inside_the_title():
    assert one("甲局、乙局《丙办法》（甲发〔2020〕1号）").issuer == ("甲局", "乙局")
    assert one("《甲局、乙局关于丙的通知》").issuer == ("甲局", "乙局")


def test_relation():
    assert one("对违反《甲条例》第五十七条规定行为的处罚").relation == "broken"
    assert one("参照《甲条例》执行").relation == "analogy"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("发给《养蜂证》", "certificate"),
        ("持《渡船驾驶许可证》", "certificate"),
        ("填写《渡口申请表》", "form"),
        ("建立《渡船台账》", "form"),
        ("签订《渡运安全责任书》", "agreement"),
        ("签订《服务协议》", "agreement"),
        ("下达《责令整改通知书》", "enforcement"),
        ("送达《处罚决定书》", "enforcement"),
        ("《云杉县方案.docx》", "debris"),
        ("《云杉日报》", "media"),
        ("持《云杉县残疾人证》乘船", "certificate"),
        ("核发《渡口经营执照》", "certificate"),
        ("出具《渡船检验证明》", "certificate"),
        ("按《渡口考核评分表》打分", "form"),
        ("现将《云杉县渡口整治方案》印发给你们", "own"),
        ("《云杉县渡口整治方案》已经县政府同意，现印发给你们", "own"),
    ],
)
def test_what_is_no_regulation(text, kind):
    found = one(text)
    assert (found.kind, found.is_regulation) == (kind, False)


def test_a_notice_is_a_regulation_and_a_notice_form_is_not():
    assert kind_of("关于做好冬修的通知") == "regulation"
    assert kind_of("责令改正通知书") == "enforcement"


@pytest.mark.parametrize(
    "title",
    [
        "渡口看护员证",
        "渡船检验合格证书",
        "护林员登记表",
        "渡口年检申请书",
        "养蜂场转让合同",
        "渡船委托保管协议书",
        "林地占用审批表",
        "高龄津贴领取承诺书",
        "限期改正通知书",
        "渡船营运许可证",
        "渡口看护日报",
        "护林员花名册",
        "渡工考核评分表",
        "林木采伐申请单",
        "渡口看护台账",
        "渡工上岗介绍信",
    ],
)
def test_what_is_no_regulation_in_title_marks(title):
    """证照, 表格, 协议 in 《》 rest no duty."""
    assert [c for c in find_citations(f"核发《{title}》后归档") if c.is_regulation] == []


@pytest.mark.parametrize(
    "text",
    ["沿第一条街前行", "提出三条措施", "第三条 本办法所称渡口", "电话0000-5550101", "共12号楼"],
)
def test_no_citation(text):
    assert find_citations(text) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("公务员法", "中华人民共和国公务员法（2018修订）"),
        ("《甲办法（试行）》", "甲办法"),
        ("关于贯彻〈乙条例〉的意见", "甲厅关于贯彻《乙条例》的意见"),
    ],
)
def test_titles_of_one_instrument(a, b):
    assert normalise_title(a) == normalise_title(b)


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("document", "regulations", "others"),
    [("000", 22, 1), ("001", 19, 10), ("002", 1, 2), ("003", 2, 1), ("004", 4, 6)],
)
def test_counts_of_the_real_documents(document, regulations, others):
    path = next(path for path in corpus() if path.name.startswith(document))
    found = find_citations(path.read_text(encoding="utf-8"))
    assert sum(c.is_regulation for c in found) == regulations
    assert sum(not c.is_regulation for c in found) == others
