"""Statements → nodes and edges: the graph of one document version."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.articles import article_keys
from graph.instruments import Instruments
from graph.joined import RULE as JOINED
from graph.joined import joined_offices
from graph.kinds import EDGES, NODES
from graph.ledger import DocumentRecord
from graph.model import EdgeKey, Graph
from graph.names import Names, Resolved
from graph.statement import Entity, Statement, short_hash

QUALIFIERS = ("role", "article", "phone")
"""Fields of an edge that make it another edge between the same two nodes."""


def document_id(series: str) -> str:
    """The node id of a document: one for all its versions."""
    return f"doc-{series}"


def project(
    record: DocumentRecord, statements: Iterable[Statement], names: Names
) -> Graph:
    """The graph of a document version: its nodes, and edges that only it states."""
    return _Projector(record, names).project(statements)


class _Projector:
    def __init__(self, record: DocumentRecord, names: Names) -> None:
        self.record = record
        self.names = names
        self.document = document_id(record.series)
        self.graph = Graph()
        self.order = 0
        self.words: dict[Entity, str] = {}
        self.own: dict[Entity, Entity] = {}
        self.joined: dict[Entity, Entity] = {}
        self.instruments = Instruments("", (), names.decided)
        self.sections_of: dict[Entity, Entity] = {}
        self.sections = {s["id"]: (n, s) for n, s in enumerate(record.sections)}

    def project(self, statements: Iterable[Statement]) -> Graph:
        listed = list(statements)
        self._document()
        self.instruments = Instruments(self.record.jurisdiction, listed, self.names.decided)
        self._prepare(listed)
        for statement in listed:
            self._take(statement)
        return self.graph

    def _document(self) -> None:
        r = self.record
        self._row("Document", self.document, {
            "name": r.name, "title": r.title, "issuer": r.issuer, "date": r.date,
            "version": r.version, "doc_no": r.doc_no, "sha256": r.sha256,
            "loaded": r.loaded, "place": r.jurisdiction, "how": "stated",
            "rule": "", "document": self.document,
        })
        if r.jurisdiction:
            place = self._node(Entity("Jurisdiction", r.jurisdiction))
            self._edge("IN_JURISDICTION", ("Document", self.document),
                       ("Jurisdiction", place), {}, "inferred", "issuer_place", [])

    def _prepare(self, statements: list[Statement]) -> None:
        """What a statement needs to know of the others: words of duties, own bodies."""
        for statement in statements:
            if statement.predicate in ("text", "name") and not isinstance(statement.object, Entity):
                words = self.words.get(statement.subject, "")
                self.words[statement.subject] = max(words, statement.object, key=len)
            elif statement.predicate == "BORNE_BY" and isinstance(statement.object, Entity):
                if dict(statement.qualifiers).get("seq", "1") == "1":
                    self.own.setdefault(statement.subject, statement.object)
            elif statement.predicate == "STATED_IN" and isinstance(statement.object, Entity):
                self.sections_of.setdefault(statement.subject, statement.object)
        self.joined = {
            office: kept for office, kept in joined_offices(statements).items()
            if not self.names.decided(office)
        }

    def _take(self, statement: Statement) -> None:
        subject = statement.subject
        node = self._node(subject)
        evidence = [f"{self.record.id}:{statement.id}"]
        if isinstance(statement.object, Entity):
            self._link(statement, statement.object, (subject.kind, node), evidence)
            return
        if NODES[subject.kind].owned:
            self._field(subject.kind, node, statement, evidence)
        elif subject.kind == "Department":
            self._place_of(subject, node, statement, evidence)

    def _link(
        self, statement: Statement, named: Entity, source: tuple[str, str], evidence: list[str]
    ) -> None:
        """An edge, with what vocabularies and decisions make of it."""
        how, rule = statement.how, statement.rule
        values = dict(statement.qualifiers)
        target = ""
        if statement.predicate == "BORNE_BY" and named.kind == "Department":
            target, reform = self._bearer(statement.subject, named, values, evidence)
            judged = self.names.judged.role(
                source[1], values.get("as_written", ""),
                self.own.get(statement.subject) == named,
            )
            if judged is not None:
                values["role"] = judged.role
            if reform or judged is not None:
                how, rule = "inferred", f"decision_{judged.number}" if judged else reform
        elif statement.predicate == "STATED_IN" and statement.subject in self.joined:
            how, rule = "inferred", JOINED
        self._edge(statement.predicate, source, (named.kind, target or self._node(named)),
                   values, how, rule, evidence)
        if statement.predicate == "RESTS_ON":
            self._articles(source, named, values.get("article", ""), evidence)

    def _bearer(
        self, duty: Entity, named: Entity, values: dict[str, str], evidence: list[str]
    ) -> tuple[str, str]:
        """The body that bears a duty today; stated here under its former name."""
        today, rule = self.names.bearer(named, self.words.get(duty, ""), self.record.date)
        if not rule:
            return "", ""
        if today.id not in self.graph.nodes.get("Department", {}):
            self._row("Department", today.id, {"name": today.name, **today.fields})
        section = self.sections_of.get(duty)
        if section:
            self._edge("STATED_IN", ("Department", today.id), ("Section", self._node(section)),
                       {"as_written": values.get("as_written", "")}, "inferred", rule, evidence)
        self._in_place(("Department", today.id), today, evidence)
        return today.id, rule

    def _articles(
        self, source: tuple[str, str], regulation: Entity, written: str, evidence: list[str]
    ) -> None:
        """The articles that a citation names, each under its regulation."""
        for key in article_keys(written):
            article = Entity("Article", f"{regulation.key}/{key}")
            node = ("Article", self._node(article))
            self._edge("ARTICLE_OF", node, ("Regulation", self._node(regulation)), {},
                       "stated", "", evidence)
            self._edge("CITES_ARTICLE", source, node, {}, "stated", "", evidence)

    def _node(self, mention: Entity) -> str:
        """The id of the mentioned thing; its row is made at first mention."""
        mention = self.instruments.meant(self.joined.get(mention, mention))
        if NODES[mention.kind].owned:
            prefix = NODES[mention.kind].prefix
            made = f"{prefix}-{short_hash(mention.kind, mention.key, size=14)}"
            if made not in self.graph.nodes.get(mention.kind, {}):
                self._row(mention.kind, made, {"document": self.document})
                if mention.kind == "Section":
                    self._section(mention, made)
                elif "position" in NODES[mention.kind].fields:
                    self.order += 1
                    self.graph.nodes[mention.kind][made]["position"] = self.order
            return made
        thing: Resolved = self.names.resolve(mention)
        if thing.id not in self.graph.nodes.get(mention.kind, {}):
            self._row(mention.kind, thing.id, {"name": thing.name, **thing.fields})
        return thing.id

    def _section(self, mention: Entity, node: str) -> None:
        number, section = self.sections.get(mention.key, (0, {}))
        row = self.graph.nodes["Section"][node]
        row.update(
            seq=number, rows=section.get("rows", 0), locator=section.get("locator", "")
        )
        self._edge("PART_OF", ("Section", node), ("Document", self.document), {},
                   "stated", "", [])

    def _row(self, kind: str, node: str, values: dict[str, Any]) -> None:
        columns = NODES[kind].columns
        row: dict[str, Any] = {
            name: ([] if made == "STRING[]" else None) for name, made in columns.items()
        }
        row["id"] = node
        row.update({k: v for k, v in values.items() if k in columns})
        if kind == "Document":
            row["evidence"] = []
        self.graph.nodes.setdefault(kind, {})[node] = row

    def _field(
        self, kind: str, node: str, statement: Statement, evidence: list[str]
    ) -> None:
        row = self.graph.nodes[kind][node]
        name = statement.predicate
        made = NODES[kind].columns[name]
        value = str(statement.object)
        if made == "STRING[]":
            row[name].append(value)
        elif made == "INT64":
            row[name] = int(value)
        elif row[name] is None:
            row[name] = value
        if name == "name" or row["how"] is None:
            row["how"], row["rule"] = statement.how, statement.rule
            row["evidence"] = evidence + row["evidence"]
        elif evidence[0] not in row["evidence"]:
            row["evidence"].append(evidence[0])

    def _place_of(
        self, mention: Entity, node: str, statement: Statement, evidence: list[str]
    ) -> None:
        """A department stands in the place that its key names."""
        self._in_place(("Department", node), self.names.resolve(mention), evidence)

    def _in_place(self, node: tuple[str, str], thing: Resolved, evidence: list[str]) -> None:
        place = thing.fields.get("place", "")
        if place:
            target = self._node(Entity("Jurisdiction", place))
            self._edge("IN_JURISDICTION", node, ("Jurisdiction", target),
                       {}, "inferred", "issuer_place", evidence)

    def _edge(
        self,
        label: str,
        source: tuple[str, str],
        target: tuple[str, str],
        qualifiers: dict[str, str],
        how: str,
        rule: str,
        evidence: list[str],
    ) -> None:
        marks = "|".join(qualifiers.get(name, "") for name in QUALIFIERS)
        if label == "STATED_IN" and not NODES[source[0]].owned:
            marks = qualifiers.get("as_written", "")  # each form of a name is kept
        key = EdgeKey(label, source[1], target[1], self.document, marks.strip("|"))
        known = self.graph.edges.get(key)
        if known is not None:
            known["evidence"] += [e for e in evidence if e not in known["evidence"]]
            return
        columns = EDGES[label].columns
        row: dict[str, Any] = {
            name: ([] if made == "STRING[]" else None) for name, made in columns.items()
        }
        for name, value in qualifiers.items():
            if name in columns:
                row[name] = int(value) if columns[name] == "INT64" else value
        row.update(how=how, rule=rule, evidence=list(evidence), document=self.document)
        self.graph.edges[key] = row
        self.graph.ends[key] = (source[0], target[0])
