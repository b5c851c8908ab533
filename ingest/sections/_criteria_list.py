"""Criteria that stand as numbered items of running text, with their points in a bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import Claim, Source
from ingest.extract.wording import said
from ingest.passage import Passage
from ingest.rows import Row, Value
from ingest.sections._criteria_lines import BONUS
from ingest.sections._prose_outline import Node
from ingest.sections._prose_read import nodes_in, plain, seq_of

_SCORED = re.compile(
    r"[（(]\s*(?:计|满分|分值[：:]?)?\s*(?P<points>\d{1,3}(?:\.\d+)?)\s*分\s*"
    r"(?:[，,；;。][^（）()]*)?[)）]"
    r"|(?:计|得|占|记)\s*(?P<plain>\d{1,3}(?:\.\d+)?)\s*分"
)
_PART = re.compile(r"[（(][^（）()]*?\d{1,3}(?:\.\d+)?\s*分[^（）()]*[)）]")


def is_scored(node: Node) -> bool:
    """A numbered item of running text with its points in a bracket."""
    if node.para.table is not None or node.para.number is None or node.children:
        return False
    text = node.para.body.text
    return bool(_SCORED.search(text)) and len(re.sub(r"[（(].*?[)）]", "", text)) >= 6


def is_bonus(node: Node) -> bool:
    """An item under 加分项 or 扣分项: its figures stand in its words."""
    above = node.above[-1].title.squeezed().text if node.above else ""
    return (
        node.para.table is None and node.para.number is not None and not node.children
        and bool(BONUS.fullmatch(above)) and bool(re.search(r"分", node.para.text))
    )


def listed(claim: Claim, source: Source) -> Iterator[Row]:
    """Criteria that stand as numbered items under headings."""
    for node in nodes_in(claim, source):
        bonus = is_bonus(node)
        if not bonus and not is_scored(node):
            if node.para.table is None and not node.title:
                yield from plain(node, source)
            continue
        yield _row(node, None if bonus else _SCORED.search(node.para.body.strip("。；; ").text))


def _row(node: Node, match: re.Match[str] | None) -> Row:
    """A criterion; the bracket that gives its points is no part of its words."""
    body = node.para.body.strip("。；; ")
    words: Passage = body
    if match is not None and match["points"]:
        words = body.without(re.escape(match.group())).strip("。；; ")
    seq = seq_of(node)
    row = Row("Criterion", said(words), key=(str(seq or ""), body.at))
    row.put("text", said(words)).put("seq", seq)
    if match is not None:
        row.put("points", Value(body.group(match, "points" if match["points"] else "plain")))
    if node.above and node.above[-1].title:
        row.link("CONCERNS", "Matter", Value(node.above[-1].title.without(_PART).strip()))
    return row
