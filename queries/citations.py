"""Evidence ids → citations that a person can check: document, place, quote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.ledger import Ledger
from graph.statement import Statement


class Citer:
    """Looks statements up in the ledger and words them as citations."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._names: dict[int, str] = {}

    def cite(self, lists: Iterable[list[str]]) -> list[list[dict[str, Any]]]:
        """A list of citations for each list of evidence ids, one round trip.

        A citation is `{document, document_id, locator, at, quote, how, rule}`. A
        place that lies within one already given is left out: the clause stands for
        its verb and its object.
        """
        wanted = [[_split(e) for e in evidence] for evidence in lists]
        found = self.ledger.cite({pair for pairs in wanted for pair in pairs})
        return [self._listed(pairs, found) for pairs in wanted]

    def _listed(
        self,
        pairs: list[tuple[int, str]],
        found: dict[tuple[int, str], Statement],
    ) -> list[dict[str, Any]]:
        made: dict[tuple[int, str], dict[str, Any]] = {}
        for pair in pairs:
            statement = found.get(pair)
            if statement is None:
                continue
            for place in statement.places:
                if not place.pieces:
                    continue
                seats = ",".join(piece.at for piece in place.pieces)
                if any(n == pair[0] and _covers(given, seats) for n, given in made):
                    continue
                made.setdefault((pair[0], seats), {
                    "document": self._name(pair[0]),
                    "document_id": pair[0],
                    "locator": f"{self._name(pair[0])} › {place.where}",
                    "at": seats,
                    "quote": place.quote,
                    "how": place.how,
                    "rule": statement.rule,
                })
        return list(made.values())

    def _name(self, number: int) -> str:
        if number not in self._names:
            record = self.ledger.document(number)
            self._names[number] = record.name if record else ""
        return self._names[number]


def _covers(given: str, seats: str) -> bool:
    """Whether every span of `seats` lies within a span of `given`."""
    wide = [_span(at) for at in given.split(",")]
    return all(
        any(at == block and low <= start and end <= high for block, low, high in wide)
        for at, start, end in map(_span, seats.split(","))
    )


def _span(at: str) -> tuple[str, int, int]:
    block, _, span = at.partition(":")
    start, _, end = span.partition("-")
    return block, int(start or 0), int(end or 0)


def _split(evidence: str) -> tuple[int, str]:
    number, _, name = evidence.partition(":")
    return int(number), name
