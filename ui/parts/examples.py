"""Example questions, made of what is loaded."""

from __future__ import annotations

from ui.parts import data
from ui.parts.words import t

MOST = 6


def examples() -> list[str]:
    """Up to six questions that the loaded documents answer."""
    made: list[str] = []
    shared = sorted(data.matters().values(), key=lambda m: -len(m["parties"]))
    for matter in shared[:2]:
        made.append(t("example.who", matter=_short(matter["name"])))
    if shared:
        made.append(t("example.basis", matter=_short(shared[0]["name"])))
        made.append(t("example.sharing", matter=_short(shared[0]["name"])))
    for department in list(data.departments().values())[:1]:
        made.append(t("example.duties", department=department["name"]))
    for service in data.rows("services")[:1]:
        made.append(t("example.phone", service=_short(service["name"])))
    return list(dict.fromkeys(made))[:MOST]


def _short(name: str) -> str:
    return "".join(name.split()).rstrip("。;")[:24]
