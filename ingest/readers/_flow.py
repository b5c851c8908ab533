"""The words of an HTML page as lines: what a browser would show, block by block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from ingest.readers._numbering import written

Element = Any

HIDDEN: Final = {
    "script", "style", "template", "noscript", "svg", "head", "select", "textarea", "iframe",
    "object", "button", "rp", "rt",
}
BLOCKS: Final = {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "tr",
    "table", "section", "article", "header", "footer", "main", "nav", "aside", "blockquote",
    "pre", "center", "form", "fieldset", "caption", "hr", "address", "figure", "figcaption",
    "body", "html", "thead", "tbody", "tfoot", "td", "th", "details", "summary",
}
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f，。；：、（）《》“”]"
_CUT = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n]+\s*(?={_WIDE})")
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Line:
    """One line of the page, with its list number and heading depth."""

    text: str
    number: str = ""
    heading: int = 0


def hidden(element: Element) -> bool:
    """Whether a browser would not show an element at all."""
    if not isinstance(element.tag, str) or element.tag in HIDDEN:
        return True
    if element.get("hidden") is not None:
        return True
    return bool(_INVISIBLE.search(element.get("style", "")))


class Flow:
    """Collects text until a block or a line break ends the line."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._pieces: list[str] = []
        self._number = ""
        self._heading = 0

    def add(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)

    def end(self) -> None:
        """Ends the line; a line break of the source inside Chinese is no space."""
        text = _CUT.sub("", "".join(self._pieces))
        text = _SPACE.sub(" ", text).replace("\xa0", " ").strip(" ")
        self._pieces.clear()
        if text:
            self.lines.append(Line(text, self._number, self._heading))
            self._number = ""

    def walk(self, element: Element) -> None:
        """The lines of an element and all it holds, tables taken as text."""
        self.start(element)
        self.add(element.text)
        for child in element:
            if not hidden(child):
                self.walk(child)
            self.add(child.tail)
        self.finish(element)

    def start(self, element: Element) -> None:
        tag = element.tag
        if tag in BLOCKS or tag == "br":
            self.end()
        if tag == "li":
            self._number = _item_number(element)
        elif tag == "input":
            self.add(_box(element))
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self._heading = int(tag[1])

    def finish(self, element: Element) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self.end()
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self._heading = 0

    def text(self) -> str:
        """All lines, as the text of a cell."""
        self.end()
        return "\n".join(f"{line.number}{line.text}" for line in self.lines)


def _item_number(item: Element) -> str:
    """The number of an item of an ordered list: its place, as its list counts."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or "none" in parent.get("style", ""):
        return ""
    start = parent.get("start", "1")
    first = int(start) if re.fullmatch(r"\d{1,6}", start) else 1
    value = item.get("value", "")
    if re.fullmatch(r"\d{1,6}", value):
        return f"{value}."
    before = sum(1 for sibling in item.itersiblings("li", preceding=True))
    form = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
    return written(first + before, form.get(parent.get("type", ""), "decimal")) + "."


def _box(element: Element) -> str:
    if element.get("type", "").lower() not in ("checkbox", "radio"):
        return ""
    return "☑" if element.get("checked") is not None else "☐"
