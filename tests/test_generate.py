"""The made-up country: the same for one seed, with what was planted where it says."""

from __future__ import annotations

from benchmarks.generate import COUNTY, documents, generate, lines, place


def test_one_seed_gives_one_country() -> None:
    assert generate(3, 900) == generate(3, 900)
    assert generate(3, 900) != generate(4, 900)


def test_it_has_as_many_duties_as_were_asked_for() -> None:
    for size in (0, 1, 2, COUNTY, COUNTY + 1, 2_345):
        assert len(generate(1, size).duties) == size


def test_no_two_counties_share_name_or_code() -> None:
    made = [place(n) for n in range(5_000)]
    assert len({name for name, _ in made}) == len({code for _, code in made}) == 5_000


def test_what_was_planted_is_there() -> None:
    country = generate(5, 4_000)
    duties = {d.id: d for d in country.duties}
    assert {p.kind for p in country.planted} == {"duplication", "no_lead", "nobody"}
    for planted in country.planted:
        named = [duties[d] for d in planted.duties]
        if planted.kind == "duplication":
            assert named[0].body != named[1].body and named[0].place == named[1].place
        else:
            assert (named[0].body == "") == (planted.kind == "nobody")
            assert (named[0].role == "support") == (planted.kind == "no_lead")


def test_counties_copy_from_their_province() -> None:
    duties = generate(5, 4_000).duties
    assert len({d.text for d in duties}) < 0.6 * len(duties)


def test_documents_are_boundary_tables_a_county_each() -> None:
    country = generate(5, 2 * COUNTY)
    made = dict(documents(country))
    assert len(made) == 2
    assert all(d.text in made[f"{d.place}职责边界登记表.txt"] for d in country.duties)
    assert {line["kind"] for line in lines(country)} == {"place", "regulation", "duty", "planted"}
