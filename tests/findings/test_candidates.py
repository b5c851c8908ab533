"""Blocking: planted overlaps are met, and the work grows with the number of duties."""

from __future__ import annotations

from benchmarks.findings.scale import units
from findings.pairs.candidates import NEIGHBOURS, candidates
from findings.units import split
from tests.findings.made import duty, facts


def test_planted_overlaps_are_all_among_the_candidates() -> None:
    made, planted = units(1_500, seed=3)
    found = set(candidates(made))
    assert planted and all(pair in found for pair in planted)


def test_candidates_grow_with_the_duties_not_with_their_square() -> None:
    small, large = (len(candidates(units(n, seed=3)[0])) for n in (800, 2_400))
    assert large < 3.3 * small
    assert large < NEIGHBOURS * 2_400


def test_nothing_and_one_duty_have_no_candidates() -> None:
    assert candidates([]) == []
    assert candidates(units(1, seed=3)[0]) == []


def test_a_word_that_all_duties_hold_brings_none_together() -> None:
    made = facts(*(duty("林业局", f"组织{n}号样地护林", "") for n in range(40))).units
    assert len(candidates(made)) <= NEIGHBOURS * len(made)


def test_clauses_are_cut_at_stops_and_at_new_acts() -> None:
    assert split("审批公墓；检查公墓。") == ["审批公墓", "检查公墓"]
    assert split("主要内容包括：") == []
    long = "负责古树名木的普查、建档、挂牌和日常养护巡查等管理工作，" * 3
    long += "会同县财政局安排保护经费。"
    assert split(long)[-1] == "会同县财政局安排保护经费"
