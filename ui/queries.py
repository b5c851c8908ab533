"""Queries (查询): every named query by a form."""

from __future__ import annotations

from typing import Any

import streamlit as st

from graph.errors import RegistryError
from queries.catalogue import Param, Query, catalogue
from queries.registry import Result
from ui.parts import downloads, source, state, store
from ui.parts.address import get, number, paged, put
from ui.parts.html import esc, link, plain, show, source_text
from ui.parts.lists import here
from ui.parts.page import Page
from ui.parts.words import both, known, language, t

Row = dict[str, Any]


def draw() -> None:
    """The list of queries, or the form and result of one."""
    if state.empty():
        return
    wanted = get("name")
    found = catalogue().get(wanted)
    if wanted and found is None:
        state.missing("query", wanted, "queries")
        return
    if found is None:
        _list()
    else:
        _query(found)


def _list() -> None:
    st.title(t("page.queries"))
    state.note(t("queries.count", n=len(catalogue())))
    made = []
    for query in catalogue().values():
        made.append(f"<h3>{link(query.title[language()], 'queries', name=query.name)}</h3>"
                    f"<p class='note'>{esc(query.purpose[language()])}</p>"
                    f"<p>{esc(_sample(query))}</p>")
    with st.grid(min_column_width=460):
        for body in made:
            show(body)


def _sample(query: Query) -> str:
    asks = [text for lang, text in query.asks if lang == language()] or [query.asks[0][1]]
    labels = {p.name: f"〔{p.label[language()]}〕" for p in query.params}
    for name, label in labels.items():
        asks[0] = asks[0].replace("{" + name + "}", label)
    return t("queries.sample", text=asks[0])


def _query(query: Query) -> None:
    st.title(plain(query.title[language()]))
    show(f"<p>{esc(query.purpose[language()])} {esc(_sample(query))}</p>")
    show("<p>" + link(t("queries.all"), "queries") + "</p>")
    given = _form(query)
    if given is None:
        return
    try:
        result = store.registry().query(query.name, given)
    except RegistryError as error:
        state.bar(both(error.zh, error.en), "bad")
        return
    _result(query, result)


def _form(query: Query) -> dict[str, object] | None:
    """The values to run with: those of the address, as the form put them there."""
    with st.form(f"query_{query.name}"):
        typed = {p.name: _input(p) for p in query.params}
        pressed = st.form_submit_button(t("queries.run"), type="primary")
    if pressed:
        put(run=1, p=None, s=None, **{f"p_{name}": value for name, value in typed.items()})
        missing = [p for p in query.params if p.default is None and not typed[p.name].strip()]
        if missing:
            state.bar(t("queries.missing", label=missing[0].label[language()]), "bad")
            return None
        return {name: value for name, value in typed.items() if value.strip()}
    asked: dict[str, object] = {
        p.name: get(f"p_{p.name}") for p in query.params if get(f"p_{p.name}")
    }
    ready = all(p.default is not None or p.name in asked for p in query.params)
    return asked if ready and (asked or number("run") or not query.params) else None


def _input(param: Param) -> str:
    key = f"p_{param.name}_input"
    default = "" if param.default in (None, ()) else str(param.default)
    if key not in st.session_state:
        st.session_state[key] = get(f"p_{param.name}") or default
    return st.text_input(param.label[language()], key=key, max_chars=200) or ""


def _result(query: Query, result: Result) -> None:
    show(f'<p role="status">{esc(t("queries.rows", n=len(result.rows), s=result.seconds))}</p>')
    heads = [label[language()] for _, label in query.columns]
    columns = [column for column, _ in query.columns]
    if not result.rows:
        state.note(t("queries.none"))
    else:
        with st.container(horizontal=True):
            downloads.tables(query.name, heads, [[r[c] for c in columns] for r in result.rows],
                             result.rows)
        _rows(heads, columns, result.rows)
    with st.expander("Cypher"):
        st.code(query.cypher, language="cypher")


def _rows(heads: list[str], columns: list[str], rows: list[Row]) -> None:
    start, end = paged(len(rows))
    chosen = number("s", start, len(rows) - 1)
    lines = []
    for position in range(start, end):
        row = rows[position]
        cells = "".join(f"<td>{_cell(row, c)}</td>" for c in columns)
        lines.append(f"<tr>{cells}<td>{here(t('list.see'), s=str(position))}</td></tr>")
    head = "".join(f'<th scope="col">{esc(h)}</th>' for h in [*heads, t("head.source")])
    with st.grid(min_column_width=460):
        with st.container():
            show(f'<div class="scroll"><table class="list"><thead><tr>{head}</tr></thead>'
                 f"<tbody>{''.join(lines)}</tbody></table></div>")
        with st.container(key="sticky"):
            source.panel(rows[chosen]["citations"])


_TARGETS = {"matter": ("matter", "matter_id"), "department": ("department", "department_id"),
            "regulation": ("basis", "regulation_id")}


def _cell(row: Row, column: str) -> str:
    value = downloads.cell(row[column])
    page, name = _TARGETS.get(column, ("", ""))
    if page and row.get(name):
        return link(value, page, id=str(row[name]))
    return source_text(known(f"role.{value}", known(f"status.{value}", value)))


PAGE = Page("queries", 80, draw)
