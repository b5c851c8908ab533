"""Department (部门卡): what one department carries."""

from __future__ import annotations

from typing import Any

import streamlit as st

from graph.kinds import ROLES
from ui.parts import data, downloads, lists, marks, names, source, state
from ui.parts.address import choice, choices, get, many
from ui.parts.html import esc, link, show, source_text, table
from ui.parts.page import Page
from ui.parts.words import t

TABS = ("duties", "offices", "overlaps", "names")
Row = dict[str, Any]


def draw() -> None:
    """The card of a department, or the list."""
    if state.empty():
        return
    wanted = get("id")
    if not wanted:
        _list()
        return
    card = data.departments().get(wanted)
    if card is None:
        state.missing("department", wanted, "department")
        return
    _card(card)


def _list() -> None:
    lists.listing(
        t("page.department"),
        lambda words: [c for c in data.departments().values()
                       if words in data.department_name(c)
                       or any(words in a for a in c["aliases"])],
        [t("head.department"), t("head.place"), t("head.items"), t("head.roles"),
         t("head.offices")],
        lambda c: [link(c["name"], "department", id=c["id"]), esc(_place(c)), str(c["count"]),
                   _counts(c), str(len(c["offices"]))],
    )


def _place(card: Row) -> str:
    return str(card.get("jurisdiction") or card.get("place") or "")


def _counts(card: Row) -> str:
    return " ".join(f"{marks.role(r)}{n}" for r in ROLES if (n := card["roles"].get(r))) or "—"


def _card(card: Row) -> None:
    aliases = [a for a in card["aliases"] if a != card["name"]]
    show(f"<h1>{esc(data.department_name(card))}</h1>")
    if aliases:
        show(f'<p class="summary second">{esc(t("department.also"))}'
             f"{source_text('、'.join(aliases[:12]))}</p>")
    held = data.borne_by(card["id"])
    with st.container(horizontal=True, vertical_alignment="center"):
        show("<p>" + link(t("matter.network"), "network", id=card["id"]) + " · "
             + link(t("matter.compare"), "compare", d=[card["id"]]) + "</p>", narrow=True)
        downloads.word("department", card["name"], _memo_rows(held))
        downloads.tables(
            "department",
            [t("head.office"), t("head.seq"), t("head.duty"), t("head.roles"), t("head.matter"),
             t("head.place_in")], _export(held))
    tab = choice(t("tabs"), "tab", TABS, lambda c: t(f"department.tab.{c}"), clears=("s", "p"))
    if tab == "duties":
        _duties(card, held)
    elif tab == "offices":
        _offices(card)
    elif tab == "overlaps":
        _overlaps(card)
    else:
        names.draw(card)


def _duties(card: Row, held: list[tuple[Row, Row]]) -> None:
    present = [r for r in ROLES if card["roles"].get(r)]
    state.note(t("department.count", n=card["count"]))
    choices(t("head.roles"), "role", present,
            lambda r: f"{marks.ROLE[r]} {marks.role_word(r)} {card['roles'][r]}")
    wanted = set(many("role"))
    rows = [{**row, "_party": party} for row, party in held
            if not wanted or wanted & set(party["roles"])]
    if not rows:
        state.note(t("department.none"))
        return
    lists.with_source(
        rows, [t("head.office"), t("head.duty"), t("head.roles"), t("head.matter")],
        lambda row: [
            esc("、".join(row.get("offices") or [])) or f'<span class="second">'
            f'{esc(t("department.no_office"))}</span>',
            source_text(row.get("text") or row.get("content") or row["name"])
            + f' <span class="second">{esc(t("kind." + row["kind"]))}</span>',
            marks.roles(row["_party"]["roles"])
            + marks.how(row["_party"]["how"], row["_party"]["rule"]),
            link(row["matter"], "matter", id=row["matter_id"])
            if row.get("matter_id") in data.matters() else esc(row.get("matter") or "—"),
        ],
    )


def _offices(card: Row) -> None:
    offices = data.offices_of(card["id"])
    if not offices:
        state.note(t("department.offices_none"))
        return
    show(table(
        [t("head.office"), t("head.phone"), t("head.items"), t("head.source")],
        [[esc(o["name"]), esc("、".join(o["phones"])) or esc(t("department.no_phone")),
          str(o["duties"]), lists.here(t("list.see"), s=o["id"])] for o in offices],
    ))
    chosen = next((o for o in offices if o["id"] == get("s")), offices[0])
    source.panel(chosen["citations"])


def _overlaps(card: Row) -> None:
    known = lists.department_names(card)
    found = [f for name in known for f in lists.findings_of(department=name)]
    if not found:
        state.note(t("department.no_overlap"))
        return
    show(table(
        [t("head.id"), t("head.class"), t("head.severity"), t("head.message")],
        [[link(f["id"], "findings", id=f["id"]), marks.finding(f["class"]),
          marks.severity(f["severity"]), esc(f["message"])]
         for f in {f["id"]: f for f in found}.values()],
    ))


def _export(held: list[tuple[Row, Row]]) -> list[list[object]]:
    return [
        [row.get("offices") or [], row.get("seq") or "", row.get("text") or row["name"],
         [marks.role_word(r) for r in party["roles"]], row.get("matter") or "",
         row["citations"][0]["locator"] if row["citations"] else ""]
        for row, party in held
    ]


def _memo_rows(held: list[tuple[Row, Row]]) -> list[Row]:
    return [
        {"department": party["name"], "role": (party["roles"] or [""])[0],
         "office": row.get("offices"), "matter": row.get("matter"),
         "text": row.get("text") or row["name"], "citations": row["citations"]}
        for row, party in held
    ]


PAGE = Page("department", 30, draw)
