"""English questions: longest glossary phrases → Chinese forms; the rest by meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ask.fold import fold
from ask.terms import Term, thesaurus
from language.vocabulary import parts, table

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*|\d+(?:[.,]\d+)*|[\u3400-\u9fff]+")


@cache
def english_stops() -> frozenset[str]:
    """English words that carry no content here (ask_stop_en.tsv)."""
    return frozenset(
        stem(w) for row in table("ask_stop_en", "list", "words") for w in parts(row["words"])
    )


def stem(word: str) -> str:
    """A word without the commonest endings, so that forms of it meet."""
    low = word.lower().replace("’", "'").removesuffix("'s").strip("'")
    low = low.translate(str.maketrans("", "", "-"))
    low = re.sub(r"is(e|ed|es|ing|ation|ations)$", r"iz\1", low) if len(low) > 6 else low
    low = re.sub(r"our(?=$|s$|ed$|ing$)", "or", low) if len(low) > 5 else low
    for ending, kept in (
        ("sses", "ss"), ("ies", "y"), ("ying", "y"), ("ied", "y"), ("ches", "ch"),
        ("shes", "sh"), ("xes", "x"), ("ing", ""), ("ed", ""), ("s", ""), ("e", ""),
    ):
        if low.endswith(ending) and len(low) - len(ending) >= 3 and not low.endswith("ss"):
            low = low[: len(low) - len(ending)] + kept
            break
    if len(low) > 4 and low[-1] == low[-2] and low[-1] not in "ls":
        low = low[:-1]
    return low.removesuffix("e") if len(low) > 4 else low


@cache
def glossary() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Stemmed English phrases → the Chinese terms that they may stand for."""
    found: dict[tuple[str, ...], list[str]] = {}
    for phrase, zh in _pairs():
        bare = re.sub(r"\([^)]*\)", " ", phrase)
        key = tuple(stem(w) for w in _WORD.findall(bare.replace("-", " "))
                    if w.lower() not in ("a", "the"))
        if key and all(key):
            listed = found.setdefault(key, [])
            listed += [z for z in zh if z not in listed]
    return {key: tuple(zh) for key, zh in found.items()}


def _pairs() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every English phrase of the tables with its Chinese forms."""
    for name in ("glossary", "ask_glossary"):
        for row in table(name, "zh", "en", "other"):
            for phrase in (row["en"], *parts(row["other"])):
                yield phrase, parts(row["zh"])
    for row in thesaurus():
        for phrase in parts(row["english"]):
            yield phrase, parts(row["official"])


@cache
def _longest() -> int:
    return max((len(k) for k in glossary()), default=1)


@lru_cache(maxsize=4_000)
def english(text: str, names: frozenset[str] = frozenset()) -> tuple[Term, ...]:
    """The content terms of an English question; `names` are words of known places."""
    tokens = list(_WORD.findall(text.replace("-", " ")))
    stems = [w if not w.isascii() else stem(w) for w in tokens]
    made: list[Term] = []
    position = 0
    while position < len(tokens):
        step = _phrase(stems, position)
        if step:
            phrase = " ".join(tokens[position : position + step])
            zh = glossary()[tuple(stems[position : position + step])]
            if not all(s in english_stops() for s in stems[position : position + step]):
                made.append(Term(phrase, 1.0, [(fold(z), 1.0) for z in zh], unknown=True))
            position += step
            continue
        word = tokens[position]
        if re.match(r"[\u3400-\u9fff]", word):
            if word not in names:
                made.append(Term(word, 1.0))
        elif word[0].isdigit():
            made.append(Term(word, 0.45))
        elif stems[position] not in english_stops() and word.lower() not in names and (
            len(word) > 2
        ):
            made.append(Term(word, 0.6, [], unknown=True))
        position += 1
    return tuple(_once(made))


def _phrase(stems: list[str], position: int) -> int:
    for length in range(min(_longest(), len(stems) - position), 0, -1):
        if tuple(stems[position : position + length]) in glossary():
            return length
    return 0


def _once(terms: list[Term]) -> list[Term]:
    return list({term.text.lower(): term for term in reversed(terms)}.values())[::-1]
