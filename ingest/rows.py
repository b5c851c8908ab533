"""Typed rows (行): what a section says, before it becomes statements.

A section kind reads blocks and yields Rows; `ingest.extract.statements` turns
every kind of row into statements alike, guided by `graph.kinds`. So a new
section kind is one file that yields rows of the declared node kinds.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.statement import How
from ingest.passage import Passage


@dataclass(frozen=True, slots=True)
class Value:
    """A value with its words in the source.

    `text` is what the value says when it is not just the squeezed words: a
    repaired office name, a full telephone number, a role that a rule derived.
    """

    passage: Passage
    how: How = "stated"
    rule: str = ""
    text: str = ""

    def __str__(self) -> str:
        return self.text or self.passage.squeezed().text

    def as_inherited(self) -> Value:
        """The same value, standing in a merged or blank cell above."""
        return Value(self.passage, "inherited", self.rule, self.text)


@dataclass(frozen=True, slots=True)
class Link:
    """An edge from a row to a thing that it names.

    `edge` and `kind` are labels of `graph.kinds`. `under` is the parent of an
    office (its department, default: the document's issuer) or of an article (its
    regulation). `qualifiers` are fields of the edge: role, seq, article, phone.
    `place` is another jurisdiction than the document's, where the words say so.
    """

    edge: str
    kind: str
    name: Value
    qualifiers: dict[str, str | int] = field(default_factory=dict)
    under: Value | None = None
    place: str = ""


@dataclass(slots=True)
class Row:
    """One row of a section: a duty, a service, a power, a criterion …

    `kind` is a label of `graph.kinds.NODES`; `name` its words; `fields` its own
    fields, several values where the field is a list; `key` further words that
    tell it from others of equal name in the same document (for a duty the
    matter and the department; made from the links when left empty).
    """

    kind: str
    name: Value
    fields: dict[str, list[Value]] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    key: tuple[str, ...] = ()

    def put(self, name: str, *values: Value | None) -> Row:
        """Adds values to a field, leaving out those that are absent or blank."""
        kept = [v for v in values if v is not None and str(v)]
        if kept:
            self.fields.setdefault(name, []).extend(kept)
        return self

    def link(
        self,
        edge: str,
        kind: str,
        name: Value | None,
        under: Value | None = None,
        place: str = "",
        **qualifiers: str | int,
    ) -> Row:
        """Adds an edge unless the name is absent or blank."""
        if name is not None and str(name):
            self.links.append(Link(edge, kind, name, dict(qualifiers), under, place))
        return self
