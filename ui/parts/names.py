"""Names of a department (名称): who said that two names are one, or are not."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ui.parts import data, people, state, store
from ui.parts.html import esc, plain, show, source_text, table
from ui.parts.words import t

VALUES = ("same", "different", "unsure")
Row = dict[str, Any]


def draw(card: Row) -> None:
    """Every name with its decision, and a form for a new one."""
    place = str(card.get("jurisdiction") or card.get("place") or "").partition("·")[0]
    subjects = {alias: f"Department:{place}/{alias}" for alias in card["aliases"]}
    ledger = store.registry().ledger
    decided = [d for d in ledger.decisions(undone=True)
               if d["kind"] == "name" and d["subject"] in subjects.values()]
    show(table([t("head.name"), t("names.decision"), t("names.who"), t("head.date")],
               [[source_text(alias), *_last(decided, subject)]
                for alias, subject in subjects.items()]))
    if not people.may("editor"):
        state.note(t("no_right", right=t("right.editor")))
        return
    for decision in [d for d in decided if not d["undone_at"]]:
        st.button(plain(t("names.undo", name=decision["subject"].partition("/")[2])),
                  key=f"undo_{decision['id']}", on_click=_undo, args=(decision["id"],))
    _form(card, subjects)


def _last(decided: list[Row], subject: str) -> list[str]:
    standing = [d for d in decided if d["subject"] == subject and not d["undone_at"]]
    if not standing:
        return [esc(t("names.by_rule")), "—", "—"]
    last = standing[-1]
    return [esc(t(f"names.{last['value']}") + " " + last["other"].partition("/")[2]),
            esc(last["who"]), esc(last["at"][:10])]


def _form(card: Row, subjects: dict[str, str]) -> None:
    others = {i: c for i, c in data.departments().items() if i != card["id"]}
    if not subjects or not others:
        return
    with st.form("name_form"):
        alias = st.selectbox(t("head.name"), list(subjects), key="name_alias")
        value = st.radio(t("names.decision"), VALUES, horizontal=True, key="name_value",
                         format_func=lambda v: t(f"names.{v}"))
        other = st.selectbox(t("names.other"), list(others), key="name_other",
                             format_func=lambda i: data.department_name(others[i]))
        why = st.text_input(t("names.why"), key="name_why", max_chars=300)
        if st.form_submit_button(t("save")):
            if not why.strip():
                state.bar(t("reason_missing"), "bad")
            elif alias and other:
                _decide(subjects[alias], others[other], value, why.strip())


def _decide(subject: str, other: Row, value: str, why: str) -> None:
    people.demand("editor")
    place = str(other.get("jurisdiction") or other.get("place") or "")
    name = (other["aliases"] or [other["name"]])[0]
    store.registry().ledger.decide(
        "name", subject, f"Department:{place.partition('·')[0]}/{name}", value, people.who(), why)
    store.refresh()
    st.rerun()


def _undo(number: int) -> None:
    people.demand("editor")
    store.registry().ledger.undo_decision(number, people.who())
    store.refresh()
