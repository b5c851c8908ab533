"""Running text that no other kind claims (其他文字): sentences that assign a duty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.document import Claim, Extent, Source
from ingest.passage import EMPTY
from ingest.rows import Row
from ingest.sections._prose_lines import running
from ingest.sections._prose_read import nodes_in, read

KIND = "prose"


def claims(source: Source) -> Iterable[Claim]:
    """The whole document, as surely as nothing else: what others claim is cut out."""
    if any(para.table is None for para in running(source)):
        yield Claim(KIND, Extent((0, 0), (len(source.blocks), 0)), 0.1, EMPTY)


def rows(claim: Claim, source: Source) -> Iterator[Row]:
    yield from read(nodes_in(claim, source), source)
