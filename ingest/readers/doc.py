"""Other word processors' files (.doc .wps .rtf .odt), through LibreOffice to .docx."""

from __future__ import annotations

from graph.reading import Reading
from ingest.readers import docx
from ingest.readers._kind import kind
from ingest.readers._office import convert

FORMAT = "doc"
SUFFIXES = (".doc", ".dot", ".wps", ".rtf", ".odt", ".fodt")

_KINDS = {"doc": ".doc", "rtf": ".rtf", "odt": ".odt", "fodt": ".fodt", "wordml": ".xml"}


def sniff(content: bytes, name: str) -> float:
    found = kind(content)
    if found in _KINDS:
        return 1.0
    # an unknown container of an office program: LibreOffice may still know it
    return 0.4 if found == "ole" and name.lower().endswith(SUFFIXES) else 0.0


def read(content: bytes, name: str) -> Reading:
    """The blocks of the document. Raises ReadError in one clear sentence."""
    found = kind(content)
    reading = docx.read(convert(content, _KINDS.get(found, ".doc"), "docx", name), name)
    reading.format = found if found in ("rtf", "odt") else FORMAT
    reading.meta["converted_by"] = "LibreOffice"
    return reading
