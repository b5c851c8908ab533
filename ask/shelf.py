"""The loaded documents as questions see them: their places, bodies and units."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from ask.fold import fold
from ask.link import link
from ask.pieces import Pieces
from ask.pinyin import spellings
from ask.units import Unit
from graph.ledger import DocumentRecord
from graph.projection import document_id
from language.places import find_places, place_at, place_forms
from queries.registry import Registry

KEPT_DOCUMENTS = 400
"""Documents whose units stay in memory."""


@dataclass(slots=True)
class Profile:
    """A document: its ids, its places in every form that people use."""

    number: int
    id: str
    name: str
    title: str
    issuer: str
    place: str
    forms: tuple[str, ...] = ()
    topic: str = ""
    """The title without the place, folded."""
    text: str = field(default="", repr=False)


class Shelf:
    """Documents by place, and their units, made when first wanted."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._version = -1
        self._profiles: dict[str, Profile] = {}
        self._units: OrderedDict[str, list[Unit]] = OrderedDict()
        self._forms: dict[str, list[str]] = {}
        self._latin: dict[str, list[str]] = {}

    def refresh(self) -> None:
        """Takes notice of documents that came or went."""
        version = self.registry.ledger.version
        if version == self._version:
            return
        self._profiles = {
            p.id: p for p in (_profile(r) for r in self.registry.ledger.documents())
        }
        self._units.clear()
        self._forms, self._latin = {}, {}
        for profile in self._profiles.values():
            for form in profile.forms:
                self._forms.setdefault(form, []).append(profile.id)
        self._version = version

    @property
    def forms(self) -> dict[str, list[str]]:
        """Folded forms of places → the documents of that place."""
        return self._forms

    @property
    def latin(self) -> dict[str, list[str]]:
        """Places in pinyin, all readings, run together → the forms meant."""
        if not self._latin:
            for form in self._forms:
                for word in spellings(form):
                    self._latin.setdefault(word, []).append(form)
        return self._latin

    @property
    def profiles(self) -> dict[str, Profile]:
        return self._profiles

    def units(self, document: str) -> list[Unit]:
        """All units of a document (node id)."""
        if document in self._units:
            self._units.move_to_end(document)
            return self._units[document]
        profile = self._profiles[document]
        reading = self.registry.ledger.reading(profile.number)
        pieces = Pieces(reading, profile.number, document, profile.place, profile.title)
        texts = pieces.all()
        typed = [
            unit for number, row in enumerate(self._rows(document), len(texts))
            for unit in (_typed(row, profile, number), *_parts(row, profile, number))
        ]
        for unit in typed:
            unit.citations += pieces.spanning(unit.citations)
        found = [u for u in link(texts, typed) if u.typed or not _only_heads(u, profile)]
        for unit in found:
            unit.title = profile.topic
        self._units[document] = found
        while len(self._units) > KEPT_DOCUMENTS:
            self._units.popitem(last=False)
        return found

    def _rows(self, document: str) -> list[dict[str, Any]]:
        rows = self.registry.index.all(documents=[document])
        typed = [row for row in rows if row["kind"] != "text"]
        return sorted(typed, key=lambda row: (row["kind"], row["id"]))

    def text(self, document: str) -> str:
        """The whole folded text of a document."""
        profile = self._profiles[document]
        if not profile.text:
            reading = self.registry.ledger.reading(profile.number)
            profile.text = fold("".join(t for _, t in reading.texts()))
        return profile.text


def _profile(record: DocumentRecord) -> Profile:
    forms: list[str] = list(place_forms(record.jurisdiction)) if record.jurisdiction else []
    stem = re.sub(r"^[A-Za-z]*\d+[_\-]|\.\w+$", "", record.name)
    for text in (stem, record.title, record.issuer):
        for place in find_places(text):
            forms += place_forms(place.name)
        begun = place_at(text)
        if begun.name:
            forms += place_forms(begun.name)
    known = tuple(dict.fromkeys(fold(f) for f in forms if len(f) > 1))
    topic = fold(record.title)
    for form in sorted(known, key=len, reverse=True):
        topic = topic.replace(form, "")
    return Profile(
        record.id, document_id(record.series), record.name, record.title, record.issuer,
        record.jurisdiction, known, topic,
    )


_SALUTATION = re.compile(r"[：:]\s*$")
_ASKED = re.compile(r"^\s*(?:问|Q)\s*[：:]|[？?]\s*$")
_DATED = re.compile(r"[\s\d（）()年月日〇○零一二三四五六七八九十.\-—/]+")


def _only_heads(unit: Unit, profile: Profile) -> bool:
    """Whether kept text only names or asks (titles, salutations, dates, 问：…)."""
    text = unit.text.strip()
    if unit.kind != "text":
        return False
    if _DATED.fullmatch(text) or _ASKED.search(text):
        return True
    if _SALUTATION.search(text) and len(text) <= 30:
        return True
    own = unit.own
    return len(own) > 1 and (own in fold(profile.title) or own == fold(profile.issuer))


def _join(values: object) -> str:
    if isinstance(values, (list, tuple)):
        return "、".join(_join(v) for v in values if v)
    if isinstance(values, dict):
        return str(values.get("name") or values.get("as_written") or "")
    return "" if values is None else str(values)


_OWN = {
    "services": ("name", "content"), "powers": ("name", "type"),
    "regimes": ("name", "object"),
    "items": ("name", "prerequisites", "deadline", "channel", "remark"),
    "materials": ("name", "form", "source", "detail"), "categories": ("text", "rules"),
    "criteria": ("text", "points"), "matters": ("name",), "cases": ("text",),
    "duties": ("text",),
}
_LABELS = {
    "content": "内容", "type": "类型", "object": "对象", "method": "方式", "measure": "措施",
    "procedure": "程序", "handling": "处理", "prerequisites": "前置事项", "deadline": "时限",
    "channel": "方式", "remark": "备注", "form": "形式", "source": "来源", "detail": "要求",
    "points": "分值", "rules": "规则", "materials": "材料",
}


_PARTS = ("object", "content", "method", "measure", "procedure", "handling")
_SPLIT = 60
"""From this length on the points of a part may answer one by one."""


def _parts(row: dict[str, Any], profile: Profile, order: int) -> list[Unit]:
    """The parts of a supervision regime, and their points, each able to answer by itself."""
    if row["kind"] != "regimes":
        return []
    whole = _typed(row, profile, order)
    made = []
    for name in _PARTS:
        value = _join(row.get(name))
        if not value:
            continue
        text = f"{_LABELS[name]}：{value}"
        made.append(_part(whole, row, name, text, text, ""))
        points = [str(v) for v in row.get(name) or [] if v]
        if len(points) > 1 and len(text) > _SPLIT:
            made += [
                _part(whole, row, f"{name}{number}", point, text, _LABELS[name])
                for number, point in enumerate(points, 1)
            ]
    return made


def _part(
    whole: Unit, row: dict[str, Any], name: str, text: str, window: str, label: str
) -> Unit:
    own = fold(text)
    cited = sorted(row["citations"], key=lambda c: own not in fold(c["quote"]))
    return Unit(
        f"{whole.id}/{name}", "regimes", text, whole.document, whole.document_id, whole.place,
        f"{row['name']} {whole.head_text} {label}", window if label else "", whole.far_text,
        {**whole.fields, "matter": row["name"], "window": window}, cited, row, "", whole.order,
    )


def _typed(row: dict[str, Any], profile: Profile, order: int) -> Unit:
    kind = row["kind"]
    parts = []
    for name in _OWN.get(kind, ("text", "name")):
        value = _join(row.get(name))
        if value:
            parts.append(f"{_LABELS[name]}：{value}" if name in _LABELS else value)
    parties = row.get("departments") or []
    department = row.get("department") or _join(parties)
    fields = {
        "department": department, "office": _join(row.get("offices")),
        "role": _join(row.get("roles")),
        "matter": row.get("matter") or (row["name"] if kind == "matters" else ""),
        "regulation": _join([c.get("as_written") or c.get("title") for c in row.get("cited") or []]
                            or row.get("basis")),
        "phone": _join(row.get("phones")),
        "place": row.get("place") or "",
    }
    head = [fields["matter"], _join(parties) or department, fields["office"]]
    around = [row.get("name") or "", fields["regulation"], row.get("case") or "",
              fields["phone"], _join(row.get("materials")), _join(row.get("categories")),
              _join(row.get("prerequisites")),
              *(_join(row.get(k)) for k in ("content", "method", "measure", "procedure", "handling")
                if kind == "regimes")]
    unit = Unit(
        f"{row['document_id']}/{row['id']}", kind, "；".join(parts), row["document"],
        row["document_id"], row.get("place") or profile.place, " ".join(h for h in head if h),
        " ".join(a for a in around if a), f"{row.get('section') or ''} {profile.title}",
        {**fields, "window": "；".join(parts)}, row["citations"], row,
        row["citations"][0]["at"] if row["citations"] else "", order,
    )
    return unit
