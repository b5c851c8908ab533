"""Thirty-two sessions asking at once get each its own answer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from graph.home import Home
from queries.registry import Registry
from tests.browser.conftest import Known
from tests.browser.protocol import Session

AT_ONCE = 32


def _expected(known: Known, copy: Home) -> dict[str, str]:
    """What the registry itself answers, in a copy that the server does not hold."""
    from ask.engine import Asker

    with Registry.open(copy) as registry:
        asker = Asker(registry)
        asked = [f"{name}由哪个部门负责?" for name in list(known.matters)[:16]]
        return {q: (a := asker.ask(q))["headline"] or a["message"] for q in asked}


def test_no_answer_is_mixed_up(server: str, known: Known, copied_home: Home) -> None:
    expected = _expected(known, copied_home)
    questions = (list(expected) * AT_ONCE)[:AT_ONCE]
    together = Barrier(AT_ONCE)

    def ask(question: str) -> str:
        with Session(server) as session:
            together.wait(120)
            return session.open({"q": question}).text

    with ThreadPoolExecutor(AT_ONCE) as pool:
        pages = list(pool.map(ask, questions))
    for question, page in zip(questions, pages, strict=True):
        own = expected[question]
        assert f'role="status">{own}</p>' in page, question
        assert all(f">{other}</p>" not in page for other in expected.values() if other != own)
