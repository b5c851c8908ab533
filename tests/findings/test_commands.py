"""Findings on the command line: the matrix, muting a rule for a place, comparing places."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import DEMO, run


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    assert run("ingest", DEMO, "--json", home=folder)[0] == 0
    return folder


def test_the_matrix_has_a_row_a_matter_with_roles_and_citations(home: Path) -> None:
    status, made, _ = run("show", "matrix", "--json", home=home)
    assert status == 0 and made["total"] == len(made["rows"]) > 2
    for row in made["rows"]:
        assert set(row["roles"]) <= set(made["columns"])
        assert row["citations"] and row["parties"] == len(row["roles"])


def test_the_matrix_of_one_department_holds_its_matters_only(home: Path) -> None:
    _, made, _ = run("show", "matrix", "--json", "--department", "财政局", home=home)
    assert made["rows"] and all("财政局" in "".join(r["roles"]) for r in made["rows"])


def test_a_rule_is_muted_for_a_place_and_heard_again(home: Path) -> None:
    status, made, _ = run("overlaps", "--rule", "co_owned", "--json", home=home)
    place = made["findings"][0]["place"]
    assert status == 0 and place
    assert run("dispose", "mute", "co_owned", "--place", place, "--why", "已知", home=home)[0] == 0
    assert run("overlaps", "--rule", "co_owned", "--json", home=home)[1]["findings"] == []
    assert run("dispose", "undo", "1", home=home)[0] == 0
    again = run("overlaps", "--rule", "co_owned", "--json", home=home)[1]
    assert len(again["findings"]) == len(made["findings"])


@pytest.mark.parametrize("words", [
    ("dispose", "mute", "no_such_rule", "--why", "x"), ("dispose", "mute", "co_owned"),
])
def test_muting_needs_a_rule_and_a_reason(home: Path, words: tuple[str, ...]) -> None:
    status, _, said = run(*words, home=home)
    assert status == 2 and said


def test_places_are_compared_only_when_asked_for(home: Path) -> None:
    everything = run("check", "--json", "--class", "conflict", home=home)[1]["findings"]
    assert "places_differ" not in {f["rule"] for f in everything}
    assert run("check", "--json", "--rule", "places_differ", home=home)[1]["findings"] == []
