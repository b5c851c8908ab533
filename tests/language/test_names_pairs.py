"""Three hundred pairs of names: which mean one body (names.tsv)."""

from collections import Counter

import pytest

from language.same_body import compare_names
from tests.language.cases import cases

PAIRS = cases("names")


def test_there_are_three_hundred_pairs_of_every_kind():
    assert len(PAIRS) >= 300
    assert Counter(p["expected"] for p in PAIRS).keys() == {"same", "different", "unsure"}
    assert {"prefix", "short", "old", "typo", "other place", "masked", "near miss", "level"} <= {
        p["case"] for p in PAIRS
    }


def test_precision_and_recall_of_same():
    said = [(p["expected"], compare_names(p["a"], p["b"], p["place"]).answer) for p in PAIRS]
    right = sum(e == s == "same" for e, s in said)
    precision = right / sum(s == "same" for _, s in said)
    recall = right / sum(e == "same" for e, _ in said)
    assert precision >= 0.99
    assert recall >= 0.97


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p['case']}: {p['a']} / {p['b']}")
def test_pair(pair):
    assert compare_names(pair["a"], pair["b"], pair["place"]).answer == pair["expected"]


def test_a_place_s_short_form_is_the_place():
    assert compare_names("白鹭民政局", "区民政局", "青禾市白鹭区").answer == "same"


def test_two_documents_of_two_counties_share_no_body():
    assert compare_names("县水利局", "县水利局", "云杉县", "红枫县").answer == "different"
