"""The look of the pages (样式): tokens for light and dark, and the style sheet."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).parent.parent / "static"

LIGHT = {
    "ground": "#FFFFFF", "panel": "#F2F4F7", "text": "#1B1F24", "second": "#4A5560",
    "primary": "#0B5394", "on-primary": "#FFFFFF", "link": "#0B4F8A", "border": "#6B7683",
    "quote": "#FFE08A",
    "good": "#1B5E20", "good-ground": "#E6F4E8", "caution": "#7A4100",
    "caution-ground": "#FFF1D6", "bad": "#9B1C1C", "bad-ground": "#FDE8E8",
}
DARK = {
    "ground": "#14181D", "panel": "#1F262E", "text": "#E8EBEE", "second": "#B3BDC7",
    "primary": "#8AB8F0", "on-primary": "#14181D", "link": "#9CC7F5", "border": "#8693A0",
    "quote": "#5C4A00",
    "good": "#9BE3A3", "good-ground": "#17331B", "caution": "#FFCF8A",
    "caution-ground": "#3A2A0B", "bad": "#FFB3B3", "bad-ground": "#431A1A",
}


@cache
def sheet() -> str:
    """The style sheet; its colours are the tokens."""
    return (FOLDER / "page.css").read_text(encoding="utf-8")


def tokens() -> dict[str, str]:
    """The colours of the mode that this browser shows."""
    return DARK if getattr(st.context.theme, "type", "light") == "dark" else LIGHT


def draw() -> None:
    """Puts the style sheet with this mode's colours on the page."""
    colours = "".join(f"--rr-{name}:{value};" for name, value in tokens().items())
    st.html(f"<style>:root{{{colours}}}\n{sheet()}</style>")
