"""What a made-up running text says, as short lines that read beside it.

A duty is `words | body=role, … | further words`; everything is checked to be quoted
verbatim from the source.
"""

from __future__ import annotations

from ingest import readers, sections
from ingest.document import Identity, Source
from ingest.extract.statements import section_entity, statements
from ingest.identity import identify
from ingest.rows import Row


def source_of(text: str) -> Source:
    """The source of a text as a file would give it."""
    reading = readers.read(text.encode(), "文本.txt")
    return Source(reading, identify(reading))


def rows_of(text: str, *kinds: str, issuer: str = "") -> list[tuple[str, Row]]:
    """(section kind, row) of a text; its statements are made and their quotes checked."""
    source = source_of(text)
    if issuer:
        source.identity = Identity(source.identity.title, issuer, source.identity.jurisdiction)
    found = []
    for number, claim in enumerate(sections.divide(source), 1):
        rows = list(sections.kinds()[claim.kind].rows(claim, source))
        entity = section_entity(source, claim.kind, str(claim.title), number)
        for statement in statements(rows, source, entity):
            for place in statement.places:
                for piece in place.pieces:
                    at, _, span = piece.at.partition(":")
                    low, _, high = span.partition("-")
                    assert source.texts[at][int(low) : int(high)] == piece.quote
        found += [(claim.kind, row) for row in rows]
    return [(kind, row) for kind, row in found if not kinds or row.kind in kinds]


def issues_of(text: str) -> list[str]:
    """The codes of what a clerk should look at."""
    source = source_of(text)
    for claim in sections.divide(source):
        list(sections.kinds()[claim.kind].rows(claim, source))
    return [issue.code for issue in source.issues]


def duties(text: str, section: str = "") -> list[str]:
    """Every duty: words, bodies with roles, matter (about), office (by), number."""
    return [
        line(row) for kind, row in rows_of(text, "Duty") if not section or kind == section
    ]


def line(row: Row) -> str:
    bodies = ", ".join(
        f"{link.name}={link.qualifiers['role']}" for link in row.links if link.edge == "BORNE_BY"
    )
    parts = [str(row.name), bodies]
    for edge, word in (("CONCERNS", "about"), ("CARRIED_OUT_BY", "by"), ("RESTS_ON", "on"),
                       ("HAS_CONTACT", "tel")):
        parts += [f"{word} {link.name}" for link in row.links if link.edge == edge]
    return " | ".join(part for part in parts if part)


def linked(row: Row, edge: str) -> list[str]:
    return [str(link.name) for link in row.links if link.edge == edge]


def values(row: Row, name: str) -> list[str]:
    return [str(value) for value in row.fields.get(name, [])]


def hows(row: Row, edge: str) -> set[tuple[str, str]]:
    """How the links of an edge were read, with the rule."""
    return {(link.name.how, link.name.rule) for link in row.links if link.edge == edge}
