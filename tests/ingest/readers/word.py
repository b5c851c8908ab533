"""Small Word packages from raw XML, and readings as plain text to compare."""

from __future__ import annotations

import zipfile
from io import BytesIO

from graph.reading import Paragraph, Reading, Table
from ingest.readers import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def package(parts: dict[str, str | bytes]) -> bytes:
    """A zip of the given parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(body: str, numbering: str = "", styles: str = "", namespace: str = W) -> bytes:
    """A Word file with this body; `w:` and `mc:` are declared."""
    head = f'xmlns:w="{namespace}" xmlns:mc="{MC}"'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": (
            f'<Relationships xmlns="{_RELS}">'
            f'<Relationship Id="a" Type="{REL}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>"
        ),
        "word/document.xml": f"<w:document {head}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{_RELS}">'
            f'<Relationship Id="a" Type="{REL}/numbering" Target="numbering.xml"/>'
            f'<Relationship Id="b" Type="{REL}/styles" Target="styles.xml"/></Relationships>'
        ),
    }
    if numbering:
        parts["word/numbering.xml"] = f"<w:numbering {head}>{numbering}</w:numbering>"
    if styles:
        parts["word/styles.xml"] = f"<w:styles {head}>{styles}</w:styles>"
    return package(parts)


def p(text: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run}</w:p>"


def tc(content: str = "", properties: str = "") -> str:
    """A cell: a word or paragraphs."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def shown(reading: Reading) -> list[object]:
    """Paragraphs as strings, tables as lists of (row, column, rowspan, colspan, text)."""
    found: list[object] = []
    for block in reading.blocks:
        if isinstance(block, Paragraph):
            found.append(f"{block.number}|{block.text}" if block.number else block.text)
        else:
            found.append(cells(block))
    return found


def cells(table: Table) -> list[tuple[object, ...]]:
    return [
        (c.row, c.column, c.text) if (c.rowspan, c.colspan) == (1, 1)
        else (c.row, c.column, c.text, c.rowspan, c.colspan)
        for c in table.cells
    ]


def body(content: str, **parts: str) -> list[object]:
    """The blocks of a body of Word XML."""
    return shown(read(word(content, **parts), "登记表.docx"))
