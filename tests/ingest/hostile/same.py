"""What a file says, whatever its format, and how alike two files speak."""

from __future__ import annotations

from graph.statement import Entity
from ingest.pipeline import understand

Said = frozenset[tuple[str, str, str]]


def said(content: bytes, name: str) -> Said:
    """(kind of the subject, predicate, object) of every statement, without its place."""
    return frozenset(
        (s.subject.kind, s.predicate,
         s.object.kind if isinstance(s.object, Entity) else "".join(s.object.split()))
        for s in understand(content, name).statements
    )


def equal(found: Said, truth: Said) -> float:
    """Statements in both, as a share of those in either."""
    return len(found & truth) / len(found | truth)
