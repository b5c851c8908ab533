"""Web pages saved in one file (.mht .mhtml): a mail message around a page."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage, Message

from graph.reading import Reading
from ingest.readers import _errors as errors
from ingest.readers import html
from ingest.readers._kind import kind

FORMAT = "mht"
SUFFIXES = (".mht", ".mhtml")


def sniff(content: bytes, name: str) -> float:
    return 1.0 if kind(content) == "mht" else 0.0


def read(content: bytes, name: str) -> Reading:
    """The blocks of the page inside, its pictures and styles left aside."""
    message = email.message_from_bytes(content.lstrip(), policy=email.policy.compat32)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    bodies = [(_bytes(part), part.get_content_charset() or "") for part in pages]
    if not any(body for body, _ in bodies):
        raise errors.damaged(name, "text/html")
    body, charset = max(bodies, key=lambda found: len(found[0]))
    reading = html.read(body, name, charset)
    reading.format = FORMAT
    return reading


def _bytes(part: Message | EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
