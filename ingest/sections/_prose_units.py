"""Bodies that stand over their duties: as heading, before a colon, in a lead-in.

`县水利局：…`, `（一）县水利局` over paragraphs, `联席会议主要职责：`, and a sentence that
ends with a colon and announces a list.
"""

from __future__ import annotations

import re

from ingest.passage import EMPTY, Passage
from ingest.rows import Value
from ingest.sections._prose_bodies import OTHERS, is_body_list, split_bodies, subjects
from ingest.sections._prose_duties import Bearer, bearers_of
from ingest.sections._prose_offices import seat_in
from ingest.sections._prose_outline import Node
from ingest.sections._prose_sentences import sentences
from language.text import normalise

_LABEL = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4})?(?:牵头|责任|配合|主办|协办|承办|主管|成员|填报|编制)(?:单位|"
    r"部门|机构)"
)
"""Words for a part that bodies play, which are no bodies themselves."""
_PART = re.compile(r"[（(](牵头|主办|配合|协办|协助|参与|责任)(?:单位|部门)?[)）]$")
_PARTS = {"牵头": "lead", "主办": "lead", "责任": "lead", "配合": "support", "协办": "support",
          "协助": "support", "参与": "support"}
_WHOSE = re.compile(
    r"(?P<who>\S{2,30}?)(?:的)?(?:主要|工作|具体|基本)*(?:职责|任务|职能)(?:任务)?"
    r"(?:是|为|有|如下|包括)?"
)
_ANYONE = re.compile(r"(?:单位|部门|机构|各方|机关|岗位|人员)$")
_GROUPS = re.compile(r"\S{0,20}(?:领导小组|联席会议|指挥部|专班|工作组|委员会|协调机制|专项组)")
_LISTS = re.compile(
    r"(?:其|具体|主要|工作|基本|承担的?|履行的?|负责|承担|履行|下列|以下|如下|的)*"
    r"(?:职责|任务|职能|工作|事项)(?:任务)?(?:是|为|有|如下|包括)?"
)


def _is_unit(words: str) -> bool:
    """Whether words name bodies, and no part that bodies play (牵头单位)."""
    return is_body_list(words) and not (_LABEL.fullmatch(words) and not OTHERS.fullmatch(words))


def unit_head(node: Node) -> tuple[Passage, Passage]:
    """The bodies that head a paragraph (`X：…`, `X。…`) and what follows them."""
    if node.title and _is_unit(node.title.text):
        return node.title, node.rest
    body = node.rest if not node.title else EMPTY
    match = re.match(
        r"[\s|]*([^：:。；\t|]{2,80}?)(?:\s*[：:\t|]\s*|\u3000+|[ \u3000]{2,})(?=\S)", body.text
    )
    if match and _is_unit(match.group(1)):
        return body[match.start(1) : match.end(1)], body[match.end() :].strip("| \t")
    first = re.match(r"([^：:。；]{4,80})。(?=\S)", body.text) if node.para.number else None
    if first and "、" in first.group(1) and _is_unit(first.group(1)):
        return body[: first.end(1)], body[first.end() :]
    return EMPTY, EMPTY


def units_over(node: Node) -> Passage:
    """The bodies of the nearest heading above, where that heading is bodies."""
    title = node.above[-1].title if node.above else EMPTY
    if title and _is_unit(title.text):
        return title
    return whose_duties(title)


def whose_duties(title: Passage) -> Passage:
    """The body of a heading such as `联席会议主要职责`; a heading for all is nobody's."""
    match = _WHOSE.fullmatch(title.text.strip("：: "))
    if match is None or _ANYONE.search(match["who"]):
        return EMPTY
    if not (is_body_list(match["who"]) or _GROUPS.fullmatch(match["who"])):
        return EMPTY
    return title.group(match, "who")


def announced(node: Node) -> Passage:
    """The body whose duties a paragraph ending with a colon announces (主要职责：)."""
    text = node.para.passage.strip()
    if node.para.table is not None or node.title or text.text[-1:] not in ("：", ":"):
        return EMPTY
    parts = sentences(text.strip("：: "))
    if not parts:
        return EMPTY
    last = re.split(r"[，,]", parts[-1].text)[-1]
    words = parts[-1][len(parts[-1]) - len(last) :]
    if not _LISTS.fullmatch(last):
        return whose_duties(words) or _acting(parts[-1], _LISTS)
    for part in (*parts[:-1][::-1], parts[-1][: len(parts[-1]) - len(last)]):
        seat = seat_in(part)
        found = subjects(part.text)
        if seat or found:
            return seat or part[found[0].bodies[0].start : found[0].bodies[-1].end]
    return EMPTY


def _acting(sentence: Passage, what: re.Pattern[str]) -> Passage:
    """The body in `X负责下列工作`."""
    for found in subjects(sentence.text):
        if what.fullmatch(sentence.text[found.predicate : found.end].strip()):
            return sentence[found.bodies[0].start : found.bodies[-1].end]
    return EMPTY


def headed(units: Passage) -> list[Bearer]:
    """The bodies of a heading; `X（牵头单位）` says X's role."""
    made = []
    for bearer in bearers_of(units, split_bodies(units.text)):
        told = _PART.search(normalise(bearer.name.passage.text))
        words = bearer.name.passage[: told.start()] if told else bearer.name.passage
        made.append(Bearer(Value(words), _PARTS[told.group(1)] if told else ""))
    return made
