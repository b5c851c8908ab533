"""The lines of a text, and what a line looks like on its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ingest.furniture import furniture
from language.text import normalise

_HEADING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十\d]+[章节部条]"
    r"|附件\s*\d*|附表\s*\d*|表\s*\d+[：:\s])"
)
_TITLE = re.compile(r"(?:登记表|清单|目录|一览表|监督管理制度|管理制度|职责边界|汇总表|明细表|分工表)(?:[（(].{1,12}[）)])?\s*$")
_OWNER = re.compile(
    r"^\s*(?:部门名称|填报单位|编制单位|填报部门|制表单位|报送单位|单位名称|公布单位|发布机构|单位|部门)\s*"
    r"(?:[（(][^（）()]{0,6}[）)])?\s*(?:[：:]|(?<=[）)])\s*\S|\s{2,}\S)"
)
_NOTE = re.compile(
    r"^\s*[（(]?(?:注|备注|说明|填表说明|附注|填表人|填报人|制表人|制表|审核人|负责人|联系人|经办人|填报时间|填表日期|填报日期"
    r"|公布日期|印发|抄送|主送|更新时间|监督电话|举报电话|投诉电话|咨询电话)\s*(?:[（(][^（）()]{0,6}[）)])?\s*[：:\d]"
    r"|^\s*[（(]?(?:合计|小计|总计|共计?\s*\d+\s*[项条款])|^\s*[^，。；、：:\s]{2,14}(?:电话|热线)[：:]\s*[\d０-９]"
    r"|^\s*[（(]?此件(?:公开|主动|依申请)"
)


def is_heading(text: str) -> bool:
    """A line that opens another part: 二、…, （一）…, 附件1, …登记表."""
    even = normalise(text)
    return bool(_HEADING.match(even)) or (len(even.strip()) <= 40 and bool(_TITLE.search(even)))


def is_owner_line(text: str) -> bool:
    """`部门名称：X`: whose table it is."""
    return len(text.strip()) <= 80 and bool(_OWNER.match(normalise(text)))


def is_note(text: str) -> bool:
    """A line below a table that is no row: 注：, 填表人：, 合计, a hot line."""
    return bool(_NOTE.match(normalise(text)))


@dataclass
class Lines:
    """All lines of a text, without their line ends."""

    texts: Sequence[str]
    taken: set[int] = field(default_factory=set)
    """Furniture inside tables: it becomes paragraphs of its own."""

    @cached_property
    def furniture(self) -> frozenset[int]:
        return furniture(self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, i: int) -> str:
        return self.texts[i]

    def blank(self, i: int) -> bool:
        return not self.texts[i].strip()

    def closes(self, i: int) -> bool:
        """Whether no table goes on at a line: heading, owner line or note."""
        text = self.texts[i].strip()
        heading = is_heading(text) and len(text) <= 40 and text[-1:] not in "。；;，,、"
        return heading or is_owner_line(text) or is_note(text)

    def next_filled(self, i: int) -> int:
        """The first line from `i` on that is neither blank nor furniture."""
        while i < len(self) and (self.blank(i) or i in self.furniture):
            i += 1
        return i


@dataclass
class Found:
    """A table found in lines: its rows of cell texts, and the line after it.

    A row of one cell under several columns is a title over the whole width.
    `aside` are furniture lines that stood inside.
    """

    end: int
    rows: list[list[str]]
    columns: int
    aside: list[int] = field(default_factory=list)
    odd: list[int] = field(default_factory=list)
    """Rows (from 0) whose cells did not agree with the header in number."""
