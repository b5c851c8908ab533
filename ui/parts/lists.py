"""Lists of rows with the source of the chosen one beside them; findings of a thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from ui.parts import data, reports, source, store
from ui.parts.address import field, get, paged
from ui.parts.html import esc, link, show, table
from ui.parts.words import t

Row = dict[str, Any]


def listing(
    title: str, found: Callable[[str], list[Row]], heads: Sequence[str],
    cells: Callable[[Row], list[str]],
) -> None:
    """A list page: title, search, how many there are, the rows of one page.

    `found` gives the rows for the words searched; it may draw filters of its own.
    """
    st.title(title)
    words = field(t("list.search"), "q", max_chars=100)
    rows = found(words)
    if not rows:
        show(f'<p class="note">{esc(t("list.none", words=words, n=len(data.documents())))}</p>')
        return
    show(f'<p class="note">{esc(t("list.count", n=len(rows)))}</p>')
    start, end = paged(len(rows))
    show(table(heads, [cells(row) for row in rows[start:end]]))


def with_source(
    rows: Sequence[Row], heads: Sequence[str], cells: Callable[[Row], list[str]], *,
    size: int = 50,
) -> None:
    """A table of rows, each with 看原文; the source of the chosen row stays in view."""
    start, end = paged(len(rows), size)
    chosen = next((r for r in rows if _key(r) == get("s")), rows[start] if rows else None)
    state_line = t("list.part", n=len(rows), a=start + 1, b=end) if len(rows) > size else \
        t("list.count", n=len(rows))
    with st.grid(min_column_width=460):
        with st.container():
            show(f'<p class="note">{esc(state_line)}</p>')
            show(_table(rows[start:end], heads, cells, chosen))
        with st.container(key="sticky"):
            if chosen is not None:
                source.panel(chosen["citations"])
                for cited in chosen["citations"][:1]:
                    reports.draw(cited)


def _key(row: Row) -> str:
    return str(row.get("id") or row.get("name"))


def _table(
    rows: Sequence[Row], heads: Sequence[str], cells: Callable[[Row], list[str]],
    chosen: Row | None,
) -> str:
    head = "".join(f'<th scope="col">{esc(h)}</th>' for h in [*heads, t("head.source")])
    lines = []
    for row in rows:
        on = chosen is not None and _key(row) == _key(chosen)
        made = "".join(f"<td>{cell}</td>" for cell in cells(row))
        see = here(t("list.shown") if on else t("list.see"), s=_key(row))
        lines.append(f'<tr{" aria-current=true" if on else ""}>{made}<td>{see}</td></tr>')
    return (f'<div class="scroll"><table class="list"><thead><tr>{head}</tr></thead>'
            f"<tbody>{''.join(lines)}</tbody></table></div>")


def here(label: str, **changed: str | int | list[str] | None) -> str:
    """A link to this page with some parameters changed."""
    kept: dict[str, Any] = {
        name: values if len(values) > 1 else values[0]
        for name in st.query_params
        if name not in ("lang", "page") and (values := st.query_params.get_all(name))
    }
    return link(label, str(st.session_state.get("_page", "ask")), **{**kept, **changed})


def findings_of(*, matter: str = "", department: str = "") -> list[Row]:
    """Findings about a matter or a department; none while they are not known yet."""
    return [
        f for f in store.findings_known()
        if (not matter or f.get("matter") == matter)
        and (not department or department in _departments(f))
    ]


def _departments(finding: Row) -> list[str]:
    sides = [finding.get("a") or {}, finding.get("b") or {}]
    return [str(side.get("department") or "") for side in sides]


def by_class(found: Sequence[Row]) -> dict[str, int]:
    """How many findings of each class."""
    return dict(Counter(str(f["class"]) for f in found))


def department_names(card: Row) -> set[str]:
    """All names under which a department may stand in a finding."""
    return {card["name"], *card["aliases"], data.department_name(card)}
