"""A regulation and everything that rests on it."""

from __future__ import annotations

from typing import Any

from graph.articles import article_keys, article_name
from graph.judgements import Judgements
from language.citations import find_citations, normalise_title
from language.law_text import LawText
from language.regulations import Record, lookup
from language.text import flat
from queries.judging import text_of
from queries.registry import Registry

_CITING = ("duties", "matters", "powers", "services", "regimes", "items")


def basis_of(registry: Registry, reference: str) -> dict[str, Any]:
    """What the contract's `basis` gives for 《title》, a bare title or a number."""
    best = _meant(registry, reference)
    ids = {row["id"] for row in best}
    rows = [line for kind in _CITING for line in _citing(registry, kind, ids)]
    law = best[0] if best else _from_table(registry, reference)
    text = text_of(registry, law.get("title") or reference.strip("《》"))
    names = ("title", "doc_no", "issuer", "level", "status", "status_source", "status_date",
             "successor")
    return {
        "regulation": {
            **{name: law.get(name, "") for name in names},
            "title": law.get("title") or reference.strip("《》"),
            "status": law.get("status") or "unknown",
            "history": law.get("history", []),
            "articles": law.get("articles", []),
            "text_loaded": text is not None,
        },
        "rows": [_checked(row, text) for row in rows],
        "total": len(rows),
    }


def _meant(registry: Registry, reference: str) -> list[dict[str, Any]]:
    """The cited regulations of the title asked for; of titles that hold it, the shortest."""
    wanted = _wanted(reference)
    found = [
        row for row in registry.show("regulations")
        if any(w in flat(f"{row['title']} {row['doc_no']} {row['as_written']}") for w in wanted)
    ]
    record = _record(registry, reference)
    full = flat(normalise_title(record.title if record else reference.strip("《》")))
    exact = [row for row in found if flat(normalise_title(row["title"])) == full]
    if exact or record is not None:
        return exact  # 《条例》 is known: what only carries out 《条例》 is another
    best = sorted(found, key=lambda row: len(row["title"]))
    return [row for row in best if flat(row["title"]) == flat(best[0]["title"])]


def _record(registry: Registry, reference: str) -> Record | None:
    cited = find_citations(reference)
    known = Judgements(registry.ledger.decisions())
    titles = [cited[0].title, cited[0].doc_no] if cited else [reference.strip("《》")]
    for title in filter(None, titles):
        record = known.lookup(title) or lookup(title, title)
        if record is not None:
            return record
    return None


def _from_table(registry: Registry, reference: str) -> dict[str, Any]:
    """What is known of a regulation that no document cites."""
    record = _record(registry, reference)
    if record is None:
        return {}
    return {
        "title": record.title, "doc_no": record.doc_no, "issuer": "、".join(record.issuer),
        "level": record.level, "status": record.status, "status_source": record.status_source,
        "status_date": record.status_date, "successor": record.successor,
        "history": list(record.history),
    }


def _checked(row: dict[str, Any], text: LawText | None) -> dict[str, Any]:
    """A citing row with each of its articles: whether the loaded text has it, its words."""
    keys = article_keys(row["article"])
    quotes = {key: text.quote(key) if text else None for key in keys}
    return {**row, "articles": [
        {"article": article_name(key), "quote": quotes[key] or "",
         "exists": quotes[key] is not None if text else None}
        for key in keys
    ]}


def _wanted(reference: str) -> set[str]:
    cited = find_citations(reference)
    words = {flat(c.title) for c in cited if c.title} | {flat(c.doc_no) for c in cited if c.doc_no}
    return words or {flat(reference)}


def _citing(registry: Registry, kind: str, ids: set[str]) -> list[dict[str, Any]]:
    return [
        {"kind": kind, "text": row.get("text") or row["name"],
         "department": row.get("department", ""), "matter": row.get("matter") or row["name"],
         "article": cited["article"], "cited_as": cited["as_written"],
         "document": row["document"], "id": row["id"], "citations": row["citations"]}
        for row in registry.show(kind)
        for cited in row["cited"]
        if cited["id"] in ids
    ]
