"""Documents (文档): put in, look, check, replace."""

from __future__ import annotations

import streamlit as st

from graph.ledger import DocumentRecord
from ui.parts import data, downloads, marks, people, readview, state, store, uploads
from ui.parts.address import choice, get, paged
from ui.parts.html import esc, link, show, source_text, table, whole
from ui.parts.page import Page
from ui.parts.words import both, known, t

VIEWS = ("read", "rows", "issues", "diff")


def draw() -> None:
    """One document, or the list with the upload."""
    wanted = get("id")
    if wanted:
        _document(wanted)
        return
    st.title(t("page.documents"))
    if people.may("editor"):
        uploads.draw()
    else:
        state.note(t("no_right", right=t("right.editor")))
    if not state.empty():
        _list()


def _list() -> None:
    listed = data.documents()
    state.note(t("documents.count", n=len(listed)))
    start, end = paged(len(listed))
    show(table(
        [t("head.file"), t("head.place"), t("head.sections"), t("head.statements"),
         t("head.issues"), t("head.version"), t("head.loaded")],
        [[link(r.name, "documents", id=r.id), esc(r.jurisdiction or "—"), esc(_sections(r)),
          str(r.statement_count), _issues(r), str(r.version), whole(r.loaded[:10])]
         for r in listed[start:end]],
    ))


def _sections(record: DocumentRecord) -> str:
    return " · ".join(f"{known('section.' + s['kind'], s['kind'])} {s['rows']}"
                      for s in record.sections) or t("documents.no_section")


def _issues(record: DocumentRecord) -> str:
    if not record.issues:
        return "0"
    return link(str(len(record.issues)), "documents", id=record.id, view="issues")


def _find(wanted: str) -> DocumentRecord | None:
    if wanted.isdigit():
        return data.record(int(wanted))
    series = wanted.removeprefix("doc-")
    return next((r for r in data.documents() if series in (r.series, r.name)), None)


def _document(wanted: str) -> None:
    record = _find(wanted)
    if record is None:
        state.missing("document", wanted, "documents")
        return
    show(f"<h1>{esc(record.name)}</h1>")
    _facts(record)
    newer = next((r for r in data.documents() if r.series == record.series), None)
    if newer is not None and newer.id != record.id:
        state.bar(t("source.old"))
        show("<p>" + link(t("documents.newer", n=newer.version), "documents", id=newer.id) + "</p>")
    _files(record)
    view = choice(t("tabs"), "view", VIEWS, lambda c: _tab(c, record), clears=("at", "span", "p"))
    if view == "read":
        readview.draw(record)
    elif view == "rows":
        _rows(record)
    elif view == "issues":
        _issue_list(record)
    else:
        readview.diff(record)


def _tab(code: str, record: DocumentRecord) -> str:
    words = t(f"documents.view.{code}")
    return f"{words} {len(record.issues)}" if code == "issues" else words


def _facts(record: DocumentRecord) -> None:
    facts = [record.title, record.issuer, record.jurisdiction, record.doc_no, record.date]
    words = " · ".join(dict.fromkeys(fact for fact in facts if fact))
    counts = t("documents.facts", version=record.version, statements=record.statement_count,
               issues=len(record.issues))
    covered, total = record.coverage.get("in_statements", 0), record.coverage.get("characters", 0)
    share = t("documents.coverage", share=round(100 * covered / total)) if total else ""
    show(f'<p class="summary">{source_text(words)}</p>'
         f'<p class="note">{esc(counts)} · {esc(share)} · {esc(_sections(record))}</p>')


def _files(record: DocumentRecord) -> None:
    with st.container(horizontal=True):
        st.download_button(
            t("documents.original"), lambda: store.registry().ledger.content(record.sha256),
            file_name=record.name, mime="application/octet-stream", on_click="ignore",
            key=f"original_{record.id}")
        st.download_button(
            t("documents.statements_csv"), lambda: _statements(record),
            file_name=f"statements-{record.id}.csv", mime="text/csv", on_click="ignore",
            key=f"statements_{record.id}")


def _statements(record: DocumentRecord) -> bytes:
    return downloads.csv_bytes(
        ["id", "subject", "predicate", "object", "quote", "locator", "how", "rule"],
        [[s.id, str(s.subject), s.predicate, str(s.object), s.quote,
          f"{record.name} › {s.places[0].where}" if s.places else "", s.how, s.rule]
         for s in store.registry().ledger.statements(record.id)],
    )


def _rows(record: DocumentRecord) -> None:
    """What was understood, kind by kind."""
    node = f"doc-{record.series}"
    kinds = [k for k in readview.KINDS
             if any(row["document_id"] == node for row in data.rows(k))] if record.current else []
    if not kinds:
        state.note(t("documents.no_rows"))
        return
    kind = choice(t("head.kind"), "kind", kinds, lambda c: t("kind." + c), clears=("p",))
    rows = [row for row in data.rows(kind) if row["document_id"] == node]
    state.note(t("list.count", n=len(rows)))
    start, end = paged(len(rows))
    show(table(
        [t("head.name"), t("head.department"), t("head.how"), t("head.source")],
        [[source_text(row.get("text") or row["name"]), esc(_department(row)),
          marks.how(row["how"]) or esc(t("how.stated")), _see(record, row)]
         for row in rows[start:end]],
    ))


def _department(row: dict[str, object]) -> str:
    return str(row.get("department") or "")


def _see(record: DocumentRecord, row: dict[str, object]) -> str:
    citations = row["citations"]
    if not isinstance(citations, list) or not citations:
        return "—"
    first, _, span = str(citations[0]["at"]).partition(",")[0].partition(":")
    return link(t("list.see"), "documents", id=record.id, at=first, span=span)


def _issue_list(record: DocumentRecord) -> None:
    if not record.issues:
        state.note(t("documents.no_issue"))
        return
    show(table(
        [t("head.severity"), t("head.message"), t("head.place_in")],
        [[esc(known("issue." + i.severity, i.severity)), esc(both(i.zh, i.en)),
          link(i.address, "documents", id=record.id, at=i.address.partition(":")[0])
          if i.address else "—"] for i in record.issues],
    ))


PAGE = Page("documents", 70, draw)
