"""Matter (事项卡): everything about one matter."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ui.parts import data, downloads, lists, marks, source, state
from ui.parts.address import choice, get
from ui.parts.html import esc, link, show, source_text, table, whole
from ui.parts.page import Page
from ui.parts.words import t

TABS = ("duties", "basis", "cases", "history")


def draw() -> None:
    """The card of a matter, or the list."""
    if state.empty():
        return
    wanted = get("id")
    if not wanted:
        _list()
        return
    matter = data.matters().get(wanted)
    if matter is None:
        state.missing("matter", wanted, "matter")
        return
    _card(matter)


def _list() -> None:
    lists.listing(
        t("page.matter"),
        lambda words: [m for m in data.matters().values() if words in m["name"]],
        [t("head.matter"), t("head.lead"), t("head.departments"), t("head.place"),
         t("head.document")],
        lambda m: [
            link(m["name"], "matter", id=m["id"]),
            "、".join(_department(p) for p in data.leads(m)) or esc(t("matter.no_lead")),
            str(len(m["parties"])), esc(m["place"]), esc("、".join(m["documents"]))],
    )


def _department(party: dict[str, Any]) -> str:
    return link(party["name"], "department", id=party["id"])


def _card(matter: dict[str, Any]) -> None:
    show(f"<h1>{esc(matter['name'])}</h1>")
    show(f'<p class="summary second">{esc(matter["place"])} · '
         f'{esc(t("matter.counts", n=len(matter["parties"]), m=len(matter["documents"])))}</p>')
    _leads(matter)
    _flags(matter)
    with st.container(horizontal=True, vertical_alignment="center"):
        ways = [link(t("matter.network"), "network", id=matter["id"])]
        if len(matter["parties"]) > 1:
            ways.append(link(t("matter.compare"), "compare", d=list(matter["parties"])[:12]))
        show(f"<p>{' · '.join(ways)}</p>", narrow=True)
        downloads.word("matter", matter["name"], _memo_rows(matter))
        downloads.tables("matter", [t("head.department"), t("head.roles"), t("head.duty"),
                                    t("head.place_in")], _export(matter))
    tab = choice(t("tabs"), "tab", TABS, lambda code: t(f"matter.tab.{code}"), clears=("s", "p"))
    {"duties": _duties, "basis": _basis, "cases": _cases, "history": _history}[tab](matter)


def _leads(matter: dict[str, Any]) -> None:
    leads = data.leads(matter)
    words = (t("matter.no_lead") if not leads else t("matter.many_leads", n=len(leads))
             if len(leads) > 1 else "")
    parts = [f"{_department(p)} {marks.roles(p['roles'])}" for p in matter["parties"].values()]
    warning = f'<span class="tag caution">{esc(words)}</span> ' if words and parts else ""
    show(f"<p>{warning}{' | '.join(parts) or esc(t('matter.no_department'))}</p>")


def _flags(matter: dict[str, Any]) -> None:
    """Findings about this matter, when they can be had."""
    found = lists.findings_of(matter=matter["name"])
    if found:
        tags = " ".join(f"{marks.finding(code)} {n}" for code, n in lists.by_class(found).items())
        show(f"<p>{tags} {link(t('matter.findings'), 'findings', m=matter['id'])}</p>")


def _duties(matter: dict[str, Any]) -> None:
    rows = [*matter["duties"], *matter["services"]]
    if not rows:
        state.note(t("matter.no_duty"))
        if matter["stated"]:
            source.panel(matter["stated"][0]["citations"])
        return
    lists.with_source(
        rows, [t("head.department"), t("head.roles"), t("head.duty"), t("head.basis")],
        lambda row: [_bearers(row), marks.roles(row["roles"]),
                     source_text(row.get("text") or row["name"]) + " "
                     + marks.how(row["how"]), esc("、".join(row["basis"]))],
    )


def _bearers(row: dict[str, Any]) -> str:
    return "、".join(_department(p) + marks.how(p["how"], p["rule"])
                    for p in data.parties(row)) or "—"


def _basis(matter: dict[str, Any]) -> None:
    cited = {c["id"]: c for c in matter["cited"]}
    for duty in matter["duties"]:
        cited |= {c["id"]: c for c in duty["cited"]}
    if not cited:
        state.note(t("matter.no_basis"))
        return
    show(table(
        [t("head.regulation"), t("head.article"), t("head.as_cited"), t("head.status")],
        [[link(c["title"], "basis", id=c["id"]), esc(c["article"] or "—"),
          source_text(c["as_written"] or ""), marks.status(c["status"])] for c in cited.values()],
    ))


def _cases(matter: dict[str, Any]) -> None:
    if not matter["cases"]:
        state.note(t("matter.no_case"))
    for case in matter["cases"]:
        source.panel(case["citations"], more=False)


def _history(matter: dict[str, Any]) -> None:
    show(table(
        [t("head.document"), t("head.version"), t("head.date"), t("head.loaded")],
        [[link(r.name, "documents", id=r.id), str(r.version), whole(r.date or "—"),
          whole(r.loaded[:10])] for r in data.versions() if r.name in matter["documents"]],
    ))


def _export(matter: dict[str, Any]) -> list[list[object]]:
    return [
        [[p["name"] for p in data.parties(row)], [marks.role_word(r) for r in row["roles"]],
         row.get("text") or row["name"],
         row["citations"][0]["locator"] if row["citations"] else ""]
        for row in [*matter["duties"], *matter["services"]]
    ]


def _memo_rows(matter: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"department": row["department"], "role": (row["roles"] or [""])[0],
         "office": row.get("offices"), "text": row.get("text") or row["name"],
         "citations": row["citations"]}
        for row in [*matter["duties"], *matter["services"]]
    ]


PAGE = Page("matter", 20, draw)
