"""Document numbers (发文字号) and orders (令) in every spelling, to one form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from language.numbers import NUMERAL, number

_OPEN = r"[〔\[【(（［{﹝〖]"
_CLOSE = r"[〕\]】)）］}﹞〗]"
_CODE = r"(?P<code>[\u4e00-\u9fffX×]{1,14}?)"
_SERIAL = (
    r"(?:第)?\s*(?P<serial>[\d０-９]{1,5}(?:\s*[-—~至、]\s*[\d０-９]{1,5})?)"
    r"\s*(?P<hao>号)?(?:文件|文(?!明|化|物|件))?"
)
_BRACKETED = re.compile(
    rf"{_CODE}\s*{_OPEN}\s*(?P<year>(?:[12１２][\d０-９]{{3}}|[\d０-９]{{2}}))\s*(?:年)?\s*{_CLOSE}\s*{_SERIAL}"
)
_UNCLOSED = re.compile(
    rf"{_CODE}\s*{_OPEN}\s*(?P<year>(?:19|20)\d\d)\s*(?P<serial>\d{{1,4}})\s*(?P<hao>号)"
)
_YEAR_WORD = re.compile(
    r"(?P<code>[\u4e00-\u9fffX×]{1,12}(?:发|函|字|办|规|电|政|党|民|财|文))\s*(?P<year>(?:19|20)\d\d)\s*年?\s*第?\s*"
    r"(?P<serial>\d{1,4})\s*(?P<hao>号)"
)
_OLD = re.compile(r"(?P<code>[\u4e00-\u9fff]{1,8}字)\s*第\s*(?P<serial>\d{1,5})\s*(?P<hao>号)")
_BODY = (
    r"(?:中华人民共和国|国家|全国)?[\u4e00-\u9fffX]{0,14}?(?:国务院|中央军事委员会|中央军委|军委|主席|人民政府|省政府|市政府|部|"
    r"委员会|委|总局|局|署|银行|会|办公厅|办公室|政府)"
)
_ORDER = re.compile(
    rf"(?P<by>{_BODY}(?:[、，\s和及]{{1,2}}{_BODY}){{0,5}})\s*(?:令|公告|命令)\s*"
    rf"(?:{_OPEN}\s*(?:(?P<term>第?[十一二三四五六七八九\d]{{1,3}}届)|(?P<year>(?:19|20)\d\d)年?)\s*{_CLOSE}?)?\s*"
    rf"[（(]?\s*第?\s*(?P<serial>{NUMERAL})\s*号\s*{_CLOSE}?"
)
_ORDER_LAST = re.compile(
    rf"(?P<by>{_BODY}(?:[、，\s和及]{{1,2}}{_BODY}){{0,5}})\s*第\s*(?P<serial>{NUMERAL})\s*号\s*(?:令|公告)"
)
_ORDER_TERM = re.compile(
    rf"(?P<by>[\u4e00-\u9fffX]{{0,12}}第?(?P<term>[十一二三四五六七八九\d]{{1,3}})届?人(?:民代表)?大(?:会)?(?:常务委员会|常委会)?)"
    rf"公告\s*[（(]?\s*第?\s*(?P<serial>{NUMERAL})\s*号[)）]?"
)
_STANDARD = re.compile(
    r"(?:GB|DB|JGJ|CJJ|HJ|MZ|SL|JTG|NY|WS|AQ|GA|YY)\s?(?:\d{2,4})?(?:/T|/Z)?\s?\d+(?:\.\d+)*\s?[-—–]\s?(?:19|20)?\d\d(?!\d)"
)
# Words that stand before a code and are none of it.
_LEADING = re.compile(
    r"^.*?(?:按照|根据|依据|依照|参照|遵照|贯彻|落实|执行|印发|下发|转发|关于|以及|和|及|与|的|见|由|在|以|即|等|是|经|"
    r"通知|文件|规定|要求|意见|办法|条例|方案|号|日|年|月)(?=[\u4e00-\u9fffX])"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its span, its one form (甲政办发〔2021〕7号, 国务院令第601号), repairs."""

    start: int
    end: int
    text: str
    damage: tuple[str, ...] = ()
    order: bool = False
    year: str = ""


def number_at(text: str, start: int, end: int | None = None) -> Number | None:
    """The first number of a stretch."""
    stop = len(text) if end is None else end
    found = [n for n in (f(text, start, stop) for f in (_order, _document, _standard)) if n]
    return min(found, key=lambda n: (n.start, -n.end), default=None)


def numbers(text: str) -> list[Number]:
    """Every number of a text, in order."""
    found, position = [], 0
    while (one := number_at(text, position)) is not None:
        found.append(one)
        position = max(one.end, position + 1)
    return found


def _order(text: str, start: int, end: int) -> Number | None:
    for pattern in (_ORDER_TERM, _ORDER, _ORDER_LAST):
        match = pattern.search(text, start, end)
        if match:
            serial = number(match.group("serial"))
            if serial is None:
                continue
            groups = match.groupdict()
            by, cut = _issuer(match.group("by"))
            year, term = groups.get("year") or "", groups.get("term") or ""
            word = "公告" if "公告" in match.group() else "令"
            middle = (
                f"〔{year}〕"
                if year
                else f"（{_term(term)}）"
                if term and pattern is _ORDER
                else ""
            )
            return Number(
                match.start() + cut, match.end(), f"{by}{word}{middle}第{serial}号", (), True, year
            )
    return None


def _term(term: str) -> str:
    value = number(term.strip("第届"))
    words = "零一二三四五六七八九"
    if value is None or value > 99:
        return term
    tens, ones = divmod(value, 10)
    written = (
        ("" if tens < 2 else words[tens]) + ("十" if tens else "") + (words[ones] if ones else "")
    )
    return f"{written}届"


def _issuer(by: str) -> tuple[str, int]:
    """Who issued an order, in one form; and how many characters were no part of it."""
    kept = _LEADING.sub("", re.sub(r"^.*?中华人民共和国(?=国务院|主席)", "", by))
    cut = len(by) - len(kept)
    one = re.sub(r"[，\s和及]+", "、", kept).replace("中央军事委员会", "中央军委")
    return one, cut


def _document(text: str, start: int, end: int) -> Number | None:
    best: Number | None = None
    for pattern, damage in (
        (_BRACKETED, ()),
        (_UNCLOSED, ("closing bracket lost",)),
        (_YEAR_WORD, ("no brackets",)),
        (_OLD, ()),
    ):
        match = pattern.search(text, start, end)
        while match and not _serious(match):
            match = pattern.search(text, match.end(), end)
        if match and (best is None or match.start() < best.start):
            best = _made(match, damage)
    return best


def _serious(match: re.Match[str]) -> bool:
    """A bracketed year and figure is a number only behind a code and with 号, or a 第."""
    groups = match.groupdict()
    code = _LEADING.sub("", match.group("code"))
    if not groups.get("hao") and not re.search(r"(?:发|函|字|办|规|电|政|民|社|财|文)$", code):
        return False
    return bool(code) and not re.search(r"(?:年|第|共|附件|表|图|电话|满分|分)$", code)


def _made(match: re.Match[str], damage: tuple[str, ...]) -> Number:
    groups = match.groupdict()
    written = match.group("code")
    code = _LEADING.sub("", written)
    year = _digits(groups.get("year") or "")
    serial = "-".join(
        str(int(_digits(part))) for part in re.split(r"\s*[-—~至、]\s*", groups["serial"])
    )
    repairs = list(damage)
    if len(year) == 2:
        year = ("20" if int(year) < 50 else "19") + year
        repairs.append("short year")
    if year and not damage and not re.search(r"〔.*〕", match.group()):
        repairs.append("bracket kind")
    if not groups.get("hao"):
        repairs.append("号 lost")
    text = f"{code}〔{year}〕{serial}号" if year else f"{code}第{serial}号"
    return Number(
        match.start() + len(written) - len(code), match.end(), text, tuple(repairs), False, year
    )


def _digits(text: str) -> str:
    return "".join(str(number(c)) if c.isdigit() else c for c in text)


def _standard(text: str, start: int, end: int) -> Number | None:
    match = _STANDARD.search(text, start, end)
    if not match:
        return None
    return Number(
        match.start(),
        match.end(),
        re.sub(r"\s", "", match.group()).replace("—", "-").replace("–", "-"),
    )
