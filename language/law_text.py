"""The text of a regulation (法规全文) as its articles, to check and quote what is cited."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from language.numbers import CHINESE, DIGITS, number

_ARTICLE = re.compile(rf"^\s*第\s*([{DIGITS}{CHINESE}]+)\s*条(?:\s*之([{CHINESE}]+))?[\s　:：]*")
_HEADING = re.compile(rf"^\s*第\s*[{DIGITS}{CHINESE}]+\s*[编章节](?:\s|　|$)")
_ITEM = re.compile(rf"^\s*[（(]\s*([{DIGITS}{CHINESE}]+)\s*[）)]")


@dataclass(frozen=True, slots=True)
class LawText:
    """A title and its articles: number (`24`, `133-1`) → paragraphs (款, with items below)."""

    title: str
    articles: dict[str, list[str]] = field(default_factory=dict, hash=False)

    def quote(self, key: str) -> str | None:
        """The words of a cited place (24.1.3); None where the text has no such place."""
        article, *rest = key.split(".")
        lines = self.articles.get(article)
        if lines is None:
            return None
        paragraphs = [line for line in lines if not _ITEM.match(line)]
        if rest and rest[0].isdigit():
            if not 0 < int(rest[0]) <= len(paragraphs):
                return None
            if len(rest) == 1:
                return paragraphs[int(rest[0]) - 1]
        if len(rest) > 1:
            items = (line for line in lines if (m := _ITEM.match(line))
                     and str(number(m.group(1))) == rest[1])
            return next(items, None)
        return "\n".join(lines)


def read_law(lines: list[str], title: str = "") -> LawText:
    """The articles of a text given line by line; the first line is the title."""
    articles: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in (raw.strip() for raw in lines):
        if not line:
            continue
        head = _ARTICLE.match(line)
        if head:
            value = number(head.group(1))
            key = f"{value}-{number(head.group(2))}" if head.group(2) else str(value)
            current = articles.setdefault(key, [])
            line = line[head.end() :]
        elif current is None:
            title = title or re.sub(r"[《》\s]", "", line)
            continue
        elif _HEADING.match(line):
            continue
        if line and current is not None:
            current.append(line)
    return LawText(title, articles)
