"""What speaks for and against: readable features of two duties, each about 0 … 1."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from findings.pairs.acts import act_features, acts_of
from findings.pairs.holdings import Grouping
from findings.pairs.leftover import Leftover
from findings.pairs.places import Relation
from findings.pairs.terms import Terms, bare_text, shared_weight, terms_of, total_weight
from findings.pairs.words import Alignment
from language.departments import department_key

STEP_GROUPS = {
    "plan": "make", "approve": "decide", "accept": "accept", "check": "watch", "guide": "watch",
    "punish": "punish", "pay": "pay", "file": "record", "collect": "record", "report": "tell",
    "give": "tell", "refer": "tell", "publicise": "publicise", "help": "help",
    "coordinate": "coordinate", "do": "do", "manage": "do",
}
"""Steps of verbs.tsv that mean one stage of a process."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two duties ready for comparing."""

    a_dept: str
    b_dept: str
    a: Terms
    b: Terms
    place: Relation
    grouping: Grouping
    likeness: float = 0.0
    """Cosine of the whole texts."""
    object_likeness: float = 0.0
    """Cosine of the objects alone, as the grammar of clauses finds them."""
    alignment: Alignment = field(default_factory=Alignment)
    leftover: Leftover = field(default_factory=Leftover)
    rarity: dict[str, float] | None = None


def features(pair: Pair) -> dict[str, float]:
    """All features of a pair by name; the weights are kept under these names."""
    made = {**_words(pair), **_acts(pair), **_senses(pair), **_places(pair), **_who(pair)}
    made |= act_features(acts_of(bare_text(pair.a.text)), acts_of(bare_text(pair.b.text)))
    made |= {name: getattr(pair.leftover, name) for name in Leftover.__slots__}
    return {**made, **_together(made)}


def _together(f: dict[str, float]) -> dict[str, float]:
    """What only two features say together."""
    object_, pattern = f["objects_best"], max(f["template"], f["in_order"])
    return {
        "elsewhere_other_object": f["other_document"] * (1 - object_),
        "same_object_other_step": object_ * max(f["steps_apart"], f["one_make"], f["one_pay"]),
        "like_object_other_step": f["object_likeness"] * f["steps_apart"],
        "one_pattern_other_object": pattern * (1 - f["objects_least"]),
        **{f"one_object_{n}": max(object_, f["object_contained"]) * f[n] for n in _BY_OBJECT},
    }


_BY_OBJECT = ("act_apart", "act_apart_any", "only_make", "only_help", "only_watch")


def _words(pair: Pair) -> dict[str, float]:
    a, b = pair.a, pair.b
    shared = shared_weight(a, b)
    one, two = total_weight(a), total_weight(b)
    least, most = min(one, two), max(one, two)
    rare = shared_weight(a, b, pair.rarity)
    rare_least = min(total_weight(a, pair.rarity), total_weight(b, pair.rarity))
    lengths = sorted((len(a.flat), len(b.flat)))
    return {
        "contained": shared / least if least else 0.0,
        "covered": shared / most if most else 0.0,
        "rare_contained": rare / rare_least if rare_least else 0.0,
        "rare_shared": min(1.0, rare / 6),
        "nothing_shared": float(rare < 0.8),
        "in_order": LCSseq.similarity(a.flat, b.flat) / max(1, lengths[0]),
        "template": fuzz.ratio(a.flat, b.flat) / 100,
        "likeness": pair.likeness,
        "objects_best": pair.alignment.objects[0],
        "objects_least": pair.alignment.objects[1],
        "acts_best": pair.alignment.acts[0],
        "acts_least": pair.alignment.acts[1],
        "words_best": pair.alignment.words[0],
        "words_least": pair.alignment.words[1],
        "object_likeness": pair.object_likeness,
        "object_contained": _contained(terms_of(a.object), terms_of(b.object)),
        "short": float(lengths[0] <= 9),
        "lengths": lengths[0] / max(1, lengths[1]),
        "size": min(1.0, math.log1p(lengths[0]) / 4),
    }


def _contained(a: Terms, b: Terms) -> float:
    least = min(total_weight(a), total_weight(b))
    return shared_weight(a, b) / least if least else 0.0


def _stages(terms: Terms) -> frozenset[str]:
    return frozenset(STEP_GROUPS.get(s, "do") for s in terms.steps)


def _acts(pair: Pair) -> dict[str, float]:
    a, b = _stages(pair.a), _stages(pair.b)
    first = STEP_GROUPS.get(pair.a.first_step, ""), STEP_GROUPS.get(pair.b.first_step, "")
    both = a | b
    plain = {"do", "coordinate"}
    return {
        "steps_shared": len(a & b) / len(both) if both else 0.5,
        "first_step_equal": float(first[0] == first[1] != ""),
        "steps_apart": float(bool(a - plain and b - plain) and not (a - plain) & (b - plain)),
        "verbs_shared": float(bool(pair.a.verbs & pair.b.verbs)),
        "no_verb": float(not a or not b),
        **{f"one_{s}": float((s in a) != (s in b)) for s in _ONE_SIDED},
        "help_differs": float(
            (pair.a.first_role == "support") != (pair.b.first_role == "support")
        ),
    }


_ONE_SIDED = ("make", "decide", "accept", "watch", "punish", "pay", "record", "tell", "help")


def _senses(pair: Pair) -> dict[str, float]:
    a, b = dict_of(pair.a.senses), dict_of(pair.b.senses)
    groups = set(a) & set(b)
    return {
        "sense_conflict": float(any(not a[g] & b[g] for g in groups)),
        "sense_equal": float(any(a[g] & b[g] for g in groups)),
        "sense_one_sided": float(bool(a) != bool(b)),
    }


def dict_of(senses: frozenset[tuple[str, str]]) -> dict[str, set[str]]:
    """Senses by group."""
    made: dict[str, set[str]] = {}
    for group, sense in senses:
        made.setdefault(group, set()).add(sense)
    return made


def _places(pair: Pair) -> dict[str, float]:
    r, g = pair.place, pair.grouping
    return {
        **{name: float(getattr(g, name)) for name in Grouping.__slots__},
        "other_document": float(r.found and not r.same_document),
        "not_found": float(not r.found),
        "same_cell": float(r.same_cell),
        "same_row_other_cell": float(r.same_row and not r.same_cell),
        "same_group_same_column": float(r.same_group and r.same_column and not r.same_cell),
        "same_group_other_column": float(
            r.same_group and not r.same_row and not r.same_column
        ),
        "same_table": float(r.same_table),
        "distance": r.distance if r.same_document else 0.0,
        "near": float(r.same_document and r.distance <= 0.05),
    }


def _function(name: str) -> str:
    return department_key(name).function


def _who(pair: Pair) -> dict[str, float]:
    a, b = pair.a_dept, pair.b_dept
    same = bool(a) and a == b
    return {
        "same_body": float(same),
        "body_within": float(not same and bool(a and b) and (a in b or b in a)),
        "same_function": float(bool(a and b) and not same and _function(a) == _function(b) != ""),
        "other_body": float(bool(a and b) and not same and a not in b and b not in a),
        "names_other": float(
            any(n in b or b in n for n in pair.a.bodies if b)
            or any(n in a or a in n for n in pair.b.bodies if a)
        ),
    }
