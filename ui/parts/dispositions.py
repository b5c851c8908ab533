"""What people decided about findings (处置): appended, never overwritten."""

from __future__ import annotations

from typing import Any

import streamlit as st

from graph.statement import short_hash
from ui.parts import people, state, store
from ui.parts.html import esc, show, table
from ui.parts.words import t

VALUES = ("keep", "clarify", "merge", "dismiss", "unsure")
Row = dict[str, Any]


def standing() -> dict[str, Row]:
    """The last disposition of each finding that was not taken back."""
    listed = store.registry().ledger.dispositions()
    return {d["finding"]: d for d in listed if not d["undone_at"]}


def evidence(finding: Row) -> str:
    """A hash of the words a decision rests on: another one means the text changed."""
    return short_hash(*(str(c["quote"]) for c in finding.get("citations") or []))


def draw(finding: Row) -> None:
    """The history of decisions, and the form for a new one."""
    st.subheader(t("disposition.title"))
    past = store.registry().ledger.dispositions(finding["id"])
    if past:
        _history(past)
    present = standing().get(finding["id"])
    if present and present["evidence"] != evidence(finding):
        state.bar(t("disposition.changed"))
    if not people.may("editor"):
        state.note(t("no_right", right=t("right.editor")))
        return
    if present:
        st.button(t("undo"), key="undo_disposition", on_click=_undo, args=(present["id"],))
    _form(finding)


def _history(past: list[Row]) -> None:
    show(table(
        [t("head.disposition"), t("disposition.why"), t("names.who"), t("head.date"), ""],
        [[esc(t("disposition." + d["value"])), esc(d["why"]), esc(d["who"]), esc(d["at"]),
          esc(t("disposition.undone")) if d["undone_at"] else ""] for d in past],
    ))


def _form(finding: Row) -> None:
    with st.form("disposition"):
        value = st.radio(t("head.disposition"), VALUES, horizontal=True, key="disposition_value",
                         format_func=lambda v: t("disposition." + v))
        why = st.text_input(t("disposition.why"), key="disposition_why", max_chars=300)
        if st.form_submit_button(t("save")):
            if not why.strip():
                state.bar(t("reason_missing"), "bad")
            else:
                _save(finding, value, why.strip())


def _save(finding: Row, value: str, why: str) -> None:
    people.demand("editor")
    store.registry().ledger.dispose(
        finding["id"], value, evidence(finding), people.who(), why)
    store.refresh(decided=True)
    st.rerun()


def _undo(number: int) -> None:
    people.demand("editor")
    store.registry().ledger.undo_disposition(number, people.who())
    store.refresh(decided=True)
