"""Boundary tables and duty lists written as an outline instead of a table.

    一、河道采砂管理                    一、负责河湖管理。
    （一）水利局：负责编制规划。          1.编制治理计划。（责任科室：河湖股）
    （二）公安局：打击非法采砂。          2.组织河道清淤。（责任科室：河湖股）
    依据：《…》  案例：…
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.reading import Paragraph
from ingest.columns import match
from ingest.document import Extent, Source
from ingest.extract.bodies import ENDS, split_bodies
from ingest.extract.clauses import strip_number
from ingest.furniture import furniture
from ingest.lines import is_note, is_owner_line
from ingest.passage import EMPTY, Passage
from ingest.rows import Value
from language.text import normalise

_LABEL = re.compile(r"^\s*[【\[]?(?P<label>[\u4e00-\u9fff]{2,8})[】\]]?\s*[：:]\s*(?=\S)")
_OFFICE = re.compile(
    r"[（(【\[]?\s*(?:责任|承办|负责|牵头|具体|办理|主办)?(?:承办|责任)?"
    r"(?:科室|股室|处室|内设机构|机构|科|股|处)\s*[：:]\s*(?P<office>[^）)】\]。；;]{2,60})\s*[）)】\]]?[。；;]?\s*$"
)
_STYLES = (
    re.compile(r"[一二三四五六七八九十]{1,3}\s*[、.．]"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"\d{1,2}\s*[、.．]"),
    re.compile(r"[（(]\d{1,2}[）)]|\d{1,2}[）)]"),
)


@dataclass
class Allocation:
    """A matter of a boundary outline: what each body does, on which basis."""

    matter: Passage
    seq: Passage
    parts: list[tuple[Value, Passage]] = field(default_factory=list)
    basis: list[Passage] = field(default_factory=list)
    case: Passage = EMPTY


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
    allocations: list[Allocation] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


def _paragraphs(source: Source) -> Iterator[list[tuple[int, Passage]]]:
    """Runs of paragraphs between tables, furniture left out."""
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


def boundary_outlines(source: Source, title: re.Pattern[str]) -> list[Outline]:
    """Outlines of matters with `X：…` lines; a heading of the kind or bases tell them."""
    return [made for run in _paragraphs(source) if (made := _boundary(run, title))]


def _boundary(run: Sequence[tuple[int, Passage]], title: re.Pattern[str]) -> Outline | None:
    heading = next((p for _, p in run if len(p) <= 60 and title.search(normalise(p.text))), EMPTY)
    found: list[Allocation] = []
    first = last = -1
    labelled = False
    previous: tuple[int, Passage] | None = None
    for position, words in run:
        number, rest = strip_number(words)
        label = _label(rest)
        bodies = _bodies(rest)
        if bodies is not None:
            if _is_matter(previous) and previous is not None:
                seq, name = strip_number(previous[1])
                found.append(Allocation(name, seq))
                first = previous[0] if first < 0 else first
            if found:
                found[-1].parts.extend((body, bodies[1]) for body in bodies[0])
                last = position
        elif found and label in ("basis", "case"):
            labelled = True
            value = rest.split(r"^[^：:]*[：:]")[-1].strip()
            if label == "basis":
                found[-1].basis.append(value)
            else:
                found[-1].case = value
            last = position
        elif found and not number and found[-1].parts and not is_note(words.text) and (
            last == position - 1 and len(words) > 4 and not _is_matter((position, words))
        ):
            body, text = found[-1].parts[-1]
            found[-1].parts[-1] = (body, text + words)
            last = position
        previous = (position, words)
    if sum(len(a.parts) >= 2 for a in found) < 1 or not (labelled or heading):
        return None
    return Outline(Extent((first, 0), (last + 1, 0)), heading or found[0].matter, found)


def _label(words: Passage) -> str:
    """The boundary field that a `label：` names."""
    found = _LABEL.match(normalise(words.text))
    return match("boundary", found.group("label"))[0] if found else ""


def _bodies(words: Passage) -> tuple[list[Value], Passage] | None:
    """(bodies, what they do) of a line `X：…` or `X、Y：…`."""
    cut = re.match(r"[^：:，。；]{2,50}[：:]\s*(?=\S)", words.text)
    if cut is None or is_owner_line(words.text) or is_note(words.text):
        return None
    names = split_bodies(Value(words[: cut.end()].strip("：: ")))
    if not names or not all(ENDS.search(str(n.value)) and len(str(n.value)) > 2 for n in names):
        return None
    return [name.value for name in names], words[cut.end() :]


def _is_matter(line: tuple[int, Passage] | None) -> bool:
    if line is None:
        return False
    words = line[1]
    return 3 < len(words) <= 60 and words.text[-1] not in "。；;：:，" and not is_owner_line(
        words.text) and not _LABEL.match(words.text)


def duty_outlines(source: Source) -> list[Outline]:
    """Outlines of duties whose items name an office: （责任科室：X）."""
    return [made for run in _paragraphs(source) if (made := _duties(run))]


def _duties(run: Sequence[tuple[int, Passage]]) -> Outline | None:
    entries: list[Entry] = []
    waiting: list[tuple[Passage, Passage, Passage]] = []
    main = seq = EMPTY
    first = last = -1
    deepest = max((level(words.text) for _, words in run), default=0)
    for position, words in run:
        named = _OFFICE.search(words.text)
        number, rest = strip_number(words)
        own = level(words.text)
        if named is None and own and own < deepest:
            main, seq, waiting = rest, number, []
            continue
        body = rest[: max(0, len(rest) - (len(words) - named.start()))] if named else rest
        if body.strip() and (own or named) and not is_owner_line(words.text):
            waiting.append((main, seq or number, body.strip()))
            first = position if first < 0 else first
        if named is not None:
            office = words.group(named, "office")
            entries += [Entry(m, s, item, office) for m, s, item in waiting]
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
