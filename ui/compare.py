"""Compare (边界图): where departments meet."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import Any

import streamlit as st

from graph.kinds import ROLES
from ui.parts import data, downloads, marks, matrix, picture, source, state
from ui.parts.address import choice, choices, get, many, paged
from ui.parts.html import esc, link, show, table
from ui.parts.lists import here
from ui.parts.page import Page
from ui.parts.words import t

MOST = 12
CROWDED = 60
SUGGESTED = 6
Row = dict[str, Any]


def draw() -> None:
    """The boundary matrix of some departments."""
    if state.empty():
        return
    st.title(t("page.compare"))
    known = data.departments()
    wrong = [d for d in many("d") if d not in known]
    if wrong:
        state.bar(t("missing.department", id=wrong[0]))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = choices(t("compare.departments"), "d", list(known),
                         lambda i: data.department_name(known[i]), widget="multiselect",
                         max_selections=MOST, placeholder=t("compare.choose"))
        role = choice(t("head.roles"), "role", ["", *ROLES],
                      lambda r: marks.role_word(r) if r else t("compare.any_role"),
                      widget="selectbox", width=200)
    if not chosen:
        chosen = _suggestion()
    if len(chosen) == 1:
        state.note(t("compare.one"))
        _partners(chosen[0])
        return
    shared = _sorted([m for m in data.matters().values() if _meets(m, chosen, role)], chosen)
    if not shared:
        state.note(t("compare.none"))
        return
    _summary(shared, chosen)
    view = choice(t("tabs"), "view", ("matrix", "picture"), lambda c: t("compare.view." + c))
    if view == "picture":
        drawn = picture.build([m["id"] for m in shared], chosen)
        state.note(drawn.note)
        picture.show(drawn)
    else:
        _matrix(shared, chosen)


def _suggestion() -> list[str]:
    """The departments that share most, when none is chosen."""
    state.note(t("compare.suggested"))
    together: Counter[tuple[str, str]] = Counter()
    for matter in data.matters().values():
        together.update(combinations(sorted(matter["parties"]), 2))
    if not together:
        return list(data.departments())[:SUGGESTED]
    first = min(together, key=lambda pair: (-together[pair], pair))
    chosen = list(first)
    while len(chosen) < SUGGESTED:
        gains: Counter[str] = Counter()
        for (a, b), n in together.items():
            if (a in chosen) != (b in chosen):
                gains[b if a in chosen else a] += n
        if not gains:
            break
        chosen.append(min(gains, key=lambda d: (-gains[d], d)))
    return chosen


def _meets(matter: Row, chosen: list[str], role: str) -> bool:
    held = [p for d, p in matter["parties"].items() if d in chosen]
    return len(held) > 1 and (not role or any(role in p["roles"] for p in held))


def _sorted(shared: list[Row], chosen: list[str]) -> list[Row]:
    """Two leads first, then no lead, then the most departments."""
    def rank(matter: Row) -> tuple[int, int, str]:
        leads = len(data.leads(matter))
        return (0 if leads > 1 else 1 if leads == 0 else 2, -len(matter["parties"]),
                matter["name"])
    return sorted(shared, key=rank)


def _summary(shared: list[Row], chosen: list[str]) -> None:
    none = sum(not data.leads(m) for m in shared)
    two = sum(len(data.leads(m)) > 1 for m in shared)
    state.note(t("compare.count", departments=len(chosen), n=len(shared), none=none, two=two))
    names = [data.department_name(data.departments()[d]) for d in chosen]
    with st.container(horizontal=True):
        downloads.tables("compare", [t("head.matter"), *names, t("compare.others")], [
            [m["name"], *([marks.role_word(r) for r in m["parties"].get(d, {}).get("roles", [])]
                          for d in chosen), len(set(m["parties"]) - set(chosen))]
            for m in shared])
        downloads.picture("compare", lambda: _picture(shared, chosen))


def _picture(shared: list[Row], chosen: list[str]) -> str:
    """The matrix as SVG, all its rows."""
    heads = [t("compare.corner"), *(data.departments()[d]["name"] for d in chosen),
             t("compare.others")]
    lines = []
    for m in shared:
        others = len(set(m["parties"]) - set(chosen))
        lines.append([m["name"], *(_signs(m, d) for d in chosen), f"+{others}" if others else ""])
    return matrix.svg(t("page.compare"), heads, lines,
                      [f"{marks.ROLE[r]} {marks.role_word(r)}" for r in ROLES])


def _signs(matter: Row, department: str) -> str:
    party = matter["parties"].get(department)
    return "" if party is None else marks.signs(party["roles"]) or "·"


def _partners(department: str) -> None:
    """With whom one department shares matters, as links."""
    with_whom: dict[str, int] = {}
    for matter in data.matters().values():
        if department in matter["parties"]:
            for other in matter["parties"]:
                if other != department:
                    with_whom[other] = with_whom.get(other, 0) + 1
    show(table([t("head.department"), t("compare.shared")],
               [[here(data.department_name(data.departments()[d]), d=[department, d]), str(n)]
                for d, n in sorted(with_whom.items(), key=lambda i: (-i[1], i[0]))[:50]]))


def _matrix(shared: list[Row], chosen: list[str]) -> None:
    show(marks.legend())
    start, end = paged(len(shared), CROWDED)
    picked_matter, _, picked_department = get("cell").partition(",")
    if picked_matter not in data.matters():
        state.note(t("compare.pick"))
        show(_table(shared[start:end], chosen, ("", "")))
        return
    with st.grid(min_column_width=460):
        with st.container():
            show(_table(shared[start:end], chosen, (picked_matter, picked_department)))
        with st.container(key="sticky"):
            _cell_source(picked_matter, picked_department)


def _table(shared: list[Row], chosen: list[str], picked: tuple[str, str]) -> str:
    names = [data.departments()[d]["name"] for d in chosen]
    head = "".join(f'<th scope="col">{esc(n)}</th>' for n in
                   [t("compare.corner"), *names, t("compare.others")])
    lines = []
    for matter in shared:
        cells = "".join(_cell(matter, d, picked) for d in chosen)
        others = len(set(matter["parties"]) - set(chosen))
        lines.append(f'<tr><th scope="row">{link(matter["name"], "matter", id=matter["id"])}'
                     f"{_lead_note(matter)}</th>{cells}<td>{f'+{others}' if others else ''}</td>"
                     "</tr>")
    return (f'<div class="scroll"><table class="matrix"><thead><tr>{head}</tr></thead>'
            f"<tbody>{''.join(lines)}</tbody></table></div>")


def _lead_note(matter: Row) -> str:
    leads = len(data.leads(matter))
    if leads == 1:
        return ""
    words = t("matter.no_lead") if leads == 0 else t("matter.many_leads", n=leads)
    return f' <span class="tag caution">{esc(words)}</span>'


def _cell(matter: Row, department: str, picked: tuple[str, str]) -> str:
    party = matter["parties"].get(department)
    if party is None:
        return "<td></td>"
    label = " ".join([matter["name"], party["name"],
                      "、".join(marks.role_word(r) for r in party["roles"])])
    seat = here(marks.signs(party["roles"]) or "·", cell=f"{matter['id']},{department}")
    seat = seat.replace("<a ", f'<a aria-label="{esc(label)}" title="{esc(label)}" tabindex="-1" ',
                        1)
    on = ' class="on"' if (matter["id"], department) == picked else ""
    return f"<td{on}>{seat}</td>"


def _cell_source(matter: str, department: str) -> None:
    for row in data.matters()[matter]["duties"]:
        if any(p["id"] == department for p in data.parties(row)):
            source.panel(row["citations"], more=False)


PAGE = Page("compare", 40, draw)
