"""Vertical forms: a label, then its value; one block a record.

    职权名称                     职权名称：经营许可
    经营许可                     承办机构：行政审批股
    承办机构 …

They become tables of two columns, label and value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.columns import match, vocabulary, without_number
from ingest.lines import is_owner_line
from ingest.readers import _text_delimited, _text_records, _text_rows
from ingest.readers._text_lines import Found, Lines

_KINDS = ("boundary", "duties", "services", "powers", "one_stop")
_HEADS = {"matter", "name", "main", "seq", "material", "item", "type"}
"""Fields with which a record begins."""

_TITLED = ("powers", "services", "one_stop")
"""Kinds whose records may have a title instead of a label with the name."""

_LABEL = re.compile(
    r"^[\s　]*(?:[-*•·●■◆]\s*|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、．]\s*"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]\s*)?"
    r"[【\[*]{0,2}\s*(?P<label>[^：:\s【】\[\]*，。；]{1,14}?)\s*[】\]*]{0,2}"
    r"(?:\s*[：:]\s*[*]{0,2}|(?P<open>[】\t ]+|[　]+)|$)(?P<value>.*)$"
)


_PART = re.compile(r"\s*[一二三四五六七八九十]{1,3}、")
_PIPED = re.compile(r"\s*[|｜│]\s*([^|｜│]{1,20}?)\s*[|｜│]\s*([^|｜│]*?)\s*[|｜│]?\s*")
"""A row of two cells between pipes."""
_INNER = re.compile(
    r"[；;。，,、|\s　（(]+[【\[]?(?P<label>[\u4e00-\u9fff]{2,8})[】\]]?\s*[：:]\s*"
)
"""A label inside a line; the sign before it belongs to neither value."""


@dataclass
class _Entry:
    label: str
    value: list[str] = field(default_factory=list)


def find(lines: Lines, start: int) -> Found | None:
    """The form whose first label is at a line."""
    best: Found | None = _text_records.find(lines, start)
    if best is not None:
        return best
    for kind in _KINDS:
        if _label(lines[start], kind, first=True) is None and not _opens(lines, start, kind):
            continue
        found = _read(lines, start, kind)
        if found is not None and (best is None or len(found.rows) > len(best.rows)):
            best = found
    return best


def _opens(lines: Lines, i: int, kind: str) -> bool:
    """Whether the title of a record is at a line, or a heading right above one."""
    if _titles(lines, i, kind):
        return True
    following = lines.next_filled(i + 1)
    return lines.closes(i) and following < len(lines) and _titles(lines, following, kind)


def _titles(lines: Lines, i: int, kind: str) -> bool:
    """Whether a line is the title of a record: short, labels of other fields below."""
    text = lines[i].strip()
    if kind not in _TITLED or not 2 <= len(text) <= 60 or text[-1] in "。；;，,、：:|":
        return False
    labelled = re.match(r"[^：:]{2,10}[：:]\s*\S|.*\t", text) or _label(lines[i], kind) is not None
    if labelled or is_owner_line(text):
        return False
    fields: list[str] = []
    while len(fields) < 4:
        i = lines.next_filled(i + 1)
        label = _label(lines[i], kind) if i < len(lines) else None
        if label is None or not label[1].strip() or is_owner_line(lines[i]):
            break
        fields.append(match(kind, without_number(label[0]))[0])
    return len(fields) > 1 and not _HEADS - {"type", "seq"} & set(fields)


def _label(line: str, kind: str, first: bool = False) -> tuple[str, str] | None:
    """(label, value on the same line) when a line begins with a label of a kind."""
    if len(line) > 4000:
        return None
    piped = _PIPED.fullmatch(line)
    line = f"{piped[1]}\t{piped[2]}" if piped else line
    parts = _LABEL.match(line)
    if parts is None:
        return None
    value = parts.group("value")
    name, sure = match(kind, parts.group("label"))
    label = line[: parts.end("label")].strip(" \t　")
    if sure < 1.0 or (first and name not in _HEADS):
        return None
    bracketed = "】" in line[parts.end("label") : parts.start("value")]
    opened = parts.group("open") or ""
    unsure = opened and value and not bracketed and "\t" not in opened
    if unsure and name not in ("seq", "type", "phone", "name", "code"):
        return None  # a label, a blank, a value: only where no sentence can start so
    return label, value  # with its number: 1.服务事项


def _read(lines: Lines, start: int, kind: str) -> Found | None:
    entries: list[_Entry] = []
    aside: list[int] = []
    i = end = start
    while i < len(lines):
        if i in lines.furniture:
            aside.append(i)
            i += 1
            continue
        if lines.blank(i):
            i += 1
            continue
        if _text_delimited.begins(lines, i) or _text_rows.begins(lines, i):
            break
        label = _label(lines[i], kind)
        if label is None and _titles(lines, i, kind):
            entries.append(_Entry("", [lines[i]]))
        elif label is None and _opens(lines, i, kind):
            entries.append(_Entry(lines[i], []))
        elif label is not None:
            for name, value in _inner(*label, kind):
                entries.append(_Entry(name, [value] if value.strip() else []))
        elif entries and _other_part(lines, i, kind, entries):
            break
        elif entries and lines.closes(i) and _before_record(lines, i, kind):
            entries.append(_Entry(lines[i], []))
        elif not entries or not _goes_on(lines, i, end, kind, entries[-1]):
            break
        else:
            entries[-1].value.append(lines[i])
        i = end = i + 1
    if not _is_form(entries, kind):
        return None
    rows = [[entry.label, "\n".join(entry.value)] for entry in entries]
    return Found(end, rows, 2, [a for a in aside if a < end])


def _inner(label: str, value: str, kind: str) -> list[tuple[str, str]]:
    """Labels further on in the same line: `服务事项：X；承办机构：Y；电话：Z`."""
    made: list[tuple[str, str]] = []
    last = 0
    for inner in _INNER.finditer(value):
        if match(kind, inner.group("label"))[1] >= 1.0:
            made.append((label, value[last : inner.start()]))
            label, last = inner.group("label"), inner.end()
    return [*made, (label, value[last:])]


def _goes_on(lines: Lines, i: int, end: int, kind: str, entry: _Entry) -> bool:
    """Whether a line without a label belongs to the value above it."""
    if not entry.value:
        return True
    if i == end:
        return not lines.closes(i) or _label_near(lines, i, kind)
    return not lines.closes(i) and _label_near(lines, i, kind)


def _before_record(lines: Lines, i: int, kind: str) -> bool:
    """Whether a heading stands right above the first label of a record."""
    following = lines.next_filled(i + 1)
    return following < len(lines) and _label(lines[following], kind, first=True) is not None


def _other_part(lines: Lines, i: int, kind: str, entries: list[_Entry]) -> bool:
    """Whether the heading of a part stands above records with another first label."""
    following = lines.next_filled(i + 1)
    if not _PART.match(lines[i]) or following >= len(lines) or len(entries) < 4:
        return False
    label = _label(lines[following], kind, first=True)
    more = (_label(lines[j], kind) for j in range(following + 1, min(following + 5, len(lines))))
    second = next(filter(None, more), None)
    seen = {entry.label for entry in entries}
    return label is not None and second is not None and not {label[0], second[0]} <= seen


def _label_near(lines: Lines, i: int, kind: str) -> bool:
    return any(
        _label(lines[j], kind) is not None
        for j in range(i + 1, min(i + 8, len(lines)))
    )


def _is_form(entries: list[_Entry], kind: str) -> bool:
    fields = [match(kind, without_number(entry.label))[0] for entry in entries]
    if set(fields) <= {"", "item", "department", "support", "seq"}:
        return False  # bodies over a text say who leads it; that is no form
    filled = sum(1 for entry in entries if any(v.strip() for v in entry.value))
    filled += fields.count("")  # headings between records
    if any(entry.label == "" for entry in entries):
        fields.append("item" if kind == "one_stop" else "name")
    decisive = set(fields) - {"", "seq", "remark"}
    enough = len(decisive) >= 3 and len(entries) >= 4
    return enough and filled >= 0.6 * len(entries) and bool(decisive & (_HEADS - {"type"})) and (
        len(decisive) >= min(3, len(vocabulary()[kind]))
    )
