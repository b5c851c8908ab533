"""Which instrument a citation means (文件同一性): national ones are one, local ones are a place's.

《养犬管理办法》 of one county's government is not that of another. Where the table of
regulations knows a title, it is one instrument everywhere. Else a local issuer or a masked
place makes it the document's own, and a notice or plan (通知, 方案, 意见) is told by its
number, or, without one, belongs to the place whose document cites it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from graph.statement import Entity, Statement
from language.citations import Citation, find_citations
from language.departments import department_key
from language.places import level_of, place_at
from language.regulations import lookup

MARK = "@"
"""Begins the key of an instrument that belongs to one place or carries one number."""

_NOTICE = re.compile(
    r"(?:通知|方案|意见|计划|要点|纪要|函|公告|通告|通报|决定|批复|清单|预案|职责|制度)$"
)
_NATIONAL = re.compile(
    r"中华人民共和国|中共中央|国务院|全国|国家|中央|[\u4e00-\u9fff]{2,10}部(?:关于|办公厅|、)"
)
_MASKED = re.compile(r"^(?:[XＸ×某*]{1,3}|本|我|全)[市县区旗州镇乡]")
_LOCAL_LEVELS = ("city", "county", "town")


class Instruments:
    """The instruments of one document: numbers of notices, and the place they belong to.

    `decided` tells whether people decided what a mention is; that stands as it is.
    """

    def __init__(
        self, place: str, statements: Iterable[Statement], decided: Callable[[Entity], bool]
    ) -> None:
        self._place = place
        self._decided = decided
        self._cited: dict[str, list[Citation]] = {}
        self._known: dict[str, Entity] = {}
        for statement in statements:
            named = statement.object
            if isinstance(named, Entity) and named.kind == "Regulation":
                written = dict(statement.qualifiers).get("as_written", "")
                self._cited.setdefault(named.key, []).extend(_cited(written))

    def meant(self, mention: Entity) -> Entity:
        """The instrument, or the article of one, that a mention of this document means."""
        if mention.kind == "Article":
            title, _, article = mention.key.rpartition("/")
            own = self.meant(Entity("Regulation", title))
            return mention if own.key == title else Entity("Article", f"{own.key}/{article}")
        if mention.kind != "Regulation" or mention.key.startswith(MARK):
            return mention
        if mention.key not in self._known:
            self._known[mention.key] = mention if self._decided(mention) else self._of(mention)
        return self._known[mention.key]

    def _of(self, named: Entity) -> Entity:
        title, cited = named.key, self._cited.get(named.key, [])
        number = next((c.doc_no for c in cited if c.doc_no), "")
        if lookup(title, number) is not None:
            return named
        if _MASKED.match(title) or any(_issued_here(c, self._place) for c in cited):
            return _own(title, self._place)
        if _NOTICE.search(title) and not _NATIONAL.match(title) and "省" not in title[:6]:
            issued = any(c.issuer for c in cited)
            return _own(title, number or ("" if issued else self._place))
        return named


def _own(title: str, whose: str) -> Entity:
    return Entity("Regulation", f"{MARK}{whose}/{title}" if whose else title)


def split_key(key: str) -> tuple[str, str]:
    """(whose, title) of an instrument's key; whose is '' for one that is the same everywhere."""
    if not key.startswith(MARK):
        return "", key
    whose, _, title = key[len(MARK) :].partition("/")
    return whose, title


@lru_cache(maxsize=20_000)
def _cited(written: str) -> tuple[Citation, ...]:
    return tuple(find_citations(written)[:1]) if written else ()


def _issued_here(cited: Citation, place: str) -> bool:
    """Whether a body of a city, county or town issued it."""
    for issuer in cited.issuer:
        key = department_key(issuer, place)
        level = key.level or (level_of(key.place) if key.place else "")
        if level in _LOCAL_LEVELS or (not level and place_at(issuer).level in _LOCAL_LEVELS):
            return True
    return False
