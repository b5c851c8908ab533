"""Findings (重叠与空白): what needs a decision."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ui.parts import data, dispositions, downloads, marks, source, state, store
from ui.parts.address import choice, choices, get, many, paged
from ui.parts.html import esc, link, show, source_text, table
from ui.parts.page import Page
from ui.parts.words import both, known, t

CLASSES = ("overlap", "conflict", "gap", "vague", "outdated")
SEVERITIES = ("high", "medium", "low")
Row = dict[str, Any]


def draw() -> None:
    """One finding, or the list."""
    if state.empty():
        return
    with st.spinner(t("findings.looking")):
        found = store.findings()
    wanted = get("id")
    if wanted:
        chosen = next((f for f in found if f["id"] == wanted), None)
        if chosen is None:
            state.missing("finding", wanted, "findings")
        else:
            _card(chosen)
        return
    st.title(t("page.findings"))
    _list(_filtered(found), found)


def _filtered(found: list[Row]) -> list[Row]:
    present = [c for c in CLASSES if any(f["class"] == c for f in found)]
    present += sorted({str(f["class"]) for f in found} - set(CLASSES))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choices(t("head.class"), "class", present,
                lambda c: f"{marks.FINDING.get(c, '')} {known('class.' + c, c)}")
        choices(t("head.severity"), "sev", SEVERITIES, lambda c: t("severity." + c))
        stood = choice(t("head.disposition"), "state", ("open", "decided", "muted", "all"),
                       lambda c: t("findings.state." + c))
    department = choice(
        t("head.department"), "d", ["", *_departments(found)],
        lambda v: v or t("findings.any_department"), widget="selectbox")
    matter = data.matters().get(get("m"), {}).get("name", "")
    decided = dispositions.standing()
    return [
        f for f in found
        if (not many("class") or f["class"] in many("class"))
        and (not many("sev") or f["severity"] in many("sev"))
        and (not department or department in _sides(f))
        and (not matter or f.get("matter") == matter)
        and stood in ("all", dispositions.state_of(f, decided))
    ]


def _sides(finding: Row) -> list[str]:
    return [str((finding.get(side) or {}).get("department") or "") for side in ("a", "b")]


def _departments(found: list[Row]) -> list[str]:
    return sorted({name for f in found for name in _sides(f) if name})


def _list(listed: list[Row], found: list[Row]) -> None:
    if not listed:
        state.note(t("findings.none", n=len(found)))
        return
    state.note(t("findings.count", n=len(listed), departments=len(_departments(listed))))
    with st.container(horizontal=True):
        downloads.tables("findings", [t("head.id"), t("head.class"), t("head.severity"),
                                      t("head.matter"), "A", "B", t("head.message")],
                         [_line(f) for f in listed], listed)
    start, end = paged(len(listed))
    decided = dispositions.standing()
    show(table(
        [t("head.id"), t("head.class"), t("head.severity"), t("head.matter"),
         t("findings.a"), t("findings.b"), t("head.disposition")],
        [[f'<span class="whole">{link(f["id"][:10], "findings", id=f["id"])}</span>',
          marks.finding(f["class"]), marks.severity(f["severity"]),
          source_text(f.get("matter") or f["message"]), _side(f, "a"), _side(f, "b"),
          esc(_stood(f, decided))]
         for f in listed[start:end]],
    ))


def _stood(finding: Row, decided: dict[str, Row]) -> str:
    stood = dispositions.state_of(finding, decided)
    code = decided[finding["id"]]["value"] if stood == "decided" else stood
    return t("disposition." + code) if stood != "muted" else t("findings.state.muted")


def _line(finding: Row) -> list[object]:
    sides = [finding.get("a") or {}, finding.get("b") or {}]
    return [finding["id"], finding["class"], finding["severity"], finding.get("matter") or "",
            *(f"{s.get('department') or ''} {s.get('text') or ''}".strip() for s in sides),
            finding["message"]]


def _side(finding: Row, name: str) -> str:
    side = finding.get(name) or {}
    department = esc(side.get("department") or "")
    return f"<b>{department}</b> {source_text(_short(side.get('text') or ''))}" if side else "—"


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[:most] + "…"


def _card(finding: Row) -> None:
    show(f"<h1>{marks.finding(finding['class'])} {esc(finding.get('matter') or '')}</h1>")
    show(f"<p>{marks.severity(finding['severity'])} {esc(t('findings.rule'))} "
         f"<code>{esc(finding['rule'])}</code> · {esc(finding['id'])} · "
         f"{finding.get('score', 1.0):.2f}</p>"
         f"<p class='summary'>{esc(_message(finding))}</p>")
    citations = finding.get("citations") or []
    with st.grid(min_column_width=460):
        for name, other in (("a", "b"), ("b", "a")):
            with st.container():
                _half(finding, name, other, citations)
    dispositions.draw(finding)


def _message(finding: Row) -> str:
    return both(finding["message"], finding.get("message_en") or finding["message"])


def _half(finding: Row, name: str, other: str, citations: list[Row]) -> None:
    side = finding.get(name) or {}
    head = side.get("department") or t(f"findings.{name}")
    show(f"<h3>{esc(t(f'findings.{name}'))} {esc(head)}</h3>")
    if side.get("text"):
        show(f"<p>{source_text(side['text'])}</p>")
    own = side.get("citations") or _own(side, citations, first=name == "a")
    if own:
        source.panel(own, more=False)
    elif name == "b":
        state.note(t("findings.no_other"))


def _own(side: Row, citations: list[Row], *, first: bool) -> list[Row]:
    """The citations of one side: its row's, else those with its words, else a half."""
    row = data.row(side.get("kind") or "", side.get("row") or "")
    if row is not None:
        seats = {(c["document_id"], c["at"]) for c in row["citations"]}
        there = [c for c in citations if (c["document_id"], c["at"]) in seats]
        return _ranked(side, there or row["citations"])
    mine = [c for c in citations if _shares(side, c)]
    if mine or not side:
        return _ranked(side, mine)
    half = max(1, len(citations) // 2)
    return citations[:half] if first else citations[half:]


def _shares(side: Row, citation: Row) -> bool:
    text, quote = ("".join(str(x or "").split()) for x in (side.get("text"), citation["quote"]))
    return bool(text and quote) and (quote in text or text in quote)


def _ranked(side: Row, citations: list[Row]) -> list[Row]:
    return sorted(citations, key=lambda c: -len(c["quote"]) if _shares(side, c) else 0)


PAGE = Page("findings", 50, draw)
