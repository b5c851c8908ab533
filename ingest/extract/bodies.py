"""The bodies that a cell names (相关部门): one or several, with a label each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.extract.clauses import Clause
from ingest.passage import Passage, join
from ingest.rows import Value

ENDS = re.compile(
    r"[局委办部厅院府处会队社司心站所道镇乡村门位行校馆园团区县市街](?:等)?(?:[（(].*[）)])?$"
)
"""How names of bodies end."""
_AND = re.compile(
    r"(?<=[局委办部厅院府处会队])(?:和|及|与|以及)(?=[\u4e00-\u9fff]{2,18}[局委办部厅院府处会队]$)"
)
_LABEL = re.compile(
    r"[（(\[【]\s*(?:牵头|主办|主责|配合|协办|协助|参与|责任)(?:单位|部门)?\s*[）)\]】]|[★▲*]"
)
_ORDER = re.compile(r"^\s*(?:\d{1,2}\s*[.．、]|[（(]\d{1,2}[）)]|[\u2460-\u2473])\s*")
_LABELS = {
    "牵头": "牵头单位", "主办": "主办单位", "主责": "牵头单位", "配合": "配合单位",
    "协办": "配合单位", "协助": "配合单位", "参与": "配合单位", "责任": "责任单位",
    "★": "牵头单位", "▲": "牵头单位", "*": "牵头单位",
}


@dataclass(frozen=True, slots=True)
class Body:
    """A body as a cell names it; `label` is the role word beside it, if any."""

    value: Value
    label: str = ""


def split_bodies(value: Value) -> list[Body]:
    """The bodies of a cell in order; a name broken by a line end is put together."""
    made = []
    for part in _lines(value.passage):
        for name in _names(part):
            label = _LABEL.search(name.text)
            bare = name.without(_LABEL).without(_ORDER).strip("：: \t\n　").squeezed()
            if bare:
                words = _LABELS.get(label.group().strip("（(）)[]【】 ")[:2], "") if label else ""
                if label and not words:
                    words = _LABELS.get(label.group()[:1], "")
                made.append(Body(Value(bare, value.how, value.rule), words))
    return made


def _names(passage: Passage) -> list[Passage]:
    """Cut at list marks outside brackets, and at 和 between two bodies."""
    made: list[Passage] = []
    for part in passage.cut("、，,；;/／|", "（(<〈", "）)>〉"):
        made.extend(part.split(_AND))
    return [part for part in made if part.strip()]


def _lines(passage: Passage) -> list[Passage]:
    """Lines of a cell, joined where a line alone is no name."""
    made: list[Passage] = []
    for line in passage.split(r"\n+"):
        if not line.strip():
            continue
        whole = made and ENDS.search(made[-1].squeezed().text) and len(line.squeezed()) > 2
        if made and not whole and not made[-1].text.rstrip().endswith(("、", "，", "；", ",")):
            made[-1] = join([made[-1].strip(), line.strip()])
        else:
            made.append(line)
    return made


def shared_out(
    clauses: Sequence[Clause], bodies: Sequence[Body]
) -> list[tuple[Clause, Body | None]]:
    """Which body each clause is of.

    Where clauses open with a body (`X：…`, `X负责…`) they are that body's, and so
    are those after it; where none does, each body has every clause. A label `X：`
    is taken off.
    """
    everyone: list[Body | None] = [*bodies] or [None]
    made: list[tuple[Clause, Body | None]] = []
    current: list[Body] = []
    leads = [_leading(clause, bodies) for clause in clauses]
    if not any(found for found, _ in leads):
        return [(clause, body) for body in everyone for clause in clauses]
    for clause, (found, rest) in zip(clauses, leads, strict=True):
        current = found or current
        for body in current or everyone:
            made.append((replace(clause, passage=rest), body))
    return made


def _leading(clause: Clause, bodies: Sequence[Body]) -> tuple[list[Body], Passage]:
    """The bodies that a clause opens with, and its words without a label."""
    text = clause.passage.text
    label = re.match(r"[^：:，。；]{2,40}[：:]\s*(?=\S)", text)
    if label:
        names = split_bodies(Value(clause.passage[: label.end()].strip("：: ")))
        if names and all(ENDS.search(str(name.value)) for name in names):
            known = [_known(name, bodies) or name for name in names]
            return known, clause.passage[label.end() :]
    for body in sorted(bodies, key=lambda b: -len(str(b.value))):
        name = str(body.value)
        for form in (name, name[1:] if name[0] in "省市县区旗" else name):
            if len(bodies) > 1 and text.startswith(form) and not text[len(form) :].startswith(
                ("、", "和", "及", "与", "的")
            ):
                return [body], clause.passage
    return [], clause.passage


def _known(name: Body, bodies: Sequence[Body]) -> Body | None:
    """The body of the department cell that a label means."""
    text = str(name.value)
    return next(
        (b for b in bodies if str(b.value).endswith(text) or text.endswith(str(b.value))), None
    )
