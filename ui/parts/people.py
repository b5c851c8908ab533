"""Who acts, and what they may do (身份与权限): decided here, on the server.

Without a configured sign-in everybody at this machine may do everything, as
"local". With one (`[auth]` in secrets.toml) the claim `roles` of the signed-in
person decides; a person without it reads.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import streamlit as st

from graph.errors import RegistryError

ORDER = ("reader", "editor", "admin")
LOCAL = "local"


def configured() -> bool:
    """Whether a sign-in is configured."""
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False


def sign() -> str:
    """For the page's script: `out` before a sign-in, `in` after it, else nothing."""
    return "" if not configured() else "in" if user() else "out"


def user() -> Mapping[str, Any]:
    """The claims of the signed-in person; empty when nobody is signed in."""
    if not configured() or not st.user.is_logged_in:
        return {}
    claims = dict(st.user.to_dict())
    expires = claims.get("exp")
    if isinstance(expires, (int, float)) and expires < time.time():
        return {}
    return claims


def who() -> str:
    """The name under which a change is recorded."""
    claims = user()
    return str(claims.get("name") or claims.get("email") or claims.get("sub") or LOCAL)


def role() -> str:
    """reader, editor or admin."""
    if not configured():
        return "admin"
    claims = user().get("roles") or []
    held = {claims} if isinstance(claims, str) else set(claims)
    return next((name for name in reversed(ORDER) if name in held), "reader")


def may(wanted: str) -> bool:
    """Whether the present person has a right."""
    return ORDER.index(role()) >= ORDER.index(wanted)


def demand(wanted: str) -> None:
    """Raises RegistryError when the present person lacks a right."""
    if not may(wanted):
        raise RegistryError(
            f"需要“{wanted}”权限,请联系管理员。",
            f"Needs the {wanted} right; ask your administrator.", "no_right",
        )
