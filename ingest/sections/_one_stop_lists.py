"""Materials of a 一件事 guide that stand as lists, each under the item that asks for them.

    三、申请材料
    （一）出生户口登记
    1.居民户口簿
    2.结婚证
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.rows import Value
from ingest.sections._prose_outline import Node
from ingest.sections._prose_read import seq_of

_MATERIALS = re.compile(r"材料|要件|资料")
_SENTENCE = re.compile(r"[。！？]|(?:应当|可以|需要|负责|办理流程)")


def listed_materials(
    nodes: Iterable[Node], items: Sequence[Value]
) -> Iterator[tuple[Node, dict[str, Value]]]:
    """Every material that stands under an item, below a heading that says 材料."""
    for node in nodes:
        item = _item_over(node, items)
        if item is None:
            continue
        words = node.para.body.strip("。；; ")
        if 2 <= len(words) <= 60 and not _SENTENCE.search(words.text):
            values = {"material": Value(words), "items": item}
            seq = seq_of(node)
            if seq is not None:
                values["seq"] = seq
            yield node, values


def _item_over(node: Node, items: Sequence[Value]) -> Value | None:
    """The item whose heading is right above a paragraph, inside a part on materials."""
    if node.para.table is not None or node.children or len(node.above) < 2:
        return None
    over = node.above[-1].title
    if not over or not any(_MATERIALS.search(a.title.text) for a in node.above[:-1]):
        return None
    words = _even(over.text)
    for item in items:
        name = _even(str(item))
        if name and (name == words or (len(name) >= 4 and (name in words or words in name))):
            return Value(over) if words == name else item
    return None


def _even(text: str) -> str:
    return re.sub(r"[\s《》“”\"（）()]|(?:所需)?(?:申请)?材料$", "", text)
