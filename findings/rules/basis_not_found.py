"""A cited instrument that no register known here holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from findings.facts import Facts
from findings.model import Finding
from findings.rule import Rule
from findings.rules._bases import Cited, bases, basis_side
from language.citations import find_citations
from language.places import place_at
from language.regulations import register

LIKE = 88.0
"""Likeness (0–100) from which an unknown title seems a known one misspelt."""
_NATIONAL = re.compile(r"^中[华華]人民共和[国國]|^国务院|^全国|^中共中央|(?<!办)法$|[条條]例$")


def _find(facts: Facts) -> Iterator[Finding]:
    for cited in bases(facts):
        if cited.record is not None or cited.status != "unknown":
            continue
        near = _near(cited.title)
        if near:
            yield _finding(cited, "medium", f"效力表中没有,与《{near}》只差几字,请核对名称",
                           f"is in no register known here; is {near} meant?")
        elif not _numbered(cited) and (
            not _NATIONAL.search(cited.title) or place_at(cited.title).name
        ):
            # The table cannot hold every national law; a local document needs its number.
            yield _finding(cited, "low", "在效力表中查不到,也没有可查的文号,请补文号",
                           "is in no register known here and bears no number")


def _near(title: str) -> str:
    titles = [r.title for r in register() if abs(len(r.title) - len(title)) < 4]
    found = process.extractOne(title, titles, scorer=fuzz.ratio, score_cutoff=LIKE)
    return str(found[0]) if found and len(title) > 7 else ""


def _numbered(cited: Cited) -> bool:
    known = find_citations(cited.as_written) or find_citations(f"《{cited.title}》")
    return any(c.doc_no for c in known)


def _finding(cited: Cited, severity: str, zh: str, en: str) -> Finding:
    return Finding(
        severity=severity, a=basis_side(cited), matter=cited.row.get("matter") or "",
        place=cited.row["place"], about=(cited.row["document_id"], cited.title), score=0.5,
        zh=f"依据《{cited.title}》{zh}", en=f"The basis {cited.title} {en}",
    )


RULE = Rule(
    name="basis_not_found",
    class_="outdated",
    title=("依据查无", "Basis not found"),
    definition=(
        "所引文件不在法规效力表中,且没有文号可查;可能写错了名称。",
        "A cited instrument is not in the table of regulations and bears no number by which it "
        "could be found.",
    ),
    source="法规效力表 data/vocabulary/regulations.tsv",
    example=("依据写《县若干规定》,无文号", "A local rule cited without a number."),
    find=_find,
)
