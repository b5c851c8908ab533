"""Records of labelled lines whose labels come again: each becomes a row.

    成员单位：区水利局          考核标准
    主要职责：负责水情监测。       村内道路每日清扫。
    成员单位：区气象局          分值
    主要职责：发布预警。         15

For the kinds of tables that are hardly ever printed as forms.
"""

from __future__ import annotations

import re

from ingest.columns import is_heading, match
from ingest.readers._text_lines import Found, Lines
from ingest.readers._text_sorts import kind_of

_KINDS = ("criteria", "assignments", "member_duties")
_OPENING = {"seq", "task", "measure", "section", "standard", "department"}
"""Fields with which a record begins; labels below an item belong to that item."""
_LABEL = re.compile(r"\s*(?P<label>[^：:\s，。；]{2,14})\s*(?:[：:]\s*(?P<value>.*))?$", re.DOTALL)


def find(lines: Lines, start: int) -> Found | None:
    """The records whose first label is at a line."""
    if _label(lines, start, "") is None:
        return None
    entries, end = _entries(lines, start)
    records = _records(entries)
    header = list(dict.fromkeys(label for label, _ in entries))
    if not _regular(records, header):
        return None
    rows = [[record.get(label, "") for label in header] for record in records]
    return Found(end, [header, *rows], len(header))


def _regular(records: list[dict[str, str]], header: list[str]) -> bool:
    """Whether the records hold the same known labels over and over."""
    if len(records) < 2 or len(header) < 2 or any(header[0] not in r for r in records):
        return False
    kind = kind_of(tuple(header))
    if match(kind, header[0])[0] not in _OPENING:
        return False
    known = {field for field, sure in (match(kind, label) for label in header) if sure >= 1.0}
    usual = sum(len(record) for record in records) >= 0.6 * len(records) * len(header)
    enough = len(known) >= 3 or (kind == "member_duties" and {"department", "duty"} <= known)
    return kind in _KINDS and usual and enough


def _entries(lines: Lines, start: int) -> tuple[list[tuple[str, str]], int]:
    """Labels with their values, and the line after the last."""
    found: list[tuple[str, str]] = []
    first = ""
    i = end = start
    while i < len(lines):
        if lines.blank(i) or i in lines.furniture:
            i += 1
            continue
        label = _label(lines, i, first)
        if label is not None:
            found.append(label)
            first = first or label[0]
        elif found and (not found[-1][1] or (i == end and not lines.closes(i))):
            found[-1] = found[-1][0], "\n".join(filter(None, (found[-1][1], lines[i].strip())))
        else:
            break
        i = end = i + 1
    return found, end


def _label(lines: Lines, i: int, first: str) -> tuple[str, str] | None:
    """The label and value of a line; a bare label needs a value below it."""
    parts = _LABEL.match(lines[i]) if len(lines[i]) < 4000 else None
    if parts is None or not (is_heading(parts["label"]) or parts["label"] == first):
        return None
    if parts["value"] is None:
        below = lines.next_filled(i + 1)
        if below >= len(lines) or is_heading(lines[below].strip()):
            return None
    return parts["label"], (parts["value"] or "").strip()


def _records(entries: list[tuple[str, str]]) -> list[dict[str, str]]:
    """One record from each return of a label to the next."""
    records: list[dict[str, str]] = []
    for label, value in entries:
        if not records or label in records[-1]:
            records.append({})
        records[-1][label] = value
    return records
