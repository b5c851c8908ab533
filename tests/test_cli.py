"""The command line: exit statuses, one clear sentence for each bad input."""

import io
import os
import shutil
import sqlite3
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support import DEMO, ROOT, run


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("home")
    status, report, _ = run("ingest", DEMO, "--json", home=folder)
    assert status == 0 and report["totals"]["documents"] == 3
    return folder


def test_loading_again_says_unchanged(home):
    status, report, _ = run("ingest", DEMO, "--json", home=home)
    assert status == 0
    assert {d["status"] for d in report["documents"]} == {"unchanged"}


def test_show_gives_rows_with_citations(home):
    status, made, _ = run("show", "duties", "--json", home=home)
    assert status == 0 and made["total"] == len(made["rows"]) > 15
    for row in made["rows"]:
        assert row["text"] and row["document"] and row["how"] and row["citations"]


def test_statements_are_json_lines(home):
    status, text, _ = run("statements", home=home)
    assert status == 0
    assert text.count("\n") > 200


def test_every_query_runs_and_cites(home):
    _, catalogue, _ = run("queries", "--json")
    for query in catalogue["queries"]:
        values = [f"{p['name']}=退役" for p in query["params"] if p["required"]]
        status, made, said = run("query", query["name"], *values, "--json", home=home)
        assert status in (0, 1), said
        for row in made["rows"]:
            assert row["citations"], (query["name"], row)


BAD_WORDS = [
    (("query", "no_such_query"), "no_such_query"),
    (("query", "who_handles"), "topic"),
    (("query", "who_handles", "topic"), "topic"),
    (("query", "most_shared_matters", "least=x"), "least"),
    (("show", "dragons"), "dragons"),
    (("ingest", "no/such/path"), "no/such/path"),
    (("ask",), "--file"),
    (("compare", "one"), "--file"),
]


@pytest.mark.parametrize(("words", "named"), BAD_WORDS, ids=lambda v: "-".join(v)[:40])
def test_wrong_usage_ends_in_one_sentence_and_status_2(words, named, home):
    status, _, said = run(*words, home=home)
    assert status == 2
    assert named in said and "Traceback" not in said
    assert len(said.strip().splitlines()) == 1


def ole_encrypted() -> bytes:
    """The head of an OLE container that holds an encrypted package."""
    name = "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack("<20x") + b"\0" * 600 + name


def truncated() -> bytes:
    return next(DEMO.glob("*.docx")).read_bytes()[:9000]


def no_document() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("readme", "nothing here")
    return made.getvalue()


BAD_FILES = {
    "空.docx": b"",
    "截断.docx": truncated(),
    "加密.docx": ole_encrypted(),
    "图片.docx": b"\x00\x01\x02\x03" * 300,
    "别的.docx": no_document(),
}


def test_bad_files_are_reported_and_the_others_still_load(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in BAD_FILES.items():
        (folder / name).write_bytes(content)
    good = next(DEMO.glob("*职责边界*.docx"))
    shutil.copy(good, folder / good.name)

    status, report, said = run("ingest", folder, "--json", home=tmp_path / "home")

    assert status == 1 and "Traceback" not in said
    by_name = {Path(d["path"]).name: d for d in report["documents"]}
    assert by_name[good.name]["status"] == "loaded"
    for name in BAD_FILES:
        assert by_name[name]["status"] == "failed"
        (issue,) = by_name[name]["issues"]
        assert name in issue["message"] and issue["code"] != "internal", issue
    assert report["totals"]["documents"] == 1


def test_a_folder_without_documents(tmp_path):
    empty = tmp_path / "空文件夹"
    empty.mkdir()
    status, _, said = run("ingest", empty, home=tmp_path / "home")
    assert status == 2 and "空文件夹" in said.replace("\n", "")


def test_a_table_that_fits_no_kind_is_kept_and_said(tmp_path):
    path = tmp_path / "菜单.txt"
    path.write_text("一周菜单\n\t星期\n\t午餐\n\n\t一\n\t面条\n\n\t二\n\t米饭\n", encoding="utf-8")
    status, report, _ = run("ingest", path, "--json", home=tmp_path / "home")
    (document,) = report["documents"]
    assert status == 0 and document["status"] == "loaded"
    assert "no_section" in {issue["code"] for issue in document["issues"]}


def test_a_store_that_another_process_holds(home, tmp_path):
    holder = subprocess.Popen(
        [sys.executable, "-c",
         "import sys, time; from graph.home import Home; from queries.registry import Registry\n"
         "r = Registry.connect(Home.find(sys.argv[1])); print('open', flush=True); time.sleep(60)",
         str(home)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )
    try:
        assert holder.stdout.readline().strip() == "open"
        done = subprocess.run(
            [sys.executable, "cli.py", "show", "duties", "--json", "--home", str(home)],
            cwd=ROOT, capture_output=True, text=True,
        )
    finally:
        holder.kill()
        holder.wait()
    assert done.returncode == 2 and done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1 and "Traceback" not in done.stderr


def test_a_ledger_of_a_newer_program(tmp_path):
    run("ingest", DEMO, home=tmp_path)
    with sqlite3.connect(tmp_path / "ledger.sqlite") as ledger:
        ledger.execute("update settings set value = '99' where name = 'schema'")
    status, _, said = run("show", "duties", home=tmp_path)
    assert status == 2 and "99" in said and "Traceback" not in said


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs /dev/full")
def test_a_full_disk_leaves_nothing_half_written(tmp_path):
    """A size limit on files stands in for the disk: writing beyond it fails."""
    script = (
        "import resource, sys; sys.argv[1:1] = [];"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000));"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "import cli; cli.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "ingest", str(DEMO), "--home", str(tmp_path / "h")],
        cwd=ROOT, capture_output=True, text=True,
    )
    assert done.returncode in (1, 2), done.stderr
    assert "Traceback" not in done.stderr
    status, report, _ = run("ingest", DEMO, "--json", home=tmp_path / "h")
    assert status == 0 and report["totals"]["documents"] == 3
