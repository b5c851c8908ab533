"""The one opened registry of this server, and what is kept of it by its version."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import streamlit as st

from graph.errors import RegistryError
from graph.home import Home
from graph.ledger import NewDocument
from queries.registry import Registry
from ui.parts import people

if TYPE_CHECKING:
    from ingest.pipeline import Outcome

log = logging.getLogger(__name__)
Note = Callable[[int, int, str], None]


@dataclass(slots=True)
class Holder:
    """An opened registry and the version of the ledger that the pages show."""

    registry: Registry
    version: int
    data: int
    """The version of what documents and names say; a disposition leaves it."""
    lock: threading.RLock = field(default_factory=threading.RLock)
    checked: int = -1
    """The data version whose findings are known."""
    warming: bool = False
    """Whether what is slow at first is made ready beside the pages."""


_held: dict[tuple[str, ...], Holder] = {}
_gate = threading.Lock()


def holder() -> Holder:
    """The opened registry: opened once for the server's life, since the embedded graph
    allows one opening. Raises RegistryError in one sentence.
    """
    named = tuple(os.environ.get(f"REGISTRY_{name}", "") for name in ("HOME", "LEDGER", "STORE"))
    if named not in _held:
        with _gate:
            if named not in _held:
                registry = Registry.connect(Home.find())
                registry.sync()
                version = registry.ledger.version
                _held[named] = Holder(registry, version, version)
    return _held[named]


def registry() -> Registry:
    return holder().registry


def version() -> int:
    """The version of the ledger that the pages show."""
    return holder().version


def key() -> tuple[str, int]:
    """What caches are keyed by: the registry's folder and its version."""
    held = holder()
    return str(held.registry.home.folder), held.data


def changed_elsewhere() -> bool:
    """Whether somebody else wrote to the ledger since the pages' version."""
    held = holder()
    return held.registry.ledger.version != held.version


def refresh(*, decided: bool = False) -> None:
    """Brings the projections and the pages to the ledger's present version.

    `decided`: only a disposition was recorded, so that what is cached still holds.
    """
    held = holder()
    with held.lock:
        held.registry.sync()
        before, held.version = held.version, held.registry.ledger.version
        if not (decided and held.version == before + 1):
            held.data = held.version
            if held.warming:
                _beside(_check)


def warm() -> None:
    """Makes ready, beside the pages, what is slow when it is first wanted."""
    try:
        held = holder()
    except RegistryError:
        return  # the pages will say it
    held.warming = True
    _beside(_check)


def _beside(work: Callable[[], object]) -> None:
    threading.Thread(target=work, daemon=True, name="warm").start()


WARM_BELOW = 20_000
"""Statements up to which findings are sought before anybody asks for them."""


def _check() -> None:
    try:
        from ui.parts import data

        ask("谁负责", "", "")  # first: whoever opens the pages asks before looking for findings
        data.departments(), data.matters(), data.regulations()
        if registry().ledger.counts()["statements"] <= WARM_BELOW:
            findings()
    except Exception:
        log.exception("what the pages need could not be made ready")


def upload(files: Sequence[tuple[str, bytes]], note: Note) -> list[Outcome | NewDocument]:
    """Loads files; a bad one stops no other. Needs the editor's right.

    A new version of a document that is loaded is only read: it is given back, and
    nothing changes before `adopt`.
    """
    from ingest.pipeline import digest, read_bytes, record, unchanged

    people.demand("editor")
    held = holder()
    ledger = held.registry.ledger
    made: list[Outcome | NewDocument] = []
    with held.lock:
        for done, (name, content) in enumerate(files):
            note(done, len(files), name)
            same = unchanged(ledger, digest(content), name)
            if same is not None:
                made.append(same)
                continue
            read = read_bytes(content, name)
            if isinstance(read, NewDocument) and ledger.current(read.series):
                made.append(read)
            else:
                made.append(record(ledger, read, content, name, people.who()))
        note(len(files), len(files), "…")
        refresh()
    return made


def adopt(made: NewDocument) -> Outcome:
    """Replaces a document by its new version. Needs the editor's right."""
    from ingest.pipeline import record

    people.demand("editor")
    held = holder()
    with held.lock:
        outcome = record(held.registry.ledger, made, made.content, made.name, people.who())
        refresh()
    return outcome


def ask(question: str, document: str, place: str) -> dict[str, Any]:
    """An answer as in the contract of `registry ask`."""
    try:
        from ask.engine import Asker
    except ImportError as error:
        raise RegistryError(
            f"提问部分没有装好({error})。请重新安装本程序。",
            f"The part that answers questions is not installed ({error}). Install the "
            "program again.", "not_installed",
        ) from error
    return _answer(key(), question, document, place, Asker)


@st.cache_resource(max_entries=4, show_spinner=False)
def _asker(key: tuple[str, int], _make: Callable[[Registry], Any]) -> Any:
    return _make(registry())


@st.cache_data(max_entries=500, show_spinner=False)
def _answer(
    key: tuple[str, int], question: str, document: str, place: str,
    _make: Callable[[Registry], Any],
) -> dict[str, Any]:
    asker = _asker(key, _make)
    return dict(asker.ask(question, document=document, place=place))


def findings() -> list[dict[str, Any]]:
    """Every finding, those disposed of too."""
    try:
        from findings.run import find
    except ImportError as error:
        raise RegistryError(
            f"检查部分没有装好({error})。请重新安装本程序。",
            f"The part that looks for findings is not installed ({error}). Install the "
            "program again.", "not_installed",
        ) from error
    held = holder()
    data = held.data
    found = _findings(key(), find)
    held.checked = data
    return found


def findings_known() -> list[dict[str, Any]]:
    """The findings when they are known already; never waits for them."""
    held = holder()
    return findings() if held.checked == held.data else []


@st.cache_resource(max_entries=2, show_spinner=False)
def _findings(key: tuple[str, int], _find: Callable[..., Any]) -> list[dict[str, Any]]:
    return list(_find(registry(), "check", everything=True))
