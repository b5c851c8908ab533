"""Texts that nobody means: each ends as a document or a sentence, and no work explodes.

Work is counted in calls of functions, which no busy machine changes: twice the text may
cost little more than twice the calls. What loops inside one call (a pattern, a copy)
is held by the clock, with room for a machine under load.
"""

from __future__ import annotations

import cProfile
import pstats

import pytest

from ingest.pipeline import understand
from tests.ingest.hostile import texts
from tests.ingest.hostile.outcome import ends

LIMIT = 120.0
"""Seconds; each needs about one when nothing else runs."""
GROWTH = 3.2
"""Times the calls for twice the text; 4 would be a square."""
_ENDS = {
    "deep.html": "no_content", "deep_tables.html": "no_content", "nested.docx": "too_deep",
    "bomb.docx": "too_large", "quotes.csv": "read",
    "tabs.txt": "read",
}
"""How the huge ones end that are no document."""


def _calls(content: bytes, name: str) -> int:
    profile = cProfile.Profile()
    profile.enable()
    understand(content, name)
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", texts.GROWING)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    make, size = texts.GROWING[name]
    understand(make(2), name)  # what is looked up once and kept
    once, twice = (_calls(make(n), name) for n in (size, 2 * size))
    assert twice < GROWTH * once


@pytest.mark.parametrize("name", texts.STRANGE)
def test_a_strange_file_ends_as_data(name: str) -> None:
    one = ends(texts.STRANGE[name], name)
    assert (one.fault, one.seconds < LIMIT) == ("", True)


@pytest.mark.parametrize("name", texts.SMALL)
def test_a_huge_file_ends_as_data(name: str) -> None:
    one = ends(texts.SMALL[name](), name)
    assert (one.fault, one.seconds < LIMIT) == ("", True)
    assert one.code == _ENDS.get(name, "read")
