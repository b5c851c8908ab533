"""Work groups of a contingency plan (工作组, 专班): who forms them, and what they do.

    （一）综合协调组
    由县应急管理局牵头，县林业局参加。
    职责：汇总火情信息；调配物资。

The same may stand in one paragraph, or with labels 牵头单位：, 成员单位：. The duties
are borne by the bodies that form the group; the group is the matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.passage import Passage
from ingest.rows import Row, Value
from ingest.sections._prose_brackets import Rules, read_assignment
from ingest.sections._prose_duties import Bearer, Setting, duty
from ingest.sections._prose_outline import Node
from ingest.sections._prose_sentences import clauses, sentences

_NAME = re.compile(r"\S{2,16}(?:组|专班)")
_NO_GROUP = re.compile(r"领导小组|小组$|班组|办公室")
_DOES = re.compile(
    r"\s*(?:其|主要|工作|具体|基本)*(?:职责|任务|职责任务|工作内容)(?:是|为)?\s*[：:]\s*"
)
_FORMED = re.compile(
    r"\s*(?:\S{2,16}(?:组|专班))?(?=由[^。；]*(?:牵头|参加|组成|配合|参与)|[^。；，]*(?:牵头|组长|成员|责任|"
    r"配合|参加|参与)单位)"
)

_THEN = re.compile(
    r"[，,；;。]\s*(?=(?:主要|具体|工作)*(?:职责|任务)?[：:]?\s*负责"
    r"|(?:主要|工作|具体)*(?:职责|任务)[：:])"
)
"""Where, in one sentence, the duties of a group begin."""


@dataclass(slots=True)
class Group:
    """A work group with its paragraphs: who forms it, and its duties."""

    head: Node
    nodes: list[Node]
    bearers: list[Bearer] = field(default_factory=list)
    duties: list[tuple[Passage, Node]] = field(default_factory=list)


def groups(nodes: Sequence[Node], rules: Rules) -> list[Group]:
    """The groups among paragraphs that are told with their bodies and their duties."""
    made: list[Group] = []
    for position, node in enumerate(nodes):
        words = _name(node)
        if not words:
            continue
        own = [node, *_below(nodes[position + 1 :], node)]
        group = Group(node, own)
        for one in own:
            text = one.rest if one is node else one.para.body
            _read(group, text, one, rules)
        if group.bearers and group.duties:
            made.append(group)
    return made


def _name(node: Node) -> Passage:
    """The group's name: a heading, or before the colon of a paragraph."""
    if node.para.table is not None:
        return node.title[:0]
    words = node.title.strip("：: ") if node.title else node.para.passage[:0]
    bare = re.sub(r"[（(].*?[）)]$", "", words.text)
    return words if _NAME.fullmatch(bare) and not _NO_GROUP.search(bare) else words[:0]


def _below(nodes: Sequence[Node], head: Node) -> Iterator[Node]:
    for node in nodes:
        if node.para.table is not None or not any(a is head for a in node.above):
            return
        yield node


def _read(group: Group, text: Passage, node: Node, rules: Rules) -> None:
    """Sentences that say who forms the group, then those that say what it does."""
    for sentence in sentences(text):
        formed = _formed(sentence, rules)
        if formed is not None:
            low, bearers = formed
            group.bearers += bearers
            sentence = sentence[low:]
        does = _DOES.match(sentence.text)
        words = sentence[does.end() :] if does else sentence
        if words and (group.bearers or does):
            group.duties += [(clause, node) for clause in clauses(words)]


def _formed(sentence: Passage, rules: Rules) -> tuple[int, list[Bearer]] | None:
    """(where the duties begin, bodies) of `由X牵头，Y参加` and of labels."""
    start = _FORMED.match(sentence.text)
    if start is None:
        return None
    does = _THEN.search(sentence.text)
    stop = does.start() if does else len(sentence)
    made = read_assignment(sentence[start.end() : stop].strip("，,；;。 "), rules)
    if made is None or not made.bearers:
        return None
    return (does.end() if does else len(sentence)), list(made.bearers)


def group_rows(found: Iterable[Group]) -> Iterator[Row]:
    """The duties of groups, each borne by the bodies that form it."""
    for group in found:
        name = group.head.title.strip("：: ")
        setting = Setting(Value(name))
        lead = [b for b in group.bearers if b.role == "lead"]
        rest = [b if b.role != "" else replace(b, role="support")
                for b in group.bearers if b.role != "lead"]
        for clause, _ in group.duties:
            yield duty(clause, [*lead, *rest], setting)
