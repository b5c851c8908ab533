"""A duty taken apart: the parties and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Party:
    """A body that takes part in a duty: its span in the clause, its role, the rule.

    `name` '' is the row's own body (the actor), which has no span.
    """

    name: str
    role: str
    rule: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Clause:
    """A duty taken apart: parties with roles, what is done to what, for whom, when."""

    parties: tuple[Party, ...] = ()
    action: str = ""
    object: str = ""
    condition: str = ""
    exception: str = ""
    beneficiary: str = ""
    deadline: str = ""
    verbs: tuple[str, ...] = field(default=())

    def roles(self) -> tuple[str, ...]:
        """The roles of the row's own body, without repeats."""
        return tuple(dict.fromkeys(p.role for p in self.parties if p.name == ""))
