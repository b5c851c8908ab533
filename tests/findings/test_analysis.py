"""The network of departments: weights by roles, who stands between, what a move changes."""

from __future__ import annotations

import pytest

from findings.analysis import (
    boundary_matrix,
    communities,
    compare_departments,
    flows,
    if_moved,
    network,
    standings,
)
from findings.facts import Facts
from tests.findings.made import duty, facts, matter


@pytest.fixture
def made() -> Facts:
    return facts(
        matter("采砂"), matter("养殖"), matter("校车"),
        duty("水利局", "审批采砂", "采砂"), duty("公安局", "配合采砂执法", "采砂", "support"),
        duty("水利局", "划定养殖水域", "养殖"), duty("农业局", "发放养殖证", "养殖"),
        duty("公安局", "检查校车", "校车", offices=["交警大队"]),
        duty("有关部门", "配合", "校车", "support"),
    )


def test_shared_matters_join_departments_by_their_roles(made: Facts) -> None:
    graph = network(made)
    assert graph.edges["dep-公安局", "dep-水利局"]["weight"] == 0.5
    assert graph.edges["dep-农业局", "dep-水利局"]["weight"] == 1.0
    assert graph.edges["dep-农业局", "dep-水利局"]["matters"] == ["养殖"]
    assert not graph.has_node("dep-有关部门")


def test_who_stands_between(made: Facts) -> None:
    first = standings(made)[0]
    assert (first.name, first.partners, first.matters, first.between) == ("水利局", 2, 2, 1.0)


def test_communities_are_the_same_every_time(made: Facts) -> None:
    assert communities(network(made)) == communities(network(made))
    assert communities(network(facts())) == []


def test_matrix_of_matters_and_departments(made: Facts) -> None:
    columns, rows = boundary_matrix(made)
    assert columns == ["水利局", "公安局", "农业局"]
    assert {r["matter"]: r["parties"] for r in rows} == {"采砂": 2, "养殖": 2, "校车": 1}
    assert rows[0]["roles"]["公安局"] == ["support"]


def test_two_departments(made: Facts) -> None:
    said = compare_departments(made, "dep-水利局", "dep-公安局")
    assert (said["both"], said["a"], said["b"]) == (["采砂"], ["养殖"], ["校车"])


def test_flows_go_through_offices(made: Facts) -> None:
    assert ("校车", "交警大队", 1) in flows(made) and ("交警大队", "公安局", 1) in flows(made)


def test_what_a_move_changes(made: Facts) -> None:
    moved = made.rows("duties")[1]
    said = if_moved(made, moved["id"], "dep-农业局")
    assert (said["leaves"], said["joins"]) == (["dep-公安局"], ["dep-农业局"])
    with pytest.raises(KeyError):
        if_moved(made, "none", "dep-农业局")
