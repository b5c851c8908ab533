"""Files damaged in every way, from a fixed seed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from random import Random

SUFFIXES = (".docx", ".xlsx", ".xls", ".html", ".mht", ".csv", ".tsv", ".txt", ".pdf", ".zip",
            ".md", ".et", "")
_ODD = (b"\0", b"\xff\xfe", b"\xef\xbb\xbf", "\u202e".encode(), "\u200b".encode(), b"\x1b[31m",
        "《".encode() * 50, "（".encode() * 50, "，县".encode() * 30, b"=1+1", b"<script>",
        "\U0001f600".encode(), "\ufffe".encode(), b"\xed\xa0\x80", b"\t" * 40, b"\r\r\n" * 20,
        b'"', b"|" * 30, "\u3000".encode() * 30, b"&#0;", b"&#xD800;", b"]]>", b"%PDF-", b"PK")
_ENCODINGS = ("gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32",
              "shift_jis", "utf-7")
_XML = (b"w:val=\"-1\"", b"w:val=\"99999999\"", b"w:val=\"x\"", b"<w:tc>", b"</w:tc>", b"<w:tbl>",
        b"</w:tr>", b"<!DOCTYPE x [<!ENTITY a \"b\">]>", b"&a;", b"<w:p/>", b"<w:gridSpan w:val="
        b"\"63\"/>", b"<w:vMerge/>", b"r=\"ZZZ999999999\"", b"t=\"e\"", b"<v>1e400</v>", b"<td>",
        b"rowspan='65535'", b"colspan='1000000'", b"<table>")

Mutation = Callable[[Random, bytes], bytes]


def bits(random: Random, content: bytes) -> bytes:
    made = bytearray(content)
    for _ in range(random.choice((1, 4, 40))):
        made[random.randrange(len(made))] ^= 1 << random.randrange(8)
    return bytes(made)


def cut(random: Random, content: bytes) -> bytes:
    return content[: random.randrange(1, len(content))]


def beheaded(random: Random, content: bytes) -> bytes:
    return content[random.randrange(1, min(len(content), 400)) :]


def hole(random: Random, content: bytes) -> bytes:
    start = random.randrange(len(content))
    return content[:start] + content[start + random.randrange(1, 500) :] or b"x"


def doubled(random: Random, content: bytes) -> bytes:
    start = random.randrange(len(content))
    piece = content[start : start + random.randrange(1, 300)]
    return content[:start] + piece * random.choice((2, 20)) + content[start:]


def planted(random: Random, content: bytes) -> bytes:
    for _ in range(random.choice((1, 3, 10))):
        start = random.randrange(len(content))
        content = content[:start] + random.choice(_ODD) + content[start:]
    return content


def encoded(random: Random, content: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(random.choice(_ENCODINGS), "replace")


def misread(random: Random, content: bytes) -> bytes:
    """Text that somebody decoded wrongly and saved."""
    return content.decode(random.choice(("latin-1", "gb18030")), "replace").encode()


def shuffled(random: Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    random.shuffle(lines)
    return b"\n".join(lines) or b"\n"


def parts(random: Random, content: bytes) -> bytes:
    """A zip whose parts are damaged, dropped, renamed or repeated."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            held = [(info.filename, package.read(info)) for info in package.infolist()]
    except Exception:  # what is no zip is damaged in another way
        return planted(random, content)
    at = random.randrange(len(held))
    way = random.randrange(5)
    name, body = held[at]
    if way == 0:
        held.pop(at)
    elif way == 1:
        held[at] = (random.choice(("../../x", "/etc/x", "a\\b", "", "x" * 300, name.upper())), body)
    elif way == 2:
        held[at] = (name, random.choice((bits, cut, hole, planted))(random, body or b"x"))
    elif way == 3:
        held[at] = (name, held[random.randrange(len(held))][1])
    else:
        held[at] = (name, edited(random, body))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", random.choice((0, 8))) as package:
        for name, body in held:
            package.writestr(name or "x", body)
    return out.getvalue()


def edited(random: Random, content: bytes) -> bytes:
    """Marks inserted, dropped or changed between the tags."""
    pieces = content.split(b"<")
    for _ in range(random.choice((1, 5))):
        at = random.randrange(len(pieces))
        way = random.randrange(3)
        if way == 0:
            pieces[at] += random.choice(_XML)
        elif way == 1 and len(pieces) > 1:
            pieces.pop(at)
        else:
            pieces[at] = pieces[random.randrange(len(pieces))]
        pieces = pieces or [b"x"]
    return b"<".join(pieces) or b"x"


MUTATIONS: tuple[Mutation, ...] = (
    bits, cut, beheaded, hole, doubled, planted, encoded, misread, shuffled, parts, parts, edited,
)


def mutated(files: dict[str, bytes], number: int, seed: int = 4) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of `number` damaged files; some under a name of another format."""
    random = Random(seed)
    names = sorted(files)
    for n in range(number):
        name = names[n % len(names)]
        content = files[name]
        ways = [random.choice(MUTATIONS) for _ in range(random.choice((1, 1, 2)))]
        for way in ways:
            content = way(random, content) or b"\n"
        stem, _, suffix = name.rpartition(".")
        if random.random() < 0.25:
            suffix = random.choice(SUFFIXES).lstrip(".")
        yield f"{stem}-{n}-{'-'.join(w.__name__ for w in ways)}.{suffix}", content
