"""A folder that means harm: each file ends as data, and the batch goes on."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from graph.errors import RegistryError
from graph.ledger import Ledger
from ingest.filenames import shown
from ingest.pipeline import files, load
from ingest.readers import _office
from tests.ingest.hostile.outcome import ends
from tests.ingest.readers.word import p, word

GOOD = "云杉县水利局职责清单\n一、负责水库巡查。\n".encode()


def _zip(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number, name in enumerate(names):
            package.writestr(name, GOOD + str(number).encode())
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("职责清单.docx", "职责清单.docx"),
        ("清单\n已载入.txt", "清单�已载入.txt"),
        ("\x1b[31m红.txt", "�[31m红.txt"),
        ("清单\u202etxt.exe", "清单�txt.exe"),
        ("坏\udcff.txt", "坏�.txt"),
    ],
)
def test_a_name_forges_no_line(name: str, seen: str) -> None:
    assert shown(name) == seen


def test_every_file_of_a_folder_ends_as_data(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a\n已载入\x1b[31m.txt").write_bytes(GOOD)
    (folder / "b.zip").write_bytes(_zip("../../up.txt", "/etc/root.txt", "c\n\u202e.txt"))
    (folder / "c.docx").mkdir()
    (folder / "d.txt").write_bytes(b"")
    (folder / "z.txt").write_bytes(GOOD + b"z")
    (folder / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / os.fsdecode(b"\xff\xfe.txt")).write_bytes(GOOD + b"x")
    ledger = Ledger(tmp_path / "ledger.sqlite")
    made = list(load(ledger, files([folder])))
    ledger.close()
    said = json.dumps([o.to_json() for o in made], ensure_ascii=False).encode()  # valid UTF-8
    assert [o.issues[0].code for o in made if o.status == "failed"] == ["empty_file"]
    assert not any(sign in json.loads(said)[0]["path"] for sign in "\n\x1b")
    assert len(made) == 7
    assert not (tmp_path / "up.txt").exists()


def test_a_pipe_is_no_document(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RegistryError) as caught:
        list(files([tmp_path / "pipe"]))
    assert caught.value.code == "no_file"


def test_a_picture_too_large_to_unpack_says_so() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "png")
    assert ends(out.getvalue(), "big.png").code == "too_large"


def test_deep_markup_says_so() -> None:
    nested = "<w:sdt><w:sdtContent>" * 3_000 + p("县") + "</w:sdtContent></w:sdt>" * 3_000
    assert ends(word(nested), "deep.docx").code == "too_deep"


def test_a_converter_never_outlives_its_time() -> None:
    """A reading process that is killed cannot end LibreOffice itself."""
    command = _office._command("soffice", "/tmp/x", "docx", Path("/tmp/x/input.rtf"))
    assert _office.TIMEOUT < 300
    assert os.name != "posix" or any(word.endswith("timeout") for word in command)
