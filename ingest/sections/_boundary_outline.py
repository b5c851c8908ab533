"""Boundaries written as an outline instead of a table.

    一、河道采砂管理                    事项一：河道采砂管理
    （一）水利局：负责编制规划。          涉及部门：水利局、公安局
    （二）公安局：打击非法采砂。          职责划分：
    依据：《…》                        水利局：负责编制规划。
    案例：…                           公安局负责打击非法采砂。

A label may stand before its words or on a line of its own above them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.columns import match, plain
from ingest.document import Extent, Source
from ingest.extract.bodies import ENDS, Body, split_bodies
from ingest.extract.clauses import split_clauses, strip_number
from ingest.lines import is_note, is_owner_line
from ingest.passage import EMPTY, Passage
from ingest.rows import Value
from ingest.sections._outlines import paragraphs
from ingest.sections._table_fill import NOTHING
from language.departments import find_departments
from language.text import normalise

_LABEL = re.compile(
    r"^\s*[【\[]?(?P<label>[\u4e00-\u9fff]{2,12}?\d{0,2})[】\]]?\s*(?:[：:]\s*|(?<=[】\]])|$)"
)
_MATTER = re.compile(r"(?:管理|边界|职责|交叉|监管)?事项(?P<seq>[一二三四五六七八九十\d]{0,3})")
_PARTIES = re.compile(r"(?:牵头|主管|主责|主办|责任|配合|协同|协助|协办|参与)(?:单位|部门)")
_NO_BODY = re.compile(
    r"(?:各|有关|相关)(?:有关|相关|成员)?(?:单位|部门)|(?:牵头|责任|配合|主办|协办|承办)(?:单位|部门)"
)
"""Those to whom a text is sent, and words for a part in a task."""
_ACTS = re.compile(r"负责|牵头|承担|组织|指导|监督|配合|协助|会同|按照|依法|依职责|主管")
_BOTH = re.compile(r"(?:部门|单位).{0,2}(?:职责|分工)|(?:职责|分工).{0,2}(?:部门|单位)")


@dataclass
class Allocation:
    """A matter of a boundary outline: what each body does, on which basis."""

    matter: Passage
    seq: str
    parts: list[tuple[list[Body], Passage]] = field(default_factory=list)
    basis: list[Passage] = field(default_factory=list)
    case: Passage = EMPTY
    bodies: list[Body] = field(default_factory=list)
    """Those of a line 涉及部门."""


@dataclass
class Outline:
    """A stretch of paragraphs that reads as boundaries of matters."""

    extent: Extent
    title: Passage
    allocations: list[Allocation]
    labelled: bool
    """Whether labels say which words are what."""


def boundary_outlines(source: Source, title: re.Pattern[str]) -> list[Outline]:
    """Outlines of matters with `X：…` lines; a heading of the kind or labels tell them."""
    return source.once("boundary_outlines", lambda: [
        made for run in paragraphs(source) if (made := _Reader(run, title).read())
    ])


class _Reader:
    """Reads one run of paragraphs line by line."""

    def __init__(self, run: Sequence[tuple[int, Passage]], title: re.Pattern[str]) -> None:
        self.run, self.title = run, title
        self.found: list[Allocation] = []
        self.field = ""
        self.labelled = False
        self.waiting = self.headed = False
        self.first = self.last = -1

    def read(self) -> Outline | None:
        heading = next((p for _, p in self.run if self._is_title(p)), EMPTY)
        self.headed = bool(heading)
        for place, (position, words) in enumerate(self.run):
            following = self.run[place + 1][1] if place + 1 < len(self.run) else EMPTY
            if self._line(words, following, position == self.last + 1):
                self.first = position if self.first < 0 else self.first
                self.last = position
        if not any(len(a.parts) >= 2 for a in self.found) or not (self.labelled or heading):
            return None
        extent = Extent((self.first, 0), (self.last + 1, 0))
        return Outline(extent, heading or self.found[0].matter, self.found, self.labelled)

    def _is_title(self, words: Passage) -> bool:
        return len(words) <= 60 and bool(self.title.search(normalise(words.text)))

    def _line(self, words: Passage, following: Passage, next_to: bool) -> bool:
        """Takes a line in; whether it belongs to the outline."""
        number, rest = strip_number(words)
        name, value, seq = _labelled(rest)
        if name == "matter" and value:
            self._open(value, seq or number.text)
            return self._label(name, EMPTY)
        if name and name != "matter" and self.found:
            return self._label(name, value)
        bodies = _bodies(rest)
        if bodies is not None and self.found and self.field != "case":
            self.found[-1].parts.append(bodies)
            self.field = "duty"
            return True
        if self.field in ("", "duty") and self.found and self._says(rest):
            self.found[-1].parts.append((subjects_of(rest, self.found[-1].bodies), rest))
            self.field = "duty"
            return True
        if self._opens(words, following) and not (self.waiting and next_to):
            self._open(rest, number.text)
            self.field = ""
            return True
        return bool(self.found) and next_to and self._goes_on(words, rest, bool(number))

    def _open(self, matter: Passage, seq: str) -> None:
        self.found.append(Allocation(matter, seq.strip("、.．（）() ")))

    def _label(self, name: str, value: Passage) -> bool:
        # 职责分工 and 牵头单位 stand in other kinds of text as well.
        self.labelled = self.labelled or name in ("matter", "department", "basis", "case")
        name = "department" if name == "party" else name
        self.field = name
        self.waiting = not value and name in ("basis", "case", "department")
        if value:
            self._put(value)
        return True

    def _put(self, value: Passage) -> None:
        """Words of the label that holds."""
        self.waiting = False
        last = self.found[-1]
        if NOTHING.fullmatch(value.squeezed().text.rstrip("。；;.")):
            return
        if self.field == "basis":
            last.basis.append(value)
        elif self.field == "case":
            last.case = last.case + value
        elif self.field == "department":
            last.bodies += split_bodies(Value(value))
        elif self.field == "duty":
            own = _subject(value, last.bodies)
            if own or not last.parts:
                last.parts.append((subjects_of(value, last.bodies), value))
            else:
                last.parts[-1] = (last.parts[-1][0], last.parts[-1][1] + value)

    def _opens(self, words: Passage, following: Passage) -> bool:
        """Whether a line names a matter: short, with a label or a body's duties below."""
        if not _is_matter(words) or not following or self._is_title(words):
            return False
        _, rest = strip_number(following)
        name, _, _ = _labelled(rest)
        below = (bool(name) and name != "matter") or _bodies(rest) is not None
        return below or self._says(rest)

    def _says(self, words: Passage) -> bool:
        """Whether a sentence under a heading of the kind begins with a body that acts."""
        return self.headed and len(words) > 12 and bool(_subject(words, [])) and bool(
            _ACTS.search(words.text[:40])
        )

    def _goes_on(self, words: Passage, rest: Passage, numbered: bool) -> bool:
        """A line that goes on with the words above it."""
        if is_note(words.text) or is_owner_line(words.text) or self._is_title(words):
            return False
        last = self.found[-1]
        if self.field in ("basis", "case", "department") or (self.field == "duty" and (
            _subject(rest, last.bodies) or not last.parts
        )):
            self._put(rest)
            return True
        if not last.parts or len(words) <= 4 or _is_matter(words):
            return False
        body, text = last.parts[-1]
        last.parts[-1] = (body, text + (rest if numbered else words))
        return True


def _labelled(words: Passage) -> tuple[str, Passage, str]:
    """(field, words behind it, number of the matter) of a line that begins with a label."""
    found = _LABEL.match(normalise(words.text))
    if found is None:
        return "", EMPTY, ""
    label, value = plain(found["label"]), words[found.end() :].strip()
    matter = _MATTER.fullmatch(label)
    if matter is not None:
        return "matter", value, matter["seq"]
    if not value and _BOTH.search(label):
        return "duty", value, ""
    if value and _PARTIES.fullmatch(label):
        return "party", value, ""
    name, sure = match("boundary", label)
    known = sure >= 1.0 and name in ("department", "duty", "basis", "case")
    return (name, value, "") if known else ("", EMPTY, "")


def _bodies(words: Passage) -> tuple[list[Body], Passage] | None:
    """(bodies, what they do) of a line `X：…` or `X、Y：…`."""
    cut = re.match(r"[^：:，。；]{2,50}[：:]\s*", words.text)
    if cut is None or is_owner_line(words.text) or is_note(words.text):
        return None
    head = words[: cut.end()].strip("：: ")
    names = split_bodies(Value(head))
    if _NO_BODY.search(head.text) or head.text.count("（") != head.text.count("）"):
        return None
    if not names or not all(ENDS.search(str(n.value)) and len(str(n.value)) > 2 for n in names):
        return None
    return names, words[cut.end() :]


def _subject(words: Passage, bodies: Sequence[Body]) -> list[Body]:
    """The bodies that a sentence begins with."""
    text = words.text
    known = [b for b in bodies if text.startswith(str(b.value))]
    if known:
        return known[:1]
    found = find_departments(text[:40])
    if found and found[0].start == 0 and text[found[0].end : found[0].end + 1] not in "的、和与":
        return [Body(Value(words[: found[0].end]))]
    return []


def subjects_of(words: Passage, bodies: Sequence[Body]) -> list[Body]:
    """The bodies among which the clauses of a passage are shared out."""
    made = {str(body.value): body for body in bodies}
    for clause in split_clauses(words):
        for body in _subject(clause.passage, bodies):
            made.setdefault(str(body.value), body)
    return list(made.values())


def _is_matter(words: Passage) -> bool:
    text = words.text
    return (
        3 < len(words) <= 60 and text[-1] not in "。；;：:，" and not is_owner_line(text)
        and not _labelled(strip_number(words)[1])[0] and not re.search(r"〔\d{4}〕|号$", text)
    )
