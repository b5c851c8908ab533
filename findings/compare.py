"""Labels of duty pairs (职责对): same, shared or different, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from findings.pairs.classifier import Judgement, Model, load
from findings.pairs.encoder import Encoder
from findings.pairs.features import Pair, features
from findings.pairs.holdings import Grouping, Holding, Holdings, grouping
from findings.pairs.leftover import leftover
from findings.pairs.places import Places, Relation, Spot
from findings.pairs.terms import terms_of
from findings.pairs.words import align, words_of
from language.text import flat, normalise
from queries.registry import Registry

VECTORS = "vectors.npz"


@dataclass(frozen=True, slots=True)
class Known:
    """A text with its bearer, and where it stands."""

    department: str
    text: str
    spots: tuple[Spot, ...]
    holdings: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """How two texts stand to one another, whatever they say."""

    place: Relation
    grouping: Grouping
    documents: frozenset[str]
    """Documents that hold both."""


class Comparer:
    """Compares duties, looking both texts up in the documents of a registry."""

    def __init__(
        self, registry: Registry, *, model: Model | None = None, encoder: Encoder | None = None
    ) -> None:
        self.places = Places(registry)
        self.holdings = Holdings(registry)
        self.encoder = encoder or Encoder(registry.home.folder / VECTORS)
        self._model = model

    @property
    def model(self) -> Model:
        if self._model is None:
            self._model = load("vectors" if self.encoder.ready else "words")
        return self._model

    def compare(self, a_dept: str, a_text: str, b_dept: str, b_text: str) -> dict[str, Any]:
        """The label of two duties, its score (0–1) and why.

        An empty side gives `different` with score 0 and says so; of a long text
        the first characters (`terms.LONGEST`) are compared.
        """
        empty = _empty(a_text, b_text)
        if empty is not None:
            return _reply(empty)
        if flat(normalise(a_text)) == flat(normalise(b_text)) and a_dept == b_dept:
            return _reply(
                Judgement("same", {"same": 1.0, "shared": 0.0, "different": 0.0},
                          (("两段文字相同", "both texts are the same"),))
            )
        made = self.pair(a_dept, a_text, b_dept, b_text)
        return _reply(self.model.judge(features(made)))

    def pair(self, a_dept: str, a_text: str, b_dept: str, b_text: str) -> Pair:
        """A pair with its words, places and likeness; both texts are looked up."""
        return self.pair_of(self.look_up(a_dept, a_text), self.look_up(b_dept, b_text))

    def look_up(self, department: str, text: str) -> Known:
        """A text with every place and row that holds it."""
        return Known(department, text, self.places.find(text), self.holdings.find(text))

    def pair_of(self, one: Known, two: Known, setting: Setting | None = None) -> Pair:
        """A pair whose places are known."""
        where = setting or self.setting(one, two)
        a, b = terms_of(one.text), terms_of(two.text)
        rarity = self.places.rarity(set(where.documents))
        first, second = words_of(one.text), words_of(two.text)
        return Pair(
            one.department, two.department, a, b, where.place, where.grouping,
            self.encoder.likeness(a.text, b.text),
            self.encoder.likeness(a.object, b.object),
            align(first, second, self.encoder, rarity),
            leftover((a.flat, b.flat), (first, second), self.encoder, rarity),
            rarity,
        )

    def setting(self, one: Known, two: Known) -> Setting:
        """How the places of two texts relate."""
        place = self.places.relation(one.spots, two.spots)
        documents = (
            {s.document for s in one.spots} & {s.document for s in two.spots}
            if place.same_document else set()
        )
        return Setting(place, grouping(one.holdings, two.holdings), frozenset(documents))

    def learn(self, texts: Iterable[str]) -> None:
        """Computes the vectors of many texts at once, before comparing them."""
        listed = list(texts)
        self.encoder.learn(terms_of(t).text for t in listed)
        self.encoder.learn(terms_of(t).object for t in listed)
        self.encoder.learn(w.text for t in listed for w in words_of(t))
        self.encoder.save()


def _empty(a_text: str, b_text: str) -> Judgement | None:
    """The judgement when a side says nothing that could be compared."""
    for zh, en, text in (("甲", "first", a_text), ("乙", "second", b_text)):
        if not flat(text):
            reason = (f"{zh}方职责为空,无从比较", f"the {en} duty is empty: nothing to compare")
            return Judgement("different", {"same": 0.0, "shared": 0.0, "different": 0.0}, (reason,))
    return None


def _reply(made: Judgement) -> dict[str, Any]:
    return {
        "label": made.label,
        "score": round(made.chances[made.label], 3),
        "why": made.why,
        "why_en": made.why_en,
        "chances": {k: round(v, 3) for k, v in made.chances.items()},
    }
