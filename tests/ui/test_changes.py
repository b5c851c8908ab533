"""What people change by the pages: documents, dispositions, names; and who may not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.home import Home
from graph.ledger import Ledger
from tests.ui.conftest import Draw, bodies, fill
from tests.ui.documents import ROWS, boundary

PLACES = ("白鹭区", "青禾市", "云杉县", "石桥县", "沙棘旗", "南塘县", "柳河县", "雁栖县", "松原镇")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return fill(tmp_path / "home", {"白鹭区边界.txt": boundary()})


def _ledger(home: Path) -> Ledger:
    return Ledger(Home.find(home).ledger_url)


def _upload(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    kinds = [(name, content, "application/octet-stream") for name, content in files]
    app.file_uploader[0].set_value(kinds)
    return app.run(timeout=120)


def _a_finding(draw: Draw, home: Path) -> str:
    found = re.search(r"/findings\?id=([\w-]+)", bodies(draw(home, "findings")))
    assert found is not None
    return found[1]


def test_twelve_files_three_of_them_bad(draw: Draw, tmp_path: Path) -> None:
    good = [(f"{place}.txt", boundary(place=place)) for place in PLACES]
    bad = [("空.docx", b""), ("坏.docx", b"PK\x03\x04broken"), ("图.pdf", b"%PDF-broken")]
    app = _upload(draw(tmp_path, "documents"), *good[:6], *bad, *good[6:])
    html = bodies(app)
    assert "已处理 9 份,失败 3 份" in html
    assert html.count("<td>失败</td>") == 3 and "共 9 份文档" in html


def test_same_bytes_change_nothing_and_a_new_version_is_compared(
    draw: Draw, home: Path
) -> None:
    app = _upload(draw(home, "documents"), ("白鹭区边界.txt", boundary()))
    assert "内容相同,未作改动" in bodies(app)
    changed = (*ROWS[:-1], ("3", "候鸟驿站看护", "文旅局", "负责看护候鸟驿站。", "", ""))
    app = _upload(app, ("白鹭区边界.txt", boundary(changed)))
    assert "负责看护候鸟驿站" in bodies(app) and len(_ledger(home).documents(old=True)) == 1
    app.button(key="leave_0").click().run()
    assert "未采用" in bodies(app) and len(_ledger(home).documents(old=True)) == 1
    app = _upload(app, ("白鹭区边界.txt", boundary(changed)))
    app.button(key="adopt_0").click().run()
    assert "已替换旧版" in bodies(app)
    html = bodies(draw(home, "documents", id="2", view="diff"))
    assert "新增" in html and "负责看护候鸟驿站" in html
    assert "此文件已有新版" in bodies(draw(home, "documents", id="1"))


def test_a_disposition_needs_a_reason_and_can_be_taken_back(draw: Draw, home: Path) -> None:
    number = _a_finding(draw, home)
    app = draw(home, "findings", id=number)
    app.radio(key="disposition_value").set_value("clarify")
    app.button[0].click().run()
    assert "请填写理由。" in bodies(app)
    assert _ledger(home).dispositions() == []
    app.text_input(key="disposition_why").set_value("两局已会商")
    app.button[0].click().run()
    saved = _ledger(home).dispositions()[0]
    assert (saved["finding"], saved["value"], saved["who"]) == (number, "clarify", "local")
    assert "厘清" in bodies(app) and "两局已会商" in bodies(app)
    app.button(key="undo_disposition").click().run()
    assert _ledger(home).dispositions()[0]["undone_at"]
    assert "已撤回" in bodies(app)


def test_a_muted_rule_leaves_the_open_list(draw: Draw, home: Path) -> None:
    number = _a_finding(draw, home)
    app = draw(home, "findings", id=number)
    app.text_input(key="disposition_why").set_value("本地区不适用")
    app.button[1].click().run()
    assert "此规则已由 local 静音" in bodies(app)
    assert number not in bodies(draw(home, "findings"))
    assert number in bodies(draw(home, "findings", state="muted"))


def test_a_reader_sees_no_forms_and_changes_nothing(
    draw: Draw, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graph.errors import RegistryError
    from ui.parts import people, store

    number = _a_finding(draw, home)
    monkeypatch.setattr(people, "role", lambda: "reader")
    app = draw(home, "findings", id=number)
    assert "需要“编辑”权限" in bodies(app) and not app.text_input
    assert not draw(home, "documents").file_uploader
    with pytest.raises(RegistryError) as refused:
        store.upload([("甲.txt", boundary(place="青禾市"))], lambda done, total, name: None)
    assert refused.value.code == "no_right"


def test_data_changed_elsewhere_is_said_and_shown_when_asked(draw: Draw, home: Path) -> None:
    from ingest.pipeline import load_bytes

    app = draw(home, "documents")
    ledger = _ledger(home)
    load_bytes(ledger, boundary(place="青禾市"), "青禾市边界.txt", "other")
    app.run()
    assert "数据已更新。" in bodies(app) and "共 1 份文档" in bodies(app)
    app.button(key="refresh").click().run()
    assert "数据已更新。" not in bodies(app) and "共 2 份文档" in bodies(app)


def test_examples_are_loaded_by_one_button(draw: Draw, tmp_path: Path) -> None:
    app = draw(tmp_path, "ask")
    app.button(key="load_examples").click().run(timeout=120)
    assert not app.exception and len(_ledger(tmp_path).documents()) >= 3
