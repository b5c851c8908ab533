"""Names of government bodies (部门): finding them, and telling which one is meant."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from language import body_finder
from language.bodies import OldName, Sense, bare_words, bodies, senses
from language.places import LEVEL, Place, level_of, place_at, place_forms, without_place
from language.text import normalise
from language.vocabulary import table


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named in a text: its span and its name as written, without blanks."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class DepartmentKey:
    """Which body a name means, inside a jurisdiction.

    `function` is the identity (`veterans`, `hrss` …, the ids of
    `data/vocabulary/departments.tsv`; `education+sports` for a body of two fields),
    or '' where the vocabulary does not know the body or cannot decide; then `stem`
    (the name without place and level) is the identity. `candidates` holds more than
    one function where the name alone is ambiguous. `old` names a body of before a
    reform; `until` is the year by which it was gone. `place` is the place written in
    the name, `level` what a level word says (市局 in a county's document: city).
    `rule` tells how the name was read: exact, loose, bare, plaque, typo, unknown.
    """

    function: str
    stem: str
    standard: str
    candidates: tuple[str, ...] = ()
    old: bool = False
    until: str = ""
    place: str = ""
    level: str = ""
    rule: str = "exact"
    branch: str = ""


def find_departments(text: str) -> list[Mention]:
    """Every body named in a text, in order; class words (有关部门) are left out.

    A place or level before a name belongs to it (云杉县水利局, 县水利局). In
    公安、民政等部门 each word is a mention as written; titles in 《》 are skipped.
    """
    return [
        Mention(start, end, re.sub(r"\s", "", text[start:end]))
        for start, end in body_finder.spans(normalise(text))
    ]


def department_key(name: str, place: str = "") -> DepartmentKey:
    """The identity of a body named in a document of `place`."""
    return _key(name, place)


@lru_cache(maxsize=20_000)
def _key(name: str, place: str) -> DepartmentKey:
    key = _read(name, place)
    return _settled(key, key.level or level_of(key.place or place)) if key.candidates else key


def _settled(key: DepartmentKey, level: str) -> DepartmentKey:
    """Fewer candidates: no body that this level of government does not have."""
    if "+" in key.function or not level or senses()[key.stem].ambiguous:
        return key
    kept = [f for f in key.candidates if level in (bodies()[f].levels or (level,))]
    if len(kept) != 1:
        return key
    return replace(key, function=kept[0], standard=bodies()[kept[0]].standard, candidates=())


def _read(name: str, place: str) -> DepartmentKey:
    even = _plain(name)
    written, core, level = split_name(even, place)
    if written and place and written in place_forms(place):
        written = place
    core, branch = _branch(core)
    for rule, form in _forms(core):
        sense = senses().get(form)
        if sense is not None:
            return _decide(form, sense, written, level or sense.level, branch, rule)
    field = re.sub(r"(?:部门|机关|单位|机构|主管部门|行政部门)$", "", core)
    functions = bare_words().get(core) or bare_words().get(field)
    if functions:
        return _made(functions, core, written, level, branch, "bare")
    near = _one_edit(core)
    if near:
        return _decide(near, senses()[near], written, level, branch, "typo")
    return DepartmentKey("", core, core, (), False, "", written, level, "unknown", branch)


def _plain(name: str) -> str:
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", normalise(name)))
    text = re.sub(r"[(〔\[].*?[)〕\]]$", "", text) or text
    return text.strip("、,;:。.“”\"'")


_LEVEL_WORD = re.compile(r"^(?:全|本|我|该|各)?([省市县区旗州盟镇乡])(?=.)")


def split_name(name: str, place: str = "") -> tuple[str, str, str]:
    """A name taken apart: the place written in it, its core, its level.

    云杉县水利局 → 云杉县, 水利局, county; 市局 → '', 局, city.
    """
    framed = _framed(name)
    if framed is not None:
        return framed
    for cut in range(len(name) - 1):
        if name[cut:] in senses() and len(name) - cut > 1:
            before = name[:cut]
            if not before:
                return "", name, ""
            made = _before_core(before, place)
            if made is not None:
                return made[0], made[1] + name[cut:], made[2]
    written, rest = without_place(name, place)
    if written and rest == "委":
        return written, written[-1] + rest, _level(written)
    if written:
        return written, rest, _level(written)
    match = _LEVEL_WORD.match(name)
    if (
        match
        and len(name) - match.end() >= 1
        and not re.match(r"市场|市政|市容|区域|县域|镇域", name)
    ):
        return "", name[match.end() :], LEVEL[match.group(1)]
    return "", name, ""


def _framed(name: str) -> tuple[str, str, str] | None:
    """The place in the middle: 共青团|云杉县|委员会; parties of the vocabulary or not."""
    name = re.sub(r"^中国共产党", "中共", name)
    for head, tail, standard in _frames():
        if name.startswith(head) and name.endswith(tail):
            place = name[len(head) : len(name) - len(tail)]
            if place and place_at(place).end == len(place):
                return place, standard, _level(place)
    party = _PARTY.fullmatch(name)
    if party and place_at(party.group("place")).end == len(party.group("place")):
        place = party.group("place")
        return place, party.group("head") + party.group("tail"), _level(place)
    return None


_PARTY = re.compile(
    r"(?P<head>中国[\u4e00-\u9fff]{2,8}?(?:党|同盟|促进会|协会|学社))(?P<place>.{2,12}[市县区旗州])"
    r"(?P<tail>委员会|总支|总支部|支部|支部委员会)"
)


@lru_cache(maxsize=1)
def _frames() -> tuple[tuple[str, str, str], ...]:
    """Head, tail and standard name of bodies whose place stands inside: 中共{P}委员会."""
    found = []
    for row in table("departments", "standard", "pattern"):
        head, place, tail = row["pattern"].partition("{P}")
        if head and place and "{" not in tail:
            found.append((head, tail, row["standard"]))
    return tuple(sorted(found, key=lambda f: -len(f[0] + f[1])))


def _level(written: str) -> str:
    """The level of a written place: of its last unit."""
    own = level_of(written)
    return own if own == "town" else place_at(written).level or own


def _before_core(before: str, place: str) -> tuple[str, str, str] | None:
    """What stands before a known core, if it is a place, a level or a head."""
    written, rest = without_place(before + "＿", place)
    rest = rest[:-1]
    if written and rest in ("", "委", "共青团", "国网", "武警"):
        return written, rest if rest == "共青团" else "", _level(written)
    if rest == "国家":
        return written, "", _level(written) or "nation"
    match = _LEVEL_WORD.fullmatch(before + "＿") or re.fullmatch(
        r"(?:全|本|我|该|各)?([省市县区旗州盟镇乡])", before
    )
    if match:
        return "", "", LEVEL[match.group(1)]
    if before in ("本", "我", "各", "该", "原"):
        return "", "", ""
    return None


_BRANCH = re.compile(r"^(.{2,}?局)(.{1,6}(?:分局|支局|派出所|分中心))$")


def _branch(core: str) -> tuple[str, str]:
    match = _BRANCH.match(core)
    if match and match.group(1) in senses():
        return match.group(1), match.group(2)
    return core, ""


def _forms(core: str) -> list[tuple[str, str]]:
    """Spellings of a core, most literal first."""
    forms = [("exact", core)]
    if core.startswith("委") and len(core) > 2:
        forms.append(("exact", core[1:]))
    if core.startswith("人民政府") and len(core) > 6:
        forms.append(("exact", core[4:]))
    loose = re.sub(r"[和与及]", "", core)
    forms += [("loose", linked) for linked in _linked().get(loose, ())]
    if core.endswith("委员会"):
        forms.append(("loose", core[:-2]))
    return forms


@lru_cache(maxsize=1)
def _linked() -> dict[str, tuple[str, ...]]:
    """Names by their spelling without 和, 与, 及."""
    found: dict[str, list[str]] = {}
    for name in senses():
        if len(name) > 4:
            found.setdefault(re.sub(r"[和与及]", "", name), []).append(name)
    return {loose: tuple(names) for loose, names in found.items()}


def _decide(
    name: str, sense: Sense, place: str, level: str, branch: str, rule: str
) -> DepartmentKey:
    current = sense.standard or (sense.short | sense.generic)
    if current:
        former = [o for o in sense.old if o.function in current and not o.ambiguous]
        return _made(
            tuple(sorted(current)),
            name,
            place,
            level,
            branch,
            rule,
            former,
        )
    if sense.plaque:
        renamed = {o.function for o in sense.old if not o.ambiguous} & sense.plaque
        heirs = {f for o in sense.old for f in (o.function, *o.also_to)}
        functions = renamed or sense.plaque | heirs
        former = [o for o in sense.old if o.function in functions]
        return _made(tuple(sorted(functions)), name, place, level, branch, "plaque", former)
    if sense.old:
        return _from_old(name, sense.old, place, level, branch, rule)
    return _made(tuple(sorted(sense.ambiguous)), name, place, level, branch, rule)


def _from_old(
    name: str, old: list[OldName], place: str, level: str, branch: str, rule: str
) -> DepartmentKey:
    """A former name: the one successor, or all that share its duties."""
    sure = {o.function for o in old if not o.ambiguous}
    heirs = {f for o in old for f in (o.function, *o.also_to)}
    functions = sure if len(sure) == 1 and len(heirs) == 1 else heirs
    return _made(tuple(sorted(functions)), name, place, level, branch, rule, old)


def _made(
    functions: tuple[str, ...],
    name: str,
    place: str,
    level: str,
    branch: str,
    rule: str,
    old: list[OldName] | None = None,
) -> DepartmentKey:
    if set(functions) == {"government", "township"} or functions == ("government",):
        functions = ("township",) if level == "town" else ("government",)
    function = functions[0] if len(functions) == 1 else ""
    first = function.split("+")[0]
    standard = bodies()[first].standard if first and "+" not in function else name
    candidates = tuple(function.split("+")) if "+" in function else functions
    return DepartmentKey(
        function,
        name,
        standard,
        candidates if len(candidates) > 1 else (),
        bool(old),
        max((o.until for o in old or ()), default=""),
        place,
        level,
        rule,
        branch,
    )


def _one_edit(core: str) -> str:
    """The only known name one character away; never for names under five characters."""
    if len(core) < 5 or _other_body_s(core):
        return ""
    near = {n for n in _by_length(len(core)) if _differs_by_one(core, n)}
    meanings = {tuple(sorted(senses()[n].standard | senses()[n].short)) for n in near}
    return sorted(near)[0] if len(meanings) == 1 else ""


_UNIT = re.compile(r"(?:办公室|委员会|服务中心|中心|局|办|部)$")


def _other_body_s(core: str) -> bool:
    """政协办公室 is the office of 政协, no slip of 政府办公室."""
    own = _UNIT.sub("", core)
    return own != core and (own in senses() or own in bare_words())


@lru_cache(maxsize=64)
def _by_length(length: int) -> tuple[str, ...]:
    return tuple(
        n
        for n, s in senses().items()
        if abs(len(n) - length) <= 1 and len(n) >= 5 and (s.standard or s.short)
    )


def _differs_by_one(a: str, b: str) -> bool:
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    shorter, longer = sorted((a, b), key=len)
    return len(longer) - len(shorter) == 1 and any(
        longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))
    )


def old_names_of(function: str) -> tuple[OldName, ...]:
    """The former names of a body, for questions with names of before a reform."""
    return tuple(o for s in senses().values() for o in s.old if o.function == function)


def heirs_of(function: str, duty: str) -> tuple[str, ...]:
    """Who bears a duty that a reform moved away from a body (优抚安置 of civil affairs)."""
    rows = table("departments_old", "function", "duty", "from", "kind")
    return tuple(
        r["function"]
        for r in rows
        if r["kind"] == "duties_moved_in"
        and r["from"] == function
        and r["duty"]
        and (r["duty"] in duty or duty in r["duty"])
    )


__all__ = [
    "DepartmentKey",
    "Mention",
    "Place",
    "department_key",
    "find_departments",
    "heirs_of",
    "old_names_of",
    "place_forms",
    "split_name",
]
