"""What a line is on its own (行的性质): heading, owner line, note below a table."""

from __future__ import annotations

import re
from functools import lru_cache

from language.text import normalise

_KEPT = 8192
"""Every layout asks the same of the same lines."""
_HEADING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十\d]+[章节部条]"
    r"|附件\s*\d*|附表\s*\d*|表\s*\d+[：:\s])"
)
_TITLE = re.compile(
    r"(?:登记表|清单|目录|一览表|管理制度|职责边界|汇总表|明细表|分工表)(?:[（(].{1,12}[）)])?\s*$"
)
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


@lru_cache(maxsize=_KEPT)
def is_heading(text: str) -> bool:
    """A line that opens another part: 二、…, （一）…, 附件1, …登记表."""
    bare = text.strip()
    even = normalise(bare[:60])
    return bool(_HEADING.match(even)) or (len(bare) <= 40 and bool(_TITLE.search(even)))


@lru_cache(maxsize=_KEPT)
def is_owner_line(text: str) -> bool:
    """`部门名称：X`: whose table it is."""
    return len(text.strip()) <= 80 and bool(_OWNER.match(normalise(text)))


@lru_cache(maxsize=_KEPT)
def is_note(text: str) -> bool:
    """A line below a table that is no row: 注：, 填表人：, 合计, a hot line."""
    return bool(_NOTE.match(normalise(text.strip()[:60])))


def owner_span(text: str) -> tuple[int, int]:
    """The span of the body's name in an owner line; (0, 0) when there is none."""
    match = _OWNER.match(normalise(text))
    if match is None:
        return 0, 0
    start = match.end() if match.group()[-1] in "：:" else match.end() - 1
    while start < len(text) and not text[start].strip():
        start += 1
    ends = re.compile(r"[　\t]|\s{2,}|填[报表]|日期|编制时间|$").search(text, start)
    return start, ends.start() if ends else len(text)
