"""What stands before Streamlit on the server: old browsers, addresses of pages.

Two things, both measured: Chromium 109 (the last on Windows 7) shows a blank page
without small repairs made before Streamlit's script runs; and a page opened by its
path probes addresses that do not exist, so it is led through the start page.
"""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.middleware import Middleware
from starlette.responses import RedirectResponse

from ui.parts import store
from ui.parts.page import pages

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

SCRIPT = Path(__file__).parent.parent / "static" / "old.js"


@cache
def _script() -> bytes:
    return b"<script>" + SCRIPT.read_bytes() + b"</script>"


class StartPage:
    """Leads `/matter?id=…` to `/?page=matter&id=…`; puts the repairs into the page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        path = scope["path"].strip("/")
        if path in pages() and _wants_page(scope):
            query = scope["query_string"].decode("latin-1")
            address = f"/?page={path}" + (f"&{query}" if query else "")
            await RedirectResponse(address, 307)(scope, receive, send)
        elif path == "" and _wants_page(scope):
            await self.app(_uncompressed(scope), receive, _Inserting(send))
        else:
            await self.app(scope, receive, send)


def _wants_page(scope: Scope) -> bool:
    accepted = dict(scope["headers"]).get(b"accept", b"")
    return b"text/html" in accepted


def _uncompressed(scope: Scope) -> dict[str, Any]:
    """Without `accept-encoding`, else the page comes compressed."""
    kept = [(k, v) for k, v in scope["headers"]
            if k not in (b"accept-encoding", b"if-none-match", b"if-modified-since")]
    return {**scope, "headers": kept}


class _Inserting:
    """Sends a page with the script put before everything else in its head."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.begun: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = message
            return
        if message["type"] != "http.response.body" or self.begun is None:
            await self.send(message)
            return
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        made = self.body.replace(b"<head>", b"<head>" + _script(), 1)
        made = made.replace(b'<html lang="en">', b'<html lang="zh-CN">', 1)
        headers = [(k, v) for k, v in self.begun["headers"]
                   if k not in (b"content-length", b"etag", b"last-modified")]
        headers.append((b"content-length", str(len(made)).encode()))
        await self.send({**self.begun, "headers": headers})
        await self.send({"type": "http.response.body", "body": made})


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[dict[str, Any]]:
    """While the server runs; what is slow at first is begun at once."""
    threading.Thread(target=store.warm, daemon=True, name="warm").start()
    yield {}


def middleware() -> list[Middleware]:
    """What `app.py` gives to the server."""
    return [Middleware(StartPage)]
