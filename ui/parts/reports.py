"""Reports of an error (报告有误): what a reader says about a cited place.

A report changes nothing that the registry states; it waits in the ledger, with who
and when, until an editor has looked at it.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import streamlit as st

from ui.parts import data, people, state, store
from ui.parts.html import esc, link, show, source_text, table
from ui.parts.words import t

VALUE = "report"
MOST = 300
Row = dict[str, Any]


def draw(citation: Row) -> None:
    """The button beside a source, and the field behind it."""
    number, at = citation.get("document_id"), str(citation.get("at") or "")
    if not isinstance(number, int) or not at:
        return
    name = "rep-" + sha256(f"{number} {at}".encode()).hexdigest()[:16]
    with st.popover(t("report.button")):
        if people.configured() and not people.user():
            state.note(t("report.sign_in"))
            return
        with st.form(f"form_{name}", clear_on_submit=True):
            why = st.text_input(t("report.what"), key=f"why_{name}", max_chars=MOST)
            if st.form_submit_button(t("report.send")):
                _send(name, f"{number} {at}", (why or "").strip())


def _send(name: str, place: str, why: str) -> None:
    if not why:
        state.bar(t("report.missing"), "bad")
        return
    store.registry().ledger.dispose(name, VALUE, place, people.who(), why[:MOST])
    store.refresh(decided=True)
    state.bar(t("report.thanks"), "good")


def listed() -> None:
    """Every report that waits; an editor can say that it is dealt with."""
    st.subheader(t("report.title"))
    waiting = [d for d in store.registry().ledger.dispositions()
               if d["value"] == VALUE and not d["undone_at"]]
    if not waiting:
        state.note(t("report.none"))
        return
    show(table([t("head.place_in"), t("report.what"), t("names.who"), t("head.date")],
               [[_place(d["evidence"]), source_text(d["why"]), esc(d["who"]), esc(d["at"])]
                for d in waiting[-50:]]))
    if people.may("editor"):
        with st.container(horizontal=True):
            for report in waiting[-10:]:
                st.button(t("report.done", n=report["id"]), key=f"done_{report['id']}",
                          on_click=_done, args=(report["id"],))


def _place(evidence: str) -> str:
    number, _, at = evidence.partition(" ")
    record = data.record(int(number)) if number.isdigit() else None
    if record is None:
        return esc(evidence)
    first, _, span = at.partition(",")[0].partition(":")
    return link(f"{record.name} {first}", "documents", id=record.id, at=first, span=span)


def _done(number: int) -> None:
    people.demand("editor")
    store.registry().ledger.undo_disposition(number, people.who())
    store.refresh(decided=True)
