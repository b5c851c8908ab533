"""Who does what in a clause (职责分工): the grammar of roles."""

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


def parse_clause(text: str, actor: str = "", label: str = "") -> Clause:
    """Reads one clause of a duty.

    `actor` is the row's own body, so that a mention of itself is known; `label`
    the word that assigned it (牵头单位, 配合单位, 责任单位 …), which decides the
    role whatever the verb says.
    """
    if text.startswith("会同"):
        return Clause((Party("", "lead", "huitong_subject"),))
    for word, role in _FIRST:
        if text.removeprefix("负责").startswith(word):
            return Clause((Party("", role, f"verb:{word}"),))
    return Clause((Party("", "lead", "default_action"),))


_FIRST = (
    ("配合", "support"),
    ("协助", "support"),
    ("参与", "support"),
    ("指导", "guide"),
    ("监督", "supervise"),
    ("检查", "supervise"),
    ("督促", "supervise"),
    ("审核", "approve"),
    ("审批", "approve"),
    ("核准", "approve"),
    ("拨付", "fund"),
    ("提供", "provide"),
    ("移交", "provide"),
)
