"""What the registry holds, written for other programs.

    jsonl    every statement, a JSON line each, with quote and place
    xlsx     typed rows, a sheet for each kind, for people
    csv      duties, one row each
    graphml  the graph, for Gephi and networkx
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from graph.errors import RegistryError
from queries.registry import Registry
from queries.show import SHAPES

HIDDEN = {"id", "document_id", "matter_id", "office_ids", "department_id", "kind", "cited",
          "in_documents", "parties"}


def export(registry: Registry, made: str, target: Path) -> int:
    """Writes one of `FORMATS` to a file; the number of rows written.

    Raises RegistryError for an unknown format or a file that cannot be written.
    """
    writer = FORMATS.get(made)
    if writer is None:
        raise RegistryError(
            f"没有“{made}”这种导出。可选:{'、'.join(FORMATS)}。",
            f"No export {made!r}. Choose one of {', '.join(FORMATS)}.", "bad_format",
        )
    try:
        return writer(registry, target)
    except OSError as error:
        raise RegistryError(
            f"{target}:写不进({error.strerror})。请换一个位置。",
            f"{target}: cannot be written ({error.strerror}). Choose another place.",
            "unwritable",
        ) from error


def safe(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    text = _flat(value)
    if isinstance(text, str):
        text = ILLEGAL_CHARACTERS_RE.sub("", text)
    if isinstance(text, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + text
    return text


def _flat(value: Any) -> Any:
    if isinstance(value, dict):
        return " ".join(str(value[k]) for k in ("name", "role") if value.get(k))
    if isinstance(value, (list, tuple)):
        return "；".join(str(_flat(item)) for item in value)
    return "" if value is None else value


def flat_rows(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows for a sheet: plain cells, the first citation's place and quote last."""
    for row in rows:
        first = row["citations"][0] if row["citations"] else {}
        kept = {k: safe(v) for k, v in row.items() if k not in HIDDEN | {"citations"}}
        yield {**kept, "locator": safe(first.get("locator")), "quote": safe(first.get("quote"))}


def _jsonl(registry: Registry, target: Path) -> int:
    count = 0
    with target.open("w", encoding="utf-8") as file:
        for record in registry.ledger.documents():
            for statement in registry.ledger.statements(record.id):
                line = {"document": record.name, "id": statement.id, **statement.to_json()}
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
                count += 1
    return count


def _xlsx(registry: Registry, target: Path) -> int:
    book, count = openpyxl.Workbook(write_only=True), 0
    for kind in SHAPES:
        rows = list(flat_rows(registry.show(kind)))
        if rows:
            sheet = book.create_sheet(kind)
            sheet.append(list(rows[0]))
            for row in rows:
                sheet.append([row.get(name, "") for name in rows[0]])
            count += len(rows)
    if not book.worksheets:
        book.create_sheet("empty")
    book.save(target)
    return count


def _csv(registry: Registry, target: Path) -> int:
    rows = list(flat_rows(registry.show("duties")))
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]) if rows else ["text"], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


def _graphml(registry: Registry, target: Path) -> int:
    from graph.projection import project

    graph = nx.MultiDiGraph()
    for record in registry.ledger.documents():
        made = project(record, registry.ledger.statements(record.id), registry.names)
        for label, nodes in made.nodes.items():
            for node, fields in nodes.items():
                graph.add_node(node, label=label, name=str(fields.get("name") or ""))
        for key, fields in made.edges.items():
            graph.add_edge(key.source, key.target, label=key.label,
                           role=str(fields.get("role") or ""), how=str(fields["how"] or ""))
    nx.write_graphml(graph, target)
    return int(graph.number_of_nodes() + graph.number_of_edges())


FORMATS: dict[str, Callable[[Registry, Path], int]] = {
    "jsonl": _jsonl, "xlsx": _xlsx, "csv": _csv, "graphml": _graphml,
}
