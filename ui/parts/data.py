"""Rows, readings and cards for the pages, made once for each version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import streamlit as st

from graph.kinds import ROLES
from graph.ledger import DocumentRecord
from graph.reading import Reading
from queries.show import SHAPES
from ui.parts import store

Row = dict[str, Any]
Key = tuple[str, int]
BORNE = ("duties", "services", "powers", "regimes", "criteria")
"""Kinds of rows that name the departments bearing them."""
CITING = ("duties", "matters", "powers", "services", "regimes", "items")


def rows(kind: str) -> list[Row]:
    """All typed rows of a kind. Shared between sessions: never change them."""
    return _rows(store.key(), kind)


@st.cache_resource(max_entries=40, show_spinner=False)
def _rows(key: Key, kind: str) -> list[Row]:
    return store.registry().show(kind)


def row(kind: str, name: str) -> Row | None:
    """The typed row of a kind with an id."""
    if kind not in SHAPES:
        return None
    return next((row for row in rows(kind) if row["id"] == name), None)


def documents() -> list[DocumentRecord]:
    """The current documents."""
    return _documents(store.key())


@st.cache_resource(max_entries=4, show_spinner=False)
def _documents(key: Key) -> list[DocumentRecord]:
    return store.registry().ledger.documents()


def versions() -> list[DocumentRecord]:
    """Every version of every document."""
    return _versions(store.key())


@st.cache_resource(max_entries=4, show_spinner=False)
def _versions(key: Key) -> list[DocumentRecord]:
    return store.registry().ledger.documents(old=True)


def record(number: object) -> DocumentRecord | None:
    """A document version by its number."""
    return next((r for r in versions() if r.id == number), None)


def reading(number: object) -> Reading | None:
    """What was read of a document version."""
    if not isinstance(number, int) or record(number) is None:
        return None
    return _reading(store.key()[0], number)


@st.cache_resource(max_entries=32, show_spinner=False)
def _reading(home: str, number: int) -> Reading:
    return store.registry().ledger.reading(number)


def places() -> list[str]:
    """The places that documents speak of."""
    return sorted({r.jurisdiction for r in documents() if r.jurisdiction})


def parties(row: Row) -> list[Row]:
    """The departments of a row that have a card."""
    listed = row.get("departments") or []
    return [party for party in listed if isinstance(party, dict) and party.get("id")]


# -- departments ----------------------------------------------------------------


def departments() -> dict[str, Row]:
    """Departments by id, with how many rows they bear and in which roles."""
    return _department_cards(store.key())


@st.cache_resource(max_entries=4, show_spinner=False)
def _department_cards(key: Key) -> dict[str, Row]:
    made: dict[str, Row] = {}
    for row in rows("departments"):
        made[row["id"]] = {**row, "count": 0, "roles": dict.fromkeys(ROLES, 0)}
    for kind in BORNE:
        for row in rows(kind):
            for party in parties(row):
                card = made.setdefault(party["id"], _bare_department(party, row))
                card["count"] += 1
                for role in party["roles"]:
                    card["roles"][role] = card["roles"].get(role, 0) + 1
    return dict(sorted(made.items(), key=lambda item: (-item[1]["count"], item[1]["name"])))


def _bare_department(party: Row, row: Row) -> Row:
    return {
        "id": party["id"], "name": party["standard"] or party["name"], "aliases": [party["name"]],
        "offices": [], "jurisdiction": row["place"], "place": row["place"], "citations": [],
        "document": row["document"], "count": 0, "roles": dict.fromkeys(ROLES, 0), "how": "stated",
    }


def department_name(card: Row) -> str:
    """The name with the place, when the name alone does not say it."""
    place = str(card.get("jurisdiction") or card.get("place") or "").partition("·")[0]
    name = str(card["name"])
    return name if not place or name.startswith(place) else f"{place} {name}"


def borne_by(department: str) -> list[tuple[Row, Row]]:
    """(row, party) of everything that a department bears, in source order."""
    return _borne(store.key()).get(department, [])


@st.cache_resource(max_entries=4, show_spinner=False)
def _borne(key: Key) -> dict[str, list[tuple[Row, Row]]]:
    made: dict[str, list[tuple[Row, Row]]] = defaultdict(list)
    for kind in BORNE:
        for row in rows(kind):
            for party in parties(row):
                made[party["id"]].append((row, party))
    return dict(made)


# -- matters --------------------------------------------------------------------


def matters() -> dict[str, Row]:
    """Matters by id: their duties, parties with roles, bases, cases, documents."""
    return _matter_cards(store.key())


@st.cache_resource(max_entries=4, show_spinner=False)
def _matter_cards(key: Key) -> dict[str, Row]:
    made: dict[str, Row] = {}
    for row in rows("matters"):
        card = made.setdefault(row["id"], _bare_matter(row["id"], row["name"], row))
        card["stated"].append(row)
        card["cited"] += row["cited"]
        _note_document(card, row)
    for row in rows("duties"):
        if row["matter_id"]:
            card = made.setdefault(
                row["matter_id"], _bare_matter(row["matter_id"], row["matter"], row))
            card["duties"].append(row)
            _note_document(card, row)
            for party in parties(row):
                _join(card["parties"], party)
    for row in rows("cases"):
        if row["matter_id"] in made:
            made[row["matter_id"]]["cases"].append(row)
    for row in rows("services"):
        if row.get("matter_id") in made:
            made[row["matter_id"]]["services"].append(row)
    return made


def _bare_matter(name_id: str, name: str, row: Row) -> Row:
    return {
        "id": name_id, "name": name, "place": row["place"], "duties": [], "parties": {},
        "cited": [], "cases": [], "services": [], "stated": [], "documents": [],
    }


def _note_document(card: Row, row: Row) -> None:
    if row["document"] not in card["documents"]:
        card["documents"].append(row["document"])


def _join(known: dict[str, Row], party: Row) -> None:
    held = known.setdefault(party["id"], {**party, "roles": []})
    held["roles"] += [role for role in party["roles"] if role not in held["roles"]]


def leads(matter: Row) -> list[Row]:
    """The departments that lead a matter."""
    return [party for party in matter["parties"].values() if "lead" in party["roles"]]


# -- regulations ----------------------------------------------------------------


def regulations() -> dict[str, Row]:
    """Regulations by id, most cited first."""
    return _regulation_cards(store.key())


@st.cache_resource(max_entries=4, show_spinner=False)
def _regulation_cards(key: Key) -> dict[str, Row]:
    found = {row["id"]: row for row in rows("regulations")}
    return dict(sorted(found.items(), key=lambda i: (-i[1]["cited_by"], i[1]["name"])))


def resting_on(regulation: str) -> list[tuple[Row, Row]]:
    """(row, how it cites) of everything that rests on a regulation."""
    return [
        (row, cited)
        for kind in CITING
        for row in rows(kind)
        for cited in row.get("cited") or []
        if cited["id"] == regulation
    ]


def citation_at(locator: str) -> Row | None:
    """A citation by its place in words, for answers that name the place only."""
    return _citations(store.key()).get(locator)


@st.cache_resource(max_entries=2, show_spinner=False)
def _citations(key: Key) -> dict[str, Row]:
    made: dict[str, Row] = {}
    for kind in (*BORNE, "matters", "items", "materials", "categories", "cases"):
        for row in rows(kind):
            for cited in row["citations"]:
                made.setdefault(cited["locator"], cited)
    return made


def offices_of(department: str) -> list[Row]:
    """The offices of a department."""
    return [row for row in rows("offices") if row["department_id"] == department]


def first(citations: Iterable[Row], quote: str) -> list[Row]:
    """Citations, those first whose words hold a quote."""
    return sorted(citations, key=lambda c: quote not in c["quote"])
