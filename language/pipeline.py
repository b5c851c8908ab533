"""The spaCy pipeline (词法流水线): one text, everything that the language layer sees in it.

A blank `zh` pipeline with the character segmenter; every component writes a group of
spans: `bodies`, `places`, `citations`, `dates`, `terms`, `vague`, `verbs`, and the parse of
the clause at `doc._.clause`. The functions of the layer do the work and need no spaCy;
this is the door for those who want offsets, extensions and spaCy's tools over them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from language import citations, dates, departments, glossary, places, roles
from language.vocabulary import table

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

GROUPS = ("bodies", "places", "citations", "dates", "terms", "vague", "verbs")


@cache
def pipeline() -> Language:
    """The pipeline; made once (spaCy takes a second to load)."""
    import spacy
    from spacy.language import Language as Spacy
    from spacy.tokens import Doc, Span

    for name in ("function", "title", "doc_no", "iso", "en", "role", "why", "code"):
        Span.set_extension(name, default="", force=True)
    Doc.set_extension("clause", default=None, force=True)
    nlp = spacy.blank("zh")
    for name, component in (
        ("bodies", _bodies),
        ("places", _places),
        ("citations", _citations),
        ("dates", _dates),
        ("clause", _clause),
    ):
        Spacy.component(f"registry_{name}", func=component)
        nlp.add_pipe(f"registry_{name}")
    for group, matcher in _matchers(nlp).items():
        Spacy.component(f"registry_{group}", func=_phrases(group, matcher))
        nlp.add_pipe(f"registry_{group}")
    return nlp


def recognise(text: str) -> Doc:
    """A text with its groups of spans (`doc.spans["bodies"]` …) and `doc._.clause`."""
    return pipeline()(text)


def _put(doc: Doc, group: str, found: list[tuple[int, int, str, dict[str, str]]]) -> Doc:
    spans = []
    for start, end, label, values in found:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is None:
            continue
        for name, value in values.items():
            span._.set(name, value)
        spans.append(span)
    doc.spans[group] = spans
    return doc


def _bodies(doc: Doc) -> Doc:
    found = departments.find_departments(doc.text)
    return _put(
        doc,
        "bodies",
        [
            (m.start, m.end, "BODY", {"function": departments.department_key(m.name).function})
            for m in found
        ],
    )


def _places(doc: Doc) -> Doc:
    return _put(
        doc,
        "places",
        [(p.start, p.end, "PLACE", {"code": p.code}) for p in places.find_places(doc.text)],
    )


def _citations(doc: Doc) -> Doc:
    return _put(
        doc,
        "citations",
        [
            (
                c.start,
                c.end,
                "REGULATION" if c.is_regulation else c.kind.upper(),
                {"title": c.title, "doc_no": c.doc_no},
            )
            for c in citations.find_citations(doc.text)
        ],
    )


def _dates(doc: Doc) -> Doc:
    return _put(
        doc, "dates", [(d.start, d.end, "DATE", {"iso": d.iso}) for d in dates.find_dates(doc.text)]
    )


def _clause(doc: Doc) -> Doc:
    doc._.clause = roles.parse_clause(doc.text)
    return doc


def _matchers(nlp: Language) -> dict[str, PhraseMatcher]:
    """Phrase matchers over the tables: terms with English, vague wording, verbs with roles."""
    from spacy.matcher import PhraseMatcher

    made = {}
    for group, phrases in _tables().items():
        matcher = PhraseMatcher(nlp.vocab)
        for phrase in phrases:
            matcher.add(phrase, [nlp.make_doc(phrase)])
        made[group] = matcher
    return made


@cache
def _tables() -> dict[str, dict[str, tuple[str, str]]]:
    return {
        "terms": {r["zh"]: ("en", r["en"]) for r in table("glossary", "zh", "en")},
        "vague": {r["phrase"]: ("why", r["why"]) for r in table("vague", "phrase", "why")},
        "verbs": {r["verb"]: ("role", r["role"]) for r in table("verbs", "verb", "role")},
    }


def _phrases(group: str, matcher: PhraseMatcher) -> Any:
    def component(doc: Doc) -> Doc:
        from spacy.util import filter_spans

        values = _tables()[group]
        spans = filter_spans(matcher(doc, as_spans=True))
        for span in spans:
            name, value = values[span.text]
            span._.set(name, value)
        doc.spans[group] = spans
        return doc

    return component


__all__ = ["GROUPS", "glossary", "pipeline", "recognise"]
