"""A whole `ingest` call: files in, ledger and projections up to date, a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from graph.kinds import EDGES
from ingest import workers
from ingest.pipeline import Outcome, files, load
from queries.registry import Registry

Note = Callable[[int, int, str], None]


def run(
    registry: Registry,
    paths: Sequence[Path],
    *,
    who: str = "",
    processes: int | str = 0,
    note: Note = lambda done, total, text: None,
) -> dict[str, Any]:
    """Loads files and folders and brings the projections up to date.

    `processes` is how many processes of this machine read (0 reads here), or the
    address of a Dask scheduler. Returns the report of the command-line contract.
    `note` hears (done, total, name) for each file.
    """
    listed = list(files(paths))
    outcomes: list[Outcome] = []
    with _readers(processes) as submit:
        for outcome in load(registry.ledger, listed, who, submit):
            outcomes.append(outcome)
            note(len(outcomes), len(listed), Path(outcome.path).name)
    note(len(listed), len(listed), "…")
    registry.sync()
    return report(registry, outcomes)


def _readers(processes: int | str) -> AbstractContextManager[workers.Submit | None]:
    if isinstance(processes, str):
        return workers.scheduler(processes)
    return workers.pool(processes) if processes else nullcontext()


def report(registry: Registry, outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """What became of each file, and what the registry holds now."""
    counts = registry.store.counts()
    documents = [outcome.to_json() for outcome in outcomes]
    return {
        "documents": documents,
        "totals": {
            **registry.ledger.counts(),
            "nodes": sum(n for label, n in counts.items() if label not in EDGES),
            "edges": sum(n for label, n in counts.items() if label in EDGES),
            "issues": sum(len(d["issues"]) for d in documents),
        },
    }
