"""Supervision regimes beside their six lists."""

from __future__ import annotations

from tests.ingest.sections.said import field, names, rows

SIX = ("object", "content", "method", "measure", "procedure", "handling")

DAMAGED = """四、事中事后监督管理制度

取水许可监督检查制度
单位：水资源股、水政监察大队
根据《取水许可管理办法》，制定本制度。
一、监督检查对象
    取得取水许可证的单位。
二、监督检查内容
l.是否按量取水；
IL计量设施是否完好。
更多资料请关注公众号下载
监督检查方式
（一）随机抽查。
云杉县水利局责任清单　　第7页
（二）专项检查。
1、监督检查措施：查阅台账，现场
测量。
五、监督检查程序
制定计划，现场检查。
六、监督检查处理
对超量取水的，依照《中华人民共和国水法》处理。
水库安全监管制度
一、监督检查对象：水库管理单位。
二、监督检查内容：大坝运行情况。
三、监督检查方式及程序：每年检查两次。
四、监督检查措施：由河湖管理股组织抽查。
五、监督检查的处理：责令整改。
五、责任追究机制
另行规定。
"""


def test_six_headings_in_spite_of_damage() -> None:
    first, second = rows(DAMAGED, "supervision")
    assert str(first.name) == "取水许可监督检查制度"
    assert [field(first, name) for name in SIX] == [
        ["取得取水许可证的单位。"],
        ["是否按量取水；", "计量设施是否完好。"],
        ["随机抽查。", "专项检查。"],
        ["查阅台账，现场", "测量。"],
        ["制定计划，现场检查。"],
        ["对超量取水的，依照《中华人民共和国水法》处理。"],
    ]
    assert names(first, "CARRIED_OUT_BY") == ["水资源股", "水政监察大队"]
    assert names(first, "RESTS_ON") == ["取水许可管理办法", "中华人民共和国水法"]
    assert [field(second, name) for name in SIX] == [
        ["水库管理单位。"], ["大坝运行情况。"], ["每年检查两次。"],
        ["由河湖管理股组织抽查。"], [], ["责令整改。"],
    ]


def test_an_office_that_acts_in_the_text() -> None:
    assert names(rows(DAMAGED, "supervision")[1], "CARRIED_OUT_BY") == ["河湖管理股"]


def test_traditional_script_stays_as_it_is_printed() -> None:
    text = """臨江市水利局事中事後監督管理制度
（一）取水許可監管細則
1、監督檢查對象：取水單位。
2、監督檢查內容：取水計量情況。
3、監督檢查方式：隨機抽查。
4、監督檢查措施：查閱臺賬。
5、監督檢查程序：通知、檢查。
6、監督檢查處理：責令改正。
"""
    [regime] = rows(text, "supervision")
    assert str(regime.name) == "取水許可監管細則"
    assert field(regime, "measure") == ["查閱臺賬。"]


def test_all_headings_in_one_paragraph() -> None:
    text = (
        "青禾市水利局监管制度\n建设项目监管制度 监督检查对象：建设单位。监督检查内容：开工情况。"
        "监督检查方式：抽查。监督检查措施：约谈。监督检查程序：通知、检查。监督检查处理：责令整改。\n"
    )
    [regime] = rows(text, "supervision")
    assert str(regime.name) == "建设项目监管制度"
    assert [field(regime, name) for name in SIX] == [
        ["建设单位。"], ["开工情况。"], ["抽查。"], ["约谈。"], ["通知、检查。"], ["责令整改。"],
    ]


def test_titles_numbered_as_chapters_with_round_headings() -> None:
    text = """青禾市水利局事中事后监管细则
一、取水监管制度
（一）监督检查对象
取水户。
（二）监督检查内容
取水量。
（三）监督检查处理
责令改正。
二、排污口监管制度
（一）监督检查对象
排污单位。
（二）监督检查内容
排污量。
（三）监督检查处理
依法查处。
附件：检查表
"""
    found = rows(text, "supervision")
    assert [str(row.name) for row in found] == ["取水监管制度", "排污口监管制度"]
    assert field(found[1], "handling") == ["依法查处。"]


def test_a_regime_without_headings_between_two_with() -> None:
    body = "一、监督检查对象\n取水户。\n二、监督检查内容\n取水量。\n三、监督检查处理\n责令改正。\n"
    text = (
        f"事中事后监督管理制度\n（一）取水监管\n{body}"
        "（二）规范裁量权\n1、统一裁量标准。\n2、公开裁量结果。\n"
        f"（三）排污监管\n{body}（四）其他监管措施\n1、水土保持监管\n{body}"
    )
    found = rows(text, "supervision")
    assert [str(row.name) for row in found] == [
        "取水监管", "规范裁量权", "排污监管", "水土保持监管",
    ]
    assert field(found[1], "content") == ["统一裁量标准。", "公开裁量结果。"]


def test_a_table_of_six_columns() -> None:
    text = """青禾市水利局事中事后监管事项表
序号\t监管制度名称\t检查对象\t检查内容\t检查方式\t检查措施\t检查程序\t检查处理\t责任单位
1\t取水监管制度\t取水户\t1.取水量；2.计量设施\t抽查\t查证\t通知、检查\t责令改正\t水资源科
"""
    [regime] = rows(text, "supervision")
    assert field(regime, "content") == ["取水量；", "计量设施"]
    assert names(regime, "CARRIED_OUT_BY") == ["水资源科"]
