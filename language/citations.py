"""Citations of laws, regulations and documents in Chinese texts (依据)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from language.citation_articles import articles_at
from language.citation_context import issuers_of, relation_of
from language.citation_kinds import kind_of, normalise_title, split_version
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
    issuers, at = issuers_of(text, title, words, floor)
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
        relation_of(text[max(0, title.start - 8) : title.start]),
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
            relation_of(text[max(0, n.start - 6) : n.start]),
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


__all__ = ["Citation", "find_citations", "kind_of", "normalise_title", "split_version"]
