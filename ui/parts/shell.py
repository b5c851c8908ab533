"""The shell (外壳) of every page: menu, language, tools, foot, and failures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from ui.parts import data, people, router, state, store, style
from ui.parts.address import go, put
from ui.parts.html import esc, show
from ui.parts.page import Page, pages
from ui.parts.words import LANGUAGES, language, t

ICON = Path(__file__).parent.parent / "static" / "icon.png"
SHORTCUTS = {"matter": "matter", "department": "department", "finding": "findings",
             "basis": "basis", "document": "documents"}
"""`/?matter=ID` for memos: the parameter and the page that it opens."""


def main() -> None:
    """Draws the page that the address asks for."""
    _settle_language()
    st.set_page_config(page_title=t("app.name"), page_icon=str(ICON), layout="wide")
    known = pages()
    listed = {
        page.path: st.Page(
            _guarded(page), title=t(page.title_key), default=page.start,
            url_path=None if page.start else page.path,
        )
        for page in known.values()
    }
    st.session_state["_pages"] = listed
    chosen = st.navigation(list(listed.values()), position="top")
    present = next(p for p in known.values() if listed[p.path].url_path == chosen.url_path)
    st.session_state["_page"] = present.path
    _redirect(present)
    style.draw()
    _head()
    chosen.run()
    _foot()


def _settle_language() -> None:
    """The address wins over the session; a menu click drops it, so it is put back.

    Where the language was switched, an address that lost nothing else is Back.
    """
    wanted = st.query_params.get("lang")
    rest = {name: st.query_params.get_all(name) for name in st.query_params if name != "lang"}
    here = (urlsplit(st.context.url or "").path, rest)
    if wanted in LANGUAGES:
        st.session_state["lang"] = wanted
    elif language() != "zh" and here == st.session_state.get("_switched"):
        st.session_state["lang"] = "zh"
        del st.session_state["_switched"]
    elif language() != "zh":
        st.query_params["lang"] = language()
    st.session_state["_here"] = here
    if st.query_params.get("lang") == "zh":
        del st.query_params["lang"]


def _redirect(present: Page) -> None:
    """Follows links of tables, `/?page=…` of the server, and the short addresses."""
    goto = router.pending()
    if goto and goto[0] in st.session_state["_pages"]:
        go(*goto)
    if not present.start:
        return
    given = {name: st.query_params.get_all(name) for name in st.query_params}
    wanted = given.pop("page", [""])[0]
    if wanted in st.session_state["_pages"] and wanted != present.path:
        go(wanted, given)
    for name, page in SHORTCUTS.items():
        if name in given:
            found = given.pop(name)[0]
            go(page, {"id": found, **given})


def _head() -> None:
    with st.container(key="shell", horizontal=True, horizontal_alignment="right",
                      vertical_alignment="center"):
        show('<div class="tools">'
             f'<button type="button" data-act="print">{esc(t("shell.print"))}</button>'
             f'<button type="button" data-act="copy">{esc(t("shell.copy"))}</button></div>')
        if people.configured():
            _person()
        _languages()


def _languages() -> None:
    if st.session_state.get("lang_control") != language():
        st.session_state["lang_control"] = language()
    st.segmented_control(
        t("shell.language"), LANGUAGES, key="lang_control", on_change=_switch,
        format_func=lambda code: {"zh": "中文", "en": "English"}[code],
        label_visibility="collapsed",
    )


def _switch() -> None:
    chosen = st.session_state["lang_control"] or language()
    st.session_state["lang"] = chosen
    st.session_state["_switched"] = st.session_state.get("_here")
    put(lang=None if chosen == "zh" else chosen)


def _person() -> None:
    if people.user():
        st.button(t("shell.logout", name=people.who()), on_click=st.logout)
    else:
        st.button(t("shell.login"), on_click=st.login)


def _guarded(page: Page) -> Callable[[], None]:
    """The page with its failures as one sentence; what was typed stays."""

    def draw() -> None:
        target = ""
        try:
            problem = st.session_state.pop("_problem", "")
            if problem:
                state.bar(problem, "bad")
            state.stale()
            page.draw()
            target = str(st.session_state.pop("_target", ""))
        except Exception as error:
            state.failure(error)
        router.draw(target)

    draw.__name__ = page.path
    return draw


def _foot() -> None:
    try:
        counts = store.registry().ledger.counts()
        latest = max((r.loaded for r in data.documents()), default="")
        words = t("shell.foot", version=store.version(), documents=counts["documents"],
                  statements=counts["statements"], date=latest[:10] or "—")
        state.watch()
    except Exception:
        words = t("app.name")  # the sentence above says what is wrong
    show(f'<p class="pagefoot">{esc(words)}</p>')
