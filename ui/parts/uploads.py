"""Putting documents in (上传): progress, and one line for what became of each file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from graph.errors import RegistryError
from graph.ledger import NewDocument
from ui.parts import readview, state, store
from ui.parts.html import esc, link, plain, show, table
from ui.parts.words import both, t

if TYPE_CHECKING:
    from ingest.pipeline import Outcome

MOST = 50
"""Megabytes a file."""


def draw() -> None:
    """The field for files, and what became of the last ones."""
    serial = st.session_state.setdefault("_uploads", 0)
    chosen = st.file_uploader(
        t("upload.label", most=MOST), accept_multiple_files=True, key=f"files_{serial}",
        max_upload_size=MOST)
    if chosen:
        _load([(f.name, f.getvalue()) for f in chosen])
        st.session_state["_uploads"] = serial + 1
        st.rerun()
    waiting: list[NewDocument] = st.session_state.get("_waiting") or []
    for position, made in enumerate(waiting):
        _preview(position, made)
    outcomes: list[dict[str, Any]] = st.session_state.get("_outcomes") or []
    if outcomes:
        _report(outcomes)


def _load(files: list[tuple[str, bytes]]) -> None:
    with st.status(t("upload.running"), expanded=True):
        bar = st.progress(0.0)

        def note(done: int, total: int, name: str) -> None:
            words = t("upload.reading", n=min(done + 1, total), total=total)
            bar.progress(done / max(total, 1), text=words)

        results = store.upload(files, note)
    st.session_state["_outcomes"] = [_line(r) for r in results if not isinstance(r, NewDocument)]
    st.session_state["_waiting"] = [r for r in results if isinstance(r, NewDocument)]


def _preview(position: int, made: NewDocument) -> None:
    """What a new version changes, before anything does; adopted or left."""
    present = store.registry().ledger.current(made.series)
    if present is None or present.sha256 == made.sha256:
        return
    st.subheader(plain(t("upload.new_version", name=made.name, n=present.version + 1)))
    readview.changes(store.registry().ledger.statements(present.id), made.statements, present.id)
    with st.container(horizontal=True):
        st.button(t("upload.adopt"), key=f"adopt_{position}", type="primary",
                  on_click=_decide, args=(position, True))
        st.button(t("upload.leave"), key=f"leave_{position}",
                  on_click=_decide, args=(position, False))


def _decide(position: int, adopted: bool) -> None:
    waiting: list[NewDocument] = st.session_state["_waiting"]
    made = waiting[position]
    if adopted:
        try:
            line = _line(store.adopt(made))
        except RegistryError as error:
            st.session_state["_problem"] = both(error.zh, error.en)
            return
    else:
        line = {"name": made.name, "status": "left", "id": None, "statements": 0, "issues": []}
    st.session_state["_waiting"] = [m for m in waiting if m is not made]
    st.session_state["_outcomes"] = [*(st.session_state.get("_outcomes") or []), line]


def _line(outcome: Outcome) -> dict[str, Any]:
    record = outcome.record
    issues = record.issues if record else outcome.issues
    return {
        "name": Path(outcome.path).name, "status": outcome.status,
        "id": record.id if record else None, "statements": record.statement_count if record else 0,
        "issues": [(i.severity, i.zh, i.en) for i in issues],
    }


def _report(outcomes: list[dict[str, Any]]) -> None:
    failed = [o for o in outcomes if o["status"] == "failed"]
    state.bar(t("upload.done", loaded=len(outcomes) - len(failed), failed=len(failed)),
              "" if failed else "good")
    show(table(
        [t("head.file"), t("upload.result"), t("head.statements"), t("head.issues")],
        [[_name(o), esc(t("upload.status." + o["status"])), str(o["statements"]), _issues(o)]
         for o in outcomes],
    ))


def _name(outcome: dict[str, Any]) -> str:
    if outcome["id"] is None:
        return esc(outcome["name"])
    return link(outcome["name"], "documents", id=outcome["id"])


def _issues(outcome: dict[str, Any]) -> str:
    if outcome["status"] == "failed":
        return "<br>".join(esc(both(zh, en)) for _, zh, en in outcome["issues"])
    return str(len(outcome["issues"]))
