"""What people record: status of regulations, roles of duties, texts of regulations.

Everything is a decision in the ledger: with who, when and why; it survives every rebuild and
is taken back by its number.
"""

from __future__ import annotations

import json

from graph.errors import NotFound, RegistryError
from graph.judgements import row_of
from graph.kinds import ROLES
from language.citations import find_citations, normalise_title
from language.law_text import LawText
from language.regulations import STATUS_ZH, STATUSES, Record
from queries.registry import Registry

TEXT = "law_text"
"""Kind of the decisions that hold the text of a regulation."""


def decide_status(registry: Registry, reference: str, status: str, why: str, who: str) -> int:
    """Records the status of a regulation. Raises RegistryError for an unknown status."""
    status = next((k for k, zh in STATUS_ZH.items() if zh == status), status)
    if status not in STATUSES:
        raise RegistryError(
            f"效力“{status}”不认识，应为 {'、'.join(STATUS_ZH.values())} 之一。",
            f"Unknown status {status!r}; expected one of {', '.join(STATUSES)}.",
        )
    subject = f"Regulation:{_title(reference)}"
    return registry.ledger.decide("status", subject, "", status, who, why)


def decide_role(
    registry: Registry, duty: str, role: str, party: str, why: str, who: str
) -> int:
    """Records the role of a party of a duty ('' for the duty's own body)."""
    if role not in ROLES:
        raise RegistryError(
            f"角色“{role}”不认识，应为 {'、'.join(ROLES)} 之一。",
            f"Unknown role {role!r}; expected one of {', '.join(ROLES)}.",
        )
    found = registry.store.run(
        "MATCH (d:Duty {id: $duty})-[r:BORNE_BY]->(p:Department) "
        "RETURN r.as_written AS name, p.name AS standard", {"duty": duty})
    names = sorted({str(row["name"] or row["standard"]) for row in found})
    if not names or (party and party not in names):
        listed = "、".join(names) or "—"
        raise NotFound(
            f"职责 {duty} {'没有承担部门“' + party + '”' if names else '不存在'}。有：{listed}。",
            f"No party {party!r} of a duty {duty}; there are: {listed}.",
        )
    return registry.ledger.decide("role", duty, party, role, who, why)


def import_status(registry: Registry, records: list[Record], why: str, who: str) -> list[int]:
    """Records rows of status; a row that stands already is not recorded again."""
    standing = {
        (d["subject"], d["other"]) for d in registry.ledger.decisions() if d["kind"] == "status"
    }
    made = []
    for record in records:
        subject = f"Regulation:{record.title}"
        row = json.dumps(row_of(record), ensure_ascii=False, sort_keys=True)
        if (subject, row) not in standing:
            made.append(
                registry.ledger.decide("status", subject, row, record.status, who, why)
            )
    return made


def import_text(registry: Registry, law: LawText, name: str, who: str) -> int:
    """Keeps the text of a regulation, so that cited articles are checked and quoted."""
    if not law.articles:
        raise RegistryError(
            f"{name}：没有找到“第一条”这样的条文。请载入法规全文。",
            f"{name}: holds no articles (第一条 …). Load the full text of a regulation.",
        )
    value = json.dumps(law.articles, ensure_ascii=False)
    return registry.ledger.decide(TEXT, f"Regulation:{law.title}", name, value, who, name)


def text_of(registry: Registry, title: str) -> LawText | None:
    """The text that was loaded for a regulation, the last one; None if none was."""
    wanted = normalise_title(title)
    found = [
        d for d in registry.ledger.decisions()
        if d["kind"] == TEXT
        and normalise_title(d["subject"].removeprefix("Regulation:")) == wanted
    ]
    return LawText(title, json.loads(found[-1]["value"])) if found else None


def _title(reference: str) -> str:
    cited = find_citations(reference)
    return (cited[0].title or cited[0].doc_no) if cited else reference.strip("《》 ")
