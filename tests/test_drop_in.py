"""One new file is enough: a query and a section kind, dropped into their folders."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support import ROOT

QUERY = """\
// title: 全部部门 | All departments
// purpose: 列出全部部门 | Lists all departments
// ask zh: 有哪些部门?
// ask en: Which departments are there?
// column department: 部门 | department
MATCH (p:Department)-[r:STATED_IN]->(s:Section)
RETURN coalesce(r.as_written, p.name) AS department, r.evidence AS evidence
ORDER BY department
"""

SECTION = '''\
"""Lists of bells (钟): one line each, `钟：地点，由X敲`."""
import re
from ingest.document import Claim, Extent
from ingest.rows import Row, Value
from graph.reading import Paragraph

KIND = "bells"


def claims(source):
    for position, block in enumerate(source.blocks):
        if isinstance(block, Paragraph) and block.text.startswith("钟："):
            yield Claim(KIND, Extent((position, 0), (position, len(block.text))), 0.99,
                        source.passage(block)[:2])


def rows(claim, source):
    for passage in claim.passages(source):
        made = re.search("由(.+)敲", passage.text)
        row = Row("Duty", Value(passage)).put("text", Value(passage))
        yield row.link("BORNE_BY", "Department", Value(passage.group(made, 1)), role="lead")
'''


def test_a_query_and_a_section_kind_are_found_without_another_edit(tmp_path):
    tree = tmp_path / "tree"
    for name in ("graph", "ingest", "language", "queries", "ask", "findings"):
        shutil.copytree(ROOT / name, tree / name)
    shutil.copytree(ROOT / "data", tree / "data")
    shutil.copy(ROOT / "cli.py", tree / "cli.py")
    (tree / "queries" / "all_departments.cypher").write_text(QUERY, encoding="utf-8")
    (tree / "ingest" / "sections" / "bells.py").write_text(SECTION, encoding="utf-8")
    listed = tmp_path / "钟楼清单.txt"
    listed.write_text("钟楼清单\n钟：北门钟楼，由文物局敲\n", encoding="utf-8")

    report = registry(tree, "ingest", str(listed))
    assert [s["kind"] for d in report["documents"] for s in d["sections"]] == ["bells"]
    found = registry(tree, "query", "all_departments")
    assert [row["department"] for row in found["rows"]] == ["文物局"]
    assert found["rows"][0]["citations"][0]["quote"] == "文物局"


def registry(tree: Path, *words: str):
    done = subprocess.run(
        [sys.executable, "cli.py", *words, "--json", "--home", str(tree / "home")],
        cwd=tree, capture_output=True, text=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(tree), "HOME": str(tree)},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
