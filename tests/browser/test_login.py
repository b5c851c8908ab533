"""Sign-in by a real OpenID Connect provider: reader, editor, admin; forged and expired."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.by import By

from graph.home import Home
from graph.ledger import Ledger
from tests.browser.conftest import load
from tests.browser.driving import Browser, browsing, free_port, served, until
from tests.browser.protocol import Seen, Session
from tests.ui.documents import boundary

provider = pytest.importorskip("oidc_provider_mock")
PEOPLE = {"zhang": ["editor"], "li": ["reader"], "wang": ["admin"]}
NAMES = {"zhang": "张三", "li": "李四", "wang": "王五"}


@dataclass(frozen=True)
class Guarded:
    """A server with sign-in, the key of its cookies, and its registry."""

    address: str
    key: str
    home: Path

    def cookies(self, key: str = "", **claims: Any) -> dict[str, str]:
        """The cookies of somebody signed in, as Streamlit writes them."""
        from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

        held = {"is_logged_in": True, "origin": self.address, "sub": "x", **claims}
        signed = create_signed_value(key or self.key, "_streamlit_user", json.dumps(held))
        return {"_streamlit_user": signed.decode()}

    def dispositions(self) -> list[dict[str, Any]]:
        return Ledger(Home.find(self.home).ledger_url).dispositions()


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    folder = tmp_path_factory.mktemp("guarded")
    load(folder / "home", {"白鹭区边界.txt": boundary()})
    users = [provider.User(sub=sub, claims={"name": NAMES[sub], "roles": roles})
             for sub, roles in PEOPLE.items()]
    port, key = free_port(), secrets.token_hex(24)
    with provider.run_server_in_thread(user_claims=users) as running:
        settings = folder / "secrets.toml"
        settings.write_text(
            "[auth]\n"
            f'redirect_uri = "http://127.0.0.1:{port}/oauth2callback"\n'
            f'cookie_secret = "{key}"\nclient_id = "registry"\nclient_secret = "made-up"\n'
            f'server_metadata_url = "http://localhost:{running.server_port}'
            '/.well-known/openid-configuration"\n', encoding="utf-8")
        with served(folder / "home", f"--secrets.files={settings}", port=port,
                    AUTHLIB_INSECURE_TRANSPORT="1") as address:
            yield Guarded(address, key, folder / "home")


@pytest.fixture(scope="module")
def visitor(
    guarded: Guarded, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """A browser of its own, so that its cookies are nobody else's."""
    with browsing(tmp_path_factory.mktemp("visitor"), guarded.address) as made:
        yield made


@pytest.fixture(autouse=True)
def signed_out(visitor: Browser) -> None:
    visitor.driver.delete_all_cookies()


def _sign_in(visitor: Browser, path: str, sub: str) -> None:
    visitor.open(path)
    visitor.run("[...document.querySelectorAll('.st-key-shell button')]"
                ".find(b => b.textContent.includes('登录')).click()")
    until(lambda: visitor.driver.find_elements(By.CSS_SELECTOR, f"button[value={sub}]"))
    visitor.driver.find_element(By.CSS_SELECTOR, f"button[value={sub}]").click()
    until(lambda: visitor.url.startswith(visitor.server))
    visitor.settled()


def _uploads(visitor: Browser) -> bool:
    return bool(visitor.texts("[data-testid=stFileUploader]"))


def test_without_sign_in_everything_is_read_and_nothing_changed(
    visitor: Browser, guarded: Guarded
) -> None:
    visitor.open("/?q=湖区游船检验由哪个部门负责?")
    assert "交通运输局" in visitor.texts(".headline")[0]
    visitor.open("/documents")
    assert not _uploads(visitor) and "需要“编辑”权限" in visitor.text


@pytest.mark.parametrize("sub", PEOPLE)
def test_each_role_may_what_it_may_and_the_link_survives(visitor: Browser, sub: str) -> None:
    _sign_in(visitor, "/matter?q=芦苇", sub)
    until(lambda: "/matter?q=" in visitor.url)
    visitor.settled()
    assert NAMES[sub] in visitor.text
    visitor.open("/documents")
    assert _uploads(visitor) is (sub != "li")
    visitor.open("/settings")
    rebuild = any("重建" in text for text in visitor.texts(".stButton button"))
    assert rebuild is (sub == "wang")


@pytest.mark.parametrize("trick", ["forged", "expired", "other server"])
def test_a_token_that_does_not_hold_gives_no_right(
    visitor: Browser, guarded: Guarded, trick: str
) -> None:
    claims: dict[str, Any] = {"roles": ["admin"], "name": "某人", "exp": time.time() + 3600}
    key = ""
    if trick == "forged":
        key = "somebody-elses-key"
    elif trick == "expired":
        claims["exp"] = time.time() - 60
    else:
        claims["origin"] = "http://127.0.0.1:1"
    visitor.driver.get(guarded.address + "/_stcore/health")
    for name, value in guarded.cookies(key, **claims).items():
        visitor.driver.add_cookie({"name": name, "value": value})
    visitor.open("/documents")
    assert not _uploads(visitor)


def test_a_token_that_holds_is_the_control(visitor: Browser, guarded: Guarded) -> None:
    visitor.driver.get(guarded.address + "/_stcore/health")
    held = guarded.cookies(roles=["editor"], name="张三", exp=time.time() + 3600)
    for name, value in held.items():
        visitor.driver.add_cookie({"name": name, "value": value})
    visitor.open("/documents")
    assert _uploads(visitor)


def _finding(guarded: Guarded, cookies: dict[str, str]) -> tuple[dict[str, str], Seen]:
    """A finding's id, and its page with the form as an editor sees it."""
    with Session(guarded.address, cookies) as session:
        listed = session.open({"page": "findings"}).text
        number = listed.partition("/findings?id=")[2].partition('"')[0]
        return {"id": number}, session.open({"page": "findings", "id": number})


def _with_token(visitor: Browser, guarded: Guarded, **claims: Any) -> dict[str, str]:
    """Cookies of somebody, with the token that the server wants beside them."""
    visitor.driver.get(guarded.address + "/")
    visitor.settled()
    token = next((c["value"] for c in visitor.driver.get_cookies()
                  if c["name"] == "_streamlit_xsrf"), "")
    return guarded.cookies(**claims) | {"_streamlit_xsrf": token}


def test_a_reader_who_speaks_the_protocol_changes_nothing(
    visitor: Browser, guarded: Guarded
) -> None:
    """The editor's own messages, sent by a reader, do nothing; sent by the editor, they do."""
    later = time.time() + 3600
    editor = _with_token(visitor, guarded, roles=["editor"], name="张三", exp=later)
    reader = _with_token(visitor, guarded, roles=["reader"], name="李四", exp=later)
    params, page = _finding(guarded, editor)
    ids = page.widgets
    assert "理由" in ids and "保存" in ids
    pressed = [{"id": ids["理由"], "string_value": "不经过按钮"},
               {"id": ids["保存"], "trigger_value": True}]
    for cookies in (reader, {}):
        with Session(guarded.address, cookies) as session:
            session.open(params, page=page.page)
            session.open(params, pressed, page.page)
        assert guarded.dispositions() == []
    with Session(guarded.address, editor) as session:
        session.open(params, page=page.page)
        session.open(params, pressed, page.page)
    until(guarded.dispositions)
    assert [d["who"] for d in guarded.dispositions()] == ["张三"]


@pytest.mark.parametrize("path", [
    "/_stcore/upload_file/x/y", "/settings?rebuild=1", "/documents?id=1&view=diff&adopt=1",
])
def test_addresses_alone_change_nothing(visitor: Browser, guarded: Guarded, path: str) -> None:
    ledger = Ledger(Home.find(guarded.home).ledger_url)
    before = ledger.version
    visitor.driver.get(guarded.address + path)
    assert ledger.version == before
