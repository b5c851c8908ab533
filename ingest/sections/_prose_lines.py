"""Lines → logical paragraphs: what belongs together is put together.

A paragraph of running text (正文) may reach us cut at every line end, with page
marks inside its sentences, in two columns interleaved, or a whole document may be
one line. Here lines are joined and cut so that one `Para` is one paragraph or one
numbered item, and every Para still knows its verbatim places.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.reading import Paragraph, Table
from ingest.document import Claim, Extent, Source
from ingest.passage import EMPTY, Passage
from ingest.sections._numbering import Number, inline_numbers, read_number, sequences
from ingest.sections._prose_columns import untangled, width
from ingest.sections._prose_noise import WEB, finished, is_noise, repeated_headers, site_cuts

Point = tuple[int, int]


_HEADED = re.compile(r"[^，。；]{2,30}[：:]")
"""A line that begins with a body or a label."""
_PHONE = re.compile(r"0\d{2,3}-\d{4}|\d{7,}")


_BULLET = re.compile(r"[★☆◆◇●■▲△►▶•※]\s*(?=\S)")
"""A mark at the beginning of a paragraph, in place of a number."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands: where, and whether something was left out before it."""

    passage: Passage
    start: Point
    number: str = ""
    after_noise: bool = False
    cut: bool = False

    @property
    def end(self) -> Point:
        return (self.start[0], self.start[1] + len(self.passage))


@dataclass(frozen=True, slots=True)
class Para:
    """A logical paragraph or numbered item, or a table between paragraphs."""

    passage: Passage
    start: Point
    end: Point
    number: Number | None = None
    table: Table | None = None
    automatic: str = ""

    @property
    def body(self) -> Passage:
        """The text after its number."""
        cut = self.number.end if self.number and not self.automatic else 0
        words = self.passage[cut:].strip()
        mark = _BULLET.match(words.text)
        return words[mark.end() :] if mark else words

    @property
    def text(self) -> str:
        return self.passage.text


def running(source: Source) -> list[Para]:
    """The logical paragraphs and tables of a document, made once."""
    made = source.notes.get("running")
    if not isinstance(made, list):
        made = list(_running(source))
        source.notes["running"] = made
    return made


def paras_of(claim: Claim, source: Source) -> list[Para]:
    """The logical paragraphs and tables inside a claim."""
    return [
        para
        for para in running(source)
        if claim.extent.start <= para.start and para.end <= claim.extent.end
    ]


def extent_of(paras: Iterable[Para]) -> Extent:
    """The extent that covers paragraphs."""
    listed = list(paras)
    return Extent(min(p.start for p in listed), max(p.end for p in listed))


def _running(source: Source) -> Iterator[Para]:
    lines: list[Line] = []
    headers = repeated_headers(
        [b.text for b in source.blocks if isinstance(b, Paragraph)]
    )
    for position, block in enumerate(source.blocks):
        if isinstance(block, Paragraph):
            lines.extend(_lines(source, position, block))
            continue
        yield from _paras(lines, headers)
        lines = []
        yield Para(EMPTY, (position, 0), (position + 1, 0), table=block)
    yield from _paras(lines, headers)


def _lines(source: Source, position: int, block: Paragraph) -> Iterator[Line]:
    whole, start = source.passage(block), 0
    for number, text in enumerate(block.text.split("\n")):
        line = whole[start : start + len(text)]
        if text.strip():
            yield Line(line, (position, start), block.number if number == 0 else "")
        start += len(text) + 1


def _paras(lines: list[Line], headers: set[str]) -> Iterator[Para]:
    for group in _joined(untangled(_clean(lines, headers), _words)):
        yield from _numbered(group)


def _words(line: Line) -> str:
    return line.passage.text


def _clean(lines: list[Line], headers: set[str]) -> list[Line]:
    """Without noise; page numbers of a sharing site cut off the line's beginning."""
    cuts = site_cuts([line.passage.text for line in lines])
    kept: list[Line] = []
    noise = False
    for position, line in enumerate(lines):
        text = line.passage.text
        if position not in cuts and (is_noise(text) or "".join(text.split()) in headers):
            noise = not WEB.fullmatch(text)
            continue
        low = cuts.get(position, 0)
        kept.append(
            Line(line.passage[low:], (line.start[0], line.start[1] + low), line.number,
                 noise, position in cuts)
        )
        noise = False
    return kept


_MOST = 200
"""Lines of one paragraph; no printed one has more."""


def _joined(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines grouped into paragraphs."""
    full = full_width([line.passage.text for line in lines])
    group: list[Line] = []
    for line in lines:
        if group and len(group) < _MOST and _continues(group[-1], line, full):
            group.append(line)
            continue
        if group:
            yield group
        group = [line]
    if group:
        yield group


def _continues(before: Line, line: Line, full: int) -> bool:
    last, text = before.passage.text.rstrip(), line.passage.text.strip()
    if line.number:
        return False
    if text[0] in "。；，、）)》”;,.．！？：" and not text.startswith("..."):
        return True
    if last[-1:] in "，、" and read_number(text) is None and not _HEADED.match(text):
        return True
    if line.cut or _PHONE.match(text):
        return not finished(last)
    wide = bool(full) and width(last) >= full - (3 if finished(last) else full // 7)
    number = read_number(text)
    if number is not None and not (wide and not finished(last) and number.style == "ar"
                                   and last[-1:] in "第年月前至"):
        return False
    if finished(last):
        return wide and len(text) > 12 and (last[-1] != "。" or width(text) >= full - 3)
    return wide or (line.after_noise and len(last) > 12) or len(last) > 60


def full_width(lines: list[str]) -> int:
    """The width at which lines were broken; 0 where they were not."""
    open_ends = [width(line.rstrip()) for line in lines if not finished(line)]
    counts = Counter(open_ends)
    best = max(counts, key=lambda w: (sum(counts[w - d] for d in range(3)), w), default=0)
    near = sum(counts[best - d] for d in range(3))
    if best < 20 or near < 3 or near * 2 < sum(1 for w in open_ends if w > best * 0.6):
        return 0
    beyond = sum(1 for line in lines if width(line.rstrip()) > best + 3)
    return best if beyond * 10 <= len(lines) else 0


def _numbered(group: list[Line]) -> Iterator[Para]:
    """A paragraph, cut where numbered items begin inside it."""
    passage = EMPTY
    for line in group:
        passage = passage + line.passage.strip()
    starts = list(sequences(list(inline_numbers(passage.text))))
    first = read_number(passage.text)
    if first is not None and all(n.start != first.start for n in starts):
        starts.insert(0, first)
    bounds = [0, *(n.start for n in starts if n.start > 0), len(passage)]
    automatic = group[0].number
    for low, high in itertools.pairwise(bounds):
        part = passage[low:high].strip()
        if not part:
            continue
        number = read_number(part.text) if any(n.start == low for n in starts) else None
        label = automatic if low == 0 and number is None else ""
        if label:
            number = read_number(label)
        yield Para(part, *_points(part, group), number, None, label)


def _points(part: Passage, group: list[Line]) -> tuple[Point, Point]:
    positions = {line.passage.runs[0].at: line.start[0] for line in group if line.passage}
    points = [
        ((positions[run.at], run.start), (positions[run.at], run.start + run.length))
        for run in part.runs
    ]
    return min(p[0] for p in points), max(p[1] for p in points)
