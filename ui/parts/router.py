"""The script beside the pages: links in tables, page language, print, matrix keys.

Links in HTML would start a new session; this script hands them to Streamlit, which
keeps the session. Without it they still open the right address.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from ui.parts import people
from ui.parts.words import LANGUAGES, catalogue, language

FOLDER = Path(__file__).parent.parent / "static"
KEY = "router"


@cache
def _component(name: str) -> Any:
    return st.components.v2.component(
        f"registry_{name}", js=(FOLDER / f"{name}.js").read_text(encoding="utf-8"),
        html="<span hidden></span>\n", isolate_styles=False,
    )


def _follow() -> None:
    """Keeps where a link leads; the entry goes there before it draws the page."""
    value = st.session_state.get(KEY)
    raw = value.get("go") if value else None
    if raw:
        st.session_state["_goto"] = json.loads(raw)["link"]


def draw(target: str = "") -> None:
    """Mounts the script; `target` is the id of an element to show."""
    builtin = {
        lang: {key.removeprefix("builtin."): text for key, text in catalogue(lang).items()
               if key.startswith("builtin.")}
        for lang in LANGUAGES
    }
    _component("router")(
        key=KEY, data={"lang": language(), "words": builtin, "target": target,
                       "sign": people.sign(), "picture": _picture()},
        on_go_change=_follow,
    )


def _picture() -> dict[str, Any] | None:
    """A picture that the browser shall save as PNG, once; its number tells it from others."""
    wanted: dict[str, Any] | None = st.session_state.pop("_picture", None)
    if wanted:
        st.session_state["_pictures"] = st.session_state.get("_pictures", 0) + 1
        wanted["number"] = st.session_state["_pictures"]
    return wanted


def pending() -> tuple[str, dict[str, Any]] | None:
    """The page and parameters of a followed link, once."""
    goto = st.session_state.pop("_goto", None)
    return (goto["page"], goto["params"]) if goto else None


__all__ = ["draw", "pending"]
