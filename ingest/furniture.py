"""What stands on a page but is no content (页眉页脚): headers, footers, site's words.

Pasted text and PDF carry them between, and sometimes inside, the rows of a table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from language.text import normalise

_PAGE = re.compile(
    r"^\s*(?:[-—–―·.\s]*\d{1,4}[-—–―·.\s]*(?:/\s*\d{1,4})?"
    r"|.{0,40}?第\s*[\d一二三四五六七八九十]{1,4}\s*页.{0,40}"
    r"|page\s*\d+.{0,12}|\d{1,4}\s*/\s*\d{1,4})\s*$",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"会员.{0,6}(?:上传|分享|整理)|点击(?:下载|查看|阅读)|下载全文|猜你喜欢|相关(?:阅读|推荐|文章)"
    r"|(?:范文|文库|文档|资料)网|版权归|侵权.{0,6}删|扫码|关注.{0,8}公众号|https?://|www\.|豆丁|道客"
    r"|本文(?:由|来自|来源)|更多.{0,8}(?:资料|清单|内容|范文).{0,8}(?:点击|关注|下载|请)|免责声明|打印本页|关闭窗口"
)
_BARE = re.compile(r"^\s*\d{1,4}\s*$")
_REPEATABLE = re.compile(r"(?:清单|登记表|目录|一览表|制度|汇编|方案|规定|职责|分工|局|委员会)$")


def is_page_mark(text: str) -> bool:
    """A line that is only a page number, or a header with one. A bare number is not."""
    text = text.strip()
    return len(text) <= 100 and bool(_PAGE.match(normalise(text))) and not _BARE.match(text)


def is_site_line(text: str) -> bool:
    """A line of a sharing or copying site."""
    return len(text) <= 60 and bool(_SITE.search(normalise(text)))


def furniture(lines: Sequence[str]) -> frozenset[int]:
    """The positions of lines that are page or site furniture.

    A title that is printed again beside a page mark is a page header; its first
    printing is the title.
    """
    marks = {i for i, line in enumerate(lines) if is_page_mark(line) or is_site_line(line)}
    squeezed = [re.sub(r"\s", "", line) for line in lines]
    counts = Counter(squeezed)
    first = {text: i for i, text in reversed(list(enumerate(squeezed)))}
    found = set(marks)
    for i, text in enumerate(squeezed):
        if counts[text] < 2 or not 6 <= len(text) <= 40 or not _REPEATABLE.search(text):
            continue
        if first[text] < i and _beside(marks, i, squeezed):
            found.add(i)
    return frozenset(found)


def _beside(marks: set[int], i: int, squeezed: Sequence[str]) -> bool:
    """Whether a page mark is the next line that is not blank, before or after."""
    for step in (1, -1):
        j = i + step
        while 0 <= j < len(squeezed) and not squeezed[j]:
            j += step
        if j in marks:
            return True
    return False
