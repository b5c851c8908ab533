"""Title, issuer, place, date of a document, from how documents begin and end."""

import pytest

from graph.reading import Paragraph, Reading
from ingest.identity import identify


def reading(*lines, name="文件.txt"):
    return Reading(name, "txt", [Paragraph(i, text) for i, text in enumerate(lines, 1)])


CASES = [
    # a label line names the issuer; the heading above it is numbered
    (("二、职责边界登记表", "部门名称（盖章）：栗山县林业局"),
     ("职责边界登记表", "栗山县林业局", "栗山县", "")),
    # the title begins with the body, and 局 meets 部门
    (("栗山县水务局部门职责登记表", "一、造林"),
     ("栗山县水务局部门职责登记表", "栗山县水务局", "栗山县", "")),
    # signature and date at the end
    (("关于开展山洪防御检查的通知", "各乡镇：", "请做好准备。", "青禾市水利局", "2022年4月6日"),
     ("关于开展山洪防御检查的通知", "青禾市水利局", "青禾市", "2022-04-06")),
    # a mask stays masked
    (("XX市公共服务事项目录", "部门名称：XX市水务局"),
     ("XX市公共服务事项目录", "XX市水务局", "XX市", "")),
    # words of a sharing site around the text
    (("《栗山县防火工作实施方案.docx》由会员上传分享，仅供参考。", "正文由栗山县应急管理局印发。"),
     ("栗山县防火工作实施方案", "栗山县应急管理局", "栗山县", "")),
]


@pytest.mark.parametrize(("lines", "expected"), CASES, ids=lambda v: str(v[0])[:20])
def test_identity(lines, expected):
    made = identify(reading(*lines))
    assert (made.title, made.issuer, made.jurisdiction, made.date) == expected


def test_the_file_name_gives_the_place_only_when_the_text_is_silent():
    assert identify(reading("任务清单", name="03_白鹭区任务清单.txt")).jurisdiction == "白鹭区"
    assert identify(reading("栗山县任务清单", name="白鹭区.txt")).jurisdiction == "栗山县"
