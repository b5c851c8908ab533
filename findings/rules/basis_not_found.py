"""A cited instrument that no register known here holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from findings.facts import Facts
from findings.model import Finding
from findings.rule import Rule
from findings.rules._bases import bases, basis_side
from language.citations import find_citations

_NATIONAL = re.compile(r"^中华人民共和国|(?:法|条例)$")


def _find(facts: Facts) -> Iterator[Finding]:
    for cited in bases(facts):
        if cited.record is not None or cited.status != "unknown":
            continue
        known = find_citations(cited.as_written) or find_citations(f"《{cited.title}》")
        numbered = any(c.doc_no for c in known)
        if numbered and not _NATIONAL.search(cited.title):
            continue  # a local document with its number can be found by it
        yield Finding(
            severity="low", a=basis_side(cited), matter=cited.row.get("matter") or "",
            place=cited.row["place"], about=(cited.row["document_id"], cited.title),
            score=0.6 if _NATIONAL.search(cited.title) else 0.4,
            zh=f"依据《{cited.title}》在效力表中查不到,也没有可查的文号,请核对名称",
            en=f"The basis {cited.title} is in no register known here and bears no number",
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
