"""A finding (发现): which rule, both sides with their words and places, how sure.

Its `id` comes from what it is about, not from where it stands, so that the same
finding keeps its id when a document is read again; its `evidence` comes from the
words it rests on, so that a disposition lapses when they change.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from graph.statement import short_hash
from language.text import flat, normalise

CLASSES = ("overlap", "conflict", "gap", "vague", "outdated")
SEVERITIES = ("high", "medium", "low")
DISPOSITIONS = ("keep", "clarify", "merge", "dismiss", "unsure")


def digest(*parts: str) -> str:
    """A short name of some words, whatever their blanks, width and script."""
    joined = "\x1f".join(flat(normalise(p)) for p in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:12]


def evidence_of(citations: list[dict[str, Any]]) -> str:
    """A name of quoted words; a disposition holds while it stays the same."""
    return short_hash(*(str(c["quote"]) for c in citations))


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a finding: who, what words, where."""

    department: str = ""
    text: str = ""
    office: str = ""
    role: str = ""
    document: str = ""
    document_id: str = ""
    kind: str = ""
    row: str = ""
    citations: tuple[dict[str, Any], ...] = ()

    def to_json(self) -> dict[str, Any]:
        made = {
            "department": self.department, "text": self.text, "office": self.office,
            "role": self.role, "document": self.document, "kind": self.kind, "row": self.row,
        }
        return {k: v for k, v in made.items() if v or k in ("department", "text")}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found. The rule's name and class are filled in by the rule."""

    severity: str
    zh: str
    en: str
    a: Side
    b: Side = field(default_factory=Side)
    matter: str = ""
    place: str = ""
    score: float = 1.0
    rule: str = ""
    class_: str = ""
    about: tuple[str, ...] = ()
    """What makes it this finding; without it, both sides' documents and words."""

    @property
    def id(self) -> str:
        about = self.about or tuple(
            sorted(f"{s.document_id}|{s.department}|{s.text}" for s in (self.a, self.b))
        )
        return f"fnd-{digest(self.rule, *about)}"

    @property
    def citations(self) -> list[dict[str, Any]]:
        """The citations of both sides, each place once."""
        return _distinct([*self.a.citations, *self.b.citations])

    @property
    def evidence(self) -> str:
        """A name of the quoted words that it rests on."""
        return evidence_of(self.citations)

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id, "rule": self.rule, "class": self.class_, "severity": self.severity,
            "message": self.zh, "message_en": self.en, "score": round(self.score, 3),
            "a": self.a.to_json(), "b": self.b.to_json(), "matter": self.matter,
            "place": self.place, "evidence": self.evidence,
            "citations": self.citations,
            "state": "open", "disposition": None,
        }


def _distinct(citations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    seen: dict[tuple[str, str], dict[str, Any]] = {}
    for cited in citations:
        seen.setdefault((cited["document"], cited["at"]), cited)
    return list(seen.values())
