"""What people decided beside names: status of regulations, role of a duty (人工判断).

Rows that a user loads are decisions too: they stand in the ledger with who, when and why,
survive every rebuild, and can be taken back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.statement import Entity
from language.citations import normalise_title
from language.regulations import COLUMNS, Record, lookup, read_rows
from language.text import flat


@dataclass(frozen=True, slots=True)
class RoleJudgement:
    """The role of a party of a duty; `party` is '' for the duty's own body."""

    party: str
    role: str
    number: int


class Judgements:
    """The standing decisions of the kinds `status` and `role`; later ones count."""

    def __init__(self, decisions: Iterable[Mapping[str, Any]]) -> None:
        self._records: dict[str, Record] = {}
        self._roles: dict[str, list[RoleJudgement]] = {}
        for decision in decisions:
            if decision["kind"] == "status":
                self._status(decision)
            elif decision["kind"] == "role":
                self._roles.setdefault(decision["subject"], []).append(
                    RoleJudgement(decision["other"], decision["value"], decision["id"])
                )

    def lookup(self, title: str) -> Record | None:
        """The record of a regulation: as decided, else as the table has it."""
        known = self._records.get(_key(title))
        if known is not None:
            return known
        record = lookup(title)
        return record and self._records.get(_key(record.title), record)

    def role(self, thing: str, party: str, own: bool) -> RoleJudgement | None:
        """What was decided of a party of a duty; the last decision counts."""
        found = [j for j in self._roles.get(thing, ()) if j.party == party or (own and not j.party)]
        return found[-1] if found else None

    def _status(self, decision: Mapping[str, Any]) -> None:
        title = Entity.parse(decision["subject"]).key
        source = f"决定{decision['id']}：{decision['why']}（{decision['who'] or '未署名'}）"
        if decision["other"]:
            (record,) = read_rows(_csv(json.loads(decision["other"])))
            record = replace(record, status_source=record.status_source or source,
                             status_date=record.status_date or decision["at"][:10])
        else:
            known = self.lookup(title) or Record(title)
            record = replace(known, status=decision["value"], status_source=source,
                             status_date=decision["at"][:10])
        for name in (title, record.title, *record.aliases):
            self._records[_key(name)] = record


def _key(title: str) -> str:
    return flat(normalise_title(title))


def row_of(record: Record) -> dict[str, str]:
    """A record as a row of the table, for the ledger."""
    made = {}
    for name in (*COLUMNS, "successor_effective"):
        value = getattr(record, name)
        made[name] = "|".join(value) if isinstance(value, tuple) else str(value)
    return {name: value for name, value in made.items() if value}


def _csv(row: Mapping[str, str]) -> str:
    """A stored row as the text that `read_rows` reads."""
    clean = {name: " ".join(value.split()) for name, value in row.items()}
    return "\t".join(clean) + "\n" + "\t".join(clean.values())
