"""Where a registry keeps its things, by folder and environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    """A registry's folder, ledger address and store address.

    `REGISTRY_HOME` (default ./var), `REGISTRY_LEDGER` (default SQLite in the
    folder) and `REGISTRY_STORE` (default the embedded graph in the folder).
    """

    folder: Path
    ledger: str = ""
    store: str = ""

    @classmethod
    def find(cls, folder: str | Path | None = None) -> Home:
        """The home that an option or the environment names."""
        chosen = Path(folder or os.environ.get("REGISTRY_HOME") or "var")
        return cls(
            chosen.expanduser().resolve(),
            os.environ.get("REGISTRY_LEDGER", ""),
            os.environ.get("REGISTRY_STORE", ""),
        )

    @property
    def ledger_url(self) -> str | Path:
        return self.ledger or self.folder / "ledger.sqlite"

    @property
    def index(self) -> Path:
        """The folder of the text index."""
        return self.folder / "index"
