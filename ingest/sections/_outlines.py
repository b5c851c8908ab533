"""Duty lists written as an outline instead of a table.

    一、负责河湖管理。
    1.编制治理计划。（责任科室：河湖股）
    2.组织河道清淤。（责任科室：河湖股）
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.reading import Paragraph
from ingest.document import Extent, Source
from ingest.extract.clauses import strip_number
from ingest.furniture import furniture
from ingest.lines import is_owner_line
from ingest.passage import EMPTY, Passage

_OFFICE = re.compile(
    r"[（(【\[]?\s*(?:责任|承办|负责|牵头|具体|办理|主办)?(?:承办|责任)?"
    r"(?:科室|股室|处室|内设机构|机构|科|股|处)\s*[：:]\s*(?P<office>[^）)】\]。；;]{2,60})\s*[）)】\]]?[。；;]?\s*$"
)
_LABELS = re.compile(r"(?:\s*[\u4e00-\u9fff]{2,6}[：:]\s*[^\s：:，。；]{1,12}[\s；;，,]*)*\s*")
"""Other labels on the line of an office: `责任领导：X  `."""
_STYLES = (
    re.compile(r"[一二三四五六七八九十]{1,3}\s*[、.．]"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"\d{1,2}\s*[、.．]"),
    re.compile(r"[（(]\d{1,2}[）)]|\d{1,2}[）)]"),
)


@dataclass
class Entry:
    """An item of a duty outline: its main duty, its words, its office."""

    main: Passage
    seq: Passage
    item: Passage
    office: Passage


@dataclass
class Outline:
    """A stretch of paragraphs that reads as an outline of one kind."""

    extent: Extent
    title: Passage
    entries: list[Entry] = field(default_factory=list)


Run = Sequence[tuple[int, Passage]]


def paragraphs(source: Source) -> Sequence[Run]:
    """Runs of paragraphs between tables, furniture left out."""
    return source.once("paragraphs", lambda: list(_runs(source)))


def _runs(source: Source) -> Iterator[Run]:
    aside = furniture([b.text if isinstance(b, Paragraph) else "" for b in source.blocks])
    run: list[tuple[int, Passage]] = []
    for position, block in enumerate(source.blocks):
        if not isinstance(block, Paragraph):
            yield run
            run = []
        elif position not in aside and block.text.strip():
            run.append((position, source.passage(block).strip()))
    yield run


def level(text: str) -> int:
    """The level of a numbered line: 1 一、 2 （一） 3 1. 4 （1）; 0 = not numbered."""
    return next((n for n, style in enumerate(_STYLES, start=1) if style.match(text)), 0)


def duty_outlines(source: Source) -> list[Outline]:
    """Outlines of duties whose items name an office: （责任科室：X）."""
    return source.once("duty_outlines", lambda: [
        made for run in paragraphs(source) if (made := _duties(run))
    ])


def _duties(run: Sequence[tuple[int, Passage]]) -> Outline | None:
    entries: list[Entry] = []
    waiting: list[tuple[Passage, Passage, Passage]] = []
    main = seq = office = EMPTY
    first = last = -1
    deepest = max((level(words.text) for _, words in run), default=0)
    for position, words in run:
        named = _OFFICE.search(words.text)
        number, rest = strip_number(words)
        own = level(words.text)
        if named is None and own and own < deepest:
            main, seq, waiting, office = rest, number, [], EMPTY
            continue
        if named is not None and not waiting and _LABELS.fullmatch(words.text[: named.start()]):
            office = words.group(named, "office")  # of all items below
            last = position
            continue
        body = rest[: max(0, len(rest) - (len(words) - named.start()))] if named else rest
        if body.strip() and (own or named) and not is_owner_line(words.text):
            waiting.append((main, seq or number, body.strip()))
            first = position if first < 0 else first
        whose = words.group(named, "office") if named is not None else office
        if whose and waiting:
            entries += [Entry(m, s, item, whose) for m, s, item in waiting]
            waiting, last = [], position
    if len(entries) < 2 or first < 0:
        return None
    begin = _start(run, entries[0].main, first)
    title = next((w for _, w in run if len(w) <= 60), EMPTY)
    return Outline(Extent((begin, 0), (last + 1, 0)), title, entries=entries)


def _start(run: Sequence[tuple[int, Passage]], main: Passage, first: int) -> int:
    """The paragraph of the first main duty, or of the first item."""
    if not main:
        return first
    return next((p for p, words in run if main.text in words.text and p <= first), first)
