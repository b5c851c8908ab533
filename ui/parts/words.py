"""Words of the pages in both languages, from `ui/text/zh.toml` and `en.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

FOLDER = Path(__file__).parent.parent / "text"
LANGUAGES = ("zh", "en")


@cache
def catalogue(language: str) -> dict[str, str]:
    """All words of a language by dotted key."""
    with (FOLDER / f"{language}.toml").open("rb") as file:
        return dict(_flat("", tomllib.load(file)))


def _flat(prefix: str, part: dict[str, Any]) -> list[tuple[str, str]]:
    made: list[tuple[str, str]] = []
    for name, value in part.items():
        if isinstance(value, dict):
            made += _flat(f"{prefix}{name}.", value)
        else:
            made.append((prefix + name, value))
    return made


_spoken: ContextVar[str] = ContextVar("spoken", default="")


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """A language for what is worded outside a session."""
    token = _spoken.set(lang)
    try:
        yield
    finally:
        _spoken.reset(token)


def language() -> str:
    """The language of this session: `zh` unless the address or the switch says `en`."""
    return _spoken.get() or str(st.session_state.get("lang", "zh"))


def t(key: str, **values: object) -> str:
    """The words of a key, with values put in. Raises KeyError for an unknown key."""
    text = catalogue(language())[key]
    return text.format(**values) if values else text


def known(key: str, otherwise: str = "") -> str:
    """The words of a key, or something else where the catalogue has none."""
    return catalogue(language()).get(key, otherwise)


def both(zh: str, en: str) -> str:
    """That one of two wordings which fits the session's language."""
    return en if language() == "en" else zh
