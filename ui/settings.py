"""Settings (设置): what is loaded, is it sound, who did what, licences."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution

import streamlit as st

from ui.parts import people, reports, state, store
from ui.parts.html import esc, show, table
from ui.parts.page import Page
from ui.parts.words import both, known, t

USED = (
    "streamlit", "SQLAlchemy", "ladybug", "neo4j", "tantivy", "networkx", "pyvis", "spacy",
    "lxml", "python-docx", "openpyxl", "pdfplumber", "typer", "rich",
)


def draw() -> None:
    """The page."""
    st.title(t("page.settings"))
    registry = store.registry()
    counts = registry.ledger.counts()
    words = t("settings.loaded", version=store.version(), **counts)
    show(f"<p>{esc(words)}</p>")
    _doctor()
    _counts()
    reports.listed()
    _history()
    _about()


def _doctor() -> None:
    st.subheader(t("settings.sound"))
    with st.container(horizontal=True):
        pressed = st.button(t("settings.check"), key="doctor")
        if people.may("admin"):
            st.button(t("settings.rebuild"), key="rebuild", on_click=_ask_rebuild)
    if pressed:
        checks = store.registry().doctor()
        show(table([t("settings.part"), t("settings.result")],
                   [[esc(both(c.zh, c.en)), _sound(c.ok)] for c in checks]))
    if st.session_state.pop("_ask_rebuild", False):
        _rebuild()


def _sound(ok: bool) -> str:
    tone, words = ("good", "settings.agrees") if ok else ("bad", "settings.differs")
    return f'<span class="tag {tone}">{esc(t(words))}</span>'


def _ask_rebuild() -> None:
    st.session_state["_ask_rebuild"] = True


def _rebuild() -> None:
    @st.dialog(t("settings.rebuild"))
    def ask() -> None:
        state.note(t("settings.rebuild_why"))
        if st.button(t("settings.rebuild"), key="rebuild_now", type="primary"):
            people.demand("admin")
            with st.spinner(t("settings.rebuilding")), store.holder().lock:
                store.registry().rebuild()
            store.refresh()
            st.rerun()

    ask()


def _counts() -> None:
    st.subheader(t("settings.counts"))
    counts = store.registry().store.counts()
    show(table([t("head.kind"), t("settings.number")],
               [[esc(known("node." + label, label)), str(n)]
                for label, n in sorted(counts.items(), key=lambda i: -i[1]) if n]))


def _history() -> None:
    st.subheader(t("settings.history"))
    events = store.registry().ledger.history(50)
    if not events:
        state.note(t("settings.no_history"))
        return
    show(table(
        [t("head.version"), t("head.date"), t("names.who"), t("settings.what"), t("head.detail")],
        [[str(e["version"]), esc(e["at"]), esc(e["who"] or people.LOCAL),
          esc(known("event." + e["what"], e["what"])), esc(e["detail"])] for e in events],
    ))


def _about() -> None:
    st.subheader(t("settings.about"))
    show(f"<p>{esc(t('settings.licence'))}</p>")
    show(table([t("settings.package"), t("head.version"), t("settings.licence_of")],
               [line for name in USED if (line := _package(name))]))


def _package(name: str) -> list[str]:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return []
    meta = found.metadata
    named = [c.rpartition("::")[2].strip() for c in meta.get_all("Classifier") or []
             if c.startswith("License ::")]
    given = [(meta.get_all(name) or [""])[0] for name in ("License-Expression", "License")]
    licence = next((text for text in (given[0], *named, given[1]) if text), "").split("\n")[0]
    return [esc(name), esc(found.version), esc(licence[:60])]


PAGE = Page("settings", 90, draw)
