"""Articles, paragraphs and items (条款项) behind a title: 第二十四条第一款第（三）项 → 24.1.3."""

from __future__ import annotations

import re

from language.numbers import NUMERAL, number

_N = rf"(?:{NUMERAL})"
_P = rf"[（(]?\s*{_N}\s*[）)]?"
_ARTICLE = re.compile(
    rf"\s*(?:第\s*(?P<a>{_N})\s*条?|(?P<b>[\d０-９]{{1,3}})\s*条)?(?:\s*之(?P<sub>{_N}))?"
)
_PARAGRAPH = re.compile(rf"\s*第\s*(?P<n>{_N}(?:\s*[、和]\s*{_N})*)\s*款")
_ITEM = re.compile(rf"\s*第?\s*(?P<n>{_P}(?:\s*[、和]\s*{_P})*)\s*项")
_POINT = re.compile(rf"\s*第\s*(?P<n>{_N})\s*目")
_HEAD = re.compile(
    rf"\s*(?:第\s*(?P<n>{_N}(?:\s*[、和]\s*{_N})*)\s*条|(?P<bare>[\d０-９]{{1,3}})\s*条(?!街|措施|意见))"
)
_RANGE = re.compile(rf"\s*(?:至|到|[-—~～])\s*第?\s*(?P<n>{_N})\s*条")
_RANGE_OPEN = re.compile(rf"\s*第\s*(?P<a>{_N})\s*条?\s*(?:至|到|[-—~～])\s*第?\s*(?P<b>{_N})\s*条")
_CHAPTER = re.compile(rf"\s*第\s*(?P<c>{_N})\s*章(?:\s*第\s*(?P<s>{_N})\s*节)?")
_ANNEX = re.compile(rf"\s*(?:附则|附件\s*(?P<n>{_N})?|附表\s*(?P<m>{_N})?)")
_SUB = re.compile(rf"\s*之\s*(?P<n>{_N})")
_BETWEEN = re.compile(
    r"\s*(?:[、，,；;和及与]|以及|暨)?\s*(?=第|附则|附件|附表|[\d０-９]{1,3}\s*条)"
)


def articles_at(text: str, start: int) -> tuple[tuple[str, ...], int]:
    """The places that stand from `start` on, and where they end.

    `24.1.3` is article, paragraph, item; `10.-.2` says no paragraph; `10..13` is a
    range; `133-1` is 第一百三十三条之一; `ch2.s3` a chapter and section.
    """
    found: list[str] = []
    position = end = start
    last = ""
    while True:
        between = _BETWEEN.match(text, position)
        if not between or (
            found and between.end() == position and not text[position : position + 1]
        ):
            break
        made, after, last = _one(text, between.end(), last)
        if not made:
            break
        found += made
        position = end = after
    return tuple(dict.fromkeys(found)), end


def _one(text: str, at: int, last: str) -> tuple[list[str], int, str]:
    ranged = _RANGE_OPEN.match(text, at)
    if ranged:
        low, high = number(ranged.group("a")), number(ranged.group("b"))
        return [f"{low}..{high}"], ranged.end(), str(high)
    head = _HEAD.match(text, at)
    if head:
        return _article(text, head)
    part = _PARAGRAPH.match(text, at)
    if part and last:
        return _paragraphs(text, last.split(".")[0], part.end(), part.group("n"))
    item = _ITEM.match(text, at)
    if item and last:
        parts = ([*last.split("."), "-"])[:2]
        names = [f"{parts[0]}.{parts[1]}.{n}" for n in _list(item.group("n"))]
        return names, item.end(), names[-1]
    chapter = _CHAPTER.match(text, at)
    if chapter:
        section = f".s{number(chapter.group('s'))}" if chapter.group("s") else ""
        return [f"ch{number(chapter.group('c'))}{section}"], chapter.end(), ""
    annex = _ANNEX.match(text, at)
    if annex and annex.group().strip():
        value = number(annex.group("n") or annex.group("m") or "")
        return ["annex" + (str(value) if value else "")], annex.end(), ""
    return [], at, last


def _list(text: str) -> list[int]:
    values = (number(re.sub(r"[（()）\s]", "", n)) for n in re.split(r"[、和]", text))
    return [v for v in values if v is not None]


def _article(text: str, head: re.Match[str]) -> tuple[list[str], int, str]:
    values = _list(head.group("n") or head.group("bare"))
    end = head.end()
    if len(values) != 1:
        return [str(v) for v in values], end, str(values[-1]) if values else ""
    name = str(values[0])
    sub = _SUB.match(text, end)
    if sub:
        name, end = f"{name}-{number(sub.group('n'))}", sub.end()
    paragraph = _PARAGRAPH.match(text, end)
    if paragraph:
        return _paragraphs(text, name, paragraph.end(), paragraph.group("n"))
    item = _ITEM.match(text, end)
    if item:
        names = [f"{name}.-.{n}" for n in _list(item.group("n"))]
        return names, item.end(), names[-1] if names else name
    return [name], end, name


def _paragraphs(text: str, article: str, end: int, listed: str) -> tuple[list[str], int, str]:
    names = [f"{article}.{n}" for n in _list(listed)]
    if len(names) == 1:
        item = _ITEM.match(text, end)
        if item:
            items = [f"{names[0]}.{n}" for n in _list(item.group("n"))]
            point = _POINT.match(text, item.end())
            if point and len(items) == 1:
                return [f"{items[0]}.{number(point.group('n'))}"], point.end(), items[0]
            return items, item.end(), items[-1] if items else names[0]
    return names, end, names[-1] if names else article
