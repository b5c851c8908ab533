"""The vocabulary of government bodies (部门词表) as an index of names.

Made of `departments.tsv`, `departments_old.tsv` and `departments_combined.tsv`.
A name without its place is a core; the index tells which functions a core means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from language.vocabulary import Lexicon, parts, table, words


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of body: its function is its identity together with the place."""

    function: str
    standard: str
    short: tuple[str, ...]
    generic: tuple[str, ...]
    bare: tuple[str, ...]
    plaques: tuple[str, ...]
    seat: str
    side: str
    levels: tuple[str, ...]
    status: str
    successors: tuple[str, ...]
    en: str
    en_other: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class OldName:
    """A name from before a reform: whose duties it bore, and until when."""

    function: str
    name: str
    until: str
    kind: str
    ambiguous: bool
    duty: str
    also_to: tuple[str, ...]
    source: str


@dataclass(slots=True)
class Sense:
    """What a core may mean: functions by how it names them."""

    standard: set[str] = field(default_factory=set)
    short: set[str] = field(default_factory=set)
    generic: set[str] = field(default_factory=set)
    plaque: set[str] = field(default_factory=set)
    old: list[OldName] = field(default_factory=list)
    ambiguous: set[str] = field(default_factory=set)
    level: str = ""
    """The level that the ending alone says: 民政厅 province, 民政部 nation."""


@cache
def bodies() -> dict[str, Body]:
    """Every kind of body by function."""
    rows = table("departments", "function", "standard", "short", "generic", "bare", "plaques")
    return {
        r["function"]: Body(
            r["function"],
            r["standard"],
            parts(r["short"]),
            parts(r["generic"]),
            parts(r["bare"]),
            parts(r["plaques"]),
            r["seat"],
            r["side"],
            parts(r["levels"]),
            r["status"],
            parts(r["successors"]),
            r["en"],
            parts(r["en_other"]),
            r["source"],
        )
        for r in rows
    }


@cache
def old_names() -> tuple[OldName, ...]:
    """Every former name; one of several short forms is a row of its own here."""
    rows = table("departments_old", "function", "name", "short", "until", "kind", "also_to")
    return tuple(
        OldName(
            r["function"],
            name,
            r["until"],
            r["kind"],
            r["ambiguous"] == "yes",
            r["duty"],
            parts(r["also_to"]),
            r["source"],
        )
        for r in rows
        for name in dict.fromkeys((r["name"], *parts(r["short"])))
    )


@cache
def combined() -> dict[str, tuple[str, ...]]:
    """Bodies that do the work of two or three: 教育和体育局 → education, sports."""
    rows = table("departments_combined", "name", "functions")
    return {r["name"]: parts(r["functions"]) for r in rows}


# A body keeps its field on other levels: 民政局, 民政厅, 民政部.
_ENDINGS = {
    "局": "",
    "厅": "province",
    "部": "nation",
    "委": "",
    "委员会": "",
    "总局": "nation",
    "分局": "",
}


@cache
def senses() -> dict[str, Sense]:
    """Cores with what they may mean."""
    found: dict[str, Sense] = {}

    def sense(name: str) -> Sense:
        return found.setdefault(name, Sense())

    for body in bodies().values():
        sense(body.standard).standard.add(body.function)
        for name in (*body.short, *_party_forms(body)):
            sense(name).short.add(body.function)
        for name in body.generic:
            sense(name).generic.add(body.function)
        for name in body.plaques:
            sense(name).plaque.add(_owner(name, body.function))
    for row in table("departments", "function", "ambiguous"):
        for name in parts(row["ambiguous"]):
            sense(name).ambiguous.add(row["function"])
    for old in old_names():
        if old.kind != "duties_moved_in":
            sense(old.name).old.append(old)
    for name, functions in combined().items():
        sense(name).standard.add("+".join(functions))
    for name, kept in list(found.items()):
        _other_levels(name, kept, found)
    return found


def _owner(plaque: str, seat: str) -> str:
    """A plaque names the body of that field where one is known, else its seat."""
    for body in bodies().values():
        if plaque == body.standard or plaque in body.short:
            return body.function
    return seat


def _party_forms(body: Body) -> tuple[str, ...]:
    """县委组织部: with 委 before it; 组织部: without."""
    if body.side != "party" or body.function == "party_committee":
        return ()
    bare = [n for n in (body.standard, *body.short) if not n.startswith(("市", "县", "区", "旗"))]
    return tuple("委" + n for n in bare if not n.startswith("委") and len(n) > 1)


def _other_levels(name: str, kept: Sense, found: dict[str, Sense]) -> None:
    if not (kept.standard or kept.short) or not name.endswith("局") or len(name) < 3:
        return
    for ending, level in _ENDINGS.items():
        other = name[:-1] + ending
        if other not in found:
            found[other] = Sense(
                short=kept.standard | kept.short, ambiguous=kept.ambiguous, level=level
            )


# Names that begin with the level of their body (县编办) are cores without it.
_LEVEL = re.compile(r"^[市县区旗](?=委|.+(?:办|部|局|委|院|会)$)")


def core_of(name: str) -> str:
    """A name of the vocabulary without the level character in front."""
    short = _LEVEL.sub("", name)
    return short if short != name and short in senses() else name


# Words that are bodies only beside others (公安、民政等部门), never alone in a text.
@cache
def bare_words() -> dict[str, tuple[str, ...]]:
    """Field words by the functions that they stand for."""
    found: dict[str, list[str]] = {}
    for body in bodies().values():
        for word in body.bare:
            found.setdefault(word, []).append(body.function)
    return {word: tuple(functions) for word, functions in found.items()}


# Everyday words that name a body only with a place or a list around them.
WEAK = frozenset(words("body_weak"))
NEVER = frozenset(words("body_never"))


@cache
def finder() -> Lexicon:
    """Every name that a text may hold, without place and level."""
    return Lexicon(
        {core_of(n) for n in senses() if n not in NEVER and len(n) > 1}
        | set(_GROUPS)
        | set(bodies()["township"].generic)
    )


# Bodies that every place has under its own names.
_GROUPS = words("body_local")
