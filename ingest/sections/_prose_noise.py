"""Lines that are no part of the text: page marks, headers, words of copying sites.

They are left out of running text, never out of the document: their blocks stay
and can be looked up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

PAGE = re.compile(
    r"\s*(?:[—–―\-－·•~]+\s*\d{1,4}\s*[—–―\-－·•~]+"
    r"|"
    r"第\s*[\d一二三四五六七八九十]{1,4}\s*页(?:\s*[,，/、]?\s*共\s*[\d一二三四五六七八九十]{1,4}\s*页)?"
    r"|[Pp]age\s*\d+(?:\s*of\s*\d+)?|\d{1,4}\s*/\s*\d{1,4})\s*"
)
_HEADER = re.compile(r".{0,60}第\s*\d{1,4}\s*页(?:\s*[,，/、]?\s*共\s*\d{1,4}\s*页)?.{0,12}")
SITE = re.compile(
    r"由会员|会员(?:上传|分享)|在线(?:阅读|预览)|珍藏版|文秘(?:上|网)|文库(?:网|上传)|请在.{0,12}搜索"
    r"|搜索下载|免费下载|下载(?:全文|原文)|版权归.{0,10}所有|更多相关|本站(?:搜索|提供)"
)
WEB = re.compile(
    r"\s*(?:首页\s*[>＞»›].*|(?:当前|您的|所在)?位置\s*[:：].*|来源\s*[:：].*|"
    r"索\s*引\s*号\s*[:：].*"
    r"|日期\s*[:：]\s*\d{4}.*|发文(?:字号|机关|日期)\s*[:：].*|(?:发布|成文|生成)(?:日期|时间|机构)\s*[:：].*"
    r"|.{0,20}[【\[]?字体\s*[:：].*|浏览(?:次数|量)\s*[:：].*|责任编辑\s*[:：].*"
    r"|(?:打印本页|关闭窗口|分享到|扫一扫|相关(?:解读|链接|阅读|附件)|上一篇|下一篇).{0,30}"
    r"|[\d〇零○Ｏ一二三四五六七八九]{2,4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*"
    r"[\d一二三四五六七八九十]{1,3}\s*日"
    r"|[（(](?:此件|本件)[^）)]{0,12}[）)])\s*"
)
ENDS = "。；;！!？?：:"
_CLOSERS = "”’」』》）)】〉\"'"


def finished(text: str) -> bool:
    """Whether a line ends as sentences and clauses do."""
    bare = text.rstrip()
    return bare.rstrip(_CLOSERS)[-1:] in tuple(ENDS) if bare else True


def is_noise(text: str) -> bool:
    """Whether a line stands outside the text, whatever is around it."""
    if PAGE.fullmatch(text) or WEB.fullmatch(text):
        return True
    if _HEADER.fullmatch(text) and not finished(text):
        return True
    return bool(SITE.search(text)) and len(text) < 160


def repeated_headers(lines: Sequence[str]) -> set[str]:
    """Lines printed on every page: the same words where a sentence is cut."""
    words = ["".join(line.split()) for line in lines]
    often = {w for w, n in Counter(words).items() if n > 1 and 5 <= len(w) <= 40}
    found = set()
    for word in often:
        places = [i for i, w in enumerate(words) if w == word]
        cut = sum(1 for i in places if i and not finished(lines[i - 1]) and len(words[i - 1]) > 12)
        if cut * 2 >= len(places) and not finished(word):
            found.add(word)
    return found


SITE_CUT = re.compile(r"\s*(\d{1,3})\s*、\s*")
"""A sharing site numbers its pages inside the text: `…更为⏎2、高效的…`."""


def site_cuts(lines: Sequence[str]) -> dict[int, int]:
    """The lines that begin with a page number of a sharing site, with its length.

    Such numbers ascend from 1 or 2 by one, stand before long lines, and at least
    one of them cuts a sentence.
    """
    marked = any(SITE.search(line) for line in lines)
    found: dict[int, int] = {}
    cuts, expected = 0, 0
    for position, line in enumerate(lines):
        match = SITE_CUT.match(line)
        if match is None:
            continue
        value = int(match.group(1))
        if value not in ({1, 2} if expected == 0 else {expected}):
            continue
        cut = position > 0 and not finished(lines[position - 1])
        if len(line) < 100 and not cut and not marked:
            continue
        cuts += cut and len(lines[position - 1]) > 60
        found[position] = match.end()
        expected = value + 1
    long = sum(len(lines[i]) for i in found) >= 60 * max(1, len(found))
    return found if found and long and (cuts >= 2 or (marked and cuts)) else {}
