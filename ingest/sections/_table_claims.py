"""Which tables of a document are of a kind, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from graph.reading import Paragraph, Table
from ingest.document import Claim, Extent, Source
from ingest.furniture import is_page_mark
from ingest.lines import is_heading, is_note, is_owner_line, owner_span
from ingest.passage import EMPTY, Passage
from ingest.rows import Value
from ingest.sections._tables import Sheet, sheet
from language.text import normalise

_ABOVE = 4
"""How many paragraphs above a table may be its heading, date and owner."""


def table_claims(
    source: Source,
    kind: str,
    title: re.Pattern[str],
    decisive: Callable[[Sheet], float],
) -> Iterator[Claim]:
    """A claim for every table of a kind, with its heading, owner line and notes.

    `decisive` says how surely a sheet's columns are of the kind (0 = not at all);
    a heading that `title` matches makes it surer.
    """
    for position, block in enumerate(source.blocks):
        if not isinstance(block, Table):
            continue
        made = sheet(block, kind)
        score = decisive(made) if made is not None else 0.0
        if made is None or score <= 0:
            continue
        first, heading = _heading(source, position, made, title)
        named = bool(title.search(_even(heading)))
        yield Claim(
            kind,
            Extent((first, 0), (_end(source, position), 0)),
            min(score + (0.08 if named else 0.0), 1.0),
            heading,
        )


def _even(passage: Passage) -> str:
    return normalise(passage.squeezed().text)


def _heading(
    source: Source, position: int, made: Sheet, title: re.Pattern[str]
) -> tuple[int, Passage]:
    """Where the section begins, and its heading."""
    inside = [p for p in made.titles() if not is_owner_line(p.text)]
    heading = next((p for p in inside if title.search(_even(p))), EMPTY)
    first = position
    for step in range(1, _ABOVE + 1):
        before = source.blocks[position - step] if position >= step else None
        if not isinstance(before, Paragraph) or len(before.text.strip()) > 60:
            break
        words = source.passage(before).strip()
        if words.text[-1:] in "。；;，,":
            break
        if not is_page_mark(words.text):
            named = is_heading(words.text) or bool(title.search(_even(words)))
            if named and not heading:
                heading = words
            elif is_note(words.text) and not is_owner_line(words.text):
                break
            first = position - step
            if named:
                break
    return first, heading or next(iter(inside), EMPTY) or _first_line(source, first, position)


def _first_line(source: Source, first: int, position: int) -> Passage:
    for block in source.blocks[first:position]:
        if isinstance(block, Paragraph) and not is_owner_line(block.text):
            return source.passage(block).strip()
    return EMPTY


def _end(source: Source, position: int) -> int:
    """After the notes and page marks that belong to the table."""
    end = position + 1
    for following in range(position + 1, min(position + 8, len(source.blocks))):
        block = source.blocks[following]
        if not isinstance(block, Paragraph):
            break
        if is_note(block.text):
            end = following + 1
        elif not is_page_mark(block.text) and not _repeats(source, position, block):
            break
    return end


def _repeats(source: Source, position: int, block: Paragraph) -> bool:
    """A page header that the reader put behind the table: a line from above it again."""
    first = source.once("first_lines", lambda: _first_lines(source))
    return first.get(tuple(block.text.split()), position) < position


def _first_lines(source: Source) -> dict[tuple[str, ...], int]:
    """Where the words of each paragraph stand first."""
    made: dict[tuple[str, ...], int] = {}
    for position, block in enumerate(source.blocks):
        if isinstance(block, Paragraph):
            made.setdefault(tuple(block.text.split()), position)
    return made


def owner(claim: Claim, source: Source, made: Sheet | None = None) -> Value | None:
    """The department whose table it is: its owner line, else the document's issuer."""
    lines = [p for p in claim.passages(source) if is_owner_line(p.text)]
    if made is not None:
        lines = [p for p in made.titles() if is_owner_line(p.text)] + lines
    for line in lines:
        start, end = owner_span(line.text)
        name = line[start:end].strip(" 　\t()（）")
        if 3 <= len(name.squeezed()) <= 40:
            return Value(name, "inherited", "owner_line")
    return issuer(source)


def issuer(source: Source) -> Value | None:
    """The document's issuer, with the first place where its name stands."""
    return source.once("issuer", lambda: _issuer(source))


def _issuer(source: Source) -> Value | None:
    name = source.identity.issuer
    if not name:
        return None
    pattern = re.compile(r"\s*".join(map(re.escape, name)))
    for address, text in source.reading.texts():
        match = pattern.search(text) or pattern.search(normalise(text))
        if match:
            found = Passage.of(address, text)[match.start() : match.end()]
            return Value(found, "inferred", "document_issuer")
    first = next(iter(source.reading.texts()), None)
    if first is None:
        return None
    return Value(Passage.of(*first).strip(), "inferred", "document_issuer", text=name)
