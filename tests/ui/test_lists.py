"""Long lists, marks of what was not said in so many words, memos, reports, pictures."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from graph.home import Home
from graph.ledger import Ledger
from tests.ui.conftest import APP, Draw, bodies, fill
from tests.ui.documents import ROWS, boundary
from ui.parts import downloads, store

MATTERS = 120
LONG = tuple(
    row for n in range(1, MATTERS + 1)
    for row in ((str(n), f"第{n}号航标灯养护", "航道局", f"负责第{n}号航标灯养护。", "", ""),
                ("", "", "财政局", f"保障第{n}号航标灯经费。", "", ""))
)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("long"), {"航标.txt": boundary(LONG, "青禾市")})


@pytest.mark.parametrize(("page", "params"), [
    ("matter", {}), ("matter", {"q": "号航标灯"}), ("compare", {}), ("findings", {}),
])
def test_a_count_equals_the_rows_that_paging_reaches(
    draw: Draw, long: Path, page: str, params: dict[str, str]
) -> None:
    first = bodies(draw(long, page, **params))
    said = re.search(r"共(?:有)? ?(\d+) (?:条|个事项)|>(\d+) 条,涉及", first)
    assert said is not None
    expected = int(said[1] or said[2])
    seen: set[str] = set()
    for number in range(1, 40):
        html = bodies(draw(long, page, p=str(number), **params))
        wanted = {"matter": r"/matter\?id=(mat-\w+)", "compare": r"/matter\?id=(mat-\w+)",
                  "findings": r"/findings\?id=(fnd-\w+)"}[page]
        rows = set(re.findall(wanted, html))
        if not rows - seen:
            break
        seen |= rows
    assert len(seen) == expected


def test_facts_not_said_in_so_many_words_carry_their_mark(draw: Draw, filled: Path) -> None:
    listed = bodies(draw(filled, "matter"))
    number = re.search(r"/matter\?id=(mat-\w+)\"[^>]*>湖区游船检验<", listed)
    assert number is not None
    html = bodies(draw(filled, "matter", id=number[1]))
    chosen = dict.fromkeys(re.findall(r"[;&]s=([\w-]+)", html))
    html = "".join(bodies(draw(filled, "matter", id=number[1], s=s)) for s in chosen)
    assert "承上" in html
    for rule in re.findall(r"推断([^<]*)<", html):
        assert rule.startswith(":") and len(rule) > 1


def test_memo_holds_quotes_places_and_versions(
    monkeypatch: pytest.MonkeyPatch, filled: Path
) -> None:
    monkeypatch.setenv("REGISTRY_HOME", str(filled))
    answer = store.ask("湖区游船检验由哪个部门负责?", "", "")
    memo = Document(io.BytesIO(downloads.memo(answer["headline"], answer["answers"])))
    words = "\n".join(paragraph.text for paragraph in memo.paragraphs)
    for cited in answer["answers"][0]["citations"][:4]:
        assert f"“{cited['quote']}”" in words and cited["locator"] in words
    assert "第 1 版" in words and "sha256" in words and ROWS[0][2] in words


def test_a_reader_reports_an_error_and_an_editor_ends_it(
    draw: Draw, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.parts import people

    home = fill(tmp_path / "home", {"白鹭区边界.txt": boundary()})
    monkeypatch.setattr(people, "role", lambda: "reader")
    app = draw(home, "ask", q="湖区游船检验由哪个部门负责?")
    field = next(f for f in app.text_input if f.key and f.key.startswith("why_"))
    field.set_value("电话已改")
    next(b for b in app.button if b.label == "报告").click().run()
    assert "已记下" in bodies(app)
    ledger = Ledger(Home.find(home).ledger_url)
    report = ledger.dispositions()[0]
    assert (report["value"], report["why"], report["who"]) == ("report", "电话已改", "local")
    assert "电话已改" in bodies(draw(home, "settings"))
    monkeypatch.setattr(people, "role", lambda: "editor")
    app = draw(home, "settings")
    app.button(key=f"done_{report['id']}").click().run()
    assert ledger.dispositions()[0]["undone_at"]


PICTURE = """
import hashlib, json, logging, os, sys
logging.disable(logging.WARNING)
from ui.parts import data, picture
drawn = picture.build(list(data.matters()), list(data.departments()))
body = json.dumps([drawn.nodes, drawn.edges], sort_keys=True, ensure_ascii=False)
print(hashlib.sha256(body.encode()).hexdigest())
"""


def test_the_same_data_gives_the_same_picture(long: Path, tmp_path: Path) -> None:
    copied = tmp_path / "copied"  # the embedded graph can be opened once at a time
    shutil.copytree(long, copied)
    made = {
        subprocess.run(
            [sys.executable, "-c", PICTURE], cwd=APP.parent, check=True, capture_output=True,
            text=True,
            env={**os.environ, "REGISTRY_HOME": str(copied), "PYTHONHASHSEED": seed},
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert len(made) == 1 and len(made.pop()) == 64


def test_flow_of_a_matter_has_its_bases_and_cases(
    monkeypatch: pytest.MonkeyPatch, filled: Path
) -> None:
    from ui.parts import data, picture

    monkeypatch.setenv("REGISTRY_HOME", str(filled))
    number = next(i for i, m in data.matters().items() if m["name"] == "湖区游船检验")
    drawn = picture.build([number], [], focus=number)
    kinds = [node["kind"] for node in drawn.nodes]
    assert kinds.count("department") == 3 and "basis" in kinds and "case" in kinds
    assert json.dumps(drawn.edges, ensure_ascii=False).count("依据") >= 1
