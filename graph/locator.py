"""Where in a document something stands, and the one text form of it.

`职责边界登记表.docx › 表2 › 第3行 › 职责分工` is what people read;
`t2r3c4:0-12` is what links and the ledger carry. Rows, columns, tables,
paragraphs and pages count from 1; character spans count from 0, end excluded,
in the text of the cell or paragraph as read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADDRESS = re.compile(
    r"(?:t(?P<table>\d+)(?:r(?P<row>\d+)(?:c(?P<column>\d+))?)?|p(?P<paragraph>\d+))"
    r"(?::(?P<start>\d+)-(?P<end>\d+))?"
)


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a document (出处): prov:atLocation, cells as in RFC 7111."""

    document: str
    table: int | None = None
    row: int | None = None
    column: int | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None
    heading: str = ""
    page: int | None = None

    @property
    def address(self) -> str:
        """The place without the document: `t2r3c4:0-12`, `p12:4-9`; '' = whole."""
        if self.table is not None:
            place = f"t{self.table}"
            place += f"r{self.row}" if self.row is not None else ""
            place += f"c{self.column}" if self.column is not None else ""
        elif self.paragraph is not None:
            place = f"p{self.paragraph}"
        else:
            return ""
        return place if self.start is None else f"{place}:{self.start}-{self.end}"

    @property
    def block(self) -> str:
        """The address without the character span."""
        return self.address.partition(":")[0]

    @property
    def where(self) -> str:
        """The place in words, without the document."""
        parts = []
        if self.page is not None:
            parts.append(f"第{self.page}页")
        if self.table is not None:
            parts.append(f"表{self.table}")
            if self.row is not None:
                parts.append(f"第{self.row}行")
            if self.column is not None:
                parts.append(self.heading or f"第{self.column}列")
        elif self.paragraph is not None:
            parts.append(f"第{self.paragraph}段")
        return " › ".join(parts)

    def __str__(self) -> str:
        return " › ".join(part for part in (self.document, self.where) if part)


def parse_address(
    text: str, document: str, heading: str = "", page: int | None = None
) -> Locator:
    """The locator that `address` wrote. Raises ValueError on any other text."""
    if text == "":
        return Locator(document, page=page)
    match = _ADDRESS.fullmatch(text)
    if match is None:
        raise ValueError(
            f"{text!r} is no place in a document; expected t2r3c4 or p12, "
            "with :start-end for a span"
        )
    found = {k: int(v) if v else None for k, v in match.groupdict().items()}
    return Locator(document, heading=heading, page=page, **found)
