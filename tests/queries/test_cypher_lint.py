"""Words that must not stand in a query file, because the engines differ on them.

Each ban says what goes wrong; what to write instead is in
`tests/graph/stores/test_spellings.py`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import queries

FILES = sorted(Path(queries.__file__).parent.glob("*.cypher"))

BANS = {
    r"\blabels\s*\(": "a list on Neo4j, one text on LadybugDB: put the label into the pattern",
    r"\(\s*\w*\s*:\s*\w+\s*:\s*\w+": "(n:A:B) is 'both' on Neo4j, 'either' on LadybugDB",
    r"\bsubstring\s*\(": "counts from 0 on Neo4j, from 1 on LadybugDB: use left() and right()",
    r"(?<=[\w)\]])\[\s*[^:\]\s]": "list[1] counts from 0 or from 1: use head(), last() or UNWIND",
    r"\bproperties\s*\(": "keeps nulls on LadybugDB: return the fields by name",
    r"\b(elementId|id)\s*\(": "ids of the engine mean nothing outside: use the property id",
    r"\bCALL\b": "subqueries and procedures are Neo4j's alone: use WITH",
    r"\bCOLLECT\s*\{": "Neo4j's alone: OPTIONAL MATCH and collect()",
    r"\bFOREACH\b": "Neo4j's alone: UNWIND",
    r"\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP|COPY|ALTER)\b": "a query only reads",
    r"\breduce\s*\(": "Neo4j's alone: UNWIND and sum()",
    r"\b(shortestPath|allShortestPaths|SHORTEST)\b": "not common: a search outwards in Python",
    r"\$\w+\s+IS\s+(NOT\s+)?NULL": "a null parameter has no type: use '' or []",
    r"\bexists\s*\(": "gone from Neo4j 5: IS NOT NULL, or EXISTS { MATCH … }",
    r"\b(EXISTS|COUNT)\s*\{(?!\s*MATCH\b)": "only with MATCH inside do both read it",
    r"\w\s*\{\s*\.": "n{.a} is Neo4j's alone: {a: n.a}",
    r"\[\s*\w+\s+IN\b": "list comprehension is Neo4j's alone: UNWIND, WHERE, collect()",
    r"\[\s*\(": "pattern comprehension is Neo4j's alone: OPTIONAL MATCH and collect()",
    r"\b(datetime|localdatetime|timestamp|duration|date_part)\s*\(": "dates are ISO 8601 texts",
    r"-\[[^\]]*\*[^\]]*\]-(?!>)(?<!<-)": "undirected steps of any number: trails or walks",
    r"\[[^\]]*\*\s*\]": "a path of any length has no end on a big graph: give both bounds",
    r"\$\w+\s*[*+]\s*(\$|\d)": "small numbers overflow on LadybugDB: toInteger($n), or in Python",
    r"(?<![\w`])(ORDER|GROUP|COLUMN|TABLE|BEGIN|END)\s*(?=[:,)])": "reserved on LadybugDB",
    r"\bWITH\b[^;]*?\bORDER\s+BY\b[^;]*?\bcollect\s*\(": "the order is lost on LadybugDB",
    r"\bMATCH\s*\([^)]*\)\s*,\s*\(": "a comma makes LadybugDB multiply tables: two MATCH",
}
"""Pattern and reason. Quoted words and comments are taken out beforehand."""

_QUIET = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"", re.S)


def banned(text: str) -> list[str]:
    """The reasons against a text; none when both engines read it alike."""
    plain = _QUIET.sub("''", text)
    return [why for pattern, why in BANS.items() if re.search(pattern, plain)] + _walks(plain)


def _walks(plain: str) -> list[str]:
    """There and back over one kind of edge, without keeping the start out.

    Neo4j uses an edge once, LadybugDB comes back to where it started.
    """
    found = re.search(
        r"\((\w*)[^)]*\)(?:<-|-)\[\w*:(\w+)[^\]]*\](?:->|-)\([^)]*\)"
        r"(?:<-|-)\[\w*:\2[^\]]*\](?:->|-)\((\w*)", plain,
    )
    if found is None or not found[1] or not found[3]:
        return []
    first, last = re.escape(found[1]), re.escape(found[3])
    kept = rf"{first}\.id\s*<>\s*{last}\.id|{last}\.id\s*<>\s*{first}\.id"
    if re.search(kept, plain):
        return []
    return ["there and back over one kind of edge: add WHERE a.id <> b.id"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_query_keeps_to_the_common_spelling(path: Path) -> None:
    assert banned(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n) RETURN labels(n) AS l",
        "MATCH (n:Duty:Matter) RETURN n.id AS id",
        "RETURN substring('abc', 0, 2) AS s",
        "WITH ['a'] AS l RETURN l[0] AS x",
        "MATCH (d:Duty) RETURN d{.id} AS m",
        "MATCH (d:Duty) RETURN [x IN d.evidence WHERE x <> '' | x] AS m",
        "MATCH (d:Duty) RETURN [(d)-[:BORNE_BY]->(p) | p.id] AS m",
        "MATCH (d:Duty) WHERE $x IS NULL OR d.name = $x RETURN d.id AS id",
        "MATCH (d:Duty) WHERE exists(d.name) RETURN d.id AS id",
        "MATCH (d:Duty) WHERE EXISTS { (d)-[:BORNE_BY]->() } RETURN d.id AS id",
        "MATCH (a)-[:R*1..3]-(b) RETURN DISTINCT b.id AS id",
        "MATCH (a)-[:R*]->(b) RETURN b.id AS id",
        "MATCH (a:Duty), (b:Matter) RETURN count(*) AS n",
        "MATCH (d:Duty) SET d.name = 'x' RETURN d.id AS id",
        "MATCH (d:Duty) WITH d ORDER BY d.id LIMIT 3 RETURN collect(d.id) AS ids",
        "MATCH (a:Duty)-[:CONCERNS]->(m)<-[:CONCERNS]-(b:Duty) RETURN b.id AS id",
        "RETURN $n * 100 AS x",
        "MATCH (d:Duty) CALL (d) { RETURN 1 AS one } RETURN one",
    ],
)
def test_what_the_engines_read_differently_is_caught(text: str) -> None:
    assert banned(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "// labels(n) is not for us\nMATCH (d:Duty) WHERE d.name = 'labels(n)[0]' RETURN 1 AS one",
        "MATCH (a:Duty)-[:CONCERNS]->(m)<-[:CONCERNS]-(b:Duty) WHERE a.id <> b.id "
        "RETURN b.id AS id",
        "MATCH (n:Matter) WHERE NOT EXISTS { MATCH (n)<-[:CONCERNS]-(d:Duty) } RETURN n.id AS id",
        "MATCH (a)-[:R*1..3]->(b) RETURN b.id AS id ORDER BY id",
        "MATCH (d:Duty) RETURN d.evidence + coalesce(d.evidence, []) AS e, {id: d.id} AS m",
        "MATCH (d)-[r:A|B]->(x) WHERE d.name IN ['a', 'b'] RETURN type(r) AS t",
    ],
)
def test_common_spellings_pass(text: str) -> None:
    assert banned(text) == []
