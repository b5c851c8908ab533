"""On what does it rest (依据): the row that names the regulation comes first."""

from __future__ import annotations

import re

from ask.answers import Found, ordinary, same
from ask.fit import Fit

INTENTS = ("legal_basis",)
_CITES = re.compile(r"《[^》]{2,}|[〔\[［(（]\s*(?:19|20)\d{2}|令第?\d+号|第.{1,5}条")
DEEP = 12


def compose(found: Found) -> list[Fit] | None:
    """Units that name an instrument themselves, among the best."""
    near = [f for f in found.fits[:DEEP] if f.score > found.best.score - 6]
    naming = [f for f in near if _CITES.search(f.unit.text) or (
        f.unit.kind in ("matters", "powers", "regimes") and f.unit.get("regulation"))]
    if not naming:
        return None
    rest = [f for f in ordinary(found) if not same(f, naming[0])]
    return [naming[0], *rest[:2]]
