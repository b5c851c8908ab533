"""A session by Streamlit's own protocol (WebSocket, protobuf), without a browser."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.browser.driving import PATIENCE

XSRF = "2|00000000|00000000000000000000000000000000|1"


@dataclass
class Seen:
    """What a run of the page sent: HTML bodies, and the ids of its widgets by label."""

    bodies: list[str] = field(default_factory=list)
    widgets: dict[str, str] = field(default_factory=dict)
    page: str = ""
    """The code of the page that was drawn, for messages about its widgets."""
    seconds: float = 0.0

    @property
    def text(self) -> str:
        return "\n".join(self.bodies)


class Session:
    """One session: opens addresses, presses widgets."""

    def __init__(self, server: str, cookies: dict[str, str] | None = None) -> None:
        headers = {"Origin": server}
        if cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        token = (cookies or {}).get("_streamlit_xsrf", "")
        self._opening = connect(
            server.replace("http", "ws", 1) + "/_stcore/stream", max_size=None,
            additional_headers=headers, subprotocols=["streamlit", *([token] if token else [])],  # type: ignore[list-item]
            open_timeout=PATIENCE, close_timeout=1,
        )

    def __enter__(self) -> Session:
        self._socket = self._opening.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._opening.__exit__(*error)

    def open(
        self, params: dict[str, str], widgets: list[dict[str, Any]] | None = None, page: str = ""
    ) -> Seen:
        """Runs the page of an address, with values for some widgets."""
        message = BackMsg()
        message.rerun_script.page_script_hash = page
        message.rerun_script.query_string = urlencode(params)
        for values in widgets or []:
            message.rerun_script.widget_states.widgets.add(**values)
        begun = time.perf_counter()
        self._socket.send(message.SerializeToString())
        return self._until_done(begun)

    def _until_done(self, begun: float) -> Seen:
        seen = Seen()
        while True:
            raw = self._socket.recv(timeout=3 * PATIENCE)
            message = ForwardMsg()
            message.ParseFromString(raw if isinstance(raw, bytes) else raw.encode())
            kind = message.WhichOneof("type")
            if kind == "new_session":
                seen.page = message.new_session.page_script_hash
            elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                _note(seen, message.delta.new_element)
            elif kind == "script_finished" and message.script_finished == 0:
                seen.seconds = time.perf_counter() - begun
                return seen


def _note(seen: Seen, element: Any) -> None:
    made = getattr(element, element.WhichOneof("type"))
    if body := getattr(made, "body", ""):
        seen.bodies.append(str(body))
    if getattr(made, "id", "") and hasattr(made, "label"):
        seen.widgets[made.label] = made.id
