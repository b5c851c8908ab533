"""What a text says, in short: for tests of section kinds."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.document import Identity, Source
from ingest.readers.text import read_text
from ingest.rows import Row
from ingest.sections import divide, kinds

ISSUER = "云杉县水利局"


def source(text: str, issuer: str = ISSUER) -> Source:
    return Source(read_text(text, "测试.txt"), Identity("测试", issuer, "云杉县"))


def rows(text: str, kind: str, issuer: str = ISSUER) -> list[Row]:
    """The rows of all sections of a kind."""
    made = source(text, issuer)
    return [
        row
        for claim in divide(made) if claim.kind == kind
        for row in kinds()[kind].rows(claim, made)
    ]


def names(row: Row, edge: str) -> list[str]:
    return [str(link.name) for link in row.links if link.edge == edge]


def of(found: list[Row], kind: str) -> Iterator[Row]:
    return (row for row in found if row.kind == kind)


def field(row: Row, name: str) -> list[str]:
    return [str(value) for value in row.fields.get(name, [])]


def brief(row: Row) -> tuple[object, ...]:
    """A row in short: its words, fields and edges, without how they were read."""
    roles = sorted(
        {(e.edge, str(e.name)) for e in row.links if e.edge != "STATED_IN"}
    )
    kept = {k: tuple(field(row, k)) for k in sorted(row.fields) if k in _KEPT}
    return (row.kind, str(row.name), tuple(kept.items()), tuple(roles))


_KEPT = (
    "seq", "content", "type", "code", "responsibilities", "object", "method", "measure",
    "procedure", "handling",
)
