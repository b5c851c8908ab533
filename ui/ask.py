"""Ask (提问): who answers for it, with the cell that says so."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ui.parts import data, downloads, marks, reports, source, state, store
from ui.parts.address import choice, field, get, number, put
from ui.parts.examples import examples
from ui.parts.html import esc, link, plain, show, source_text
from ui.parts.page import Page
from ui.parts.words import known, t

Answer = dict[str, Any]
Row = dict[str, Any]


def draw() -> None:
    """The page."""
    st.title(t("ask.title"))
    if state.empty():
        return
    question = _form()
    if not question:
        _suggest()
        return
    with st.spinner(t("ask.looking")):
        answer = store.ask(question, get("doc"), get("place"))
    if answer["answered"] and answer["answers"]:
        _answered(answer)
    else:
        _refused(answer)


def _form() -> str:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        question = field(t("ask.question"), "q", max_chars=200, placeholder=t("ask.placeholder"))
        places, names = data.places(), sorted({r.name for r in data.documents()})
        if len(places) > 1:
            choice(t("ask.place"), "place", ["", *places], lambda v: v or t("ask.any_place"),
                   widget="selectbox", clears=("a",), width=200)
        if len(names) > 1:
            choice(t("ask.document"), "doc", ["", *names], lambda v: v or t("ask.any_document"),
                   widget="selectbox", clears=("a",), width=200)
        st.button(t("ask.button"), type="primary")
    return question.strip()


def _suggest() -> None:
    show(f'<p class="summary">{esc(t("ask.examples"))}</p>')
    with st.container(horizontal=True, key="examples"):
        for position, text in enumerate(examples()):
            st.button(plain(text), key=f"example_{position}", on_click=_put_question, args=(text,))


def _put_question(text: str) -> None:
    st.session_state["q_field"] = text
    put(q=text, a=None)


def _answered(answer: Answer) -> None:
    answers: list[Answer] = answer["answers"]
    show(f'<p class="headline" role="status">{esc(answer["headline"])}</p>')
    _understood(answer)
    opened = number("a", 0, len(answers) - 1)
    with st.grid(min_column_width=460):
        with st.container():
            for position, found in enumerate(answers[:50]):
                _card(position, found, position == opened)
        with st.container(key="sticky"):
            _evidence(answers[opened], str(answer.get("intent")))
    _why(answer, answers[opened])
    _take_away(answer)


def _understood(answer: Answer) -> None:
    departments = {a["department"] for a in answer["answers"] if a.get("department")}
    words = t("ask.found", n=len(answer["answers"]), departments=len(departments))
    topic = answer.get("understood") or answer.get("topic") or ""
    if isinstance(topic, str) and topic:
        words = t("ask.understood", topic=topic) + " · " + words
    show(f'<p class="summary second">{esc(words)}</p>')


def _card(position: int, found: Answer, opened: bool) -> None:
    roles = found.get("role") or ""
    codes = [roles] if isinstance(roles, str) else list(roles)
    head = " ".join(marks.role(code) for code in codes if code)
    lines = [f'<p><span class="dept">{position + 1} {esc(found.get("department") or "—")}</span> '
             f"{head}</p>"]
    office = " · ".join(esc(found[k]) for k in ("office", "phone") if found.get(k))
    if office:
        lines.append(f'<p class="tel">{office}</p>')
    if found.get("text"):
        lines.append(f"<p>{source_text(found['text'])}</p>")
    if found.get("matter"):
        lines.append(f'<p class="second">{esc(t("ask.matter"))}{esc(found["matter"])}</p>')
    lines += _laws(found)
    show(f'<div class="card{" open" if opened else ""}">{"".join(lines)}</div>')
    if not opened:
        st.button(t("ask.see_source"), key=f"see_{position}", on_click=put,
                  kwargs={"a": position}, help=None)


def _laws(found: Answer) -> list[str]:
    """The regulations of an answer, each with its status and a link to its page."""
    number = _matter_of(found)
    wanted = "".join(str(found.get("text") or "").split())
    cited: dict[str, Row] = {}
    for row in data.matters().get(number, {}).get("duties", []):
        if wanted and wanted in "".join(str(row.get("text") or "").split()):
            cited |= {c["id"]: c for c in row["cited"]}
    known = data.regulations()
    named = str(found.get("regulation") or "")
    cited |= {i: law for i, law in known.items() if named and law["title"] in named}
    return [f'<p class="second">{marks.status(known[i]["status"])} '
            f'{link("《" + known[i]["title"] + "》", "basis", id=i)}</p>'
            for i in list(cited)[:3] if i in known] or (
        [f'<p class="second">{esc(t("ask.regulation"))}{esc(named)}</p>'] if named else [])


_ASKED = {"phone": "phone", "office": "office", "legal_basis": "regulation"}
"""By intent: the part of an answer whose words are marked."""


def _evidence(found: Answer, intent: str) -> None:
    """The source of an answer; the words that answer are marked first."""
    wanted = _bare(str(found.get(_ASKED.get(intent, "text")) or found.get("text") or ""))
    cited = sorted(
        found.get("citations") or [],
        key=lambda c: -len(c["quote"]) if _bare(c["quote"]) in wanted else 0,
    )
    source.panel(cited)
    with st.container(horizontal=True, vertical_alignment="center"):
        matter = _matter_of(found)
        if matter:
            show(f"<p>{link(t('ask.matter_card'), 'matter', id=matter)}</p>", narrow=True)
        if cited:
            reports.draw(cited[0])


def _bare(text: str) -> str:
    return "".join(text.split())


def _matter_of(found: Answer) -> str:
    """The id of the matter that an answer is about, when there is a card."""
    given = str(found.get("matter_id") or "")
    if given in data.matters():
        return given
    name = found.get("matter")
    return next((i for i, m in data.matters().items() if name and m["name"] == name), "")


def _why(answer: Answer, found: Answer) -> None:
    with st.expander(t("ask.why")):
        lines = [(t("ask.why_question"), answer["question"]),
                 (t("ask.why_intent"),
                  known("intent." + str(answer.get("intent")), str(answer.get("intent") or "—"))),
                 (t("ask.why_documents"), str(len(data.documents())))]
        why = found.get("why") or answer.get("why")
        if why:
            lines.append((t("ask.why_found"), str(why)))
        show("<dl>" + "".join(f"<dt>{esc(k)}</dt><dd>{esc(v)}</dd>" for k, v in lines) + "</dl>")


def _take_away(answer: Answer) -> None:
    with st.container(horizontal=True, key="takeaway"):
        downloads.word("answer", answer["headline"], answer["answers"])


def _refused(answer: Answer) -> None:
    show(f'<p class="headline" role="status">{esc(answer.get("message") or "")}</p>')
    choices = answer.get("choices") or []
    if choices:
        st.subheader(t("ask.which"))
        for position, text in enumerate(choices):
            st.button(plain(str(text)), key=f"choice_{position}", on_click=_put_question,
                      args=(str(text),))
    nearest = answer.get("nearest") or []
    if nearest:
        st.subheader(t("ask.nearest"))
    for near in nearest[:5]:
        cited = {"quote": near["text"], **near}
        known_place = data.citation_at(near["locator"])
        if known_place and near["text"] in known_place["quote"]:
            cited = known_place
        show(source.body(cited))


PAGE = Page("ask", 10, draw, start=True)
