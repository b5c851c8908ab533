"""A question understood: language, scope, intents, content words, what it presumes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ask.attributes import Attribute
from ask.attributes import asked as asked_values
from ask.english import english as english_terms
from ask.focus import focus
from ask.fold import fold, share
from ask.intents import intents
from ask.places import Named, named_places
from ask.reformed import bearers
from ask.shelf import Shelf
from ask.terms import Term, chinese
from ask.twins import senses
from ask.verbs import Action, wanted
from language.bodies import bodies
from language.citations import find_citations
from language.departments import DepartmentKey, department_key, find_departments
from language.glossary import en_bodies
from language.text import normalise

LONGEST = 400
"""Characters of a question that are read."""
ASIDE = 0.6
"""What a word of the story beside the asking clause counts."""


@dataclass(slots=True)
class Question:
    """What was understood of a question (槽位)."""

    asked: str
    text: str
    lang: str
    intents: tuple[str, ...]
    terms: list[Term]
    places: Named
    departments: list[tuple[str, DepartmentKey]] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    attributes: tuple[Attribute, ...] = ()
    bare: str = ""
    """The text without the places that only say where."""
    focus: str = ""
    """The clause that asks, as it was read."""
    presumed: tuple[str, ...] = ()
    """Bodies that the question only supposes (…是不是民政局?), which prove nothing."""

    senses: frozenset[tuple[str, str]] = frozenset()
    """Words of near-twin sets that the question names (ask/twins.py)."""
    actions: list[Action] = field(default_factory=list)
    """The actions that it names (ask/verbs.py)."""

    @property
    def intent(self) -> str:
        return self.intents[0]

    @property
    def english(self) -> bool:
        return self.lang == "en"


def understand(asked: str, shelf: Shelf) -> Question:
    """Reads a question. Never fails: what is not understood stays empty."""
    text = re.sub(r"\s+", " ", normalise(asked)).strip()[:LONGEST]
    lang = "en" if share(text) < 0.35 and re.search(r"[A-Za-z]{2}", text) else "zh"
    places = named_places(text, lang == "en", shelf)
    bare = placeless = _without(text, places)
    if lang == "en":
        names = frozenset(_place_words(text, places))
        bare, terms, named = _english_bodies(bare)
        terms += english_terms(bare, names)
    else:
        terms, named = list(chinese(_without_bodies(bare))), []
    mentions = find_departments(bare)
    presumed = tuple(m.name for m in mentions if _supposed(bare, m.start, m.end))
    terms = [t for t in terms if not any(t.text in name or name in t.text for name in presumed)]
    terms = _bodies_as_terms(terms, [m.name for m in mentions if m.name not in presumed], text)
    values = asked_values(text, lang == "en")
    terms = [t for t in terms if not _asks_value(t, values)]
    asking = focus(bare, lang == "en")
    terms = _weighed(terms, asking)
    return Question(
        asked, text, lang, intents(text, lang == "en"), terms, places,
        [*((m.name, department_key(m.name)) for m in mentions), *named], _references(text),
        re.findall(r"\d{3,}(?:-\d+)*", text), values,
        placeless.strip(), asking, presumed,
        senses(fold(bare) + "".join(form for t in terms for form, _ in t.forms[:1])),
        wanted(terms),
    )


def _without_bodies(text: str) -> str:
    """The words beside the bodies: 工商局|管 is no word 局管. Unknown bodies stay."""
    for m in find_departments(text):
        if any(f in bodies() for f in bearers(m.name, text)):
            text = text[: m.start] + " " * (m.end - m.start) + text[m.end :]
    return text


def _bodies_as_terms(terms: list[Term], names: list[str], text: str) -> list[Term]:
    """A body named by any of its names is meant under all of them (人社局, 人力资源…局)."""
    for name in dict.fromkeys(names):
        known = [bodies()[f] for f in bearers(name, text) if f in bodies()]
        if not known:
            continue
        forms = dict.fromkeys(fold(form) for body in known
                              for form in (body.standard, *body.short, *body.generic)
                              if len(form) > 1)
        forms.pop(fold(name), None)
        terms = [t for t in terms if t.text not in name and name not in t.text]
        terms.append(Term(name, 0.9, [(f, 1.0) for f in forms]))
    return terms


_NAMES = {
    "phone": re.compile(
        r"(?:tele)?phone(?: numbers?)?|numbers?|hotline|call|ring|dial|电话|号码|热线", re.I),
    "money": re.compile(r"money|amount|how much|钱|金额", re.I),
    "duration": re.compile(r"(?:working )?days?|time limit|deadline|工作日|期限|时限", re.I),
    "points": re.compile(r"points?|marks?|score|分|分数|分值", re.I),
    "basis": re.compile(r"(?:legal )?basis|依据|法律依据", re.I),
}
"""Words that only name the kind of value asked for (电话, how much)."""


def _asks_value(term: Term, values: tuple[Attribute, ...]) -> bool:
    """Whether a word only says what kind of value is wanted, which the gates see to."""
    return any(
        (pattern := _NAMES.get(value.name)) and pattern.fullmatch(term.text) for value in values
    )


def _weighed(terms: list[Term], asking: str) -> list[Term]:
    """The terms, those outside the asking clause with less weight."""
    low = asking.lower()
    return [
        t if t.text.lower() in low else replace(t, weight=ASIDE * t.weight) for t in terms
    ]


_BEFORE = re.compile(
    r"(?:是不是|是否|是|归|该|找|问|以为|以前|应该|不是|还是|说|去|跑了?|打|属于|由)$"
)
_AFTER = re.compile(
    r"^(?:的?人?吗|吧|么|不[？?]|呢|对不对|对吗|管吧|还是|说不|都说|不管|不归|管吗|管不管|[？?]|$)"
)


def _supposed(text: str, start: int, end: int) -> bool:
    """Whether a body is only guessed at or sent away from, not asked about."""
    after, before = text[end : end + 6], text[max(0, start - 4) : start]
    return bool(_AFTER.search(after)) or (
        bool(_BEFORE.search(before)) and bool(re.search(r"吗|吧|不是|还是|说|[？?]", text[end:]))
        and not re.search(r"负责什么|做什么|干什么|管什么|哪些", text[end : end + 14])
    )


_GUESS = re.compile(
    r"(?:presume|suppose|expect|imagine|guess|think|isn't it|is it|thought|believe|rather than|"
    r"not)\W+(?:\w+\W+){0,4}$", re.I)


def _english_bodies(text: str) -> tuple[str, list[Term], list[tuple[str, DepartmentKey]]]:
    """Bodies named in English: the text without them, as terms, as departments."""
    terms: list[Term] = []
    named: list[tuple[str, DepartmentKey]] = []
    for found in reversed(en_bodies(text)):
        known = [bodies()[f] for f in found.zh if f in bodies()]
        guessed = _GUESS.search(text[: found.start])
        text = text[: found.start] + " , " + text[found.end :]
        if guessed or not known:
            continue
        forms = dict.fromkeys(
            fold(form) for body in known for form in (body.standard, *body.short, *body.generic))
        terms.append(Term(found.phrase, 0.8, [(f, 1.0) for f in forms], unknown=True))
        named.append((known[0].standard, department_key(known[0].standard)))
    return text, terms, named


def _without(text: str, places: Named) -> str:
    """The question without the places that only say where."""
    for word in sorted(places.words, key=len, reverse=True):
        if re.search(r"[\u3400-\u9fff]", word):
            text = text.replace(word, " ")
    return text


def _place_words(text: str, places: Named) -> list[str]:
    """English words that spell a named place."""
    found = []
    latin = re.findall(r"[A-Za-z'’]+", text)
    for first, second in zip(latin, [*latin[1:], ""], strict=True):
        low, both = _latin(first), _latin(first + second)
        if low in places.latin:
            found.append(first.lower())
        elif both in places.latin:
            found += [first.lower(), second.lower()]
    return found


def _latin(word: str) -> str:
    low = word.lower().replace("’", "'").removesuffix("'s")
    return low.replace("'", "")


def _references(text: str) -> list[str]:
    """Document numbers and titles of regulations named in the question."""
    found = [fold(c.title) for c in find_citations(text) if c.title]
    found += [fold(m) for m in re.findall(
        r"[\u3400-\u9fff]{1,8}[〔\[【(（]\s*\d{4}\s*[〕\]】)）]\s*\d+\s*号", text)]
    found += [
        f"{year}{number}号" for year, number in re.findall(
            r"[\[(〔（【]\s*((?:19|20)\d{2})\s*[\])〕）】]\s*(?:no\.?|number)?\s*(\d{1,4})",
            text, re.I)
    ]
    return [f for f in dict.fromkeys(found) if f]
