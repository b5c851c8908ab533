"""HTML made of escaped texts. Nothing of a document reaches a page in another way."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from ui.parts.address import Value, href, parameters

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&@=^\"'])")
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def esc(text: object) -> str:
    """Text for HTML: escaped; control and direction characters are shown as a box."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", escape(str(text if text is not None else "")))


def whole(text: str) -> str:
    """A date or a code, never broken at its hyphens."""
    return f'<span class="whole">{esc(text)}</span>'


def plain(text: str) -> str:
    """Text for labels that Streamlit reads as markdown: every sign stays a sign."""
    return _MARKDOWN.sub(r"\\\1", UNSEEN.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split())))


def show(body: str, *, narrow: bool = False) -> None:
    """Puts HTML of this module on the page; narrow: as wide as its words."""
    if body:
        st.html(body, width="content" if narrow else "stretch")


def link(label: str, page: str, **values: Value) -> str:
    """A link to a page: inside the app it is followed without loading anew."""
    go = json.dumps({"page": page, "params": parameters(**values)}, ensure_ascii=False)
    return f'<a href="{esc(href(page, **values))}" data-go="{esc(go)}" target="_self">' \
           f"{esc(label)}</a>"


def table(
    heads: Sequence[str], lines: Iterable[Sequence[str]], *, caption: str = "", css: str = "list",
    lang: str = "",
) -> str:
    """A table; heads are texts, cells are HTML made by this module."""
    head = "".join(f'<th scope="col">{esc(h)}</th>' for h in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines
    )
    words = f' lang="{lang}"' if lang else ""
    above = f"<caption>{esc(caption)}</caption>" if caption else ""
    return (f'<div class="scroll"><table class="{css}"{words}>{above}<thead><tr>{head}</tr>'
            f"</thead><tbody>{body}</tbody></table></div>")


def source_text(text: str) -> str:
    """Words of a document, with their line ends."""
    return f'<span lang="zh" class="source">{esc(text)}</span>'
