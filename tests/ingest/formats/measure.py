"""What a file says, whatever its format, and how alike two files speak."""

from __future__ import annotations

from graph.statement import Entity, Statement
from ingest.pipeline import understand

Said = frozenset[tuple[str, str, str]]


def said(content: bytes, name: str) -> Said:
    """(subject, predicate, object) of every statement, without its place."""
    made = understand(content, name).statements
    return frozenset(
        (_plain(s.subject, s), s.predicate,
         _plain(s.object, s) if isinstance(s.object, Entity) else "".join(s.object.split()))
        for s in made
    )


def _plain(entity: Entity, statement: Statement) -> str:
    """The key without the name of the file and what only counts sections."""
    key = "".join(str(entity).split()).replace(f":{statement.series}/", ":")
    return key.rpartition("/")[0] if entity.kind == "Section" else key


def equal(found: Said, truth: Said) -> float:
    """Statements in both, as a share of those in either."""
    return len(found & truth) / len(found | truth)
