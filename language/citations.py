"""Citations of laws, regulations and documents in Chinese texts (依据)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import lru_cache

from language.citation_articles import articles_at
from language.citation_numbers import Number, number_at, numbers
from language.citation_titles import DOCUMENT_WORDS, Title, find_titles
from language.text import normalise


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited instrument, with its span in the text.

    `title` is without the outer 《》, white space and version marks;
    `is_regulation` is False for certificates, forms, agreements and the like, whose
    `kind` then says what they are. `articles` as `39`, `24.1.3`, `10..13`. `damage`
    names what was repaired. `version` is the mark taken off the title (试行, 2019修订);
    `relation` basis, analogy, broken, object or ended; `how` is `stated`, or
    `abbreviation` where 《条例》 was resolved, or `inferred`.
    """

    start: int
    end: int
    title: str = ""
    doc_no: str = ""
    issuer: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    is_regulation: bool = True
    damage: tuple[str, ...] = field(default=())
    kind: str = "regulation"
    version: str = ""
    relation: str = ""
    how: str = "stated"
    short: str = ""


def find_citations(text: str) -> list[Citation]:
    """Every citation in order of the text; spans include number and articles."""
    even = normalise(text)
    found = _find(even)
    return list(found) if even == text else [_as_written(c, text, even) for c in found]


def _as_written(one: Citation, text: str, even: str) -> Citation:
    """The title in the script of the text (條例), not in the one that was read."""
    squeeze = re.compile(r"[\s\u3000]")
    read = squeeze.sub("", even[one.start : one.end])
    at = read.find(one.title) if one.title else -1
    if at < 0:
        return one
    written = squeeze.sub("", text[one.start : one.end])
    return replace(one, title=written[at : at + len(one.title)])


@lru_cache(maxsize=20_000)
def _find(text: str) -> tuple[Citation, ...]:
    titles = find_titles(text)
    found: list[Citation] = []
    for order, title in enumerate(titles):
        stop = titles[order + 1].start if order + 1 < len(titles) else len(text)
        floor = found[-1].end if found else 0
        if title.start < floor:
            continue
        one = _around(text, title, floor, stop)
        found.append(one)
        found += _implementing(text, one)
    found = [*found, *_numbers_alone(text, found)]
    return tuple(_abbreviations(text, sorted(found, key=lambda c: c.start)))


# ── one title with what stands around it ────────────────────────────────────────────

_OPEN = re.compile(r"\s*[（(\[【]")
_CALLED = re.compile(r"\s*[（(]\s*(?:以下|下)?(?:统称|简称|称)[^（）()]{1,30}[）)]")
_GAP = re.compile(r"[\s，,]{0,3}")


def _around(text: str, title: Title, floor: int, stop: int) -> Citation:
    words, version = split_version(title.text)
    kind = kind_of(words, text[max(0, title.start - 16) : title.start], text[title.end :][:60])
    number, end, damage, note = _number_behind(text, title.end, stop)
    start = title.start
    if number is None and (before := _number_before(text, title.start, floor)):
        number, start = before, before.start
    issuers, at = _issuers(text, title, words, floor)
    places, after = articles_at(text, end)
    if places:
        end = after
    return Citation(
        min(start, at),
        end,
        words,
        number.text if number else "",
        issuers,
        places,
        kind == "regulation",
        (*title.damage, *damage),
        kind,
        version or note,
        _relation(text[max(0, title.start - 8) : title.start]),
        "stated",
    )


def _number_behind(
    text: str, at: int, stop: int
) -> tuple[Number | None, int, tuple[str, ...], str]:
    """The number behind a title, in brackets or bare; its end; repairs; a version note."""
    note, end = "", at
    named = _CALLED.match(text, at)
    if named:
        end = named.end()
    stop = max(stop, end)
    while (opened := _OPEN.match(text, end)) is not None and opened.end() < stop:
        close = _closing(text, opened.end(), stop)
        inside_end = close if close >= 0 else min(stop, opened.end() + 60)
        number = number_at(text, opened.end(), inside_end)
        if number and number.start - opened.end() <= 40:
            lost = () if close >= 0 else ("closing bracket lost",)
            finish = close + 1 if close >= 0 else number.end
            return number, finish, (*number.damage, *lost), note
        inner = text[opened.end() : inside_end]
        if close < 0 or not re.search(
            r"试行|暂行|修订|修正|草案|稿|版|简称|下称|以下称|废止|失效|\d{4}年|施行|公布|国务院|令",
            inner,
        ):
            break
        note = note or re.sub(r"\s", "", inner)
        end = close + 1
    gap = _GAP.match(text, end)
    begin = gap.end() if gap else end
    number = number_at(text, begin, min(stop, begin + 60))
    if number and number.start - begin <= 1:
        return number, number.end, number.damage, note
    called = _CALLED.match(text, end)
    return None, called.end() if called else end, (), note


def _closing(text: str, position: int, stop: int) -> int:
    """The mark that closes a bracket, brackets inside it counted; -1 if there is none."""
    depth = 0
    for at in range(position, min(stop, position + 90)):
        if text[at] in "（([【〔［":
            depth += 1
        elif text[at] in "）)]】〕］":
            if depth == 0:
                return at
            depth -= 1
        elif text[at] in "；;《\t":
            break
    return -1


def _number_before(text: str, start: int, floor: int) -> Number | None:
    """乙办字〔2019〕5号《甲规定》."""
    last = None
    for number in numbers(text[max(floor, start - 40) : start]):
        last = number
    if last is None:
        return None
    offset = max(floor, start - 40)
    if text[offset + last.end : start].strip() == "":
        return replace(last, start=offset + last.start, end=offset + last.end)
    return None


_ISSUER = (
    r"[\u4e00-\u9fffX]{0,16}?(?:部|局|厅|委|院|办公厅|办公室|政府|委员会|军委|总政治部|中央|办|总局|署|法院|检察院|"
    r"联合会|总工会|纪委|银行|党委|市委|县委|区委|省委)"
)
_BEFORE = re.compile(
    rf"(?:^|[；;。：:\n\t，,）)】]|\d\s*[.、．]|[一二三四五六七八九十][、）)]|[①-⑳]|根据|依据|依照|按照|贯彻|落实|执行|遵照|和|及)\s*"
    rf"(?P<who>{_ISSUER}(?:[、\s]+{_ISSUER})*)\s*$"
)
_INSIDE = re.compile(rf"^(?P<who>{_ISSUER}(?:[、\s]+{_ISSUER})*)(?=关于|印发|转发|批转|《)")


def _issuers(text: str, title: Title, words: str, floor: int) -> tuple[tuple[str, ...], int]:
    """Who issued it: named before the mark, or at the head of the title."""
    inside = _INSIDE.match(words)
    if inside:
        return _split(inside.group("who")), title.start
    before = _BEFORE.search(text[floor : title.start])
    if (
        before
        and before.group("who").strip()
        and not re.search(r"有关|相关|各|负责|配合", before.group("who"))
    ):
        return _split(before.group("who")), floor + before.start("who")
    return (), title.start


def _split(who: str) -> tuple[str, ...]:
    even = re.sub(r"^(?:根据|依据|依照|按照|贯彻|落实|执行|遵照)+", "", who)
    return tuple(p for p in re.split(r"[、\s]+", even) if p)


_RELATIONS = (
    (re.compile(r"(?:根据|依据|依照|按照|遵照|按)$"), "basis"),
    (re.compile(r"参照$"), "analogy"),
    (re.compile(r"违反$"), "broken"),
    (re.compile(r"(?:贯彻|落实|执行|实施|宣传)$"), "object"),
    (re.compile(r"(?:废止|修改|停止执行)$"), "ended"),
)


def _relation(before: str) -> str:
    for pattern, relation in _RELATIONS:
        if pattern.search(before.rstrip()):
            return relation
    return ""


_IMPLEMENTING = re.compile(
    r"\s*(?:及|和|与)其?(实施(?:条例|细则|办法|意见)|配套[^，；。]{0,6}(?:办法|规定))"
)


def _implementing(text: str, one: Citation) -> list[Citation]:
    """《甲法》及其实施条例 cites two."""
    match = _IMPLEMENTING.match(text, one.end)
    if not match or not one.is_regulation or match.group(1).startswith("配套"):
        return []
    return [Citation(match.start(1), match.end(1), one.title + match.group(1), how="inferred")]


def _numbers_alone(text: str, found: list[Citation]) -> list[Citation]:
    """按照甲政发〔2021〕7号要求: the number alone names the document."""
    spans = [(c.start, c.end) for c in found]
    return [
        Citation(
            n.start,
            n.end,
            "",
            n.text,
            (),
            (),
            True,
            n.damage,
            "regulation",
            "",
            _relation(text[max(0, n.start - 6) : n.start]),
            "number",
        )
        for n in numbers(text)
        if all(n.end <= a or n.start >= b for a, b in spans)
    ]


# ── 以下简称《条例》 ─────────────────────────────────────────────────────────────────

_ABBREVIATES = re.compile(
    r"[（(，,]?\s*(?:以下|下)?(?:统称|简称|称)[为:：]?\s*[《“\"「](?P<short>[^《》“”\"「」]{2,20})[》”\"」]"
)


def _abbreviations(text: str, found: list[Citation]) -> list[Citation]:
    """Resolves 《条例》 to the act it was said to stand for, or that ends so."""
    given: dict[str, tuple[int, str]] = {}
    defining: set[int] = set()
    for match in _ABBREVIATES.finditer(text):
        owner = [
            c
            for c in found
            if c.start < match.start("short") - 2
            and c.title
            and match.start("short") not in range(c.start, c.start + 2)
        ]
        owner = [c for c in owner if len(c.title) > len(match.group("short"))]
        if owner:
            given[match.group("short")] = (match.end(), owner[-1].title)
            defining.add(match.start("short"))
    made: list[Citation] = []
    for one in found:
        if one.start + 1 in defining or one.start in defining:
            continue
        if one.title in given and one.start >= given[one.title][0] - 1:
            made.append(
                replace(one, title=given[one.title][1], short=one.title, how="abbreviation")
            )
        elif re.fullmatch(DOCUMENT_WORDS, one.title):
            full = next(
                (
                    c.title
                    for c in reversed(made)
                    if c.title.endswith(one.title) and len(c.title) > len(one.title)
                ),
                "",
            )
            made.append(
                replace(
                    one,
                    title=full or one.title,
                    short=one.title,
                    how="abbreviation" if full else "stated",
                )
            )
        else:
            made.append(one)
    return made


# ── what kind of paper a title is ───────────────────────────────────────────────────

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
