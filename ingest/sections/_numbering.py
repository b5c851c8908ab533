"""Numbers in front of paragraphs (编号) in every style, also the damaged ones.

`一、` `（一）` `1.` `（1）` `①` `第一条`; what scanning and typing do to them:
`l.` and `IL` for `1.` and `11.`, a bracket lost, a blank before the dot, a dot at
the beginning of the next line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.sections._prose_headings import WORDS

_AFTER_HEADING = re.compile(
    rf"(?:^|[。；;])\s*[一二三四五六七八九十]{{1,3}}、[\u4e00-\u9fff“”\"]{{2,14}}$"
    rf"|[一二三四五六七八九十]{{1,3}}、(?:{WORDS})$"
)
"""`五、部门职责（一）…`: a heading run together with its first item."""
_HEADING = re.compile(WORDS)
STYLES = (
    "chapter", "article", "dec", "dec2", "dec3", "cn", "cn_paren", "ar", "ar_paren", "circle",
)
"""The usual nesting, outermost first: 第一章 第一条 2 2.1 2.1.1 一、 （一） 1. （1） ①."""
_DECIMAL = re.compile(
    r"(?P<dec>\d{1,2})[ \u3000]+(?=[\u4e00-\u9fff]{2,14}\s*$)"
    r"|(?P<label>(?P<dec2>\d{1,2}[.．]\d{1,2})(?P<dec3>[.．]\d{1,2})?)"
    r"[.．、]?\s*(?=[\u4e00-\u9fff《“（])(?![多余]?[万亿千百倍米元吨度个小公平立年月日天分人项户名])"
)
"""Numbers of the parts of a contingency plan, at the beginning of a line only."""

_CN = "一二三四五六七八九十百〇零"
_FORMS: tuple[tuple[str, str], ...] = (
    ("chapter", rf"第([{_CN}\d]{{1,4}})[章节编](?=\s|[\u4e00-\u9fff])"),
    ("article", rf"第([{_CN}\d]{{1,5}})条(?![例款])[\s、:：.．]*"),
    ("cn_paren", rf"[（(]\s*([{_CN}]{{1,3}})\s*[)）]\s*[、.．]?"),
    ("cn_paren", rf"(?<![{_CN}第])([{_CN}]{{1,3}})[)）]"),
    ("cn", rf"([{_CN}]{{1,3}})\s*[、.．,，](?=\D)"),
    ("ar_paren", r"[（(]\s*([0-9０-９]{1,3})\s*[)）]\s*[、.．]?"),
    ("ar_paren", r"([0-9０-９]{1,3})[)）]"),
    ("ar", r"([0-9０-９]{1,3})\s*[.．](?![0-9０-９])\s*"),
    ("ar", r"([0-9０-９]{1,3})\s*、"),
    ("ar", r"([lI][lIL]?)\s*[.．、]\s*"),
    ("ar", r"(I[LlI])(?=[\u4e00-\u9fff])"),
    ("circle", r"([①-⑳])\s*"),
)
_PATTERN = re.compile(
    "|".join(f"(?P<{style}__{i}>{form})" for i, (style, form) in enumerate(_FORMS))
)
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}


@dataclass(frozen=True, slots=True)
class Number:
    """A number at a place: its style, its value, its span, `label` as printed."""

    style: str
    value: int
    start: int
    end: int
    label: str

    @property
    def level(self) -> int:
        return STYLES.index(self.style)


def read_number(text: str, at: int = 0) -> Number | None:
    """The number that stands at a place of a text, blanks before it skipped."""
    blank = re.compile(r"\s*").match(text, at)
    start = blank.end() if blank else at
    decimal = _DECIMAL.match(text, start)
    if decimal is not None:
        return _decimal(decimal)
    match = _PATTERN.match(text, start)
    return _made(match) if match else None


def _decimal(match: re.Match[str]) -> Number:
    style = "dec" if match["dec"] else "dec3" if match["dec3"] else "dec2"
    label = match["dec"] or match["label"]
    return Number(style, int(re.split(r"[.．]", label)[-1]), match.start(), match.end(), label)


def _made(match: re.Match[str]) -> Number:
    name = next(key for key, value in match.groupdict().items() if value is not None)
    style = name.partition("__")[0]
    inner = match.group(_PATTERN.groupindex[name] + 1)
    return Number(style, value_of(inner), match.start(), match.end(), _label(match.group()))


def _label(printed: str) -> str:
    """As printed, without blanks and the dot or comma that only separates."""
    return re.sub(r"\s", "", re.sub(r"[\s、.．,，:：]+$", "", printed.strip()))


def value_of(words: str) -> int:
    """`十二` `12` `１２` `⑫` `IL` → 12 or 11; 0 when it is no number."""
    text = unicodedata.normalize("NFKC", words)
    if text.isdecimal():
        return int(text[:9])
    if re.fullmatch(r"[lIL]+", words):
        return int("1" * len(words))
    total, current = 0, 0
    for character in text:
        if character in _DIGITS:
            current = _DIGITS[character]
        elif character == "十":
            total, current = total + (current or 1) * 10, 0
        elif character == "百":
            total, current = total + (current or 1) * 100, 0
        else:
            return 0
    return total + current


def inline_numbers(text: str, after: str = "。；;：:！？!?．.") -> Iterator[Number]:
    """Numbers inside a text that stand at its start or behind a mark of `after`."""
    for match in _PATTERN.finditer(text):
        blank = " \t\r\u3000" if "\n" in after else None
        before = text[max(0, match.start() - 200) : match.start()].rstrip(blank)
        opens = not before or before[-1] in after or _AFTER_HEADING.search(before)
        if opens or (match.group()[-1] == "、" and _HEADING.match(text, match.end())):
            yield _made(match)


def sequences(numbers: list[Number]) -> list[Number]:
    """Those numbers that count: of each style, runs that start low and ascend.

    A number joins a run when it is the next, the same again (a slip of typing)
    or skips one or two; a style with one member only counts at the start of the
    text or when its value is 1.
    """
    kept: list[Number] = []
    for style in STYLES:
        last = 0
        for number in (n for n in numbers if n.style == style):
            if number.value == 1 or (last and 0 <= number.value - last <= 3):
                kept.append(number)
                last = number.value
    lonely = {s for s in STYLES if sum(n.style == s for n in kept) == 1}
    return sorted(
        (n for n in kept if n.style not in lonely or n.start == 0), key=lambda n: n.start
    )
