"""The address is the state: codes in the query string, never translated words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NoReturn
from urllib.parse import urlencode

import streamlit as st

from ui.parts.words import language

Value = str | int | Sequence[str] | None


def get(name: str, default: str = "") -> str:
    """A parameter of the address."""
    return str(st.query_params.get(name, default))


def many(name: str) -> list[str]:
    """A repeatable parameter of the address."""
    return [value for value in st.query_params.get_all(name) if value]


def number(name: str, default: int = 0, top: int | None = None) -> int:
    """A number in the address; anything else is the default."""
    try:
        value = int(get(name) or default)
    except ValueError:
        return default
    if value < 0 or (top is not None and value > top):
        return default
    return value


def put(**values: Value) -> None:
    """Changes parameters of the address; None or '' takes one out."""
    for name, value in values.items():
        if value is None or value == "" or value == []:
            if name in st.query_params:
                del st.query_params[name]
        else:
            st.query_params[name] = value if isinstance(value, list) else str(value)


def parameters(**values: Value) -> dict[str, Any]:
    """Parameters of a link to another page: those with a value, and the language."""
    made: dict[str, Any] = {
        name: list(value) if isinstance(value, (list, tuple)) else str(value)
        for name, value in values.items()
        if value not in (None, "", [], ())
    }
    if language() != "zh":
        made["lang"] = language()
    return made


def href(page: str, **values: Value) -> str:
    """The address of a page with parameters, from the root of the server."""
    path = "/" if page == "ask" else f"/{page}"
    query = urlencode(parameters(**values), doseq=True)
    return f"{path}?{query}" if query else path


def go(page: str, parameters: dict[str, Any]) -> NoReturn:
    """Leaves for another page."""
    st.switch_page(st.session_state["_pages"][page], query_params=parameters)


def field(label: str, name: str, **options: Any) -> str:
    """A text field whose words are in the address."""
    key = f"{name}_field"
    if st.session_state.get(key, None) != get(name):
        st.session_state[key] = get(name)

    def keep() -> None:
        put(**{name: st.session_state[key].strip(), "p": None, "a": None})

    return st.text_input(label, key=key, on_change=keep, **options) or ""


def choice(
    label: str, name: str, options: Sequence[str], words: Callable[[str], str],
    *, default: str = "", widget: str = "segmented_control", clears: Sequence[str] = ("p",),
    **rest: Any,
) -> str:
    """One of several codes, kept in the address."""
    first = default or options[0]
    current = get(name, first)
    if current not in options:
        current = first
    key = f"{name}_{language()}_choice"
    if st.session_state.get(key) != current:
        st.session_state[key] = current

    def keep() -> None:
        chosen = st.session_state[key] or first
        put(**{name: None if chosen == first else chosen, **dict.fromkeys(clears)})

    draw = getattr(st, widget)
    draw(label, options, key=key, format_func=words, on_change=keep,
         label_visibility="visible" if widget == "selectbox" else "collapsed", **rest)
    return current


def choices(
    label: str, name: str, options: Sequence[str], words: Callable[[str], str],
    *, widget: str = "pills", **rest: Any,
) -> list[str]:
    """Several codes, kept in the address."""
    current = [value for value in many(name) if value in options]
    key = f"{name}_{language()}_choices"
    if list(st.session_state.get(key) or []) != current:
        st.session_state[key] = current

    def keep() -> None:
        put(**{name: list(st.session_state[key] or []), "p": None, "s": None})

    if widget == "pills":
        st.pills(label, options, key=key, format_func=words, on_change=keep,
                 selection_mode="multi", **rest)
    else:
        st.multiselect(label, options, key=key, format_func=words, on_change=keep, **rest)
    return current


def paged(total: int, size: int = 50) -> tuple[int, int]:
    """The part of a long list that the address asks for, with the control for it."""
    count = max(1, -(-total // size))
    page = number("p", 1, count) or 1
    if count > 1:
        key = f"pages_{count}_{page}"

        def keep() -> None:
            chosen = int(st.session_state[key])
            put(p=None if chosen == 1 else chosen)

        st.pagination(count, default=page, key=key, on_change=keep)
    return (page - 1) * size, min(page * size, total)
