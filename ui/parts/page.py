"""What a page file declares, and the pages there are, found by looking."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Page:
    """A page (页面): the path in its address, its place in the menu, what draws it.

    Its title is the words `page.<path>` of the catalogues, `page.ask` for the start.
    """

    path: str
    order: int
    draw: Callable[[], None]
    start: bool = False

    @property
    def title_key(self) -> str:
        return f"page.{self.path}"


@cache
def pages(folder: Path = FOLDER, package: str = "ui") -> dict[str, Page]:
    """Every page by its path, in the order of the menu."""
    found: list[Page] = []
    for file in sorted(folder.glob("*.py")):
        if file.stem != "__init__":
            module = importlib.import_module(f"{package}.{file.stem}")
            if isinstance(getattr(module, "PAGE", None), Page):
                found.append(module.PAGE)
    return {page.path: page for page in sorted(found, key=lambda page: page.order)}
