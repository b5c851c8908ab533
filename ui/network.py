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
    if wanted not in data.matters():
        with st.container(horizontal=True):
            _choose()
            place = "" if wanted else _place()
    else:
        place = ""
    chosen = _chosen(wanted, place)
    if chosen is None:
        state.missing("node", wanted, "network")
        return
    title, matters, departments = chosen
    show(f"<h2>{esc(title)}</h2>{marks.legend()}")
    if wanted:
        kind = "matter" if wanted in data.matters() else "department"
        show("<p>" + link(t("network.card"), kind, id=wanted) + " · "
             + link(t("network.all"), "network") + "</p>")
    drawn = picture.build(matters, departments, focus=wanted)
    if not drawn.nodes:
        state.note(t("network.none"))
        return
    state.note(drawn.note)
    picture.show(drawn)
    _beside(drawn)


def _choose() -> None:
    known = data.departments()
    choice(t("head.department"), "id", ["", *known],
           lambda i: data.department_name(known[i]) if i else t("network.everything"),
           widget="selectbox")


def _chosen(wanted: str, place: str) -> tuple[str, list[str], list[str]] | None:
    """Title, matters and departments of the picture; None for an unknown id."""
    matters = data.matters()
    if wanted in matters:
        return matters[wanted]["name"], [wanted], list(matters[wanted]["parties"])
    if wanted in data.departments():
        held = [i for i, m in matters.items() if wanted in m["parties"]]
        beside = sorted({d for i in held for d in matters[i]["parties"]} | {wanted})
        return data.department_name(data.departments()[wanted]), held, beside
    return None if wanted else _everything(place)


def _place() -> str:
    places = data.places()
    if len(places) < 2:
        return ""
    return choice(t("ask.place"), "place", ["", *places], lambda v: v or t("ask.any_place"),
                  widget="selectbox")


def _everything(place: str) -> tuple[str, list[str], list[str]]:
    chosen = [i for i, m in data.matters().items() if not place or m["place"] == place]
    departments = list(dict.fromkeys(d for i in chosen for d in data.matters()[i]["parties"]))
    return place or t("network.everything"), chosen, departments


def _beside(drawn: picture.Drawn) -> None:
    """The same as a table, for print and for screen readers."""
    with st.expander(t("network.table")):
        names = {node["id"]: node["title"] for node in drawn.nodes}
        show(table(
            [t("head.department"), t("head.matter"), t("head.roles")],
            [[esc(names[e["from"]]), esc(names[e["to"]]),
              marks.roles(e["roles"]) if e["roles"] else esc(e.get("label") or "—")]
             for e in drawn.edges[:500]],
        ))


PAGE = Page("network", 45, draw)
