"""`show KIND`: typed rows as the command-line contract words them.

Every row has `name` or `text`, `document`, `how` and `citations`; the other
fields depend on the kind. Rows stand in the order of the documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from graph.kinds import ROLES
from graph.stores.base import Store
from language.bodies import bodies
from language.citations import find_citations
from language.departments import department_key
from language.reforms import chain
from queries.cards import Card, cards
from queries.citations import Citer

Row = dict[str, Any]


def _names(links: list[Row]) -> list[str]:
    return list(dict.fromkeys(str(k["as_written"] or k["node"]["name"]) for k in links))


def _common(card: Card) -> Row:
    return {
        "id": card.node["id"],
        "name": card.node["name"],
        "document": card.document["name"],
        "document_id": card.document["id"],
        "section": card.section["name"],
        "section_kind": card.section["kind"],
        "place": card.document["place"] or "",
        "how": card.node.get("how") or card.stated["how"],
    }


def _parties(card: Card) -> Row:
    """The department that bears it, all parties with roles, the offices."""
    links = card.to("BORNE_BY")
    parties: dict[str, Row] = {}
    for link in links:
        name = str(link["as_written"] or link["node"]["name"])
        party = parties.setdefault(
            name, {"name": name, "role": link["role"] or "", "id": link["target"],
                   "standard": link["node"]["name"], "roles": [], "how": link["how"],
                   "rule": link["rule"], **_way(card, name, link)},
        )
        if link["role"]:
            party["roles"].append(link["role"])
    listed = list(parties.values())
    leads = [p for p in listed if p["role"] == "lead"]
    main = leads[0] if len(leads) == 1 else listed[0] if len(listed) == 1 else None
    if main is None and listed and not leads:
        main = listed[0]
    roles = main["roles"] if main else []
    return {
        "department": main["name"] if main else "",
        "departments": listed,
        "roles": [role for role in ROLES if role in roles],
        "offices": _names(card.to("CARRIED_OUT_BY")),
        "office_ids": [link["target"] for link in card.to("CARRIED_OUT_BY")],
    }


def _way(card: Card, name: str, link: Row) -> Row:
    """The reform that leads from the written name to the body, where one does."""
    if not str(link["rule"]).startswith("reform_"):
        return {}
    way = chain(name, card.document["place"] or "", link["node"]["function"] or "")
    return {"chain": way.note} if way else {}


def _basis(card: Card) -> Row:
    links = card.to("RESTS_ON")
    return {
        "basis": list(dict.fromkeys(_title_as_cited(link) for link in links)),
        "cited": [
            {"title": link["node"]["name"], "as_written": link["as_written"],
             "article": link["article"] or "", "id": link["target"],
             "status": link["node"].get("status") or "unknown"}
            for link in links
        ],
    }


def _title_as_cited(link: Row) -> str:
    """The title in the document's own words; the canonical one where it has none."""
    cited = find_citations(link["as_written"] or "")
    return next((c.title for c in cited if c.title), str(link["node"]["name"]))


def _matter(card: Card) -> Row:
    links = card.to("CONCERNS")
    return {
        "matter": str(links[0]["node"]["name"]) if links else "",
        "matter_id": links[0]["target"] if links else "",
    }


def _phones(card: Card) -> list[str]:
    return list(dict.fromkeys(str(k["node"]["phone"]) for k in card.to("HAS_CONTACT")))


def _duty(card: Card) -> Row:
    node = card.node
    return {
        **_common(card), "text": node["text"] or node["name"], "seq": node["seq"] or "",
        **_parties(card), **_matter(card), **_basis(card), "case": "",
        "phones": _phones(card),
        **{k: node[k] or "" for k in ("action", "object", "condition", "beneficiary", "deadline")},
    }


def _service(card: Card) -> Row:
    node = card.node
    return {
        **_common(card), "seq": node["seq"] or "", "content": node["content"] or "",
        **_parties(card), **_matter(card), **_basis(card), "phones": _phones(card),
        "contacts": [
            {"office": k["as_written"] or k["node"]["name"], "phone": k["phone"] or ""}
            for k in card.to("CARRIED_OUT_BY")
        ],
    }


def _regime(card: Card) -> Row:
    fields = ("object", "content", "method", "measure", "procedure", "handling")
    return {
        **_common(card), **{k: card.node[k] for k in fields}, **_parties(card),
        **_matter(card), **_basis(card),
    }


def _power(card: Card) -> Row:
    node = card.node
    return {
        **_common(card), **{k: node[k] or "" for k in ("seq", "type", "code")},
        "responsibilities": node["responsibilities"], "accountability": node["accountability"],
        **_parties(card), **_matter(card), **_basis(card),
    }


def _item(card: Card) -> Row:
    node = card.node
    parties = _parties(card)
    return {
        **_common(card), **{k: node[k] or "" for k in ("seq", "deadline", "channel", "remark")},
        **parties, "departments": [p["name"] for p in parties["departments"]],
        "prerequisites": _names_of(card, "REQUIRES"), "materials": _names_of(card, "HAS_INPUT"),
        **_basis(card),
    }


def _names_of(card: Card, edge: str) -> list[str]:
    return list(dict.fromkeys(str(link["node"]["name"]) for link in card.to(edge)))


def _criterion(card: Card) -> Row:
    node = card.node
    return {
        **_common(card), "text": node["text"] or node["name"], "seq": node["seq"] or "",
        "points": node["points"] or "", **_matter(card), **_parties(card),
    }


def _category(card: Card) -> Row:
    node = card.node
    return {
        **_common(card), "seq": node["seq"] or "", "definition": node["text"] or "",
        "selection": node["selection"] or "", "rules": node["rules"], **_matter(card),
        "materials": _names_of(card, "HAS_INPUT"),
    }


def _material(card: Card) -> Row:
    node, matter = card.node, _matter(card)
    categories = _names_of(card, "FOR_CATEGORY")
    if not matter["matter"] and len(categories) == 1:
        matter["matter"] = categories[0]
    return {
        **_common(card), **{k: node[k] or "" for k in ("form", "source", "detail")},
        **matter, **_parties(card), "categories": categories,
    }


def _case(card: Card) -> Row:
    return {**_common(card), "text": card.node["text"] or card.node["name"], **_matter(card)}


def _matters(card: Card) -> Row:
    return {
        **_common(card), "name": card.stated["as_written"] or card.node["name"],
        "seq": card.stated["seq"] or "", **_basis(card), "departments": [], "case": "",
    }


def _regulation(card: Card) -> Row:
    node = card.node
    written = str(card.stated["as_written"] or "")
    numbers = [c.doc_no for c in find_citations(written) if c.doc_no]
    fields = ("doc_no", "issuer", "level", "status", "status_source", "status_date", "successor")
    return {
        **_common(card), "title": node["name"], **{k: node[k] or "" for k in fields},
        "doc_no": node["doc_no"] or (numbers[0] if numbers else ""),
        "history": node["history"], "as_written": written, "cited_by": 0, "articles": [],
    }


def _office(card: Card) -> Row:
    units = card.to("UNIT_OF")
    return {
        **_common(card), "name": card.stated["as_written"] or card.node["name"],
        "department": (units[0]["as_written"] or units[0]["node"]["name"]) if units else "",
        "department_id": units[0]["target"] if units else "",
        "phones": _phones(card), "duties": 0,
        "aliases": [form for form in card.forms if form != card.stated["as_written"]],
    }


def _department(card: Card) -> Row:
    node = card.node
    heir = card.stated["how"] == "inferred"
    return {
        **_common(card),
        "name": node["name"] if heir else card.stated["as_written"] or node["name"],
        "standard": node["name"], "function": node["function"] or "",
        "jurisdiction": node["place"] or "", "aliases": list(card.forms),
        "offices": [], "duties": 0, **_identity(card),
    }


def _identity(card: Card) -> Row:
    """What its names leave open, and the reforms that lead from them to today's body.

    `old`: former names with the decision; `candidates`: bodies that an ambiguous or a
    divided name may mean; `note`: both in words.
    """
    function, place = card.node["function"] or "", card.document["place"] or ""
    ways = [w for w in (chain(form, place, function) for form in card.forms) if w]
    open_to = [f for form in card.forms for f in department_key(form, place).candidates]
    candidates = [] if function else list(dict.fromkeys(
        bodies()[f].standard for f in open_to if f in bodies()
    ))
    notes = [way.note for way in ways]
    if candidates and not ways:
        notes.append(f"名称可指多个部门，待定：{'、'.join(candidates)}")
    return {
        "old": [
            {"name": way.old, "until": way.until, "rule": way.rule, "to": way.standard,
             "decision": way.reform.title if way.reform else "",
             "decision_date": way.reform.date if way.reform else "",
             "source": way.reform.source if way.reform else ""}
            for way in ways
        ],
        "candidates": candidates, "note": "；".join(notes),
    }


SHAPES: dict[str, tuple[str, Callable[[Card], Row]]] = {
    "duties": ("Duty", _duty),
    "services": ("Service", _service),
    "regimes": ("Regime", _regime),
    "powers": ("Power", _power),
    "items": ("Item", _item),
    "criteria": ("Criterion", _criterion),
    "categories": ("PersonCategory", _category),
    "materials": ("Material", _material),
    "cases": ("Case", _case),
    "matters": ("Matter", _matters),
    "regulations": ("Regulation", _regulation),
    "offices": ("Office", _office),
    "departments": ("Department", _department),
}
"""By the word of the command line: the kind of node and how its row is made."""


def rows(
    store: Store, citer: Citer, kind: str, documents: Sequence[str]
) -> Iterator[Row]:
    """The rows of a kind that some documents state, cited. `kind` as in SHAPES."""
    label, shape = SHAPES[kind]
    made = [(shape(card), card.evidence()) for card in cards(store, label, documents)]
    for (row, _), citations in zip(made, citer.cite(e for _, e in made), strict=True):
        yield {**row, "kind": kind, "citations": citations}
