"""What people decided about findings (处置), and rules muted for a place.

A disposition holds while the words that the finding rests on stay the same; when
they change, the finding is open again and says what had been decided.
"""

from __future__ import annotations

from typing import Any

from findings.model import DISPOSITIONS, Finding, digest
from findings.rule import rules
from graph.errors import RegistryError
from graph.ledger import Ledger

MUTE = "mute"


class Standing:
    """The dispositions of a ledger that were not taken back, the last of each finding."""

    def __init__(self, ledger: Ledger) -> None:
        listed = [d for d in ledger.dispositions() if not d["undone_at"]]
        self._last = {d["finding"]: d for d in listed}

    def describe(self, finding: Finding) -> dict[str, Any]:
        """The finding as JSON with `state`: open, disposed, reopened or muted."""
        made = finding.to_json()
        if mute_id(finding.rule, finding.place) in self._last or (
            mute_id(finding.rule, "") in self._last
        ):
            made["state"] = "muted"
        held = self._last.get(finding.id)
        if held is not None:
            made["disposition"] = {k: held[k] for k in ("id", "value", "who", "at", "why")}
            made["state"] = "disposed" if held["evidence"] == finding.evidence else "reopened"
        return made


def dispose(ledger: Ledger, finding: dict[str, Any], value: str, who: str, why: str) -> int:
    """Records a disposition of a finding as `find` gave it; returns its number.

    Raises RegistryError for an unknown value.
    """
    if value not in DISPOSITIONS:
        known = "、".join(DISPOSITIONS)
        raise RegistryError(
            f"没有“{value}”这种处置。可用:{known}。",
            f"There is no disposition {value!r}; there are: {known}.",
        )
    return ledger.dispose(finding["id"], value, finding["evidence"], who, why)


def mute_id(rule: str, place: str) -> str:
    """The name under which a rule is muted for a place ('' for all)."""
    return f"mute-{digest(rule, place)}"


def mute(ledger: Ledger, rule: str, place: str, who: str, why: str) -> int:
    """Keeps a rule's findings of a place out of the lists. Raises RegistryError."""
    if rule not in rules():
        known = "、".join(rules())
        raise RegistryError(
            f"没有规则“{rule}”。可用:{known}。", f"There is no rule {rule!r}; there are: {known}."
        )
    return ledger.dispose(mute_id(rule, place), MUTE, f"{rule}@{place}", who, why)
