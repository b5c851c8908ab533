"""What rests on a regulation or document number (引用): every matter that cites it."""

from __future__ import annotations

from ask.answers import Found
from ask.fit import Fit
from ask.fold import fold

INTENTS = ("regulation_cited_by",)
MOST = 10
_FIRST = {"matters": 0, "powers": 0, "regimes": 0, "services": 1, "items": 1, "duties": 2}


def compose(found: Found) -> list[Fit] | None:
    """One unit for each matter whose row holds the reference, exactly."""
    wanted = found.question.references
    if not wanted:
        return None
    citing = [
        f for f in found.fits
        if any(w in f.unit.own or w in f.unit.around or w in fold(f.unit.get("regulation"))
               for w in wanted)
    ]
    citing.sort(key=lambda f: (_FIRST.get(f.unit.kind, 3), -f.score))
    kept: dict[str, Fit] = {}
    for fit in citing:
        matter = fit.unit.get("matter") or str((fit.unit.row or {}).get("name") or fit.unit.text)
        kept.setdefault(f"{fit.unit.document}/{fold(matter)}", fit)
    typed = [f for f in kept.values() if f.unit.typed]
    return (typed or list(kept.values()))[:MOST] or None
