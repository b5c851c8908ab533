"""All findings of a registry, filtered: what `overlaps`, `gaps` and `check` list."""

from __future__ import annotations

from typing import Any

from findings.dispositions import Standing
from findings.facts import Facts
from findings.model import CLASSES, SEVERITIES
from findings.rule import COMMANDS, Rule, rules
from graph.errors import RegistryError
from queries.registry import Registry


def find(
    registry: Registry, classes: str = "check", *, rule: str = "", class_: str = "",
    department: str = "", matter: str = "", severity: str = "", everything: bool = False,
) -> list[dict[str, Any]]:
    """Findings as JSON, the gravest and surest first.

    `classes` is a command: overlaps, gaps or check (all). What people disposed of
    or muted is left out unless `everything`. Raises RegistryError for a rule, class
    or severity that does not exist.
    """
    chosen = _chosen(classes, rule, class_)
    _known("级别", "severity", severity, SEVERITIES)
    standing = Standing(registry.ledger)
    made = list_all(Facts(registry), chosen, standing)
    return [
        f for f in made
        if (everything or f["state"] in ("open", "reopened"))
        and (not severity or f["severity"] == severity)
        and (not matter or matter in f["matter"])
        and (not department or any(_of(f[side], department) for side in ("a", "b")))
    ]


def list_all(facts: Facts, chosen: list[Rule], standing: Standing) -> list[dict[str, Any]]:
    """The findings of some rules with their state, in order."""
    found = [f for each in chosen for f in each.run(facts)]
    found.sort(key=lambda f: (SEVERITIES.index(f.severity), CLASSES.index(f.class_), -f.score))
    return [standing.describe(f) for f in found]


def _chosen(classes: str, rule: str, class_: str) -> list[Rule]:
    _known("命令", "command", classes, tuple(COMMANDS))
    _known("规则", "rule", rule, tuple(rules()))
    _known("类别", "class", class_, CLASSES)
    return [
        r for r in rules().values()
        if r.class_ in COMMANDS[classes]
        and (r.name == rule if rule else not r.on_purpose)
        and (not class_ or r.class_ == class_)
    ]


def _known(zh: str, en: str, value: str, known: tuple[str, ...]) -> None:
    if value and value not in known:
        listed = "、".join(known)
        raise RegistryError(
            f"没有“{value}”这个{zh}。可用:{listed}。",
            f"There is no {en} {value!r}; there are: {listed}.",
        )


def _of(side: dict[str, Any], department: str) -> bool:
    return any(
        name and (department in name or name in department)
        for name in (side.get("department"), side.get("office"))
    )
