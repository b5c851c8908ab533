"""Running text → rows: who is said to do what, in whatever form it is said.

Four forms, tried in this order: a body stands as heading over its duties; a bracket
or a labelled line names the bodies; the body is the subject of the sentence; the
body stands behind 由.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.reading import Table
from ingest.document import Claim, Source
from ingest.passage import EMPTY, Passage
from ingest.rows import Row, Value
from ingest.sections._numbering import read_number
from ingest.sections._prose_bodies import is_body_list, subjects
from ingest.sections._prose_brackets import Assigned, Rules, assigned_in, leads_first, rules_of
from ingest.sections._prose_duties import (
    Bearer,
    Setting,
    duty,
)
from ingest.sections._prose_lines import running
from ingest.sections._prose_materials import listed_nodes, material_rows
from ingest.sections._prose_offices import seats, told_offices
from ingest.sections._prose_outline import PLAIN, Node, matter_of, outline
from ingest.sections._prose_sentences import clauses, sentences
from ingest.sections._prose_spoken import NO_DUTY, spoken, without_aside
from ingest.sections._prose_units import announced, headed, unit_head, units_over
from language.dictionary import word_class

__all__ = [
    "closing", "covered", "document_rules", "matter_value", "nodes_in", "nodes_of", "plain",
    "read", "seq_of", "spoken",
]

_AS_FOLLOWS = re.compile(r"[^：:；]{2,90}?(?:如下|以下|下列)[^：:；。，]{0,8}[：:]\s*(?=\S)")
"""`现明确各部门职责如下：`: what comes before the duties of the same paragraph."""
_CONTENT = re.compile(
    r"\s*(?:具体|工作|主要|任务|重点)?(?:内容|措施|任务|要求|目标|举措)\s*[：:]\s*"
)
_ADDRESSED = re.compile(r"\s*各[^。；]{2,60}[：:]\s*")
"""To whom a document is sent (主送机关)."""
_CASE = re.compile(
    r"(?:案例[一二三四五六\d]*[：:]|(?:今年|去年|前年|近期|(?:\d{4}|某)年|"
    r"[一二三四五六七八九十\d]{1,3}月)[^，,。]{0,12}[，,]"
    r"(?:一[名位家]|某|[\u4e00-\u9fff]某|市民|村民|居民|群众|有(?:市民|群众|居民|"
    r"村民))[^。]*(?:了|被|后|将|对))"
)
_BROKEN = re.compile(r"(?!其中|同时|此外|另外|原则|对此|为此|目前|并)[\u4e00-\u9fff]{1,2}[，,]")
"""A sentence whose beginning was lost in copying."""
_ALIASED = re.compile(r"(?:部门|单位|机构|科|股|室|局|中心)$")
"""What stands before a bracket with another name for it."""
_PENALTY = re.compile(r"(?:逾期|拒不|拒绝|情节|仍不|屡|造成)[^，,]{0,20}(?:的|者)?[，,]")
_TIMED = re.compile(r"[（(](?P<when>[^（）()]*(?:\d{4}年|\d{1,2}月|月底|日前|年底)[^（）()]*)[)）]")


def nodes_of(source: Source) -> list[Node]:
    """The outline of a document, made once."""
    made = source.notes.get("outline")
    if not isinstance(made, list):
        made = outline(running(source))
        source.notes["outline"] = made
    return made


def nodes_in(claim: Claim, source: Source) -> list[Node]:
    """The nodes inside a claim, with all the headings above them."""
    low, high = claim.extent.start, claim.extent.end
    return [n for n in nodes_of(source) if low <= n.para.start and n.para.end <= high]


def document_rules(source: Source, table: Table | None = None) -> Rules:
    """The rules that the document states for its brackets, found once.

    A heading or a row of a table may state that the first body leads.
    """
    if table is not None and any(leads_first(c.text) for c in table.cells if len(c.text) < 200):
        return Rules(first_leads=True)
    made = source.notes.get("assignment_rules")
    if not isinstance(made, Rules):
        made = rules_of(p for p in running(source) if p.table is None)
        source.notes["assignment_rules"] = made
    return made


def seq_of(node: Node) -> Value | None:
    """The number of a paragraph as printed."""
    number = node.para.number
    if number is None:
        return None
    words = node.para.passage[number.start : number.end]
    if node.para.automatic or not words:
        return Value(node.para.passage[:1], text=number.label)
    return Value(words, text=number.label)


def matter_value(node: Node) -> Value | None:
    words = matter_of(node)
    return Value(words) if words else None


def read(nodes: Sequence[Node], source: Source) -> Iterator[Row]:
    """The rows of running text."""
    first_under: set[int] = set()
    yield from material_rows(nodes, source)
    listed = listed_nodes(nodes)
    told, style = EMPTY, ""
    for node in nodes:
        if id(node) in listed:
            continue
        number = node.para.number
        if told and number is not None and style in ("", number.style):
            style = number.style
            yield from under_units(told, node.para.body, node)
            continue
        told, style = announced(node), ""
        if node.para.table is not None or _ADDRESSED.fullmatch(node.para.text):
            continue
        yield from seats(node.para.body, source)
        yield from told_offices(node.para.passage)
        units, rest = unit_head(node)
        if units:
            yield from under_units(units, rest, node)
            if rest:
                first_under.add(id(node))
            continue
        over = units_over(node)
        if over:
            heading = id(node.above[-1])
            if heading not in first_under or not subjects(_first(node)):
                first_under.add(heading)
                yield from under_units(over, node.para.body, node)
                continue
        yield from plain(node, source)


def _first(node: Node) -> str:
    listed = sentences(node.para.body)
    return listed[0].text if listed else ""


def under_units(units: Passage, text: Passage, node: Node) -> Iterator[Row]:
    """Duties of the bodies that head them; a body alone in a sentence is the next head."""
    bearers = headed(units)
    setting = Setting(matter_value(_above_units(node)), seq_of(node))
    for sentence in sentences(text):
        if len(sentence) <= 20 and is_body_list(sentence.text):
            bearers = headed(sentence)
            setting = Setting(setting.matter)
            continue
        for clause in clauses(sentence):
            number = read_number(clause.text)
            if number is not None:
                seq = Value(clause[number.start : number.end], text=number.label)
                setting = replace(setting, seq=seq)
                clause = clause[number.end :].strip()
            if clause and not NO_DUTY.search(clause.squeezed().text):
                yield duty(without_aside(clause), bearers, setting)


def _above_units(node: Node) -> Node:
    while node.above and node.above[-1].title and is_body_list(node.above[-1].title.text):
        node = node.above[-1]
    return node


def plain(node: Node, source: Source) -> Iterator[Row]:
    """The duties of a paragraph: brackets first, then sentences with a subject."""
    text = node.rest
    if _ADDRESSED.fullmatch(node.para.text):
        return
    lead = _AS_FOLLOWS.match(text.text)
    text = text[lead.end() :] if lead else text
    if not re.search(r"[。；，,;！]", text.text) and (node.level >= PLAIN or "\t" in text.text):
        return
    setting = Setting(matter_value(node), seq_of(node), deadline=deadline_of(node))
    start = 0
    for assigned in closing(text, document_rules(source)):
        yield from covered(text[start : assigned.low], assigned, setting)
        start = assigned.high
    carry = bool(re.search(r"职责|分工", "".join(t.text for t in node.headings)))
    actor: list[Bearer] = []
    before: Passage | None = None
    for sentence in sentences(text[start:]):
        if _CASE.match(sentence.text):
            yield case(sentence, setting)
            continue
        torn = _BROKEN.match(sentence.text) if before is not None else None
        broken = torn is not None and (len(torn.group()) == 2 or not word_class(torn.group()[:-1]))
        before = sentence
        if broken:
            source.issue(
                "text_broken", "这一句的开头缺失,没有归给任何部门。",
                "The beginning of this sentence is lost; it is given to no body.", sentence.at,
            )
        actor = actor if carry and not broken else []
        judge: list[Bearer] = []
        for clause in clauses(sentence):
            who = actor or (judge if _PENALTY.match(clause.text) else [])
            row, actor = spoken(without_aside(clause), who, setting)
            if row is not None:
                judge = _punishing(row)
                yield row


def _punishing(row: Row) -> list[Bearer]:
    """Who goes on in `由X责令改正；逾期不改的，处以罚款`."""
    return [
        Bearer(link.name) for link in row.links
        if link.edge == "BORNE_BY" and link.qualifiers.get("role") in ("lead", "supervise")
    ]


def case(sentence: Passage, setting: Setting) -> Row:
    """A story told as an example (案例)."""
    row = Row("Case", Value(sentence)).put("text", Value(sentence))
    return row.link("CONCERNS", "Matter", setting.matter)


def deadline_of(node: Node) -> Value | None:
    """The time that the nearest heading with a time gives: 第一阶段（2018年12月10日前）."""
    for above in (node, *reversed(node.above)):
        match = _TIMED.search(above.title.text)
        if match is not None:
            return Value(above.title.group(match, "when"))
    return None


def closing(text: Passage, rules: Rules) -> Iterator[Assigned]:
    """Brackets with bodies that close a sentence or an item."""
    for assigned in assigned_in(text, rules):
        after = text.text[assigned.high :].lstrip()
        before = text.text[: assigned.low].rstrip()
        if not assigned.bearers and assigned.deadline is None:
            continue
        inside = after and after[0] not in "。；;，,（(\n" and before[-1:] not in ("。", "；")
        if inside or not before or re.search(r"\d{5}$", before[-5:]):
            continue
        if not assigned.labelled and _ALIASED.search(before):
            continue
        yield assigned


def covered(text: Passage, assigned: Assigned, setting: Setting) -> Iterator[Row]:
    """The clauses before a bracket, all of them borne by its bodies."""
    setting = Setting(setting.matter, setting.seq, deadline=assigned.deadline)
    label = _CONTENT.match(text.text)
    for clause in clauses(text[label.end() :] if label else text):
        yield duty(clause, assigned.bearers, setting)


