"""Word's XML made plain: revisions accepted, wrappers gone, boxes in line.

After `plain` a body holds only paragraphs and tables, a table rows, a row
cells, a cell paragraphs, and all that a person sees stands in `w:t`. Walking
such a tree is simple and fast; the rewriting runs inside lxml and costs nothing
for what a document does not contain.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import Any, Final

from lxml import etree

from ingest.readers import _errors as errors
from ingest.readers._zip import Package

Element = Any

_URI: Final = "http://schemas.openxmlformats.org/"
W: Final = "{" + _URI + "wordprocessingml/2006/main}"
_MC: Final = "{" + _URI + "markup-compatibility/2006}"
_MATH: Final = "{" + _URI + "officeDocument/2006/math}"
_REL: Final = "{" + _URI + "package/2006/relationships}Relationship"
_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     (_URI + "officeDocument/2006/relationships").encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _MATH[1:-1].encode()),
)
_DROPPED: Final = (
    "del", "moveFrom", "rPrChange", "pPrChange", "tcPrChange", "trPrChange", "tblPrChange",
    "sectPrChange", "tblPrExChange", "tblGridChange", "numberingChange", "sdtPr", "sdtEndPr",
    "customXmlPr", "smartTagPr", "rt", "tabs",
)
_UNWRAPPED: Final = (
    "ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple",
    "ruby", "rubyBase", "dir", "bdo", _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback",
)
_MARKS: Final = {
    "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "",
}
_SPECIAL: Final = (
    *(tag if tag[0] == "{" else W + tag for tag in (*_DROPPED, *_UNWRAPPED, *_MARKS)),
    *(W + tag for tag in ("cellDel", "vanish", "showingPlcHdr", "sym", "checkBox", "txbxContent",
                          "tbl", "numPr", "pStyle", "outlineLvl")),
    _MATH + "t",
)
_NAMES: Final = {"w": W[1:-1]}
_SINGLE: Final = etree.XPath(
    "count(//w:tc) = count(//w:p) - count(/*/w:body/w:p)", namespaces=_NAMES
)
"""Each cell has one paragraph at least: as many of both, and none has a second."""
_FURTHER: Final = etree.XPath(
    "//w:tc/w:p/following-sibling::*[1][self::w:p]", namespaces=_NAMES
)
_OFF: Final = {"0", "false", "off", "none"}
_CHECKED: Final = {"F0FE", "F052", "F053", "F0FD", "F054", "F0FC", "2611", "2612"}
_UNCHECKED: Final = {"F0A8", "F06F", "F0A3", "F071", "F02A", "2610"}
_SYMBOLS: Final = {"F0B7": "•", "F06C": "●", "F06E": "■", "F0D8": "➢", "F0E0": "→", "F0FB": "✗"}


def parse(content: bytes, name: str) -> Element:
    """The root of a part; entities and network stay closed. Raises ReadError."""
    if b"purl.oclc.org" in content:
        for strict, transitional in _STRICT:
            for quote in (b'"', b"'"):
                content = content.replace(
                    b"=" + quote + strict + quote, b"=" + quote + transitional + quote
                )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise errors.damaged(name, str(error)) from error
    if root.getroottree().docinfo.doctype:
        raise errors.unreadable(
            name, "unsafe",
            "文件含有 Office 文件不允许的 DTD 声明，已拒绝读取。请用 Word 打开并另存后再载入。",
            "the file declares a DTD, which office files must not. "
            "Open it in Word, save it anew and reload.",
        )
    return root


def related(package: Package, part: str) -> dict[str, str]:
    """The parts that a part refers to inside the package, by the last word of their type."""
    folder, base = posixpath.split(part)
    source = posixpath.join(folder, "_rels", base + ".rels")
    if source not in package:
        return {}
    found: dict[str, str] = {}
    for item in parse(package.read(source), package.name).iter(_REL):
        target = item.get("Target", "")
        if item.get("TargetMode") != "External" and target:
            whole = target if target.startswith("/") else posixpath.join(folder, target)
            found.setdefault(item.get("Type", "").rpartition("/")[2], posixpath.normpath(whole))
    return found


def on(element: Element) -> bool:
    """Whether a toggle such as `w:vanish` is on: present, and not switched off."""
    return element.get(W + "val", "1") not in _OFF


class Marks:
    """The elements that need work, by tag: found in one pass, so that a long
    plain table costs one pass and no more."""

    def __init__(self, root: Element) -> None:
        self._found: dict[str, list[Element]] = {}
        for element in root.iter(*_SPECIAL):
            self._found.setdefault(element.tag, []).append(element)

    def __getitem__(self, tag: str) -> list[Element]:
        return self._found.get(W + tag, [])

    def __contains__(self, tag: str) -> bool:
        return (tag if tag[0] == "{" else W + tag) in self._found

    def any(self, tags: Iterable[str]) -> bool:
        return any(tag in self for tag in tags)

    def alternatives(self) -> list[Element]:
        return self._found.get(_MC + "AlternateContent", [])

    def formulas(self) -> list[Element]:
        return self._found.get(_MATH + "t", [])


def plain(root: Element) -> Marks:
    """Rewrites the tree in place; gives the marks of what was found on the way."""
    marks = Marks(root)
    _accept_revisions(marks)
    _drop_hidden(marks)
    _choose(marks)
    if marks.any(_DROPPED):
        etree.strip_elements(root, *(W + tag for tag in _DROPPED), with_tail=False)
    if marks.any(_UNWRAPPED):
        etree.strip_tags(root, *(tag if tag[0] == "{" else W + tag for tag in _UNWRAPPED))
    _write_marks(marks)
    _lift_boxes(marks["txbxContent"])
    _flatten_nested([t for t in marks["tbl"] if t.getparent() is not None])
    return marks


def _accept_revisions(marks: Marks) -> None:
    """Takes out deleted rows, cells and paragraph marks while their marks still stand."""
    for mark in marks["del"] + marks["cellDel"]:
        properties = mark.getparent()
        if properties is None or properties.getparent() is None:
            continue
        if properties.tag in (W + "trPr", W + "tcPr"):
            _remove(properties.getparent())
        elif properties.tag == W + "rPr" and properties.getparent().tag == W + "pPr":
            _join_next(properties.getparent().getparent())


def _join_next(paragraph: Element) -> None:
    """A deleted paragraph mark: what is left of the paragraph starts the next one."""
    follower = paragraph.getnext()
    rest = [child for child in paragraph if child.tag not in (W + "pPr", W + "del")]
    if follower is None or follower.tag != W + "p":
        return
    at = 1 if len(follower) and follower[0].tag == W + "pPr" else 0
    follower[at:at] = rest
    _remove(paragraph)


def _drop_hidden(marks: Marks) -> None:
    """Hidden runs, and the prompts of content controls that nobody filled in."""
    for mark in marks["vanish"]:
        properties = mark.getparent()
        run = properties.getparent() if properties is not None else None
        if run is not None and run.tag == W + "r" and on(mark):
            _remove(run)
    for mark in marks["showingPlcHdr"]:
        for control in list(mark.iterancestors(W + "sdt"))[:1]:
            for text in control.iter(W + "t"):
                text.text = ""


def _choose(marks: Marks) -> None:
    """Of alternative contents only the first stays, so that a text box comes once."""
    for alternatives in marks.alternatives():
        for other in list(alternatives)[1:]:
            alternatives.remove(other)


def _write_marks(marks: Marks) -> None:
    """Tabs, line breaks, symbols and form check boxes become text."""
    for tag, sign in _MARKS.items():
        for mark in marks[tag]:
            page = tag == "br" and mark.get(W + "type") in ("page", "column")
            _to_text(mark, "" if page else sign)
    for symbol in marks["sym"]:
        _to_text(symbol, _symbol(symbol.get(W + "char", "").upper()))
    for box in marks["checkBox"]:
        states = [e for e in box if e.tag in (W + "default", W + "checked")]
        holder = next(box.iterancestors(W + "fldChar"), None)
        if holder is not None:
            _to_text(holder, "☑" if states and on(states[-1]) else "☐")
    for text in marks.formulas():
        text.tag = W + "t"


def _symbol(code: str) -> str:
    if code in _CHECKED:
        return "☑"
    if code in _UNCHECKED:
        return "☐"
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return chr(value) if 0x20 <= value < 0xD800 else "□"


def _to_text(element: Element, text: str) -> None:
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = W + "t", text, tail


def _lift_boxes(boxes: list[Element]) -> None:
    """Puts the blocks of a text box after the paragraph that anchors it."""
    for box in reversed(boxes):  # inner boxes first
        anchor = next(box.iterancestors(W + "p"), None)
        _remove(box)
        if anchor is not None and anchor.getparent() is not None:
            home = anchor.getparent()
            at = home.index(anchor) + 1
            home[at:at] = list(box)


def _flatten_nested(tables: list[Element]) -> None:
    """The paragraphs of a table inside a cell join the cell, in order."""
    for table in reversed([t for t in tables if t.getparent().tag == W + "tc"]):
        home = table.getparent()
        at = home.index(table)
        paragraphs = list(table.iter(W + "p"))
        end = table.getnext()
        _remove(table)
        home[at:at] = paragraphs
        if end is not None and end.tag == W + "p" and end.getnext() is None and _empty(end):
            home.remove(end)  # Word needs an empty paragraph after a nested table


def write_number(paragraph: Element, number: str) -> None:
    """Puts an automatic number before the words of a paragraph in a cell."""
    gap = " " if number[-1].isalnum() and not _empty(paragraph) else ""
    _put_before(paragraph, number + gap)


def break_lines(root: Element) -> None:
    """Each further paragraph of a cell starts with a line end."""
    for paragraph in () if _SINGLE(root) else _FURTHER(root):
        _put_before(paragraph, "\n")


def _put_before(paragraph: Element, text: str) -> None:
    mark = etree.Element(W + "t")
    mark.text = text
    paragraph.insert(0, mark)


def _empty(paragraph: Element) -> bool:
    return not any(text.text for text in paragraph.iter(W + "t"))


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
