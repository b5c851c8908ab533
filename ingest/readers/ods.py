"""Other spreadsheets (.ods, Excel 2003 XML), through LibreOffice to .xlsx."""

from __future__ import annotations

from graph.reading import Reading
from ingest.readers import xlsx
from ingest.readers._kind import kind
from ingest.readers._office import convert

FORMAT = "ods"
SUFFIXES = (".ods", ".ots")

_KINDS = {"ods": ".ods", "excelml": ".xml"}


def sniff(content: bytes, name: str) -> float:
    return 1.0 if kind(content) in _KINDS else 0.0


def read(content: bytes, name: str) -> Reading:
    """The sheets of the workbook. Raises ReadError in one clear sentence."""
    reading = xlsx.read(convert(content, _KINDS[kind(content)], "xlsx", name), name)
    reading.format = FORMAT
    reading.meta["converted_by"] = "LibreOffice"
    return reading
