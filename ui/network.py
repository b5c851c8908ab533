"""Network (网络图): departments and the matters they meet in, as a picture."""

from __future__ import annotations

import streamlit as st

from ui.parts import data, marks, picture, state
from ui.parts.address import choice, get
from ui.parts.html import esc, link, show, table
from ui.parts.page import Page
from ui.parts.words import t


def draw() -> None:
    """The neighbourhood of one thing, or all departments of a place."""
    if state.empty():
        return
    wanted = get("id")
    st.title(t("page.network"))
    matters = data.matters()
    if wanted in matters:
        title, chosen = matters[wanted]["name"], [wanted]
        departments = list(matters[wanted]["parties"])
    elif wanted in data.departments():
        title = data.department_name(data.departments()[wanted])
        chosen = [i for i, m in matters.items() if wanted in m["parties"]]
        departments = sorted({d for i in chosen for d in matters[i]["parties"]} | {wanted})
    elif wanted:
        state.missing("node", wanted, "network")
        return
    else:
        title, chosen, departments = _everything()
    show(f'<h2>{esc(title)}</h2>{marks.legend()}')
    if wanted:
        kind = "matter" if wanted in matters else "department"
        show("<p>" + link(t("network.card"), kind, id=wanted) + " · "
             + link(t("network.all"), "network") + "</p>")
    drawn = picture.build(chosen, departments, focus=wanted)
    if not drawn.nodes:
        state.note(t("network.none"))
        return
    state.note(drawn.note)
    picture.show(drawn)
    _beside(drawn)


def _everything() -> tuple[str, list[str], list[str]]:
    places = data.places()
    place = ""
    if len(places) > 1:
        place = choice(t("ask.place"), "place", ["", *places],
                       lambda v: v or t("ask.any_place"), widget="selectbox")
    chosen = [i for i, m in data.matters().items() if not place or m["place"] == place]
    departments = list(dict.fromkeys(d for i in chosen for d in data.matters()[i]["parties"]))
    return place or t("network.everything"), chosen, departments


def _beside(drawn: picture.Drawn) -> None:
    """The same as a table, for print and for screen readers."""
    with st.expander(t("network.table")):
        names = {node["id"]: node["title"] for node in drawn.nodes}
        show(table(
            [t("head.department"), t("head.matter"), t("head.roles")],
            [[esc(names[e["from"]]), esc(names[e["to"]]), marks.roles(e["roles"])]
             for e in drawn.edges[:500]],
        ))


PAGE = Page("network", 45, draw)
