"""An article or a bare 《条例》 cited without saying of which instrument."""

from __future__ import annotations

import re
from collections.abc import Iterator

from findings.facts import Facts, Row, side
from findings.model import Finding
from findings.rule import Rule

_ARTICLE = re.compile(r"第[一二三四五六七八九十百零\d]{1,6}条")
_TITLE = re.compile(r"》|法|条例|规定|办法|细则|决定|通知|意见")
_BARE = re.compile(r"《(?:条例|办法|规定|细则|意见|通知|法|实施细则)》")
_DEFINES = re.compile(r"以下简称[“\"]?《?[^》]{1,8}》?")


def _find(facts: Facts) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for kind in ("duties", "powers", "matters", "services", "regimes"):
        for row in facts.rows(kind):
            for cited in row["citations"]:
                quote = cited["quote"]
                key = row["document_id"], cited["at"]
                found = _fault(quote)
                if found and key not in seen:
                    seen.add(key)
                    yield _finding(row, cited, found)


def _fault(quote: str) -> str:
    """The article or bare title that a quote leaves without a title."""
    for match in _ARTICLE.finditer(quote):
        before = quote[: match.start()]
        if not _TITLE.search(before):
            return match.group()
    bare = _BARE.search(quote)
    return bare.group() if bare and not _DEFINES.search(quote) else ""


def _finding(row: Row, cited: Row, what: str) -> Finding:
    return Finding(
        severity="low", a=side(row, cited["quote"], citations=[cited]),
        matter=row.get("matter") or row["name"], place=row["place"], score=0.6,
        about=(row["document_id"], cited["quote"]),
        zh=f"引用“{what}”没有写明是哪部法规", en=f"{what} is cited without the instrument's title",
    )


RULE = Rule(
    name="article_without_title",
    class_="outdated",
    title=("有条无名", "Article without a title"),
    definition=(
        "引文只写“第几条”或《条例》,前文没有写明法规全称。",
        "A citation gives an article, or a bare 《条例》, without the instrument's title.",
    ),
    source="引用法规应写全称和条款(立法技术规范)",
    example=("依据栏只写“第十二条”", "The cell says “Article 12” and nothing else."),
    find=_find,
)
