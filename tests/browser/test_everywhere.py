"""On every page: nothing from outside, a clean console, one language, no barrier."""

from __future__ import annotations

import re
from pathlib import Path

import axe_core_python
import pytest

from tests.browser.conftest import QUESTION, Known
from tests.browser.driving import Browser, until

PATHS = ("/", "/matter", "/department", "/compare", "/network", "/findings", "/basis",
         "/documents", "/queries", "/settings")
AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
STREAMLIT_OWN = ("stFileUploaderDropzone", "stFileChips", "stDataFrame", "stPagination")
"""Parts of Streamlit whose markup is not ours."""
LOOK = """
const skip = 'noscript, [lang=zh], .source, table.read, mark, .tag span, a[data-go], code,'
  + ' pre, script, style, option, .st-key-lang_control, input, [data-testid=stMultiSelect], figure,'
  + ' .st-key-examples, [aria-hidden=true], caption, .headline';
const found = [];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const text = walk.currentNode.nodeValue.trim(), parent = walk.currentNode.parentElement;
  if (text && !parent.closest(skip) && (!parent.closest('td') || parent.closest('.tag')))
    found.push(text);
}
for (const name of ['aria-label', 'placeholder', 'title'])
  for (const e of document.querySelectorAll(`[${name}]`))
    if (e.getAttribute(name) && !e.closest(skip)) found.push(e.getAttribute(name));
return found;
"""
HAN = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{3,}")
NAMES = re.compile(
    r"Word|Excel|CSV|SVG|PNG|JSON|JSONL|Cypher|LadybugDB|SQLite|English|PDF|docx?|xlsx?|html|txt|"
    r"MB|Apache|MIT|BSD|LGPL|GPL|License|Software|Foundation|Python|Mozilla|or later|fnd|tests|"
    r"local|_|\d|keyboard_|arrow_|expand_|upload|check|close|[a-z]+_[a-z_]+")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_page_opened_directly(browser: Browser, path: str, lang: str) -> None:
    """Console, requests, language of the page, and every word of it in one go."""
    browser.open(path if lang == "zh" else f"{path}?lang=en")
    until(lambda: browser.run("return document.documentElement.lang")
          == ("zh-CN" if lang == "zh" else "en"))
    assert browser.errors() == []
    assert browser.outside() == set()
    words = [str(w) for w in browser.run(LOOK)]
    assert len(words) > 10
    if lang == "en":
        own = [w for w in words if HAN.search(w)]
        places = ("云杉县", "白鹭区", "沙棘旗", "局", "办", "政府", "中文", "委", "站", "中心")
        assert [w for w in own if not any(name in w for name in places)] == []
    else:
        assert [w for w in words if LATIN.search(NAMES.sub("", w)) and not HAN.search(w)
                and path != "/settings"] == []


def test_pages_by_the_menu_are_as_clean(browser: Browser) -> None:
    browser.open("/")
    for path in PATHS[1:]:
        browser.click(f"a[href*='{path}']", then=lambda path=path: path in browser.url)
    assert browser.errors() == [] and browser.outside() == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_that_is_ours(browser: Browser, known: Known, scheme: str) -> None:
    """axe-core on every page and card: nothing serious but in Streamlit's own parts."""
    matter, law = next(iter(known.matters.values())), next(iter(known.regulations.values()))
    cards = (f"/?q={QUESTION}", f"/matter?id={matter}", f"/basis?id={law}", "/documents?id=1")
    found: list[tuple[str, str, str]] = []
    with browser.shown_as(scheme=scheme):
        for path in (*PATHS, *cards):
            browser.open(path)
            browser.run(AXE)
            seen = browser.driver.execute_async_script(
                "const done = arguments[0]; axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',"
                "'wcag21aa']}).then(r => done(r.violations.flatMap(v => v.nodes.map(n =>"
                "[v.impact, v.id, n.html]))))")
            found += [(path, rule, html) for impact, rule, html in seen
                      if impact in ("serious", "critical")
                      and not any(part in html for part in STREAMLIT_OWN)]
    assert found == []


@pytest.mark.parametrize("width", [1366, 1024, 683])
def test_nothing_scrolls_sideways_and_cells_hold_four_characters(
    browser: Browser, known: Known, width: int
) -> None:
    """683 px is a window of 1366 at 200 % zoom."""
    with browser.sized(width):
        for path in (f"/?q={QUESTION}", "/matter", "/compare", "/documents?id=1", "/findings",
                     "/basis", "/queries", "/department", "/settings",
                     *(f"/basis?id={law}" for law in list(known.regulations.values())[:2])):
            browser.open(path)
            assert browser.run(
                "const m = document.querySelector('[data-testid=stMain]');"
                "return Math.max(document.documentElement.scrollWidth - innerWidth,"
                "m ? m.scrollWidth - m.clientWidth : 0)") <= 0, path
            narrow = browser.run(
                "return [...document.querySelectorAll('table.read td, table.list td')]"
                ".filter(e => e.textContent.length > 8 && e.clientWidth < 4 * "
                "parseFloat(getComputedStyle(e).fontSize)).length")
            assert narrow == 0, path
