"""Tasks given to bodies (任务分工): tables with 牵头单位 and 配合单位, items with brackets.

In a table the heading of the column gives the role; in a list of items it is the
label in the bracket, or the rule that the document states for all brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from graph.reading import Table
from ingest.document import Claim, Source
from ingest.extract.bodies import split_bodies
from ingest.passage import Passage
from ingest.rows import Row, Value
from ingest.sections._prose_bodies import is_body_list
from ingest.sections._prose_brackets import Assigned, labels, read_assignment
from ingest.sections._prose_duties import Bearer, Setting, derived, duty
from ingest.sections._prose_lines import extent_of
from ingest.sections._prose_outline import PLAIN, Node
from ingest.sections._prose_read import (
    closing,
    covered,
    document_rules,
    matter_value,
    nodes_in,
    nodes_of,
    plain,
    seq_of,
)
from ingest.sections._prose_sentences import clauses
from ingest.sections._table_checks import check_numbers
from ingest.sections._table_claims import table_claims
from ingest.sections._tables import Filled, Sheet, fill, nothing, sheet
from ingest.sections._wide import Wide, wide, wide_claims

KIND = "assignments"

_TITLE = re.compile(
    r"任务分[工解]|责任分[工解]|重点任务|工作任务|分工表|任务清单|责任清单|重点工作"
)
_OPEN = re.compile(r"待定|另定|待明确|未定")
_DOWN = ("seq", "task", "lead", "responsible", "support", "deadline")


def claims(source: Source) -> Iterable[Claim]:
    """Task tables, and parts of a text whose items end with bodies in brackets."""
    yield from table_claims(source, KIND, _TITLE, _decisive)
    yield from wide_claims(source, KIND, _TITLE, marked=True)
    parts = [
        (nodes, [a for n in nodes if (a := _assigned(n, source)) is not None])
        for nodes in _parts(source)
    ]
    several = sum(any(a.labelled for a in marked) for _, marked in parts) >= 2
    for nodes, marked in parts:
        if len(marked) >= 2 or (several and marked):
            title = nodes[0].title or nodes[0].para.passage[:0]
            # A label such as 牵头单位 is found in no other kind of text.
            score = 0.85 if sum(a.labelled for a in marked) >= 2 else 0.6
            yield Claim(KIND, extent_of(n.para for n in nodes), score, title)


def _decisive(made: Sheet) -> float:
    has = made.columns.keys()
    if not has & {"task", "measure"} or not has & {"lead", "responsible"}:
        return 0.0
    return 0.7 + 0.04 * len(has & {"lead", "support", "responsible", "deadline", "measure"})


def _parts(source: Source) -> Iterator[list[Node]]:
    """The document by its outermost headings, without tables.

    Where these are the items themselves, the whole document is one part.
    """
    nodes = [n for n in nodes_of(source) if n.para.table is None]
    top = min((n.level for n in nodes if 1 < n.level < PLAIN), default=PLAIN)
    places = [i for i, n in enumerate(nodes) if n.level == top]
    if len(places) >= 2 and places[-1] - places[0] < 1.5 * len(places):
        yield nodes[places[0] : places[-1] + 1]
        return

    def part(node: Node) -> int:
        over = [n for n in (*node.above, node) if n.level == top]
        return id(over[0]) if over else 0

    for _, group in groupby(nodes, key=part):
        yield list(group)


def _assigned(node: Node, source: Source) -> Assigned | None:
    """The last bracket of an item, or a labelled line, that names bodies."""
    rules = document_rules(source)
    line = _labelled_line(node, source)
    if line is not None:
        return line
    return next(iter([*closing(node.para.body, rules)][::-1]), None)


def _labelled_line(node: Node, source: Source) -> Assigned | None:
    body = node.para.body.strip("（）()")
    if not re.match(r"\s*[\u4e00-\u9fff]{2,8}(?:[（(].{1,8}[)）])?\s*[：:]", body.text):
        return None
    made = read_assignment(body, document_rules(source))
    return made if made is not None and made.labelled and (made.bearers or made.deadline) else None


def rows(claim: Claim, source: Source) -> Iterator[Row]:
    for table in claim.tables(source):
        columns = wide(table)
        if columns is not None and columns.marked:
            yield from _matrix(columns, source)
            return
        made = sheet(table, KIND)
        if made is not None and _decisive(made) > 0:
            yield from _table_rows(made, table, source)
            for note in claim.passages(source):
                yield from _notes(note, claim, source)
            return
    yield from _list_rows(nodes_in(claim, source), source)


def _matrix(made: Wide, source: Source) -> Iterator[Row]:
    """The tasks of a table that marks each body's part in its column."""
    for line in made.rows(source):
        bearers = [
            Bearer(body.value, share.role) for share in line.shares for body in share.bodies
        ]
        bearers.sort(key=lambda bearer: bearer.role != "lead")
        matter = line.matter if len(made.texts) > 1 else None
        for clause in clauses(line.text):
            yield duty(clause, bearers, Setting(matter, line.seq))


def _notes(note: Passage, claim: Claim, source: Source) -> Iterator[Row]:
    """What paragraphs around a table say in sentences."""
    at = note.runs[0].at if note.runs else ""
    for node in nodes_in(claim, source):
        if node.para.passage.runs and node.para.passage.runs[0].at == at:
            yield from plain(node, source)


_PART = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?")


def _table_rows(made: Sheet, table: Table, source: Source) -> Iterator[Row]:
    heading: Passage | None = None
    lines = fill(made, "task" if "task" in made.columns else "measure", _DOWN)
    check_numbers(lines, source)
    for line in lines:
        group = _heading(line)
        if group is not None:
            heading = group
            continue
        if heading and not line.record.heading:
            line.record.heading = heading
        yield from _task(line, made, table, source)


def _heading(line: Filled) -> Passage | None:
    """The words of a row that only heads those below it: 二 | 农村供水."""
    filled = {name: words for name, words in line.record.cells.items()
              if words.strip() and name not in line.record.above}
    number, task = filled.get("seq"), filled.get("task") or filled.get("measure")
    if len(filled) != 2 or number is None or task is None or line.record.extra:
        return None
    return task if _PART.fullmatch(number.squeezed().text) else None


def _task(line: Filled, made: Sheet, table: Table, source: Source) -> Iterator[Row]:
    task, measure = line.get("task"), line.get("measure")
    text = measure or task or _strayed(line, source)
    if text is None or re.fullmatch(r"(?:合计|小计|总计|共.{0,12}[项条])", str(text)):
        return
    bearers = _bearers(line, made, table, source)
    if measure is None and "measure" in made.columns and not any(
        _own(line, name) for name in ("lead", "responsible", "support")
    ):
        return  # a heading between tasks
    if not bearers:
        source.issue(
            "unit_missing", "这项任务没有写明责任单位。",
            "No body is named for this task.", line.record.address,
        )
    matter = task if measure is not None else None
    if matter is None and line.record.heading:
        matter = Value(line.record.heading, "inherited")
    setting = Setting(matter, line.get("seq"), deadline=line.get("deadline"))
    for clause in clauses(text.passage):
        row = duty(clause, bearers, setting)
        if text.how == "inherited":
            row.name = row.name.as_inherited()
        yield row


def _strayed(line: Filled, source: Source) -> Value | None:
    """The task where it slipped into the cell of the leading body, before a blank."""
    lead = line.get("lead")
    match = re.match(r"(\S{4,}?)\s+(\S+)$", lead.passage.text) if lead is not None else None
    if lead is None or match is None or not is_body_list(match.group(2)):
        return None
    line.values["lead"] = Value(lead.passage.group(match, 2), lead.how)
    source.issue(
        "row_shifted", "任务和牵头单位写在了一格,已分开。",
        "The task and the leading body share a cell; taken apart.", line.record.address, "note",
    )
    return Value(lead.passage.group(match, 1))


def _bearers(line: Filled, made: Sheet, table: Table, source: Source) -> list[Bearer]:
    """The bodies of the columns, by what the columns are headed."""
    found: list[Bearer] = []
    first_leads = "lead" not in made.columns and document_rules(source, table).first_leads
    for name in ("lead", "responsible", "support"):
        cell = line.get(name)
        if cell is None or nothing(cell) or _OPEN.search(str(cell)):
            continue
        if cell.how == "inherited" and name != "lead" and _own(line, "lead"):
            continue
        role = _role(name, made, table)
        named = [
            Bearer(b.value, labels().get(b.label, (role, False))[0] if b.label else role)
            for b in split_bodies(cell)
        ]
        if name == "responsible" and first_leads and len({b.role for b in named}) == 1 < len(named):
            rest = [Bearer(b.name, "support") for b in named[1:]]
            named = derived([Bearer(named[0].name, "lead"), *rest], "first_named_leads")
        found += named
    return found


def _own(line: Filled, name: str) -> bool:
    cell = line.get(name)
    return cell is not None and cell.how != "inherited"


def _role(name: str, made: Sheet, table: Table) -> str:
    if name == "lead":
        return "lead"
    heading = source_heading(table, made, name)
    role = labels().get(heading, ("support" if name == "support" else "lead", False))[0]
    beside = "lead" in made.columns and name == "responsible"
    return "support" if beside else role


def source_heading(table: Table, made: Sheet, name: str) -> str:
    """The words above a column."""
    cell = made.grid[made.header][made.columns[name]] if made.header >= 0 else None
    return re.sub(r"\s|[（(].*?[）)]", "", cell.text) if cell is not None else ""


def _list_rows(nodes: Sequence[Node], source: Source) -> Iterator[Row]:
    """Items, each with its bracket, its labelled lines, or the document's default."""
    rules = document_rules(source)
    marked = {n.level for n in nodes if list(closing(n.para.body, rules))}
    for position, node in enumerate(nodes):
        if _labelled_line(node, source) is not None:
            continue
        after = _lines_after(nodes, position, source)
        if after is not None:
            yield from covered(_own_text(node), after, _setting(node))
        elif list(closing(_own_text(node), rules)):
            yield from plain(node, source)
        elif node.level in marked and not node.children and node.level < PLAIN:
            yield from _unmarked(node, source)
        else:
            yield from plain(node, source)


def _setting(node: Node) -> Setting:
    return Setting(matter_value(node), seq_of(node))


def _own_text(node: Node) -> Passage:
    return node.rest if node.title and node.rest else node.para.body


def _lines_after(nodes: Sequence[Node], position: int, source: Source) -> Assigned | None:
    """The labelled lines that follow an item at once, put together."""
    found: list[Assigned] = []
    for node in nodes[position + 1 :]:
        line = _labelled_line(node, source)
        if line is None:
            break
        found.append(line)
    if not found:
        return None
    bearers = tuple(b for line in found for b in line.bearers)
    lead = any(b.role == "lead" for b in found[0].bearers) and len(found) > 1
    if lead:
        bearers = found[0].bearers + tuple(
            Bearer(b.name, "support" if b.role == "lead" else b.role)
            for line in found[1:] for b in line.bearers
        )
    deadline = next((line.deadline for line in found if line.deadline), None)
    return Assigned(bearers, 0, 0, deadline)


def _unmarked(node: Node, source: Source) -> Iterator[Row]:
    """An item without bodies: the document's default, or nobody, and said so."""
    default = document_rules(source).default
    text = _own_text(node)
    spoken = list(plain(node, source)) if not default else []
    if spoken:
        yield from spoken
        return
    if not default:
        source.issue(
            "unit_missing", "这一项没有写明责任单位。", "No body is named for this item.",
            node.para.passage.at,
        )
    for clause in clauses(text):
        yield duty(clause, derived(default, "blanket_default"), _setting(node))
