"""Questions worded like the sample of a named query lead to it (命名查询).

人力资源和社会保障局有哪些职责? is the sample of `department_duties`: what stands in the
place of {department} is its parameter, and every row of the query is an answer. Lists
(LISTS) are asked of the graph at once; the others only when nothing else has answered.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ask.fold import fold
from ask.question import Question
from ask.shelf import Shelf
from queries.catalogue import Query, catalogue

LISTS = frozenset((
    "department_duties", "department_offices", "office_duties", "matters_without_lead",
    "most_shared_matters", "departments_sharing_matter", "regulation_cited_by",
))
"""Queries whose rows, all of them, are the answer."""
SHORTEST = {"topic": 4, "matter": 4, "office": 3, "department": 3, "regulation": 4}
"""Characters of a parameter from which on it may be looked up."""
_OPENING = re.compile(r"^(?:请问|想问|问一下|我想知道|please tell me)[，,\s]*", re.I)
_ENDING = re.compile(r"[？?。.!！\s]+$")


@cache
def _samples() -> tuple[tuple[Query, re.Pattern[str]], ...]:
    """Each sample question as a pattern with its parameters as groups."""
    made = []
    for query in catalogue().values():
        for _, sample in query.asks:
            bare = _ENDING.sub("", sample)
            parts = re.split(r"\{(\w+)\}", bare)
            text = "".join(
                f"(?P<{part}>.+?)" if number % 2 else re.escape(part)
                for number, part in enumerate(parts)
            )
            made.append((query, re.compile(f"(?:all |所有|全部)?{text}", re.I)))
    return tuple(made)


def named(
    question: Question, shelf: Shelf, documents: list[str], lists: bool
) -> list[dict[str, Any]]:
    """An answer for each row of the query that the question is a sample of; [] if none."""
    bare = _ENDING.sub("", _OPENING.sub("", question.bare)).strip()
    for query, pattern in _samples():
        found = pattern.fullmatch(bare) if (query.name in LISTS) == lists else None
        if found is None:
            continue
        given = {name: value.strip() for name, value in found.groupdict().items()}
        if any(len(fold(v)) < SHORTEST.get(k, 2) for k, v in given.items()):
            continue
        rows = _rows(question, shelf, query, given, documents)
        if not rows and "office" in given:
            # 县人社局负责哪些工作? asks in the words of an office for a department.
            query = catalogue()["department_duties"]
            rows = _rows(question, shelf, query, {"department": given["office"]}, documents)
        if rows:
            return [_answer(row, query, question) for row in rows]
    return []


def _rows(
    question: Question, shelf: Shelf, query: Query, given: dict[str, str], documents: list[str]
) -> list[dict[str, Any]]:
    """The rows of the documents asked, under the body's name as asked or as it is."""
    tried = [given]
    if "department" in given:
        tried += [{**given, "department": key.standard}
                  for _, key in question.departments if key.standard]
    wanted = {shelf.profiles[d].number for d in documents}
    for values in tried:
        rows = [
            row for row in shelf.registry.query(query.name, dict(values)).rows
            if row["citations"]
            and (not wanted or any(c["document_id"] in wanted for c in row["citations"]))
        ]
        if rows:
            return rows
    return []


def _answer(row: dict[str, Any], query: Query, question: Question) -> dict[str, Any]:
    """A row in the shape of an answer; the first column is what it says."""
    shown = [name for name, _ in query.columns if row.get(name) not in (None, "", [])]
    text = _said(row[shown[0]]) if shown else ""
    rest = "；".join(_said(row[name]) for name in shown[1:])
    return {
        "text": text, "quote": text if len(shown) < 2 else f"{text}（{rest}）",
        "department": _said(row.get("department") or row.get("names") or ""),
        "office": _said(row.get("office") or ""),
        "role": _said(row.get("role") or row.get("roles") or ""),
        "matter": _said(row.get("matter") or ""), "regulation": _said(row.get("regulation") or ""),
        "phone": _said(row.get("phone") or ""), "place": _said(row.get("place") or ""),
        "citations": row["citations"], "why": f"意图 {question.intent}；命名查询 {query.name}",
    }


def _said(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "、".join(_said(v) for v in value if v)
    return str(value)
