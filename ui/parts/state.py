"""States (状态) that every page shows alike: empty, none, no such thing, error."""

from __future__ import annotations

import logging
import secrets
from pathlib import Path

import streamlit as st

from graph.errors import RegistryError
from ui.parts import data, people, store
from ui.parts.address import href, parameters
from ui.parts.html import esc, link, plain, show
from ui.parts.words import both, t

log = logging.getLogger(__name__)
EXAMPLES = Path(__file__).parents[2] / "data" / "demo"


def empty() -> bool:
    """Says that nothing is loaded yet, with what to do; False when there is something."""
    if data.documents():
        return False
    st.subheader(t("empty.title"))
    show(f'<p class="summary">{esc(t("empty.hint"))}</p>')
    with st.container(horizontal=True):
        page_link(t("empty.upload"), "documents")
        if people.may("editor") and any(EXAMPLES.glob("*.docx")):
            st.button(t("empty.examples"), key="load_examples", on_click=_load_examples)
    return True


def _load_examples() -> None:
    files = [(file.name, file.read_bytes()) for file in sorted(EXAMPLES.glob("*.docx"))]
    try:
        store.upload(files, lambda done, total, name: None)
    except RegistryError as error:
        st.session_state["_problem"] = both(error.zh, error.en)


def page_link(label: str, page: str, **values: str | int | None) -> None:
    """A link to a page, as an element of the page."""
    st.page_link(st.session_state["_pages"][page], label=plain(label),
                 query_params=parameters(**values))


def missing(kind: str, name: str, page: str) -> None:
    """Says that there is no such matter, department …, with the way to the list."""
    show(f'<p class="bar" role="status">{esc(t("missing." + kind, id=name))}</p>')
    page_link(t("missing.list"), page)


def note(text: str) -> None:
    """A sentence in the secondary colour."""
    show(f'<p class="note">{esc(text)}</p>')


def bar(text: str, tone: str = "") -> None:
    """A sentence that must be seen."""
    show(f'<p class="bar {tone}" role="status">{esc(text)}</p>')


def failure(error: Exception) -> None:
    """One sentence for a failure; anything unforeseen gets a reference in the log."""
    if isinstance(error, RegistryError):
        bar(both(error.zh, error.en), "bad")
        return
    reference = secrets.token_hex(4)
    log.error("reference %s", reference, exc_info=error)
    bar(t("error.unforeseen", reference=reference), "bad")


def stale() -> None:
    """A bar when the data changed elsewhere; the page stays until asked."""
    if store.changed_elsewhere():
        with st.container(horizontal=True, key="stale"):
            bar(t("stale.text"))
            st.button(t("stale.button"), key="refresh", on_click=store.refresh)


@st.fragment(run_every=30)
def watch() -> None:
    """Looks now and then whether somebody else changed the data."""
    changed = store.changed_elsewhere()
    if changed != st.session_state.get("_stale", False):
        st.session_state["_stale"] = changed
        st.rerun(scope="app")


def see_all(page: str) -> str:
    """A link back to a list."""
    return link(t("missing.list"), page)


__all__ = ["bar", "empty", "failure", "href", "missing", "note", "page_link", "see_all",
           "stale", "watch"]
