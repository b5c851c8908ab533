"""Labels that assign work (牵头单位：, 责任科室, 完成时限) and bracketed parties."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from language.departments import Mention, find_departments
from language.vocabulary import table

ROLES = ("lead", "joint", "support", "guide", "supervise", "approve", "fund", "provide")


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says of the words behind it.

    `role` is one of the roles, or office, person, deadline, member. `depends`: the
    role holds only where no stronger label stands beside it (责任单位 under 牵头单位).
    """

    word: str
    role: str
    depends: bool


@cache
def labels() -> dict[str, Label]:
    """Every label of labels.tsv."""
    rows = table("labels", "label", "role", "depends")
    return {r["label"]: Label(r["label"], r["role"], r["depends"] == "yes") for r in rows}


@lru_cache(maxsize=5000)
def find_label(word: str) -> Label | None:
    """The label that a heading or the word before a colon is; None if it is none."""
    plain = re.sub(r"[\s:：*＊]", "", unicodedata.normalize("NFKC", word)).strip("[]()【】〔〕")
    if plain in labels():
        return labels()[plain]
    opened = re.sub(r"[(（].*?[)）]", "", plain)
    if opened in labels():
        return labels()[opened]
    for known in sorted(labels(), key=len, reverse=True):
        if len(known) > 3 and known in plain and len(plain) - len(known) <= 4:
            return labels()[known]
    return None


def parse_label(word: str) -> str:
    """The role of a label or a column heading: 牵头单位 → lead; '' if it is none."""
    found = find_label(word)
    return found.role if found else ""


@dataclass(frozen=True, slots=True)
class Assigned:
    """A body that a bracket or label line assigns: its span, role and rule."""

    start: int
    end: int
    name: str
    role: str
    rule: str


_LABEL_WORDS = "|".join(sorted(labels(), key=len, reverse=True))
_LABELLED = re.compile(rf"(?P<label>{_LABEL_WORDS})\s*[:：]?\s*")
_ITEM = re.compile(r"[^、，,；;。和及与\s:：]+(?:（[^（）]{1,6}）)?[^、，,；;。和及与\s:：]*")
_OPEN = re.compile(r"等$|^(?:各自)?按(?:照)?(?:职责|分工).*|^等.*")


def assigned(text: str, start: int, end: int) -> list[Assigned]:
    """The parties of a bracket's inside: by labels, by 牵头/配合, or a bare listing."""
    inside = text[start:end]
    found = _by_labels(text, start, end)
    if found:
        return _settle(found)
    if re.search(r"牵头|配合|负责|协助|参与|主办|协办", inside):
        return _by_words(text, start, end)
    return []


def _by_labels(text: str, start: int, end: int) -> list[Assigned]:
    marks = [
        m
        for m in _LABELLED.finditer(text, start, end)
        if m.start() == start or text[m.start() - 1] in "；;，,、。 （(\n　"
    ]
    found: list[Assigned] = []
    for number, mark in enumerate(marks):
        stop = marks[number + 1].start() if number + 1 < len(marks) else end
        label = labels()[mark.group("label")]
        if label.role not in ROLES and label.role != "member":
            continue
        rule = ("maybe:" if label.depends else "label:") + label.word
        for item in listed(text, mark.end(), stop):
            found.append(Assigned(item.start, item.end, item.name, label.role, rule))
    return found


def listed(text: str, start: int, end: int) -> list[Mention]:
    """The bodies of a list, known to the vocabulary or not: 甲局、各镇（街道）."""
    # 和 inside a name (文化和旅游局) parts nothing.
    inside = text[start:end]
    even = inside
    for m in find_departments(inside):
        even = even[: m.start] + re.sub("[和与及]", "＋", even[m.start : m.end]) + even[m.end :]
    found = []
    for item in _ITEM.finditer(even):
        name = _OPEN.sub("", inside[item.start() : item.end()])
        if len(name) > 1 and not re.fullmatch(r"[\d.]+", name):
            at = start + item.start()
            found.append(Mention(at, at + len(name), name))
    return found


def _settle(found: list[Assigned]) -> list[Assigned]:
    """责任单位 beside 牵头单位 names those who carry out: support."""
    led = any(a.role == "lead" and a.rule.startswith("label:") for a in found)
    return [
        Assigned(
            a.start,
            a.end,
            a.name,
            "support"
            if led and a.rule.startswith("maybe:")
            else "lead"
            if a.role == "member"
            else a.role,
            a.rule.replace("maybe:", "label:"),
        )
        for a in found
    ]


_WHAT = re.compile(
    r"(牵头|主办|配合|协办|协助|参与|指导|监督|(?:按照?(?:各自)?(?:职责|分工)\w{0,4})?负责)"
    r"(?:落实|实施|办理)?$"
)


def _by_words(text: str, start: int, end: int) -> list[Assigned]:
    """X牵头，Y、Z配合; X负责; X、Y按职责分工负责."""
    found: list[Assigned] = []
    led = False
    begin = start
    for part in re.finditer(r"[^，,；;。]+", text[start:end]):
        match = _WHAT.search(part.group())
        if match is None:
            if text[start + part.end() : start + part.end() + 1] not in ("，", ","):
                begin = start + part.end()
            continue  # X、Y，Z配合: ， between bodies is 、
        at = begin
        begin = start + part.end()
        kind = match.group(1)
        role = {"牵头": "lead", "主办": "lead", "指导": "guide", "监督": "supervise"}.get(
            kind, "support"
        )
        if kind.endswith("负责"):
            role = "support" if led else "lead"
        led = led or kind in ("牵头", "主办")
        for item in listed(text, at, start + part.start() + match.start()):
            found.append(Assigned(item.start, item.end, item.name, role, f"bracket:{kind}"))
    return found
