"""Titles (《…》) in a text: nesting, lost marks, line ends, and titles without marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from language.vocabulary import verb_lexicon

DOCUMENT_WORDS = (
    "法典|法|条例|规定|办法|规则|细则|决定|意见|通知|方案|规划|纲要|公告|通告|批复|函|纪要|目录|标准|规范|规程|"
    "指南|准则|制度|计划|要点|清单|预案|解释|章程|公约|职责|规范性文件|措施|指引|宪法|导则|决议|命令|令"
)
_VERSION = (
    r"(?:\s*[（(][^（）()]{0,20}(?:试行|暂行|修订|修正|草案|稿|版|本|修改|正本|年)"
    r"[^（）()]{0,8}[）)])?"
)
_ENDS_AS_DOCUMENT = re.compile(rf"(?:{DOCUMENT_WORDS}){_VERSION}$")
_NUMBER_BEGINS = re.compile(
    r"[（(]\s*[\u4e00-\u9fffX×]{1,14}\s*[〔\[【(（［]?\s*(?:19|20)\d\d|[（(][^（）()]{0,30}(?:令|公告)[^（）()]{0,8}第|"
    r"[（(]\s*(?:以下|下称|简称)"
)
_STOPS = re.compile(
    r"[；;。\t|]|\n\s*\n|\n(?=\s*(?:\d+[.、．]|[（(]?[一二三四五六七八九十]+[）)、]))"
)
LIMIT = 130


@dataclass(frozen=True, slots=True)
class Title:
    """A title: the span with its marks, the words inside, what was repaired."""

    start: int
    end: int
    text: str
    damage: tuple[str, ...] = ()
    marked: bool = True


def find_titles(text: str) -> list[Title]:
    """Every title of a text, in order."""
    found: list[Title] = []
    position = 0
    for match in re.finditer("[《》]", text):
        if match.start() < position:
            continue
        title = (
            _opened(text, match.start())
            if match.group() == "《"
            else _only_closed(text, match.start(), position)
        )
        if title:
            title = _outer(text, title, position)
            found.append(title)
            position = title.end
    return _with_other_marks(text, found)


def _opened(text: str, start: int) -> Title | None:
    depth, position = 0, start
    stop = _far(text, start)
    while position < stop:
        character = text[position]
        if character == "《":
            if depth and _first_is_over(text, start, position):
                return _unclosed(text, start, position)
            depth += 1
        elif character == "》":
            depth -= 1
            if depth == 0:
                return _closed(text, start, position + 1)
        position += 1
    return _unclosed(text, start, stop)


def _far(text: str, start: int) -> int:
    """Where a title that begins at `start` can reach at most: not over a cell's end."""
    stop = min(len(text), start + LIMIT + 40)
    cell = re.compile(r"[\t|]|\n\s*\n\s*\n").search(text, start, stop)
    return cell.start() if cell else stop


def _first_is_over(text: str, start: int, position: int) -> bool:
    """Whether a second 《 begins another title, the first having lost its 》."""
    between = text[start + 1 : position]
    if re.search(r"[；;。\t]", between) or _NUMBER_BEGINS.search(between):
        return True
    inner = re.sub(r"\s", "", between).rstrip("、，,和及与")
    return (
        bool(_ENDS_AS_DOCUMENT.search(inner))
        and len(inner) > 3
        and not re.search(r"(?:关于|印发|贯彻|实施|执行|修改|转发|废止|落实|公布)$", inner)
        and between.rstrip()[-1:] in "、，,和及与"
    )


def _closed(text: str, start: int, end: int) -> Title:
    inside = text[start + 1 : end - 1]
    damage = []
    if "《" in inside:
        damage.append("same marks nested")
    if re.search(r"[<＜].*[>＞]", inside):
        damage.append("ascii inner")
    if "\n" in inside:
        damage.append("line end")
    return Title(start, end, _words(inside), tuple(damage))


def _unclosed(text: str, start: int, stop: int) -> Title | None:
    """A title without 》: up to its number, a mark, or its last document word."""
    for pattern in (_NUMBER_BEGINS, _STOPS):
        match = pattern.search(text, start + 1, stop)
        if match:
            stop = min(stop, match.start())
    inside = text[start + 1 : stop].rstrip("、，,和及与 \n")
    words = _words(inside)
    if "》" in inside:
        ending = re.search(rf".*》的?(?:\w{{0,6}})(?:{DOCUMENT_WORDS})", inside, re.S)
    else:
        ending = (
            None
            if _ENDS_AS_DOCUMENT.search(words)
            else re.match(rf".*?(?:{DOCUMENT_WORDS})(?=[（(，,。；;：:、\s]|第|$)", inside, re.S)
        )
    if ending:
        inside = ending.group()
        words = _words(inside)
    elif cut := _before_a_verb(inside):
        inside = inside[:cut]
        words = _words(inside)
    if not 3 <= len(words) <= LIMIT or not _ENDS_AS_DOCUMENT.search(words):
        return None
    return Title(start, start + 1 + len(inside), words, ("no closing mark",))


def _before_a_verb(inside: str) -> int:
    """《甲条例立案查处: the document word that a verb follows ends the title."""
    for match in re.finditer(
        r"条例|办法|规定|细则|意见|通知|[^方说想用语手看书做司执违守合依普立宪]法", inside
    ):
        if verb_lexicon().longest(inside, match.end()) > match.end() + 1:
            return match.end()
    return 0


def _only_closed(text: str, close: int, floor: int) -> Title | None:
    """A title that lost its 《: back to the start, an enumeration or a separator."""
    begin = max(floor, close - LIMIT)
    for match in re.compile(
        r"[；;。，,：:\t|\n]|\d+\s*[.、．]\s*|[（(][一二三四五六七八九十\d]+[）)]|[①-⑳]|根据|依据|依照|按照|参照|违反"
    ).finditer(text, begin, close):
        begin = match.end()
    words = _words(text[begin:close])
    if not 4 <= len(words) <= LIMIT or not _ENDS_AS_DOCUMENT.search(words):
        return None
    return Title(begin, close + 1, words, ("no opening mark",))


_OUTER_TAIL = re.compile(
    rf"\s*(?:的|若干|有关|具体)[^《》；;。，,（(）)\n]{{0,20}}?(?:{DOCUMENT_WORDS})(?![\u4e00-\u9fff])|的(?:决定|通知|意见|公告|批复|函|方案|办法|规定)"
)
_OUTER_HEAD = re.compile(
    r"(?:^|[；;。：:\n\t（(]|\d\s*[.、．]|[一二三四五六七八九十][、）)]|根据|依据|依照|按照)\s*"
    r"(?P<head>[^《》；;。：:\n\t（()）]{0,60}?关于[^《》；;。\n\t]{1,16})$"
)


def _outer(text: str, title: Title, floor: int) -> Title:
    """国务院关于修改《甲办法》的决定: an outer title that has no marks itself."""
    tail = _OUTER_TAIL.match(text, title.end)
    if not tail or "no closing mark" in title.damage:
        return title
    head = _OUTER_HEAD.search(text[floor : title.start])
    if not head:
        return title
    start = floor + head.start("head")
    words = f"{_words(text[start : title.start])}《{title.text}》{_words(tail.group())}"
    return Title(start, tail.end(), words, (*title.damage, "outer without marks"), False)


def _words(inside: str) -> str:
    """The words of a title: no white space, inner marks as 《》."""
    words = re.sub(r"[\s\u3000]", "", inside)
    words = re.sub(r"[〈<＜‹«]", "《", words)
    return re.sub(r"[〉>＞›»]", "》", words)


_OTHER = re.compile(
    r"[〈＜<‹«≪「『“\"](?P<t>[^〈〉＜＞<>‹›«»≪≫「」『』“”\"\n；;。]{4,60})[〉＞>›»≫」』”\"]"
)
_QUOTE = re.compile(r"(?:条例|办法|规定|细则|实施意见|[^方说想用语手看书做司执违守合依普立宪]法)$")
_PLAIN_LAW = re.compile(
    r"中华人民共和国[\u4e00-\u9fff]{1,16}?(?:法(?!律|规|院|人|定|治|制|官|庭)(?:实施条例|实施细则|实施办法)?|条例)"
)
_PLAIN_NOTICE = re.compile(
    r"(?P<t>[\u4e00-\u9fff、 ]{0,40}?关于[^《》；;。，,：:\n\t（()）]{4,60}?"
    r"的(?:通知|意见|决定|函|批复|公告|办法|规定|方案))"
    r"\s*(?=[（(]\s*[\u4e00-\u9fffX]{1,14}\s*[〔\[【(（［])"
)


_PLAIN_NUMBERED = re.compile(
    r"(?:落实|根据|按照|依据|依照|印发|执行|贯彻)(?P<t>[^《》；;。，,：:、\n\t（()）]{6,50}?"
    rf"(?:{DOCUMENT_WORDS}))\s*(?=[（(]\s*[\u4e00-\u9fffX]{{1,14}}\s*[〔\[【(（［]\s*\d)"
)


def _with_other_marks(text: str, found: list[Title]) -> list[Title]:
    more: list[Title] = []
    for match in _OTHER.finditer(text):
        words = _words(match.group("t"))
        single = match.group()[0] in "〈＜<‹«≪「『"
        quoted = _QUOTE.search(words) and len(words) > 4
        if quoted or (single and _ENDS_AS_DOCUMENT.search(words)):
            more.append(Title(match.start(), match.end(), words, ("other marks",)))
    for match in _PLAIN_NUMBERED.finditer(text):
        span = match.span("t")
        more.append(Title(*span, _words(match.group("t")), ("no marks",), False))
    for pattern in (_PLAIN_NOTICE, _PLAIN_LAW):
        for match in pattern.finditer(text):
            more.append(
                Title(match.start(), match.end(), _words(match.group()), ("no marks",), False)
            )
    free = [t for t in more if all(t.end <= f.start or t.start >= f.end for f in found)]
    kept: list[Title] = []
    for title in free:
        if all(title.end <= k.start or title.start >= k.end for k in kept):
            kept.append(title)
    return sorted([*found, *kept], key=lambda t: t.start)
