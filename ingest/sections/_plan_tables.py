"""Tables of person categories (人员类别): the class, what defines it, papers, rules."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.reading import Table
from ingest.document import Source
from ingest.rows import Row, Value
from ingest.sections._prose_sentences import clauses
from ingest.sections._tables import Sheet, fill, nothing, sheet

KIND = "plan"

_RULE = re.compile(r"选|兼|同时|重复|只能|不得|单独|择|叠加|就高")


def is_class_table(made: Sheet) -> float:
    """How surely the columns are those of a table of person categories."""
    has = made.columns.keys()
    if "category" not in has or not has & {"rule", "material", "definition"}:
        return 0.0
    return 0.62 + 0.08 * len(has & {"rule", "material", "definition"})


def class_rows(table: Table, source: Source) -> Iterator[Row]:
    """A category for each row, and the papers that its persons bring."""
    made = sheet(table, KIND)
    if made is None or is_class_table(made) <= 0:
        return
    for line in fill(made, "category", ("material", "rule")):
        name = line.get("category")
        if name is None:
            continue
        row = Row("PersonCategory", name, key=(source.identity.issuer,))
        row.put("seq", line.get("seq")).put("text", line.get("definition"))
        rules = list(_rules(line.get("rule")))
        row.put("rules", *rules)
        if rules:
            row.put("selection", line.get("rule"))
        yield row
        yield from _materials(line.get("material"), name, source)


def _rules(cell: Value | None) -> Iterator[Value]:
    if cell is None or nothing(cell):
        return
    for clause in clauses(cell.passage):
        if _RULE.search(clause.text):
            yield Value(clause, cell.how)


def _materials(cell: Value | None, name: Value, source: Source) -> Iterator[Row]:
    if cell is None or nothing(cell):
        return
    # The papers of a cell: cut at list marks outside brackets.
    for part in cell.passage.cut("、；;\n", "（(", "）)"):
        if part.strip():
            row = Row("Material", Value(part.strip(" 。；;\n")), key=(source.identity.issuer,))
            yield row.link("FOR_CATEGORY", "PersonCategory", name)
