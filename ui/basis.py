"""Legal bases (依据): does it stand, what rests on it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import streamlit as st

from ui.parts import data, downloads, lists, marks, state
from ui.parts.address import choice, choices, get, many
from ui.parts.html import esc, link, plain, show, source_text
from ui.parts.page import Page
from ui.parts.words import t

Row = dict[str, Any]


def draw() -> None:
    """The card of a regulation, or the list."""
    if state.empty():
        return
    wanted = get("id")
    if not wanted:
        _list()
        return
    law = data.regulations().get(wanted)
    if law is None:
        state.missing("basis", wanted, "basis")
        return
    _card(law)


def _list() -> None:
    lists.listing(
        t("page.basis"), _found,
        [t("head.regulation"), t("head.doc_no"), t("head.status"), t("head.cited_by")],
        lambda x: [link(f"《{x['title']}》", "basis", id=x["id"]), esc(x["doc_no"] or "—"),
                   marks.status(x["status"]), str(x["cited_by"])],
    )


def _found(words: str) -> list[Row]:
    laws = data.regulations().values()
    present = [s for s in marks.STATUS if any((x["status"] or "unknown") == s for x in laws)]
    choices(t("head.status"), "status", present,
            lambda s: f"{marks.STATUS[s]} {t('status.' + s)}")
    return [x for x in laws if (words in x["title"] or words in x["doc_no"])
            and (not many("status") or (x["status"] or "unknown") in many("status"))]


def _card(law: Row) -> None:
    show(f"<h1>《{esc(law['title'])}》</h1>")
    facts = " · ".join(esc(law[k]) for k in ("doc_no", "issuer", "level") if law.get(k))
    checked = " · ".join(esc(law[k]) for k in ("status_date", "status_source") if law.get(k))
    other = law["successor"] if law["successor"] != law["title"] else ""
    successor = t("basis.successor") + f"《{other}》" if other else ""
    show(f"<p>{marks.status(law['status'])} {facts}</p>"
         f"<p class='note'>{checked or esc(t('basis.not_verified'))} {esc(successor)}</p>")
    for event in law.get("history") or []:
        show(f"<p class='note'>{esc(event)}</p>")
    resting = [{**row, "_cited": cited, "id": row["id"]}
               for row, cited in data.resting_on(law["id"])]
    if not resting:
        state.note(t("basis.unused"))
        return
    departments = {row.get("department") for row in resting if row.get("department")}
    state.note(t("basis.count", n=len(resting), departments=len(departments)))
    with st.container(horizontal=True):
        downloads.word("basis", law["title"], [_memo_row(row) for row in resting])
        downloads.tables("basis", [t("head.matter"), t("head.department"), t("head.article"),
                                   t("head.as_cited"), t("head.place_in")],
                         [_export(row) for row in resting])
    wanted = _articles(resting)
    listed = [row for row in resting if wanted == "" or (row["_cited"]["article"] or "-") == wanted]
    lists.with_source(
        [{**row, "citations": data.first(row["citations"], row["_cited"]["as_written"] or "")}
         for row in listed],
        [t("head.matter"), t("head.department"), t("head.as_cited")],
        lambda row: [_matter(row),
                     esc(_department(row)) + " " + marks.roles(row.get("roles") or []),
                     source_text(row["_cited"]["as_written"] or row["_cited"]["title"])],
    )


def _articles(resting: list[Row]) -> str:
    counts = Counter(row["_cited"]["article"] or "-" for row in resting)
    if set(counts) == {"-"}:
        return ""
    return choice(
        t("head.article"), "article", ["", *sorted(counts)],
        lambda a: t("basis.all") if not a else
        f"{t('basis.no_article') if a == '-' else plain(a)} {counts[a]}", clears=("s", "p"))


def _matter(row: Row) -> str:
    target = row.get("matter_id") or (row["id"] if row["kind"] == "matters" else "")
    name = str(row.get("matter") or row.get("text") or row["name"])
    return link(name, "matter", id=target) if target in data.matters() else source_text(name)


def _department(row: Row) -> str:
    if row.get("department"):
        return str(row["department"])
    listed = [p if isinstance(p, str) else p["name"] for p in row.get("departments") or []]
    return "、".join(listed[:4])


def _export(row: Row) -> list[object]:
    return [row.get("matter") or row["name"], _department(row), row["_cited"]["article"],
            row["_cited"]["as_written"],
            row["citations"][0]["locator"] if row["citations"] else ""]


def _memo_row(row: Row) -> Row:
    return {"department": _department(row), "matter": row.get("matter") or row["name"],
            "text": row.get("text") or row["name"], "citations": row["citations"]}


PAGE = Page("basis", 60, draw)
