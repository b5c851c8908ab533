"""The page as read (原样): cells tinted by what was understood, one place marked."""

from __future__ import annotations

import re

import streamlit as st

from graph.ledger import DocumentRecord
from graph.reading import Paragraph, Reading, Table
from graph.statement import Entity, Statement
from ui.parts import data, original, source, state, store
from ui.parts.address import get, number, put
from ui.parts.html import esc, link, show, source_text, table
from ui.parts.words import known, t

ROWS = 300
"""Rows and paragraphs shown at a time."""
KINDS = ("duties", "services", "powers", "regimes", "items", "criteria", "categories",
         "materials", "cases", "matters", "offices", "departments", "regulations")
_LETTER = {
    "Department": "department", "Office": "department", "Matter": "matter",
    "Regulation": "basis", "Article": "basis", "Case": "case", "Duty": "duty",
    "Service": "duty", "Power": "duty", "Regime": "duty", "Item": "matter", "Criterion": "duty",
    "PersonCategory": "matter", "Material": "duty", "ContactPoint": "department",
}
Part = list[tuple[Paragraph | Table, int, int]]
_AT = re.compile(r"(?:t\d+r\d+c\d+|p\d+)")
_SPAN = re.compile(r"\d+-\d+")


def draw(record: DocumentRecord) -> None:
    """The document as read, from the part that holds the place of the address."""
    reading = data.reading(record.id)
    if reading is None:
        return
    at, span = get("at"), get("span")
    spans = _wanted(reading, at, span)
    if at and not spans:
        state.bar(t("missing.place", id=at))
    letters = _letters(store.key()[0], record.id)
    _contents(record)
    state.note(t("documents.legend"))
    parts = _parts(reading)
    part = _part_of(parts, at) if spans else number("part", 1, len(parts)) - 1
    _choose_part(parts, max(0, part))
    chosen = parts[max(0, part)] if parts else []
    if not original.has_pages(record):
        _show_part(chosen, spans, letters)
    else:
        with st.grid(min_column_width=460):
            with st.container():
                _show_part(chosen, spans, letters)
            with st.container(key="sticky"):
                _page_picture(record, chosen, spans)
    if spans:
        st.session_state["_target"] = next(iter(spans))


def _show_part(
    part: Part, spans: dict[str, list[tuple[int, int]]], letters: dict[str, str]
) -> None:
    for piece, first, last in part:
        show(_paragraph(piece, spans, letters) if isinstance(piece, Paragraph) else
             source.rows_html(piece, spans, list(range(first, last + 1)), ids=True,
                              letters=letters))


def _page_picture(
    record: DocumentRecord, part: Part, spans: dict[str, list[tuple[int, int]]]
) -> None:
    """The page of the original: that of the address's place, else the part's first."""
    total = original.pages_of(record)
    at = next(iter(spans), "")
    wanted = number("page", 0, total)
    first = next((piece.page for piece, _, _ in part if piece.page), 1)
    shown = original.draw(record, at, spans[at][0] if at else None, wanted or (0 if at else first))
    if total > 1:
        key = f"page_{total}_{shown}_{at}"
        st.pagination(total, default=shown, key=key,
                      on_change=lambda: put(page=int(st.session_state[key])))


def _wanted(reading: Reading, at: str, span: str) -> dict[str, list[tuple[int, int]]]:
    """The place of the address, when there is such a place."""
    if not _AT.fullmatch(at):
        return {}
    try:
        text = reading.text_at(at)
    except KeyError:
        return {}
    start, _, end = span.partition("-") if _SPAN.fullmatch(span) else ("0", "", "0")
    return {at: [(int(start), min(int(end), len(text)))]}


@st.cache_resource(max_entries=16, show_spinner=False)
def _letters(home: str, document: int) -> dict[str, str]:
    """What kind of thing each cell or paragraph was understood as."""
    made: dict[str, str] = {}
    for statement in store.registry().ledger.statements(document):
        letter = _letter(statement)
        for place in statement.places:
            for piece in place.pieces:
                if letter:
                    made.setdefault(piece.at.partition(":")[0], letter)
    return made


def _letter(statement: Statement) -> str:
    if isinstance(statement.object, Entity):
        return _LETTER.get(statement.object.kind, "")
    if statement.predicate in ("name", "text", "content"):
        return _LETTER.get(statement.subject.kind, "")
    return ""


def _parts(reading: Reading) -> list[Part]:
    """The document in parts of at most ROWS rows and paragraphs."""
    parts: list[Part] = [[]]
    room = ROWS
    for block in reading.blocks:
        length = block.rows if isinstance(block, Table) else 1
        first = 1
        while first <= length:
            if room == 0:
                parts.append([])
                room = ROWS
            last = min(length, first + room - 1)
            parts[-1].append((block, first, last))
            room -= last - first + 1
            first = last + 1
    return parts


def _part_of(parts: list[Part], at: str) -> int:
    row = re.fullmatch(r"(t\d+)r(\d+)c\d+", at)
    for position, part in enumerate(parts):
        for block, first, last in part:
            if row and block.address == row[1] and first <= int(row[2]) <= last:
                return position
            if not row and block.address == at:
                return position
    return 0


def _choose_part(parts: list[Part], part: int) -> None:
    if len(parts) < 2:
        return
    key = f"parts_{len(parts)}_{part}"
    st.pagination(len(parts), default=part + 1, key=key, on_change=lambda: put(
        part=int(st.session_state[key]), at=None, span=None))


def _paragraph(
    block: Paragraph, spans: dict[str, list[tuple[int, int]]], letters: dict[str, str]
) -> str:
    if not block.text.strip():
        return ""
    letter = letters.get(block.address, "")
    css = "read-text" + (" read-head" if block.heading else "") + ("" if letter else " unread")
    sign = f'<sup class="letter">{esc(t("letter." + letter))}</sup>' if letter else ""
    return (f'<p class="{css} read" lang="zh" id="{block.address}" tabindex="-1">{sign}'
            f"{esc(block.number)}{source.marked(block.text, spans.get(block.address, []))}</p>")


def _contents(record: DocumentRecord) -> None:
    if record.sections:
        items = " · ".join(
            link(f"{s['title'] or known('section.' + s['kind'], s['kind'])} ({s['rows']})",
                 "documents", id=record.id, at=str(s.get("at") or "").partition(":")[0])
            for s in record.sections[:40])
        show(f'<p class="summary">{esc(t("documents.contents"))} {items}</p>')


def diff(record: DocumentRecord) -> None:
    """What changed since the former version: facts that are new, and that are gone."""
    former = [r for r in data.versions()
              if r.series == record.series and r.version < record.version]
    if not former:
        state.note(t("documents.first_version"))
        return
    before = max(former, key=lambda r: r.version)
    ledger = store.registry().ledger
    changes(ledger.statements(before.id), ledger.statements(record.id), before.id, record.id)


def changes(
    before: list[Statement], after: list[Statement], old_id: int, new_id: int | None = None
) -> None:
    """Facts that are new and that are gone; a version not loaded yet has no links."""
    old, new = {s.id: s for s in before}, {s.id: s for s in after}
    added = [new[i] for i in new.keys() - old.keys()]
    gone = [old[i] for i in old.keys() - new.keys()]
    state.note(t("documents.diff", added=len(added), gone=len(gone),
                 same=len(old.keys() & new.keys())))
    for title, listed, document in ((t("documents.added"), added, new_id),
                                    (t("documents.gone"), gone, old_id)):
        if listed:
            st.subheader(title)
            show(table([t("head.fact"), t("head.quote"), t("head.place_in")],
                       [_fact(s, document) for s in sorted(listed, key=_order)[:200]]))


def _order(statement: Statement) -> str:
    return f"{statement.subject} {statement.predicate}"


def _fact(statement: Statement, document: int | None) -> list[str]:
    place = statement.places[0] if statement.places else None
    at, _, span = (place.at if place else "").partition(":")
    return [
        esc(f"{str(statement.subject).rpartition('/')[2]} · {statement.predicate} · "
            f"{str(statement.object).rpartition('/')[2]}"),
        source_text(statement.quote),
        "—" if place is None else esc(place.where) if document is None else
        link(place.where, "documents", id=document, at=at, span=span),
    ]
