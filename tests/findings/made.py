"""Typed rows about an invented county (云杉县), as `show` gives them."""

from __future__ import annotations

from itertools import count
from typing import Any

from findings.facts import Facts

Row = dict[str, Any]
_numbers = count(1)

PLACE = "云杉县"
DOCUMENT = "云杉县清单.docx"


def cited(quote: str, at: str = "") -> Row:
    return {"document": DOCUMENT, "document_id": 1, "locator": f"{DOCUMENT} › 表1", "quote": quote,
            "at": at or f"t1r{next(_numbers)}c4:0-{len(quote)}", "how": "stated", "rule": ""}


def party(name: str, *roles: str) -> Row:
    return {"name": name, "role": roles[0] if roles else "", "id": f"dep-{name}",
            "standard": name, "roles": list(roles), "how": "stated", "rule": ""}


def row(kind: str, name: str, **more: Any) -> Row:
    """A row with what every kind has."""
    bearer = more.pop("department", "")
    roles = more.pop("roles", ("lead",))
    made = {
        "id": f"{kind}-{next(_numbers)}", "kind": kind, "name": name, "document": DOCUMENT,
        "document_id": "doc-1", "section": "表1", "section_kind": "boundary", "place": PLACE,
        "how": "stated", "department": bearer, "offices": [], "office_ids": [],
        "departments": [party(bearer, *roles)] if bearer else [], "roles": list(roles),
        "matter": "", "matter_id": "", "basis": [], "cited": [], "phones": [], "contacts": [],
        "content": "", "seq": "", "citations": [cited(name)],
    }
    return {**made, **more}


def duty(department: str, text: str, matter: str = "", *roles: str, **more: Any) -> Row:
    return row("duties", text, text=text, department=department, roles=roles or ("lead",),
               matter=matter, matter_id=f"mat-{matter}" if matter else "", **more)


def matter(name: str, *departments: str, **more: Any) -> Row:
    made = row("matters", name, **more)
    return {**made, "id": f"mat-{name}", "departments": list(departments)}


def department(name: str, duties: int = 0) -> Row:
    return row("departments", name, as_written=name, function="", jurisdiction=PLACE,
               aliases=[], duties=duties)


def service(name: str, *contacts: tuple[str, str], **more: Any) -> Row:
    offices = [o for o, _ in contacts if o]
    listed = [{"office": o, "phone": p} for o, p in contacts]
    made = row("services", name, section_kind="services", **more)
    quotes = [cited(text) for contact in contacts for text in contact if text]
    return {**made, "offices": offices, "contacts": listed,
            "phones": [p for _, p in contacts if p], "citations": [*made["citations"], *quotes]}


def basis(title: str, as_written: str = "", status: str = "unknown") -> Row:
    return {"title": title, "as_written": as_written or f"《{title}》", "article": "",
            "id": f"law-{title}", "status": status}


def facts(*rows: Row) -> Facts:
    """Facts of these rows; the other kinds are empty."""
    by_kind: dict[str, list[Row]] = {}
    for each in rows:
        by_kind.setdefault(each["kind"], []).append(each)
    return Facts.of(**by_kind)
