"""The ledger: the same tests on SQLite and on a real PostgreSQL server."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from graph import ledger as module
from graph.errors import DiskFull, RegistryError, StoreBusy, StoreNewer
from graph.ledger import SCHEMA_VERSION, Ledger, NewDocument
from graph.reading import Issue, Paragraph, Reading
from graph.statement import Entity, Piece, Place, Statement

Open = Callable[[], Ledger]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Opens the same ledger as often as asked; each opening stands for a process."""
    address: str | Path = tmp_path / "账本" / "ledger.sqlite"
    if request.param == "postgres":
        address = request.getfixturevalue("postgres_server").database()
    made: list[Ledger] = []

    def open_one() -> Ledger:
        made.append(Ledger(address))
        return made[-1]

    yield open_one
    for one in made:
        one.close()


@pytest.fixture
def ledger(opened: Open) -> Ledger:
    return opened()


def statement(series: str, text: str, seq: int = 1) -> Statement:
    where = Place((Piece(f"p{seq}:0-{len(text)}", text),))
    duty = Entity("Duty", f"{series}/{text}")
    body = Entity("Department", "白鹭区/水利局")
    return Statement(series, duty, "BORNE_BY", body, (where,), qualifiers=(("role", "lead"),))


def document(series: str = "白鹭区职责", *texts: str, **changes: Any) -> NewDocument:
    texts = texts or ("负责堤岸巡查", "配合防汛值守")
    content = "\n".join(texts).encode()
    reading = Reading("职责.txt", "txt", [Paragraph(n, t) for n, t in enumerate(texts, 1)])
    return replace(
        NewDocument(
            series, sha256(content).hexdigest(), content, "职责.txt", "/in/职责.txt", "txt",
            "白鹭区水利局职责", "水利局", "白鹭区", "2031-02-03", "白政〔2031〕2号",
            [{"kind": "duties", "title": "部门职责", "rows": len(texts)}],
            [Issue("blank", "note", "空单元格", "an empty cell", "t1r1c1")],
            {"cells": 4}, reading,
            [statement(series, text, n) for n, text in enumerate(texts, 1)],
        ),
        **changes,
    )


# -- documents and statements ------------------------------------------------


def test_what_is_added_comes_back(ledger: Ledger) -> None:
    new = document()
    record, replaced = ledger.add(new, "阿芸")
    assert replaced is None
    assert (record.series, record.version, record.current) == (new.series, 1, True)
    assert (record.sections, record.issues, record.coverage) == (
        new.sections, new.issues, new.coverage
    )
    assert record.statement_count == 2
    assert ledger.statements(record.id) == new.statements
    assert ledger.content(new.sha256) == new.content
    assert ledger.reading(record.id) == new.reading
    assert ledger.counts() == {"documents": 1, "statements": 2}


def test_the_same_bytes_are_found(ledger: Ledger) -> None:
    new = document()
    assert ledger.find(new.sha256) is None
    record, _ = ledger.add(new, "")
    assert ledger.find(new.sha256) == record


def test_new_bytes_supersede_and_the_old_version_is_kept(ledger: Ledger) -> None:
    one, _ = ledger.add(document(), "")
    two, replaced = ledger.add(document("白鹭区职责", "负责堤岸养护"), "")
    assert (two.version, replaced) == (2, one.id)
    assert [d.id for d in ledger.documents()] == [two.id]
    assert [d.version for d in ledger.documents(old=True)] == [1, 2]
    assert ledger.find(one.sha256) is None
    assert ledger.before(two) == replace(one, current=False)
    assert len(ledger.statements(one.id)) == 2
    assert ledger.counts() == {"documents": 1, "statements": 1}


def test_former_bytes_may_come_back_as_a_third_version(ledger: Ledger) -> None:
    for texts in (["甲"], ["乙"], ["甲"]):
        record, _ = ledger.add(document("白鹭区职责", *texts), "")
    assert record.version == 3
    assert ledger.find(record.sha256) == record


def test_a_removed_document_is_not_current_but_kept(ledger: Ledger) -> None:
    record, _ = ledger.add(document(), "")
    ledger.remove(record.id, "阿芸", "装错了")
    assert (ledger.documents(), ledger.find(record.sha256)) == ([], None)
    assert ledger.counts() == {"documents": 0, "statements": 0}
    again, replaced = ledger.add(document(), "")
    assert (again.version, replaced) == (2, None)


def test_statements_are_cited_by_document_and_id(ledger: Ledger) -> None:
    new = document()
    record, _ = ledger.add(new, "")
    first = new.statements[0]
    found = ledger.cite([(record.id, first.id), (record.id, "none"), (99, first.id)])
    assert {key: made.quote for key, made in found.items()} == {
        (record.id, first.id): "负责堤岸巡查"
    }


def test_unknown_bytes_and_readings_raise(ledger: Ledger) -> None:
    with pytest.raises(KeyError):
        ledger.content("0" * 64)
    with pytest.raises(KeyError):
        ledger.reading(7)
    assert ledger.statements(7) == []


def test_long_and_odd_texts_come_back(ledger: Ledger) -> None:
    texts = ("字" * 5000, "𠮷野家\t“引号”'单'\\%_;--", "𝟙\u200b\u3000")
    record, _ = ledger.add(document("白鹭区职责", *texts, date="二〇三一年第二季度第三次会议"), "")
    assert [s.quote for s in ledger.statements(record.id)] == list(texts)
    assert ledger.mentions("%_;") == [f"Duty:白鹭区职责/{texts[1]}"]


# -- transactions ------------------------------------------------------------


def test_a_failed_addition_leaves_nothing(ledger: Ledger) -> None:
    ledger.add(document(), "")
    version = ledger.version
    twice = document("白鹭区职责", "负责堤岸养护")
    twice.statements.append(twice.statements[0])  # the same claim listed twice
    with pytest.raises(RegistryError):
        ledger.add(twice, "")
    assert ledger.version == version
    assert [d.version for d in ledger.documents(old=True)] == [1]
    assert ledger.documents()[0].current
    with pytest.raises(KeyError):
        ledger.content(twice.sha256)


def test_an_error_between_takes_everything_back(ledger: Ledger) -> None:
    with pytest.raises(ZeroDivisionError), ledger.transaction() as connection:
        connection.execute(module.settings.insert().values(name="x", value="1"))
        raise ZeroDivisionError
    with ledger.view() as connection:
        names = set(connection.scalars(sa.select(module.settings.c.name)))
    assert names == {"schema"}


def test_many_writers_give_each_change_its_own_number(opened: Open) -> None:
    ledgers = [opened() for _ in range(4)]

    def add(number: int) -> int:
        series = f"系列{number % 5}"
        return ledgers[number % 4].add(document(series, f"职责{number}"), "")[0].version

    with ThreadPoolExecutor(8) as pool:
        versions = sorted(pool.map(add, range(40)))
    assert versions == sorted([1, 2, 3, 4, 5, 6, 7, 8] * 5)
    assert ledgers[0].version == 40
    assert ledgers[0].counts()["documents"] == 5


def test_two_readers_never_load_one_document_twice(opened: Open) -> None:
    ledgers = [opened() for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda one: one.add(document(), "")[0], ledgers))
    assert {record.id for record in made} == {made[0].id}
    assert ledgers[0].version == 1


def test_pages_read_while_a_document_is_written(opened: Open) -> None:
    one, two = opened(), opened()
    one.add(document(), "")
    with one.transaction() as connection:
        connection.execute(module.documents.update().values(title="新"))
        assert two.documents()[0].title == "白鹭区水利局职责"
        assert opened().version == 1  # opening does not wait either
    assert two.documents()[0].title == "新"


# -- people ------------------------------------------------------------------


def test_decisions_are_recorded_and_taken_back(ledger: Ledger) -> None:
    number = ledger.decide("name", "水利局", "水务局", "same", "阿芸", "机构改革")
    [decision] = ledger.decisions()
    assert (decision["value"], decision["who"], decision["why"]) == ("same", "阿芸", "机构改革")
    assert ledger.undo_decision(number, "阿蓝")
    assert ledger.decisions() == []
    [kept] = ledger.decisions(undone=True)
    assert kept["undone_by"] == "阿蓝" and kept["undone_at"]
    assert not ledger.undo_decision(number, "阿蓝")
    assert not ledger.undo_decision(999, "阿蓝")


def test_dispositions_are_recorded_and_taken_back(ledger: Ledger) -> None:
    number = ledger.dispose("f-1", "accepted", "e-1", "阿芸", "属实")
    ledger.dispose("f-2", "dismissed", "e-2", "阿芸", "误报")
    assert [d["value"] for d in ledger.dispositions()] == ["accepted", "dismissed"]
    assert ledger.undo_disposition(number, "阿蓝")
    [taken_back] = ledger.dispositions("f-1")
    assert taken_back["undone_at"]
    assert not ledger.undo_disposition(number, "阿蓝")


def test_history_says_who_did_what_newest_first(ledger: Ledger) -> None:
    record, _ = ledger.add(document(), "阿芸")
    ledger.add(document("白鹭区职责", "负责堤岸养护"), "阿蓝")
    ledger.remove(record.id, "阿芸", "装错了")
    assert [(e["who"], e["what"]) for e in ledger.history()] == [
        ("阿芸", "remove"), ("阿蓝", "replace"), ("阿芸", "load")
    ]
    assert ledger.version == 3


# -- other programs, other versions ------------------------------------------


def set_schema(ledger: Ledger, version: int) -> None:
    with ledger.transaction() as connection:
        connection.execute(module.settings.update().values(value=str(version)))


def test_opening_again_changes_nothing(opened: Open) -> None:
    opened().add(document(), "")
    assert opened().counts() == {"documents": 1, "statements": 2}


def test_a_newer_ledger_is_refused(opened: Open) -> None:
    set_schema(opened(), SCHEMA_VERSION + 1)
    with pytest.raises(StoreNewer) as caught:
        opened()
    assert "Update the program" in str(caught.value) and "请升级本程序" in caught.value.zh


def test_an_older_ledger_is_brought_forward(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened().add(document(), "")

    def add_a_column(connection: sa.Connection) -> None:
        connection.execute(sa.text("ALTER TABLE documents ADD COLUMN note TEXT DEFAULT '-'"))

    monkeypatch.setitem(module.MIGRATIONS, SCHEMA_VERSION, add_a_column)
    monkeypatch.setattr(module, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    forward = opened()
    with forward.view() as connection:
        assert connection.scalar(sa.text("SELECT note FROM documents")) == "-"
    assert forward.counts()["documents"] == 1
    opened()  # once is enough


def test_a_failed_step_forward_leaves_the_older_ledger(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened().add(document(), "")

    def fail(connection: sa.Connection) -> None:
        connection.execute(sa.text("ALTER TABLE documents ADD COLUMN note TEXT"))
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setitem(module.MIGRATIONS, SCHEMA_VERSION, fail)
        patched.setattr(module, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
        with pytest.raises(ZeroDivisionError):
            opened()
    again = opened()
    with again.view() as connection:
        columns = {column["name"] for column in sa.inspect(connection).get_columns("documents")}
    assert "note" not in columns


# -- SQLite alone ------------------------------------------------------------


def test_a_locked_ledger_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WAIT", 0.1)
    path = tmp_path / "ledger.sqlite"
    ledger = Ledger(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy, match="being written by another process"):
        ledger.add(document(), "")
    other.execute("ROLLBACK")
    other.close()
    ledger.add(document(), "")
    ledger.close()


def test_a_full_disk_is_said_and_nothing_is_half_written(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger.add(document(), "")

    @sa.event.listens_for(ledger.engine, "connect")
    def _small(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA max_page_count=60")

    ledger.engine.dispose()
    with pytest.raises(DiskFull, match="nothing was written"):
        ledger.add(document("大系列", *(f"职责{n}" * 200 for n in range(500))), "")
    assert [record.version for record in ledger.documents(old=True)] == [1]
    ledger.close()


def test_a_file_that_is_no_ledger_is_said(tmp_path: Path) -> None:
    path = tmp_path / "白鹭区 100%?" / "ledger.sqlite"
    path.parent.mkdir()
    path.write_bytes(b"not a database at all " * 100)
    with pytest.raises(RegistryError, match="cannot be used") as caught:
        Ledger(path)
    assert str(path) in str(caught.value) and "不能使用" in caught.value.zh


# -- addresses ---------------------------------------------------------------


def test_an_unknown_address_is_said() -> None:
    with pytest.raises(RegistryError, match="REGISTRY_LEDGER") as caught:
        Ledger("nosuch://user:geheim@host/db")
    assert "geheim" not in str(caught.value) + caught.value.zh


@pytest.mark.postgres
def test_an_unreachable_server_is_said_without_the_password() -> None:
    with pytest.raises(RegistryError, match="cannot be used") as caught:
        Ledger("postgresql+psycopg://registry:geheim@127.0.0.1:1/db")
    assert "geheim" not in str(caught.value) + caught.value.zh
