"""The plain page (简页): question, answers and source without any script.

For browsers in which Streamlit's program does not run. One address, `/plain`.
"""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from graph.errors import RegistryError
from ui.parts import marks, people, source, store, style
from ui.parts.html import esc
from ui.parts.words import LANGUAGES, both, speaking, t

MOST = 20


def respond(request: Request) -> HTMLResponse:
    """The page for `q` and `lang`; runs beside the server's loop."""
    asked = request.query_params
    lang = asked.get("lang", "zh")
    with speaking(lang if lang in LANGUAGES else "zh"):
        question = asked.get("q", "").strip()[:200]
        return HTMLResponse(_page(question, _body(question), lang))


def _body(question: str) -> str:
    if people.configured():
        return f"<p class='bar bad'>{esc(t('plain.closed'))}</p>"
    if not question:
        return ""
    try:
        return _answer(store.ask(question, "", ""))
    except RegistryError as error:
        return f"<p class='bar bad'>{esc(both(error.zh, error.en))}</p>"


def _answer(answer: dict[str, Any]) -> str:
    made = [f"<p class='headline'>{esc(answer['headline'] or answer['message'])}</p>"]
    for number, found in enumerate(answer["answers"][:MOST], 1):
        head = " · ".join(esc(found[k]) for k in ("department", "office", "phone") if found.get(k))
        role = found.get("role") or ""
        roles = [role] if isinstance(role, str) else role
        tags = " ".join(marks.role(code) for code in roles if code)
        made.append(f"<div class='card'><p class='dept'>{number} {head} {tags}</p>"
                    f"<p lang='zh'>{esc(found.get('text') or '')}</p></div>")
        made += [source.body(cited) for cited in (found.get("citations") or [])[:1]]
    for near in answer["nearest"]:
        made.append(f"<p class='card' lang='zh'>{esc(near['text'])}<br>"
                    f"<span class='second'>{esc(near['locator'])}</span></p>")
    return "".join(made)


def _page(question: str, body: str, lang: str) -> str:
    colours = "".join(f"--rr-{name}:{value};" for name, value in style.LIGHT.items())
    other = "en" if lang != "en" else "zh"
    return (
        f"<!doctype html><html lang='{'en' if lang == 'en' else 'zh-CN'}'><head>"
        f"<meta charset='utf-8'><title>{esc(t('app.name'))}</title>"
        f"<style>:root{{{colours}}}body{{font:16px/1.6 sans-serif;max-width:60em;"
        f"margin:1em auto;padding:0 1em}}{style.sheet()}</style></head><body>"
        f"<h1>{esc(t('ask.title'))}</h1><form action='/plain' method='get'>"
        f"<label for='q'>{esc(t('ask.question'))}</label> "
        f"<input id='q' name='q' maxlength='200' size='40' value='{esc(question)}'> "
        f"<input type='hidden' name='lang' value='{'en' if lang == 'en' else 'zh'}'>"
        f"<button>{esc(t('ask.button'))}</button></form>"
        f"{body}<p class='pagefoot'><a href='/plain?lang={other}'>"
        f"{'English' if other == 'en' else '中文'}</a></p></body></html>"
    )


def routes() -> list[Route]:
    """What `app.py` gives to the server."""
    return [Route("/plain", respond, methods=["GET"])]
