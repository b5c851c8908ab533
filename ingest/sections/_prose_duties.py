"""A clause of running text → a Duty row with those that bear it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.extract.bases import find_bases, rest_on
from ingest.extract.wording import said
from ingest.passage import Passage
from ingest.rows import Row, Value
from ingest.sections._prose_names import Body
from language.roles import Clause, parse_clause
from language.slips import repair

PHONE = re.compile(
    r"(?<![\d-])(?:0\d{2,3}[-－—]\d{4,8}(?:-\d{1,4}|转\d{1,5})?|1\d{10}|[2-8]\d{6,7})(?![\d-])"
)
_NEAR_PHONE = re.compile(r"(?:电话|热线|拨打|手机|传真|号码)[^，。；]{0,8}$")


@dataclass(frozen=True, slots=True)
class Bearer:
    """A body with the role that a label gives it; role '' is read from the verb."""

    name: Value
    role: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a clause and holds for it: matter, number, office."""

    matter: Value | None = None
    seq: Value | None = None
    offices: tuple[Value, ...] = ()
    under: Value | None = None
    deadline: Value | None = None


def bearers_of(passage: Passage, bodies: Iterable[Body], how: str = "stated") -> list[Bearer]:
    """Bearers at spans of a passage."""
    made = []
    for body in bodies:
        words = passage[body.start : body.end].strip()
        made.append(Bearer(Value(words, "inherited" if how == "inherited" else "stated")))
    return made


def duty(clause: Passage, bearers: Sequence[Bearer], setting: Setting) -> Row:
    """The row of one clause."""
    words = said(clause)
    row = Row("Duty", words).put("text", words).put("seq", setting.seq)
    parsed = parse_clause(str(words), _name(bearers[0]) if bearers else "")
    row.put("deadline", setting.deadline or _part(clause, parsed.deadline))
    for name in ("action", "object", "condition", "beneficiary"):
        row.put(name, _part(clause, getattr(parsed, name)))
    row.link("CONCERNS", "Matter", setting.matter)
    _bear(row, clause, bearers, parsed)
    for order, one in enumerate(setting.offices, 1):
        row.link("CARRIED_OUT_BY", "Office", one, setting.under, seq=order)
    return cite(row, clause)


def _name(bearer: Bearer) -> str:
    return str(bearer.name)


def _part(clause: Passage, words: str) -> Value | None:
    """The words of a clause that a reading of it picked out."""
    if not words:
        return None
    squeezed = clause.squeezed()
    at = repair(squeezed.text).find(words)
    return said(squeezed[at : at + len(words)]) if at >= 0 else None


def _bear(row: Row, clause: Passage, bearers: Sequence[Bearer], parsed: Clause) -> None:
    """Links to the bearers by label or verb, then to the others that the verb names."""
    own = {_name(b) for b in bearers}
    roles = roles_in(parsed, own)
    order = 0
    for bearer in bearers:
        for role in (bearer.role,) if bearer.role else roles:
            order += 1
            row.link("BORNE_BY", "Department", bearer.name, role=role, seq=order)
    labelled = any(b.role for b in bearers)
    squeezed = clause.squeezed()
    for party in parsed.parties:
        if labelled and party.role != "joint":
            continue
        if not party.name or party.start < 0 or same_body(party.name, own):
            continue
        order += 1
        name = Value(squeezed[party.start : party.end], text=party.name)
        row.link("BORNE_BY", "Department", name, role=party.role, seq=order)


def same_body(name: str, own: set[str]) -> bool:
    """Whether a name is one of the bodies, or a part of it."""
    return any(name in other or other in name for other in own)


def roles_in(parsed: Clause, own: set[str]) -> tuple[str, ...]:
    """The roles of the clause's own bodies; 牵头 where the verb says nothing."""
    found = [p.role for p in parsed.parties if p.name == "" or p.name in own]
    return tuple(dict.fromkeys(found)) or ("lead",)


def cite(row: Row, clause: Passage) -> Row:
    """Adds bases and telephones that a clause names."""
    rest_on(row, find_bases(clause))
    for order, phone in enumerate(phones_in(clause), 1):
        row.link("HAS_CONTACT", "ContactPoint", phone, seq=order)
    return row


def phones_in(passage: Passage) -> Iterator[Value]:
    """Telephones: with an area code, or with the word for it before them."""
    for match in PHONE.finditer(passage.text):
        if "-" in match.group() or _NEAR_PHONE.search(passage.text[: match.start()]):
            yield Value(passage.group(match))


def office(
    name: Value, department: Value | None, phones: Iterable[Value] = (), seq: Value | None = None
) -> Row:
    """The row of an office with the body that it belongs to."""
    row = Row("Office", name).link("UNIT_OF", "Department", department)
    for order, phone in enumerate(phones, 1):
        row.link("HAS_CONTACT", "ContactPoint", phone, seq=order)
    return row


def derived(bearers: Iterable[Bearer], rule: str) -> list[Bearer]:
    """The same bearers as a rule gives them (how inferred)."""
    return [
        Bearer(Value(b.name.passage, "inferred", rule, b.name.text), b.role) for b in bearers
    ]


def inherited(bearers: Iterable[Bearer]) -> list[Bearer]:
    return [replace(b, name=b.name.as_inherited()) for b in bearers]
