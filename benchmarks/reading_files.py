"""One duty table of an invented place as a file of each format, and its truth."""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.ingest import layouts
from tests.ingest.hostile import samples
from tests.ingest.readers.portable import Sheet, pdf
from tests.ingest.readers.word import tbl, tc, tr

GROUP = 4
HEAD = ("序号", "主要职责", "具体工作事项", "承办机构")
_ON_PAGE = 6 * GROUP
_WIDE = '<w:tcW w:w="2200" w:type="dxa"/>'
_COLUMN = '<w:gridCol w:w="2200"/>'


def made(rows: int) -> list[tuple[str, ...]]:
    """The table; cells merged with the one above are marked."""
    body = []
    for n in range(rows):
        first = n % GROUP == 0
        number = str(n // GROUP + 1) if first else layouts.UP
        main = f"负责第{n // GROUP + 1}片行道树养护" if first else layouts.UP
        body.append((number, main, f"{n % GROUP + 1}.修剪第{n + 1}段行道树", f"绿化{n % 9 + 1}股"))
    return [HEAD, *body]


def truth(rows: int) -> list[list[str]]:
    """Every row with the words of its merges."""
    return layouts.filled(made(rows))


def as_word(rows: int) -> bytes:
    body = []
    for row in made(rows):
        merge = '<w:vMerge/>' if row[0] == layouts.UP else '<w:vMerge w:val="restart"/>'
        body.append(tr(*(
            tc(layouts.blank(cell), _WIDE + (merge if c < 2 and row is not HEAD else ""))
            for c, cell in enumerate(row)
        )))
    document = docx.Document()
    document.add_paragraph(samples.TITLE)
    table = tbl(f"<w:tblGrid>{_COLUMN * len(HEAD)}</w:tblGrid>", *body)
    last = document.add_paragraph("完")
    last._p.addprevious(parse_xml(table.replace("<w:tbl>", f"<w:tbl {nsdecls('w')}>", 1)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(rows: int) -> bytes:
    """Ruled pages, no line inside a merge; the header stands on the first."""
    head, *body = made(rows)
    pages = [body[k : k + _ON_PAGE] for k in range(0, rows, _ON_PAGE)]
    pages[0] = [head, *pages[0]]
    return pdf(*map(_page, pages))


def _page(rows: list[tuple[str, ...]]) -> Sheet:
    xs = [40.0, 80.0, 230.0, 440.0, 550.0]
    ys = [60.0 + 28 * k for k in range(len(rows) + 1)]
    sheet = Sheet()
    for x in xs:
        sheet.line(x, ys[0], x, ys[-1])
    for k, y in enumerate(ys):
        inside = k < len(rows) and rows[k][0] == layouts.UP
        sheet.line(xs[2] if inside else xs[0], y, xs[-1], y)
    for top, row in zip(ys, rows, strict=False):
        for x, text in zip(xs, row, strict=False):
            if text != layouts.UP:
                sheet.text(x + 3, top + 6, text, 9)
    return sheet


def as_old_word(rows: int) -> bytes:
    """By LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "table.docx")
        path.write_bytes(as_word(rows))
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", "doc", "--outdir", folder, str(path)],
            check=True, capture_output=True,
        )
        return path.with_suffix(".doc").read_bytes()


MAKERS: dict[str, Callable[[int], bytes]] = {
    "docx": as_word,
    "xlsx": lambda rows: samples.excel((("一、部门职责", made(rows)),)),
    "html": lambda rows: samples.page((("一、部门职责", made(rows)),)),
    "pdf": as_pdf,
    "doc": as_old_word,
}
