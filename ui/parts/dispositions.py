"""What people decided about findings (处置): appended, never overwritten."""

from __future__ import annotations

from typing import Any

import streamlit as st

from findings.dispositions import dispose, mute, mute_id
from ui.parts import people, state, store
from ui.parts.html import esc, show, table
from ui.parts.words import t

VALUES = ("keep", "clarify", "merge", "dismiss", "unsure")
Row = dict[str, Any]


def standing() -> dict[str, Row]:
    """The last disposition of each finding that was not taken back."""
    listed = store.registry().ledger.dispositions()
    return {d["finding"]: d for d in listed if not d["undone_at"]}


def state_of(finding: Row, held: dict[str, Row]) -> str:
    """open, decided, muted; open again when the words changed since the decision."""
    if any(mute_id(finding["rule"], place) in held for place in (finding["place"], "")):
        return "muted"
    decision = held.get(finding["id"])
    return "decided" if decision and decision["evidence"] == finding["evidence"] else "open"


def draw(finding: Row) -> None:
    """The history of decisions, and the form for a new one."""
    st.subheader(t("disposition.title"))
    past = store.registry().ledger.dispositions(finding["id"])
    if past:
        _history(past)
    held = standing()
    present = held.get(finding["id"])
    if present and present["evidence"] != finding["evidence"]:
        state.bar(t("disposition.changed"))
    silent = [m for p in (finding["place"], "") if (m := held.get(mute_id(finding["rule"], p)))]
    if silent:
        state.bar(t("disposition.muted", who=silent[0]["who"], why=silent[0]["why"]))
    if not people.may("editor"):
        state.note(t("no_right", right=t("right.editor")))
        return
    if present:
        st.button(t("undo"), key="undo_disposition", on_click=_undo, args=(present["id"],))
    if silent:
        st.button(t("disposition.unmute"), key="unmute", on_click=_undo, args=(silent[0]["id"],))
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
        with st.container(horizontal=True):
            save = st.form_submit_button(t("save"), type="primary")
            silence = st.form_submit_button(t("disposition.mute"))
        if (save or silence) and not why.strip():
            state.bar(t("reason_missing"), "bad")
        elif save or silence:
            _save(finding, "" if silence else value, why.strip())


def _save(finding: Row, value: str, why: str) -> None:
    """Records a disposition, or mutes the rule for the place when there is no value."""
    people.demand("editor")
    ledger = store.registry().ledger
    if value:
        dispose(ledger, finding, value, people.who(), why)
    else:
        mute(ledger, finding["rule"], finding["place"], people.who(), why)
    store.refresh(decided=True)
    st.rerun()


def _undo(number: int) -> None:
    people.demand("editor")
    store.registry().ledger.undo_disposition(number, people.who())
    store.refresh(decided=True)
