"""Comparable texts (比对单元): each clause that says what a body does, with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from findings.pairs.terms import terms_of, without_number
from language.citations import find_citations
from language.departments import find_departments
from language.text import flat, normalise
from language.vocabulary import verb_lexicon

Row = dict[str, Any]

SHORTEST = 3
TITLE = 12
"""Characters from which a matter's name reads as a duty, not as a heading."""
ALONE = 8
"""Characters from which a clause outside of typed rows is compared."""
LONG = 90
"""Characters from which a sentence without stops is divided at its commas."""
_STOPS = re.compile(r"(?<=[；;。！？!?])|\n+")
_COMMAS = re.compile(r"(?<=[，,])")


_RESULT = re.compile(r"确保|保证|保障|做到|提高|提升|促进|并|以|使|重点|包括|其中|维护")
_ACT = re.compile(r"会同|负责|牵头|由|对.{2,16}进行|将")


@dataclass(frozen=True, slots=True)
class Unit:
    """One clause with who it is laid on and where it stands."""

    text: str
    department: str
    department_id: str
    offices: tuple[str, ...]
    roles: tuple[str, ...]
    kind: str
    part: str
    """Which field of the row it is: text, name, content, case …"""
    row: str
    matter: str
    matter_id: str
    document: str
    document_id: str
    place: str
    section_kind: str
    at: str
    citations: tuple[dict[str, Any], ...]

    @property
    def bearer_name(self) -> str:
        """The body that carries it: its office where one is named, as the tables put it."""
        return "、".join(self.offices) or self.department

    @property
    def bearer(self) -> str:
        """The department, with its office where one is named."""
        return self.department + ("·" + "、".join(self.offices) if self.offices else "")


def units_of(rows: Callable[[str], list[Row]]) -> Iterator[Unit]:
    """The units of all typed rows, each text of a place once."""
    seen: set[tuple[str, str, str]] = set()
    for unit in _all(rows):
        key = (unit.document_id, unit.at.partition(":")[0], flat(unit.text))
        if key not in seen and len(key[2]) >= SHORTEST:
            seen.add(key)
            yield unit


def _all(rows: Callable[[str], list[Row]]) -> Iterator[Unit]:
    for duty in rows("duties"):
        yield from _clauses(duty, "text", duty["text"])
    for matter in rows("matters"):
        if matter["section_kind"] != "duties" and len(matter["name"]) < TITLE:
            continue  # a heading, not a duty
        yield from _clauses(matter, "name", matter["name"], department=_only(matter))
    for service in rows("services"):
        yield from _clauses(service, "name", service["name"])
        yield from _clauses(service, "content", service["content"])
    for power in rows("powers"):
        yield from _clauses(power, "name", power["name"])
        for text in power["responsibilities"]:
            yield from _clauses(power, "responsibilities", text)
    for item in rows("items"):
        yield from _clauses(item, "name", item["name"])
    for regime in rows("regimes"):
        yield from _clauses(regime, "name", regime["name"])
        for field in ("object", "content", "method", "measure", "procedure", "handling"):
            for text in regime[field] or ():
                yield from _clauses(regime, field, text)
    for criterion in rows("criteria"):
        yield from _clauses(criterion, "text", criterion["text"])
    for case in rows("cases"):
        yield from _clauses(case, "text", case["text"])


def text_units(texts: Iterable[Row], units: Iterable[Unit]) -> Iterator[Unit]:
    """Clauses of kept paragraphs and cells that no typed row holds, if they name an act.

    `texts` are rows of the text index of kind "text".
    """
    held: dict[str, list[str]] = {}
    for unit in units:
        held.setdefault(unit.document_id, []).append(flat(normalise(unit.text)))
    joined = {document: "|".join(words) for document, words in held.items()}
    for text in texts:
        known = joined.get(text["document_id"], "")
        for clause in split(text["text"]):
            bare = without_number(clause)
            words = flat(normalise(bare))
            if len(words) >= ALONE and words not in known and _says_an_act(bare):
                yield _text_unit(text, bare)


def _says_an_act(clause: str) -> bool:
    """Whether a clause is a sentence about doing, not a heading or a citation."""
    if clause.endswith((":", "：")) or not terms_of(clause).verbs:
        return False
    cited = sum(c.end - c.start for c in find_citations(clause))
    return cited < len(clause) / 2


def _text_unit(text: Row, clause: str) -> Unit:
    even = normalise(clause)
    bodies = [m for m in find_departments(even) if m.start <= 2]
    return Unit(
        text=clause, department=bodies[0].name if bodies else "", department_id="", offices=(),
        roles=(), kind="text", part="text", row=text["id"], matter="", matter_id="",
        document=text["document"], document_id=text["document_id"], place=text["place"],
        section_kind="text", at=text["at"], citations=tuple(text["citations"]),
    )


def _only(matter: Row) -> str:
    departments = matter.get("departments") or []
    return departments[0] if len(departments) == 1 else ""


def _clauses(row: Row, part: str, text: str, department: str | None = None) -> Iterator[Unit]:
    for clause in split(text or ""):
        cited = _cited(row, clause)
        yield Unit(
            text=clause,
            department=row.get("department") or "" if department is None else department,
            department_id=_bearer_id(row),
            offices=tuple(row.get("offices") or ()),
            roles=tuple(row.get("roles") or ()),
            kind=row["kind"], part=part, row=row["id"],
            matter=row.get("matter") or (row["name"] if row["kind"] == "matters" else ""),
            matter_id=row.get("matter_id") or (row["id"] if row["kind"] == "matters" else ""),
            document=row["document"], document_id=row["document_id"], place=row["place"],
            section_kind=row["section_kind"], at=cited[0]["at"] if cited else "",
            citations=tuple(cited[:2]),
        )


def split(text: str) -> list[str]:
    """The clauses of a text: at stops, and long ones at commas."""
    made: list[str] = []
    for piece in _STOPS.split(text):
        if len(piece) <= LONG:
            made.append(piece)
        else:
            made.extend(_at_commas(piece))
    stripped = (p.strip(" \t\n；;。，,") for p in made)
    return [m for m in stripped if m and not m.endswith((":", "："))]


def _at_commas(text: str) -> list[str]:
    """A long sentence divided where a new act begins, not at every pause."""
    made = [""]
    for piece in _COMMAS.split(text):
        if len(made[-1]) >= 12 and _new_act(piece):
            made.append(piece)
        else:
            made[-1] += piece
    return made


def _new_act(piece: str) -> bool:
    even = normalise(piece)
    if _RESULT.match(even):
        return False
    starts_with_body = any(m.start == 0 for m in find_departments(even))
    return starts_with_body or bool(_ACT.match(even)) or verb_lexicon().longest(even) > 1


def _cited(row: Row, clause: str) -> list[dict[str, Any]]:
    """The citations that hold the clause, else the row's first."""
    key = flat(normalise(clause))
    found = [c for c in row["citations"] if key in flat(normalise(c["quote"]))]
    return found or row["citations"][:1]


def _bearer_id(row: Row) -> str:
    name = row.get("department") or ""
    for party in row.get("departments") or ():
        if isinstance(party, dict) and party["name"] == name:
            return str(party["id"])
    return ""
