"""Every kind of node and edge, declared once.

Tables, constraints, indexes and load statements of both engines are generated
from here (`graph.stores.cypher`), and so are the checks on statements. Names are
the field's: W3C ORG, CPSV-AP, ELI, PROV; the Chinese term stands beside each.

`scope` says what makes two mentions the same thing:
  place     same jurisdiction and same (resolved) name: departments, matters
  parent    same parent and same name: offices of a department
  series    same document series and same key words: duties, cases, services
  global    same name everywhere: regulations

Things of scope `series` are *owned* by one document and carry its evidence.
All others are *shared*: their own fields follow from their key and the
vocabularies alone, and everything a document says of them stands on edges. Every
edge belongs to exactly one document. So taking a document out, or putting its
next version in, touches what that document says and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Scope = Literal["place", "parent", "series", "global"]
Type = Literal["STRING", "INT64", "DOUBLE", "STRING[]"]

ROLES = (
    "lead", "joint", "support", "guide", "supervise", "approve", "fund", "provide",
)
"""牵头 会同 配合 指导 监督 审批 经费 提供, in the order in which they are named."""


@dataclass(frozen=True, slots=True)
class NodeKind:
    """A kind of node: its label, its Chinese term, its standard term, its fields."""

    label: str
    zh: str
    term: str
    scope: Scope
    fields: dict[str, Type]
    prefix: str
    """Three letters that begin the ids of this kind."""

    @property
    def owned(self) -> bool:
        """Whether each thing of this kind belongs to one document."""
        return self.scope == "series"

    @property
    def columns(self) -> dict[str, Type]:
        """All fields in their fixed order, the id first."""
        return {"id": S, **self.fields, **(COMMON if self.owned else {})}


@dataclass(frozen=True, slots=True)
class EdgeKind:
    """A kind of edge: from which labels to which, and the fields it carries."""

    label: str
    zh: str
    term: str
    pairs: tuple[tuple[str, str], ...]
    fields: dict[str, Type]

    @property
    def columns(self) -> dict[str, Type]:
        """All fields in their fixed order."""
        return {**self.fields, **COMMON}


S: Type = "STRING"
I: Type = "INT64"
D: Type = "DOUBLE"
L: Type = "STRING[]"

COMMON: dict[str, Type] = {"how": S, "rule": S, "evidence": L, "document": S}
"""Fields of every owned node and every edge beside its own: how it was read
(stated, inherited, inferred), by which rule, the ids of the statements that say
it, and the id of the document that they stand in."""


def _node(
    label: str, zh: str, term: str, scope: Scope, prefix: str, **fields: Type
) -> NodeKind:
    return NodeKind(label, zh, term, scope, {"name": S, **fields}, prefix)


NODES: dict[str, NodeKind] = {
    kind.label: kind
    for kind in (
        _node("Document", "文档", "prov:Entity", "series", "doc",
              title=S, issuer=S, date=S, version=I, doc_no=S, sha256=S, loaded=S,
              place=S),
        _node("Section", "部分", "dct:hasPart", "series", "sec",
              kind=S, locator=S, rows=I, seq=I),
        _node("Jurisdiction", "行政区", "dct:spatial", "global", "jur",
              code=S, level=S),
        _node("Department", "部门", "cv:PublicOrganisation", "place", "dep",
              function=S, place=S, side=S),
        _node("Office", "内设机构", "org:OrganizationalUnit", "parent", "off",
              place=S),
        _node("Matter", "管理事项", "cpsv:PublicService", "place", "mat",
              place=S),
        _node("Duty", "职责", "cpsv:Rule", "series", "dut",
              text=S, seq=S, place=S, action=S, object=S, condition=S,
              beneficiary=S, deadline=S, position=I),
        _node("Regulation", "法规", "eli:LegalResource", "global", "law",
              doc_no=S, issuer=S, level=S, status=S, status_source=S,
              status_date=S, successor=S, history=L),
        _node("Article", "条款", "eli:LegalResourceSubdivision", "parent", "art"),
        _node("Case", "案例", "schema:Article", "series", "cas", text=S, position=I),
        _node("Service", "公共服务事项", "cpsv:PublicService", "series", "svc",
              content=S, seq=S, place=S, position=I),
        _node("ContactPoint", "联系电话", "cv:ContactPoint", "place", "tel",
              phone=S),
        _node("Regime", "事中事后监督管理制度", "cpsv:Rule", "series", "rgm",
              object=L, content=L, method=L, measure=L, procedure=L, handling=L,
              place=S, position=I),
        _node("Power", "行政权力", "cpsv:PublicService", "series", "pow",
              type=S, code=S, seq=S, responsibilities=L, accountability=L,
              place=S, position=I),
        _node("Item", "联办事项", "cpsv:PublicService", "series", "itm",
              seq=S, place=S, deadline=S, channel=S, remark=S, position=I),
        _node("Prerequisite", "前置事项", "dct:requires", "series", "pre"),
        _node("Material", "申请材料", "cv:hasInput", "series", "mtl",
              form=S, source=S, detail=S, place=S, position=I),
        _node("Criterion", "考核标准", "cccev:Criterion", "series", "crt",
              text=S, seq=S, points=S, place=S, position=I),
        _node("PersonCategory", "人员类别", "cv:audience", "series", "cat",
              seq=S, text=S, selection=S, rules=L, place=S, position=I),
        _node("Registry", "登记图谱", "dcat:Catalog", "global", "reg", version=I, shape=S),
    )
}
"""Every kind of node. The one Registry node says which version of the ledger, and
which shape of this declaration, the graph holds."""

_OWNED = (
    "Duty", "Service", "Regime", "Power", "Item", "Criterion", "Material",
    "PersonCategory", "Matter", "Case",
)


def _from(labels: tuple[str, ...], target: str) -> tuple[tuple[str, str], ...]:
    return tuple((label, target) for label in labels)


EDGES: dict[str, EdgeKind] = {
    kind.label: kind
    for kind in (
        EdgeKind("PART_OF", "属于文档", "dct:isPartOf", (("Section", "Document"),), {}),
        EdgeKind("STATED_IN", "载于", "prov:wasQuotedFrom",
                 _from((*_OWNED, "Department", "Office", "Regulation"), "Section"),
                 {"as_written": S, "seq": S}),
        EdgeKind("IN_JURISDICTION", "属地", "dct:spatial",
                 _from(("Department", "Matter", "Document"), "Jurisdiction"), {}),
        EdgeKind("UNIT_OF", "内设于", "org:unitOf", (("Office", "Department"),),
                 {"as_written": S}),
        EdgeKind("BORNE_BY", "承担部门", "cv:hasParticipation",
                 _from(("Duty", "Power", "Service", "Regime", "Item", "Criterion",
                        "Material"), "Department"),
                 {"role": S, "as_written": S, "seq": I}),
        EdgeKind("CARRIED_OUT_BY", "承办机构", "org:unitOf",
                 _from(("Duty", "Power", "Service", "Regime", "Item"), "Office"),
                 {"seq": I, "as_written": S, "phone": S}),
        EdgeKind("CONCERNS", "涉及事项", "cpsv:follows",
                 _from(("Duty", "Case", "Service", "Criterion", "Material",
                        "PersonCategory", "Power", "Regime"), "Matter"), {}),
        EdgeKind("RESTS_ON", "依据", "eli:cites",
                 _from(("Duty", "Matter", "Power", "Service", "Regime", "Item"),
                       "Regulation"),
                 {"article": S, "as_written": S, "seq": I}),
        EdgeKind("ARTICLE_OF", "条款所属", "eli:is_part_of",
                 (("Article", "Regulation"),), {}),
        EdgeKind("CITES_ARTICLE", "引用条款", "eli:cites",
                 _from(("Duty", "Matter", "Power", "Service", "Regime", "Item"),
                       "Article"), {}),
        EdgeKind("HAS_CONTACT", "电话", "cv:contactPoint",
                 _from(("Office", "Service", "Department", "Duty"), "ContactPoint"),
                 {"seq": I}),
        EdgeKind("REQUIRES", "前置", "dct:requires",
                 _from(("Item",), "Prerequisite"), {"seq": I}),
        EdgeKind("HAS_INPUT", "所需材料", "cpsv:hasInput",
                 _from(("Item", "Matter", "PersonCategory"), "Material"), {"seq": I}),
        EdgeKind("FOR_CATEGORY", "适用人员", "cv:audience",
                 _from(("Duty", "Material", "Item"), "PersonCategory"), {}),
    )
}


def shape() -> str:
    """A short hash of this declaration: a store of another shape is rebuilt."""
    import hashlib

    words = repr([(k.label, k.columns) for k in NODES.values()])
    words += repr([(k.label, k.pairs, k.columns) for k in EDGES.values()])
    return hashlib.sha256(words.encode()).hexdigest()[:12]
