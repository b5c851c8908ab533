"""Spellings that both engines read alike: each gives these very rows on both.

They are the ones to write queries in; what must not be written is listed in
`tests/queries/test_cypher_lint.py`.
"""

from __future__ import annotations

from typing import Any

import pytest

from graph.stores.base import Store

DUTY = "MATCH (d:Duty)"
SPELLINGS: list[tuple[str, dict[str, Any], list[tuple[Any, ...]]]] = [
    # grouping, then ordering by an alias that is not a variable
    ("MATCH (p:Department)<-[:BORNE_BY]-(d:Duty) WITH p, collect(d.name) AS ds "
     "RETURN p.name AS name, size(ds) AS n ORDER BY n DESC, name", {},
     [("应急管理局", 2), ("交通运输局", 1), ("水利局", 1), ("财政局", 1)]),
    ("WITH ['a','b','c'] AS l RETURN head(l) AS h, last(l) AS z, tail(l) AS t", {},
     [("a", "c", ["b", "c"])]),
    ("UNWIND [1,2,3,4] AS x WITH x WHERE x > 2 RETURN collect(x*10) AS r", {}, [([30, 40],)]),
    ("MATCH (p:Department {name: '水利局'}) OPTIONAL MATCH (p)<-[:BORNE_BY]-(d:Duty) "
     "RETURN collect(d.name) AS names", {}, [(["堤岸养护"],)]),
    ("UNWIND $rows AS row RETURN row.id AS id, row.n AS n",
     {"rows": [{"id": "a", "n": 1}, {"id": "b", "n": None}]}, [("a", 1), ("b", None)]),
    # optional filters: '' and [] stand for "any"
    (f"{DUTY} WHERE ($x = '' OR d.name = $x) RETURN count(*) AS n", {"x": ""}, [(3,)]),
    (f"{DUTY} WHERE ($x = '' OR d.name = $x) RETURN count(*) AS n", {"x": "堤岸养护"}, [(1,)]),
    (f"{DUTY} WHERE (size($xs) = 0 OR d.name IN $xs) RETURN count(*) AS n", {"xs": []}, [(3,)]),
    (f"{DUTY} WHERE (size($xs) = 0 OR d.name IN $xs) RETURN count(*) AS n",
     {"xs": ["堤岸养护"]}, [(1,)]),
    (f"{DUTY} WHERE d.position >= 3 AND d.position < 5 RETURN d.position AS p ORDER BY p", {},
     [(3,), (5,)][:1]),
    ("MATCH (m:Matter {id:'渡船管理'}) RETURN {id: m.id, place: m.place} AS m2", {},
     [({"id": "渡船管理", "place": "云杉县"},)]),
    ("MATCH (n {id:'水利局'}) RETURN labels(n) AS l", {}, [(["Department"],)]),
    ("MATCH (n:Matter) RETURN 'Matter' AS l, count(*) AS c UNION ALL "
     "MATCH (n:Duty) RETURN 'Duty' AS l, count(*) AS c", {}, [("Matter", 2), ("Duty", 3)]),
    ("MATCH (:Duty {id:'doc-1/码头巡查'})-[r]->() RETURN type(r) AS t ORDER BY t", {},
     [("BORNE_BY",), ("CARRIED_OUT_BY",), ("CITES_ARTICLE",), ("CONCERNS",), ("RESTS_ON",),
      ("STATED_IN",)]),
    ("MATCH (:Duty {id:'doc-1/码头巡查'})-[r:BORNE_BY]->() "
     "RETURN startNode(r).name AS a, endNode(r).name AS b", {}, [("码头巡查", "应急管理局")]),
    # there and back: the start must be kept out by hand
    ("MATCH (a:Duty {name:'码头巡查'})-[:CONCERNS]->(m:Matter)<-[:CONCERNS]-(b:Duty) "
     "WHERE a.id <> b.id RETURN b.name AS name", {}, [("补办年检",)]),
    ("MATCH p=(o:Office {id:'水利局/航运股'})-[:UNIT_OF|IN_JURISDICTION*1..2]->(x) "
     "RETURN x.name AS name, length(p) AS n", {}, [("水利局", 1)]),
    # one step of a search outwards, for many nodes at once
    ("UNWIND $ids AS x MATCH (a:Duty {id: x}) OPTIONAL MATCH (a)-[r:CONCERNS]->(b:Matter) "
     "WITH a, r, b WHERE b IS NOT NULL RETURN a.name AS a_name, b.name AS b_name",
     {"ids": ["doc-1/码头巡查"]}, [("码头巡查", "渡船管理")]),
    (f"{DUTY} WHERE EXISTS {{ MATCH (d)-[:BORNE_BY]->(:Department {{name:'财政局'}}) }} "
     "RETURN d.name AS name", {}, [("堤岸养护",)]),
    ("MATCH (p:Department) RETURN p.name AS name, COUNT { MATCH (p)<-[:BORNE_BY]-(:Duty) } AS n "
     "ORDER BY n DESC LIMIT 1", {}, [("应急管理局", 2)]),
    ("MATCH (m:Matter) WHERE NOT EXISTS { MATCH (m)<-[:CONCERNS]-(:Duty)-[r:BORNE_BY]->() "
     "WHERE r.role = 'lead' } RETURN m.name AS name", {}, [("堤岸养护",)]),
    ("RETURN split('甲、乙','、') AS x, left('职责登记',2) AS a, right('职责登记',2) AS b", {},
     [(["甲", "乙"], "职责", "登记")]),
    ("RETURN toString(1) AS a, toInteger('2') AS b, toFloat('2.5') AS c, toBoolean('true') AS d",
     {}, [("1", 2, 2.5, True)]),
    ("RETURN '第' + toString(1) + '条' AS x, round(1.5, 0) AS y", {}, [("第1条", 2.0)]),
    ("MATCH (d:Duty {id:'none'}) RETURN coalesce(sum(d.position), 0) AS s, count(*) AS n", {},
     [(0, 0)]),
    ("MATCH (d:Duty {name:'码头巡查'}) RETURN d.id AS id, toString(d.position) AS p UNION ALL "
     "MATCH (m:Matter {name:'渡船管理'}) RETURN m.id AS id, '' AS p", {},
     [("doc-1/码头巡查", "3"), ("渡船管理", "")]),
    ("UNWIND [{k: 1, v: ['x']}] AS m UNWIND m.v AS one RETURN m.k AS k, one AS v", {}, [(1, "x")]),
    ("RETURN coalesce(null, []) + ['a'] AS l, $now AS now", {"now": "2031-05-06T07:08:09"},
     [(["a"], "2031-05-06T07:08:09")]),
    (f"{DUTY} WHERE d.text CONTAINS '经费' OR d.text STARTS WITH '配合' OR d.text =~ '.*登记' "
     "RETURN d.name AS name ORDER BY name", {}, [("堤岸养护",), ("码头巡查",)]),
]


@pytest.mark.parametrize(("text", "parameters", "rows"), SPELLINGS)
def test_both_engines_read_it_alike(
    county_store: Store, text: str, parameters: dict[str, Any], rows: list[tuple[Any, ...]]
) -> None:
    found = [tuple(row.values()) for row in county_store.run(text, parameters)]
    if "ORDER BY" not in text:
        found, rows = sorted(found, key=repr), sorted(rows, key=repr)
    assert found == rows
