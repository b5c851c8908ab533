"""Duties of member units (成员单位职责): each body with its own paragraph.

The body stands as a heading, before `：` or `。`, or as subject of the first sentence
under a heading that says 职责. Bodies may share a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.document import Claim, Source
from ingest.extract.bodies import split_bodies
from ingest.extract.clauses import split_clauses
from ingest.passage import EMPTY, Passage
from ingest.rows import Row, Value
from ingest.sections._prose_bodies import subjects
from ingest.sections._prose_brackets import labels
from ingest.sections._prose_duties import Bearer, Setting, duty
from ingest.sections._prose_groups import group_rows, groups
from ingest.sections._prose_lines import extent_of
from ingest.sections._prose_outline import Node
from ingest.sections._prose_read import document_rules, nodes_in, nodes_of, read
from ingest.sections._prose_sentences import clauses
from ingest.sections._prose_units import unit_head, units_over
from ingest.sections._table_claims import table_claims
from ingest.sections._tables import Filled, Sheet, fill, nothing, sheet

KIND = "member_duties"

_TITLE = re.compile(r"成员单位|职责分工|部门职责|工作职责")

_HEADING = re.compile(
    r"(?:成员单位|部门|单位|各方|责任|工作)?(?:主要)?(?:职责|"
    r"分工)(?:任务)?(?:分工)?(?:如下)?[：:]?$"
)


def claims(source: Source) -> Iterable[Claim]:
    """Runs of paragraphs that bodies head, and tables of bodies with their duties."""
    yield from table_claims(source, KIND, _TITLE, _decisive)
    nodes = nodes_of(source)
    for group in groups(nodes, document_rules(source)):
        yield Claim(KIND, extent_of(n.para for n in group.nodes), 0.9, group.head.title)
    run: list[Node] = []
    for node in [*nodes, None]:
        if node is not None and _belongs(node):
            run.append(node)
            continue
        levels = [n.level for n in run if _head(n)]
        if max(map(levels.count, levels), default=0) >= 2:
            title = _title(nodes, run[0])
            yield Claim(KIND, extent_of(n.para for n in run), _score(title), title)
        run = []


def _score(title: Passage) -> float:
    """A heading that says 职责分工 over the bodies tells the kind; a matter does not."""
    words = title.squeezed().text
    return 0.82 if _HEADING.search(words) and "边界" not in words else 0.65


def _belongs(node: Node) -> bool:
    if node.para.table is not None:
        return False
    return _head(node) or bool(units_over(node) and not node.children)


def _head(node: Node) -> bool:
    """Whether a body heads a paragraph, or is the subject of it under 职责."""
    if node.para.table is not None:
        return False
    if unit_head(node)[0]:
        return True
    above = node.above[-1] if node.above else None
    if above is None or not above.title or not _HEADING.search(above.title.squeezed().text):
        return False
    first = next(iter(clauses(node.para.body)), EMPTY)
    found = subjects(first.squeezed().text)
    return bool(found) and found[0].bodies[0].start == 0


def _title(nodes: list[Node], first: Node) -> Passage:
    """The heading over the run, or the title of the document."""
    for above in reversed(first.above):
        if above.title:
            return above.title
    position = nodes.index(first)
    for node in reversed(nodes[:position]):
        text = node.para.passage.squeezed().text
        if len(text) <= 40 and "职责" in text:
            return node.para.passage
    return nodes[0].para.passage if len(nodes[0].para.text) <= 60 else EMPTY


def _decisive(made: Sheet) -> float:
    """A column of bodies and a column of duties, and nothing of the fuller tables."""
    has = made.columns.keys()
    if {"group", "duty"} <= has and has & {"lead", "department"}:
        return 0.88
    if not {"department", "duty"} <= has or len(made.grid[0]) > 5:
        return 0.0
    if made.header < 0:
        return 0.6
    heading = made.grid[made.header][made.columns["department"]]
    return 0.9 if heading is not None and "成员" in heading.text else 0.6


def rows(claim: Claim, source: Source) -> Iterator[Row]:
    for table in claim.tables(source):
        made = sheet(table, KIND)
        if made is not None and _decisive(made) > 0:
            for line in fill(made, "department", ("seq", "department")):
                yield from _line(line)
    nodes = nodes_in(claim, source)
    formed = groups(nodes, document_rules(source))
    yield from group_rows(formed)
    own = {id(node) for group in formed for node in group.nodes}
    yield from read([node for node in nodes if id(node) not in own], source)


def _line(line: Filled) -> Iterator[Row]:
    """The clauses of a table row, each borne by the bodies of the row."""
    text, bearers = line.get("duty"), _bearers(line)
    if text is None or not bearers:
        return
    for clause in split_clauses(text.passage):
        seq = Value(clause.number) if clause.number else line.get("seq")
        yield duty(clause.passage, bearers, Setting(line.get("group"), seq))


def _bearers(line: Filled) -> list[Bearer]:
    """The bodies of a row; beside one that leads a group its members support."""
    lead, body = line.get("lead"), line.get("department")
    led = lead is not None and not nothing(lead)
    made = [Bearer(b.value, "lead") for b in split_bodies(lead)] if lead and led else []
    if body is not None and not nothing(body):
        role = "support" if led else ""
        made += [
            Bearer(b.value, labels().get(b.label, (role, False))[0] if b.label else role)
            for b in split_bodies(body)
        ]
    return made
