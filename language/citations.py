"""Citations of laws, regulations and documents in Chinese texts (依据)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited instrument, with its span in the text.

    `title` is without the outer 《》, white space and version marks;
    `is_regulation` is False for certificates, forms, agreements and the like.
    `articles` as `39`, `24.1.3`, `10..13`. `damage` names what was repaired.
    """

    start: int
    end: int
    title: str = ""
    doc_no: str = ""
    issuer: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    is_regulation: bool = True
    damage: tuple[str, ...] = field(default=())


def find_citations(text: str) -> list[Citation]:
    """Every citation in order of the text; spans include number and articles."""
    found = []
    for match in re.finditer(r"《([^《》]{2,80})》(?:\s*[（(]([^（）()]{2,40}号)[）)])?", text):
        title = re.sub(r"\s", "", match.group(1))
        found.append(
            Citation(
                match.start(),
                match.end(),
                title,
                match.group(2) or "",
                is_regulation=not re.search(r"(证|证书|表|书)$", title),
            )
        )
    return found
