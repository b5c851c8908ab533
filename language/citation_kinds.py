"""What kind of paper a title names, and the key of its instrument."""

from __future__ import annotations

import re
import unicodedata

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("debris", re.compile(r"\.(?:docx?|pdf|xlsx?|txt|wps|pptx?)|\d+页|珍藏版|下载|在线预览")),
    (
        "certificate",
        re.compile(r"(?:证|证书|执照|证明书|证明|资格证|牌照|合格证明|光荣证|通行证)$"),
    ),
    (
        "agreement",
        re.compile(
            r"(?:协议书|协议|合同|合同书|责任书|承诺书|委托书|保证书|责任状|确认书|同意书|契约|合约)$"
        ),
    ),
    (
        "enforcement",
        re.compile(
            r"(?:通知[（(]?(?:决定)?[）)]?书|决定书|告知书|意见书|笔录|建议书|回执|文书|催告书|传票|裁决书|判决书|调解书|认定书|"
            r"公函|令状|送达书|指令书|抄告单|整改单)$"
        ),
    ),
    (
        "form",
        re.compile(
            r"(?:[申登统审评考核汇总记录明细情况花名信息反馈打分一览]?表|表格|台账|清册|名册|花名册|登记簿|记录簿|手册|申请书|申报书|"
            r"报告书|登记卡|档案卡|信息卡|明白卡|明白纸|单)$"
        ),
    ),
    (
        "paper",
        re.compile(
            r"(?:报告|简报|信|介绍信|公开信|倡议书|喜报|总结|汇报|说明书|宣传册|读本|教材|须知)$"
        ),
    ),
    ("media", re.compile(r"(?:日报|晚报|时报|杂志|周刊|月刊|学报|新闻|频道|栏目|之歌)$")),
)


_LIST = re.compile(r"(?:清单|菜单)$")


_OWN_BEFORE = re.compile(
    r"(?:现将|现把|将|把|制定|制订|起草|研究制定|审议通过了?|拟定|拟订)\s*(?:了)?\s*$"
)


_OWN_AFTER = re.compile(
    r"^\s*(?:[（(][^（）()]*[）)])?\s*(?:印发|转发|下发|公布|予以公布|发给|发布)"
)


_APPROVED = re.compile(
    r"^\s*(?:已|业)?经[^，。；,;]{2,24}(?:同意|审定|批准|通过)[，,]?\s*现(?:予)?(?:以)?(?:印发|公布|转发|下发|发布)"
)


_SHARED = re.compile(r"^\s*[》]?由.{0,20}(?:上传|分享)|在线预览|全文共|会员")


def kind_of(title: str, before: str = "", after: str = "") -> str:
    """`regulation`, or what else stands in 《》: certificate, form, agreement,
    enforcement, paper, media, debris, own (the document that is being issued)."""
    plain, _ = split_version(title)
    for kind, pattern in _KINDS:
        if pattern.search(plain) and not (kind == "form" and _LIST.search(plain)):
            return kind
    if (
        _APPROVED.match(after)
        or (_OWN_BEFORE.search(before) and _OWN_AFTER.search(after))
        or _SHARED.search(after)
    ):
        return "own"
    return "regulation"


_VERSION = re.compile(
    r"\s*[（(〔\[]\s*(?P<v>[^（）()〔〕\[\]]*(?:试行|暂行|修订|修正|草案|征求意见稿|送审稿|讨论稿|废止|失效|修改|版|"
    r"\d{4}年本|修正案|节选)[^（）()〔〕\[\]]*)\s*[）)〕\]]\s*$"
)


def split_version(title: str) -> tuple[str, str]:
    """A title and the version mark at its end: 甲办法（试行） → 甲办法, 试行."""
    words = re.sub(r"\s", "", title)
    match = _VERSION.search(words)
    return (
        (words[: match.start()], match.group("v")) if match and match.start() > 1 else (words, "")
    )


def normalise_title(title: str) -> str:
    """The key of an instrument: equal for 公务员法 and 中华人民共和国公务员法（2018修订）.

    Marks, blanks, version marks, the country's name and the issuer before 关于 are
    left out; width is evened.
    """
    words = unicodedata.normalize("NFKC", title)
    words, _ = split_version(words.strip("《》 "))
    words = re.sub(r"[《》〈〉<>“”\"'\s、,，]", "", words)
    words = re.sub(r"^中华人民共和国(?=.{2,})", "", words)
    head = re.match(r"^.{2,40}?(?=关于)", words)
    if head and re.search(r"(?:部|局|厅|委|院|公厅|公室|政府|会|中央|办|署)$", head.group()):
        words = words[head.end() :]
    return re.sub(r"^国务院(?=.{4,}(?:条例|规定|办法)$)", "", words)
