"""Typed rows of whole documents, completed by what stands beside them.

A duty's case hangs on its matter, a matter's departments on its duties, an
office's duties on the rows that name it: joined here, document by document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph.articles import article_keys, article_name, article_sort
from graph.stores.base import Store
from queries.citations import Citer
from queries.show import SHAPES, Row, rows

_BESIDE = {
    "duties": ("cases",),
    "matters": ("duties", "cases"),
    "departments": ("duties", "offices"),
    "offices": ("duties", "services"),
    "regulations": ("duties", "matters", "powers", "services", "regimes", "items"),
}
"""Kinds whose rows are needed to complete those of a kind."""


def complete(
    store: Store, citer: Citer, kinds: Sequence[str], documents: Sequence[str]
) -> Iterator[Row]:
    """The rows of some kinds that some documents (node ids) state, completed."""
    wanted = [*kinds, *(k for kind in kinds for k in _BESIDE.get(kind, ()))]
    made = {k: list(rows(store, citer, k, documents)) for k in dict.fromkeys(wanted)}
    for kind in kinds:
        step = _COMPLETE.get(kind)
        for row in made[kind]:
            if step is not None:
                step(row, _Beside(made, row["document_id"]))
            yield row


class _Beside:
    """The rows of the same document, by kind."""

    def __init__(self, made: dict[str, list[Row]], document: str) -> None:
        self.made = made
        self.document = document

    def __call__(self, kind: str) -> Iterator[Row]:
        return (r for r in self._by_document(kind).get(self.document, ()))

    def _by_document(self, kind: str) -> dict[str, list[Row]]:
        key = "\x00" + kind
        if key not in self.made:
            grouped: dict[str, list[Row]] = {}
            for row in self.made[kind]:
                grouped.setdefault(row["document_id"], []).append(row)
            self.made[key] = grouped  # type: ignore[assignment]
        return self.made[key]  # type: ignore[return-value]


def _duty(row: Row, beside: _Beside) -> None:
    case = _case(row["matter_id"], beside)
    if case:
        row["case"] = case["text"]


def _case(matter: str, beside: _Beside) -> Row | None:
    return next((c for c in beside("cases") if matter and c["matter_id"] == matter), None)


def _matter(row: Row, beside: _Beside) -> None:
    mine = [d for d in beside("duties") if d["matter_id"] == row["id"]]
    parties: dict[str, dict[str, Any]] = {}
    for duty in mine:
        for party in duty["departments"]:
            known = parties.setdefault(party["name"], {**party, "roles": []})
            known["roles"] += [r for r in party["roles"] if r not in known["roles"]]
    row["parties"] = list(parties.values())
    bearers = dict.fromkeys(d["department"] for d in mine if d["department"])
    row["departments"] = list(bearers)
    row["duties"] = len(mine)
    for duty in mine:
        row["citations"] += [c for c in duty["citations"][:2] if c not in row["citations"]]
    case = _case(row["id"], beside)
    if case:
        row["case"] = case["text"]
        row["citations"] += case["citations"][:1]


def _department(row: Row, beside: _Beside) -> None:
    row["offices"] = list(dict.fromkeys(
        o["name"] for o in beside("offices") if o["department_id"] == row["id"]
    ))
    row["duties"] = sum(
        any(p["id"] == row["id"] for p in d["departments"]) for d in beside("duties")
    )


def _office(row: Row, beside: _Beside) -> None:
    row["duties"] = sum(row["id"] in d["office_ids"] for d in beside("duties"))
    for service in beside("services"):
        for contact in service["contacts"]:
            phone = contact["phone"]
            if contact["office"] == row["name"] and phone and phone not in row["phones"]:
                row["phones"].append(phone)
                row["citations"] += service["citations"][:3]


def _regulation(row: Row, beside: _Beside) -> None:
    row["cited_by"] = sum(
        row["id"] in (c["id"] for c in r["cited"])
        for kind in _BESIDE["regulations"]
        for r in beside(kind)
    )
    keys = {
        key
        for kind in _BESIDE["regulations"]
        for r in beside(kind)
        for c in r["cited"]
        if c["id"] == row["id"]
        for key in article_keys(c["article"])
    }
    row["articles"] = [article_name(key) for key in sorted(keys, key=article_sort)]


_COMPLETE = {
    "duties": _duty, "matters": _matter, "departments": _department,
    "offices": _office, "regulations": _regulation,
}

_ONCE = {
    "departments": ("aliases", "offices", "old", "candidates"),
    "regulations": ("articles",),
    "offices": ("phones", "aliases"),
}
"""Shared things: one row for all documents; their lists are joined."""


def once(kind: str, listed: Iterable[Row]) -> list[Row]:
    """Rows of shared things joined into one each; other rows as they are."""
    if kind not in _ONCE:
        return list(listed)
    found: dict[str, Row] = {}
    for row in listed:
        known = found.get(row["id"])
        if known is None:
            found[row["id"]] = {**row, "in_documents": [row["document"]]}
            continue
        if row["document"] not in known["in_documents"]:
            known["in_documents"].append(row["document"])
            for name in ("duties", "cited_by"):
                if name in known:
                    known[name] += row[name]
        for name in _ONCE[kind]:
            known[name] += [v for v in row[name] if v not in known[name]]
        known["citations"] += [c for c in row["citations"] if c not in known["citations"]]
    return list(found.values())


def matches(row: Row, filters: dict[str, str]) -> bool:
    """Whether a row fits all filters (document, department, matter, name)."""
    return all(_fits(row, name, value) for name, value in filters.items() if value)


def _fits(row: Row, name: str, value: str) -> bool:
    if name == "document":
        return value in (row["document"], row["document_id"])
    if name == "department":
        named = [row.get("department") or ""]
        for party in row.get("departments") or []:
            named += [party["name"], party["standard"]] if isinstance(party, dict) else [party]
        if row["kind"] == "departments":
            named += [row["name"], row["standard"], *row["aliases"]]
        return any(n and (value in n or n in value) for n in named)
    if name == "matter":
        return value in (row.get("matter") or "") or (
            row["kind"] == "matters" and value in row["name"]
        )
    return value in str(row.get("name") or row.get("text") or "")


ALL_KINDS = tuple(SHAPES)
