"""Items of a 一件事 guide without a table: forms of label and value, numbered lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.columns import match as column
from ingest.passage import Passage
from ingest.rows import Value
from ingest.sections._prose_bodies import is_body_list
from ingest.sections._prose_outline import Node
from ingest.sections._prose_read import seq_of

KIND = "one_stop"

_LABEL = re.compile(r"\s*(?P<label>[\u4e00-\u9fff]{2,8})\s*[：:]\s*(?P<value>\S.*)", re.DOTALL)
_LIST = re.compile(r"(?:联办|办理|服务)?事项(?:清单|目录|列表|及.{2,8})?$")
_NAMED = re.compile(r"(?P<name>[^、，,；;。（）()]{2,30})[（(](?P<body>[^（）()]{2,40})[)）]")


def enumerated(nodes: Iterable[Node]) -> Iterator[dict[str, Value]]:
    """Items that stand as a numbered list under 联办事项: `1.营业执照登记（市场监管局）`."""
    for node in nodes:
        over = node.above[-1].title.squeezed().text if node.above else ""
        if node.para.table is not None or not _LIST.search(over):
            continue
        if node.para.number is None:
            yield from _named(node.para.body)
            continue
        body = node.para.body.strip("。；; ")
        told = re.search(r"[（(]([^（）()]+)[)）]$", body.text)
        name = body[: told.start()] if told else body
        if not 2 <= len(name) <= 40 or re.search(r"[，。；]", name.text):
            continue
        values = {"item": Value(name)}
        seq = seq_of(node)
        if seq is not None:
            values["seq"] = seq
        if told and is_body_list(told.group(1)):
            values["department"] = Value(body[told.start(1) : told.end(1)])
        elif told:
            values |= _told(body[told.start(1) : told.end(1)])
        yield values


def _told(words: Passage) -> dict[str, Value]:
    """What the bracket behind an item says with labels: （责任单位：X；前置事项：Y）."""
    found: dict[str, Value] = {}
    for part in words.split(r"[；;]|[，,](?=[^：:，,；;]{2,8}[：:])"):
        label = _LABEL.fullmatch(part.text)
        name, sure = column(KIND, label["label"]) if label else ("", 0.0)
        if label and sure >= 1.0 and name != "item":
            found[name] = Value(part.group(label, "value").strip())
    return found


def labelled_line(node: Node) -> tuple[str, Passage] | None:
    """(field, value) of a line `事项名称：…`."""
    if node.para.table is not None or len(node.para.text) > 200:
        return None
    body = node.para.body
    found = _LABEL.fullmatch(body.text)
    if found is None:
        return None
    name, sure = column(KIND, found["label"])
    return (name, body.group(found, "value").strip()) if sure >= 0.8 else None


def form_records(nodes: Iterable[Node]) -> Iterator[dict[str, Value]]:
    """Records of label lines: each begins where its first label comes again."""
    values: dict[str, Value] = {}
    first = ""
    for node in nodes:
        pair = labelled_line(node)
        if pair is None:
            if node.title and not node.rest:
                continue
            if values:
                yield values
            values, first = {}, ""
            continue
        name, words = pair
        if name in values and name == first:
            yield values
            values = {}
        first = first or name
        seq = seq_of(node)
        if seq is not None and not values:
            values["seq"] = seq
        values.setdefault(name, Value(words))
    if values:
        yield values


def _named(text: Passage) -> Iterator[dict[str, Value]]:
    """`婚姻登记（民政局）、户口登记（公安局）` in one sentence."""
    found = [m for m in _NAMED.finditer(text.text) if is_body_list(m["body"])]
    if len(found) < 2:
        return
    for match in found:
        yield {
            "item": Value(text.group(match, "name").strip()),
            "department": Value(text.group(match, "body")),
        }
