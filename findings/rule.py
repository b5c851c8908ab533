"""Rules (规则) are found by registration: one file each in `findings/rules/`.

A file there makes `RULE = Rule(…)`; nothing else needs to know of it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from findings.model import CLASSES, SEVERITIES, Finding

if TYPE_CHECKING:
    from findings.facts import Facts

COMMANDS = {"overlaps": ("overlap", "conflict"), "gaps": ("gap",), "check": CLASSES}
"""The classes of findings that a command lists."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is looked for, in words for readers and as a function of the facts."""

    name: str
    class_: str
    title: tuple[str, str]
    definition: tuple[str, str]
    source: str
    example: tuple[str, str]
    find: Callable[[Facts], Iterable[Finding]]
    on_purpose: bool = False
    """Whether it runs only when it is asked for by name."""

    def __post_init__(self) -> None:
        if self.class_ not in CLASSES:
            raise ValueError(f"rule {self.name}: class {self.class_!r}, expected {CLASSES}")

    def run(self, facts: Facts) -> list[Finding]:
        """The findings of this rule, each once, the gravest and surest first."""
        named = (replace(f, rule=self.name, class_=self.class_) for f in self.find(facts))
        made = {f.id: f for f in named}
        return sorted(made.values(), key=lambda f: (SEVERITIES.index(f.severity), -f.score))


@cache
def rules() -> dict[str, Rule]:
    """All rules by name, in the order of their names."""
    from findings import rules as package

    found: dict[str, Rule] = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
        if module.startswith("_"):
            continue
        rule = importlib.import_module(f"findings.rules.{module}").RULE
        found[rule.name] = rule
    return found
