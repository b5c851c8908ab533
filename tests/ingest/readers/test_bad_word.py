"""Files that are not what they claim: each ends in one code and one sentence."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from graph.errors import ReadError
from ingest.readers import read
from tests.ingest.readers.ole import container
from tests.ingest.readers.word import W, p, package, word

WHOLE = word("".join(p(f"第{n}段由云杉县民政局负责") for n in range(400)))
DOCUMENT = f'<w:document xmlns:w="{W}"><w:body>{{}}</w:body></w:document>'


def code_of(content: bytes, name: str = "坏文件.docx") -> str:
    with pytest.raises(ReadError) as caught:
        read(content, name)
    error = caught.value
    assert error.zh.startswith(name) and error.en.startswith(name)
    assert "\n" not in error.zh and "Traceback" not in error.en
    return error.code


def parts(document: str | bytes) -> dict[str, str | bytes]:
    return {"[Content_Types].xml": "<Types/>", "word/document.xml": document}


def damaged_inside() -> bytes:
    """A package whose compressed document has wrong bytes in the middle."""
    at = len(WHOLE) // 3
    return WHOLE[:at] + bytes(200) + WHOLE[at + 200 :]


def bomb() -> bytes:
    """A small file that unpacks to a huge document."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as stream:
            for _ in range(260):
                stream.write(b" " * 2**20)
    return buffer.getvalue()


def lying_bomb() -> bytes:
    """The same, with a directory that declares a small size."""
    content = bytearray(bomb())
    size = (260 * 2**20).to_bytes(4, "little")
    while (at := content.find(size)) >= 0:
        content[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(content)


ENTITY = ('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
          + DOCUMENT.format("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"))
LAUGHS = ('<!DOCTYPE d [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)) + "]>"
    + DOCUMENT.format("<w:p><w:r><w:t>&m;</w:t></w:r></w:p>"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (bytes(range(256)) * 4, "not_a_zip"),
        (WHOLE[: len(WHOLE) // 2], "truncated"),
        (WHOLE[:40], "truncated"),
        (damaged_inside(), "damaged"),
        (package(parts("<w:document")), "damaged"),
        (package(parts(DOCUMENT.replace("body", "text"))), "damaged"),
        (package({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<x/>"}), "damaged"),
        (package(parts(DOCUMENT.format("<w:p/>"))), "no_content"),
        (package(parts(ENTITY)), "unsafe"),
        (package(parts(LAUGHS)), "unsafe"),
        (bomb(), "too_large"),
        (lying_bomb(), "damaged"),
        (container("EncryptedPackage"), "encrypted"),
    ],
    ids=["empty", "not a zip", "half", "head only", "wrong bytes", "broken XML", "no body",
         "no document", "blank", "external entity", "billion laughs", "bomb", "lying bomb",
         "password"],
)
def test_each_failure_is_one_sentence(content: bytes, code: str) -> None:
    found = code_of(content)
    assert found == code


def test_too_many_entries() -> None:
    many: dict[str, str | bytes] = {f"word/media/{n}.xml": "" for n in range(10_001)}
    assert code_of(package({**parts(DOCUMENT.format(p("甲"))), **many})) == "too_large"
