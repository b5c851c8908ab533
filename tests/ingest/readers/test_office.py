"""Other office formats give what the same Word file gives, through LibreOffice."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from graph.errors import ReadError
from ingest.readers import _office, read
from tests.ingest.readers.word import body, p, shown, tbl, tc, tr, word

RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
TABLE = p("职责边界") + tbl(
    tr(tc("1", RESTART), tc("财政局"), tc("负责拨付")),
    tr(tc("", CONTINUE), tc("民政局"), tc("负责审核")),
    tr(tc("合计", '<w:gridSpan w:val="3"/>')),
) + p("注")
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
office = pytest.mark.office


def converted(tmp_path: Path, content: bytes, suffix: str, target: str) -> bytes:
    """The bytes in another format, for tests that need such a file."""
    source = tmp_path / f"in{suffix}"
    source.write_bytes(content)
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", target,
         "--outdir", str(tmp_path), str(source)], check=True, capture_output=True, timeout=120,
    )
    return (tmp_path / f"in.{target}").read_bytes()


@office
@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_the_same_table_in_other_formats(tmp_path: Path, suffix: str) -> None:
    content = converted(tmp_path, word(TABLE), ".docx", suffix)
    reading = read(content, "清单.docx")  # the name is wrong: the content decides
    assert reading.format == suffix
    assert shown(reading) == body(TABLE)


@office
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_sheets_in_other_formats(tmp_path: Path, suffix: str) -> None:
    from tests.ingest.readers.test_sheets import workbook

    def fill(ws: object) -> None:
        ws["A1"], ws["B1"], ws["B2"] = 1, "财政局", 3912345678  # type: ignore[index]
        ws.merge_cells("A1:A2")  # type: ignore[attr-defined]

    content = converted(tmp_path, workbook(fill), ".xlsx", suffix)
    reading = read(content, "清单")
    assert reading.format == suffix
    assert shown(reading) == [[(1, 1, "1", 2, 1), (1, 2, "财政局"), (2, 2, "3912345678")]]


@office
def test_a_pdf_of_the_same_table(tmp_path: Path) -> None:
    sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in SIDES)
    drawn = TABLE.replace("<w:tblPr/>", f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr>")
    content = converted(tmp_path, word(drawn), ".docx", "pdf")
    assert shown(read(content, "清单.pdf")) == body(TABLE)


def test_without_libreoffice_the_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_office, "program", lambda: None)
    with pytest.raises(ReadError) as caught:
        read(rb"{\rtf1 x}", "清单.rtf")
    assert caught.value.code == "converter_missing"
    assert "LibreOffice" in caught.value.zh


def test_a_converter_that_hangs_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also what it started: the sleeping grandchild is gone."""
    mark = tmp_path / "child"
    script = tmp_path / "soffice"
    script.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {mark}\nwait\n")
    script.chmod(0o755)
    monkeypatch.setattr(_office, "program", lambda: str(script))
    monkeypatch.setattr(_office, "TIMEOUT", 1.0)
    start = time.monotonic()
    with pytest.raises(ReadError) as caught:
        read(rb"{\rtf1 x}", "清单.rtf")
    assert caught.value.code == "timeout"
    assert time.monotonic() - start < 60
    assert not _alive(int(mark.read_text()))


def _alive(pid: int) -> bool:
    """Whether a process runs; one that is dead but not yet collected does not."""
    for _ in range(20):
        status = Path(f"/proc/{pid}/stat")
        if not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z":
            return False
        time.sleep(0.1)
    return True


def test_a_converter_that_writes_nothing_means_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "soffice"
    script.write_text("#!/bin/sh\nexit 0\n")
    script.chmod(0o755)
    monkeypatch.setattr(_office, "program", lambda: str(script))
    with pytest.raises(ReadError) as caught:
        read(rb"{\rtf1 x}", "清单.rtf")
    assert caught.value.code == "damaged"
