"""Who shares a matter (会同, 配合): every body on the matter, one row each."""

from __future__ import annotations

from ask.answers import Found, ordinary, same
from ask.fit import Fit
from ask.fold import fold

INTENTS = ("overlap",)
MOST = 8


def compose(found: Found) -> list[Fit] | None:
    """The matter's row if there is one, then a duty of each body on it."""
    best = found.best.unit
    matter = best.get("matter")
    if not matter or best.kind not in ("duties", "matters"):
        return None
    kept: dict[str, Fit] = {}
    for fit in found.fits:
        unit = fit.unit
        if unit.kind != "duties" or unit.document_id != best.document_id:
            continue
        bearer = fold(unit.get("department") + unit.get("office"))
        if unit.get("matter") == matter and bearer:
            kept.setdefault(bearer, fit)
    if len(kept) < 2:
        return None
    lead = [found.best] if best.kind == "matters" else []
    listed = [*lead, *kept.values()][:MOST]
    return listed if len(listed) > 1 else [
        *listed, *(f for f in ordinary(found) if not same(f, listed[0]))]
