"""The lines of supervision regimes: the six headings, titles, units, items.

监督检查对象 · 内容 · 方式 · 措施 · 程序 · 处理 stand with any number or none, alone or
with their content after ： on the same line, in either script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.extract.items import split_items
from ingest.lines import is_note
from ingest.passage import EMPTY, Passage
from ingest.sections._table_checks import value_of
from language.text import normalise

FIELDS = ("object", "content", "method", "measure", "procedure", "handling")

_SUBJECT = r"(?:事中事后)?(?:监督检查|监督管理|日常监管|检查|监管|监督|督查|核查)"
_WORDS = {
    "object": rf"{_SUBJECT}的?(?:主要)?对象(?:和范围|及范围|范围)?",
    "content": rf"{_SUBJECT}的?(?:重点|主要|具体)?(?:内容|事项)|{_SUBJECT}的?重点",
    "method": rf"{_SUBJECT}的?(?:主要)?(?:方式|方法|形式)(?:[及和与、](?:程序|方法|频次|频率))?",
    "measure": rf"{_SUBJECT}的?(?:项目|主要)?(?:措施|手段)",
    "procedure": rf"(?:{_SUBJECT}|工作)的?(?:工作)?(?:程序|流程|步骤)",
    "handling": rf"{_SUBJECT}的?(?:结果)?的?(?:处理|处置|运用)(?:措施|办法|意见|方式)?"
    r"|(?:处理|处置)(?:措施|办法)|结果(?:处理|运用)",
}
_NUMBER = (
    r"(?:[（(【]?\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[lI]{1,2})\s*[）)】]?\s*[、.．:：,，]?"
    r"|第[一二三四五六七八九十]{1,3}(?:条|、)?)?\s*"
)
_HEAD = re.compile(
    rf"\s*{_NUMBER}[【\[]?(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _WORDS.items())
    + r")(?:[】\]]\s*[：:]?|\s*[：:。]|(?=\s)\s|\s*$)\s*"
)
_INSIDE = re.compile(r"(?<=[。；;\s])" + _HEAD.pattern.replace(r"|(?=\s)\s+|$", ""))
_UNIT = re.compile(
    r"^\s*[（(【]?\s*(?:责任|实施|监管|承办|执行|检查|监督检查|负责)?(?:单位|机构|科室|股室|处室|部门)(?:名称)?\s*[：:]\s*"
)
_TITLE_NUMBER = re.compile(
    r"^\s*(?:(?P<round>[（(]\s*(?P<in>[一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)])\s*[、.．]?"
    r"|(?P<plain>[一二三四五六七八九十]{1,3}|\d{1,2})\s*[、.．]|第(?P<nth>[一二三四五六七八九十]{1,3})[章节部分]{0,2}[、：:]?)\s*"
)
_ENDED = re.compile(r"[。；;：:！？.｡]\s*$")


@dataclass
class Line:
    """A paragraph (or the rest of one) at its place among the blocks."""

    position: int
    start: int
    passage: Passage
    head: str = ""

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass
class Regime:
    """One regime as found: its title, opening lines, and lines by heading."""

    title: Passage
    opening: list[Passage] = field(default_factory=list)
    parts: dict[str, list[Passage]] = field(default_factory=dict)
    start: tuple[int, int] = (0, 0)
    end: tuple[int, int] = (0, 0)

    def items(self, name: str) -> list[Passage]:
        """The items under a heading, without their numbers."""
        return items(self.parts.get(name, []))

    def units(self) -> list[Passage]:
        """What `单位：` names."""
        return [
            line[match.end() :].strip("）)】 　")
            for line in self.opening
            if (match := _UNIT.match(normalise(line.text)))
        ]


def cut_heads(position: int, passage: Passage) -> list[Line]:
    """A paragraph as lines: its heading, and what follows the heading."""
    even = normalise(passage.text)
    made: list[Line] = []
    place = 0
    match = _HEAD.match(even)
    if match is None:
        inside = _INSIDE.search(even)
        if inside is None or len(_inside_heads(even)) < 2:
            return [Line(position, 0, passage)]
        made.append(Line(position, 0, passage[: inside.start()]))
        match = inside
    while match is not None:
        following = _INSIDE.search(even, match.end())
        stop = following.start() if following else len(even)
        place = match.start()
        made.append(Line(position, place, passage[match.end() : stop], str(match.lastgroup)))
        match = following
    return made


def _inside_heads(even: str) -> set[str]:
    return {str(match.lastgroup) for match in _INSIDE.finditer(even)}


def is_unit(text: str) -> bool:
    """`单位：X`: who runs a regime."""
    return bool(_UNIT.match(normalise(text)))


def is_title(text: str) -> bool:
    """A short line without final stop that may name a regime."""
    bare = text.strip()
    return (
        3 < len(bare) <= 50 and not _ENDED.search(bare) and not is_unit(bare)
        and not is_note(bare) and "，" not in bare[:-1] and not re.fullmatch(r"[（(].*[）)]", bare)
    )


def title_number(text: str) -> tuple[str, int]:
    """(style, number) of a title: ('（', 2) for （二）…, ('、', 2) for 二、… or 2、…"""
    match = _TITLE_NUMBER.match(normalise(text))
    if match is None:
        return "", 0
    if match.group("round"):
        return "（", value_of(match.group("in")) or 0
    word = match.group("plain") or match.group("nth") or ""
    style = "1、" if word.isdigit() else "、"
    return style, value_of(word) or 0


def without_number(passage: Passage) -> Passage:
    """A title without its number."""
    bare = passage.strip()
    match = _TITLE_NUMBER.match(normalise(bare.text))
    return bare[match.end() :].strip() if match else bare


def items(lines: Iterable[Passage]) -> list[Passage]:
    """Items of several lines; a line that ends in mid-sentence goes on in the next."""
    made: list[Passage] = []
    for line in lines:
        parts = split_items(line)
        numbered = bool(parts) and not line.strip().text.startswith(parts[0].text[:6])
        if made and parts and not numbered and _broken(made[-1]):
            made[-1] = made[-1] + parts.pop(0)
        made.extend(parts)
    return [part for part in made if part != EMPTY]


def _broken(passage: Passage) -> bool:
    """Whether a line was cut: long, and without a stop at its end."""
    return len(passage) >= 20 and not re.search(r"[。；;：:！？.｡）)]$", passage.text)
