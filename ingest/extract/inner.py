"""Offices that act inside running text: 城市客运科汇总得分, 由路政大队制定计划."""

from __future__ import annotations

import re

from ingest.passage import Passage
from ingest.rows import Value
from language.text import normalise

# Only endings that are hardly ever part of another word; the name opens its clause.
_ACTING = re.compile(
    r"(?:^|(?<=[。；;，,：:、\s]))(?:[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.、．])?(?:由)?"
    r"(?P<office>[\u4e00-\u9fff]{2,12}?(?:科|股|大队|支队))"
    r"(?=(?:负责|组织|牵头|汇总|制定|拟|开展|审|核|根据|对|会同|按|受理|实施|检查|提出|下达|出具|进行|通知|登记|具体|派|将|应|每)[\u4e00-\u9fff])"
)
_NOT = re.compile(
    r"^(?:各|有关|相关|业务|受理|该|本|所属|责任|其他|职能|经办|承办|会同|配合|移送|移交|送|报|通知|提请|商|与|及|和|并)"
    r"|^(?:学|技|本|专|文|理|外|内)科$"
)


def offices_in_text(passage: Passage) -> list[Value]:
    """The offices that open a clause and act in it."""
    made = []
    for match in _ACTING.finditer(normalise(passage.text)):
        if not _NOT.search(match.group("office")):
            made.append(Value(passage.group(match, "office"), "stated", "office_in_text"))
    return made
