"""The report for a meeting (会议材料): one page a rule, each finding with both quotes.

Markdown for reading and sending, Word by python-docx for the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from findings.model import SEVERITIES
from findings.rule import Rule, rules

Row = dict[str, Any]
LEVEL = {"high": "高", "medium": "中", "low": "低"}
WORTH = ("high", "medium")
"""Severities that go into a meeting's report unless others are asked for."""
STATE = {"disposed": "已处置", "reopened": "依据已变,重新打开", "muted": "已静音"}
VALUE = {"keep": "保留", "clarify": "明确分工", "merge": "合并", "dismiss": "不是问题",
         "unsure": "待定"}
LATIN, HAN = "Times New Roman", "仿宋"


def for_meeting(found: Iterable[Row], severities: tuple[str, ...] = WORTH) -> list[Row]:
    """The findings that are worth a meeting, the gravest first."""
    chosen = [f for f in found if f["severity"] in severities]
    return sorted(chosen, key=lambda f: (SEVERITIES.index(f["severity"]), -f["score"]))


def pages(found: Iterable[Row]) -> Iterator[tuple[Rule, list[Row]]]:
    """Findings by rule, in the order of the gravest of each."""
    grouped: dict[str, list[Row]] = {}
    for finding in found:
        grouped.setdefault(finding["rule"], []).append(finding)
    for name, listed in grouped.items():
        yield rules()[name], listed


def markdown(found: Iterable[Row], title: str = "职责检查报告", on: date | None = None) -> str:
    """The report as Markdown, a section a rule."""
    listed = list(found)
    lines = [f"# {title}", "", _summary(listed, on), ""]
    for rule, findings in pages(listed):
        lines += [f"## {rule.title[0]}({rule.title[1]})· {len(findings)} 条", "",
                  f"{rule.definition[0]} 来源:{rule.source}。", ""]
        for number, finding in enumerate(findings, 1):
            lines += _entry(number, finding)
    return "\n".join(lines).rstrip() + "\n"


def _summary(found: list[Row], on: date | None) -> str:
    counts = "、".join(
        f"{LEVEL[s]} {n} 条" for s in SEVERITIES if (n := sum(f["severity"] == s for f in found))
    )
    day = f"{on:%Y-%m-%d} · " if on else ""
    return f"{day}共 {len(found)} 条" + (f"({counts})" if counts else "")


def _entry(number: int, finding: Row) -> list[str]:
    lines = [f"### {number}. [{LEVEL[finding['severity']]}] {_escape(finding['message'])}", "",
             f"编号 {finding['id']}" + (f" · 事项:{_escape(finding['matter'])}"
                                       if finding["matter"] else ""), ""]
    for name, mark in (("a", "甲"), ("b", "乙")):
        side = finding[name]
        if side["text"]:
            lines += [f"**{mark} {_escape(side['department'])}** {_escape(side.get('office', ''))}",
                      "", f"> {_escape(_line(side['text']))}", ""]
    lines += [f"- {_escape(c['locator'])}:“{_escape(_line(c['quote']))}”"
              for c in finding["citations"]]
    decided = _decided(finding)
    return [*lines, *([f"- {_escape(decided)}"] if decided else []), ""]


def _decided(finding: Row) -> str:
    held = finding.get("disposition")
    if not held:
        return STATE.get(finding["state"], "")
    said = f"{VALUE[held['value']]}({held['who']},{held['at'][:10]})"
    why = f":{held['why']}" if held["why"] else ""
    return f"{STATE.get(finding['state'], '')} {said}{why}".strip()


def _line(text: str) -> str:
    return " ".join(text.split())


def _escape(text: str) -> str:
    """Source words are shown as they are, never as Markdown."""
    return re.sub(r"([\\`*_#<>\[\]|])", r"\\\1", _line(text))


def word(
    found: Iterable[Row], file: Path, title: str = "职责检查报告", on: date | None = None
) -> None:
    """The report as a Word file, a page a rule with the quotes of both sides in a table."""
    listed = list(found)
    document = docx.Document()
    _fonts(document)
    document.add_heading(title, level=0)
    document.add_paragraph(_summary(listed, on))
    for order, (rule, findings) in enumerate(pages(listed)):
        if order:
            document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
        document.add_heading(f"{rule.title[0]} · {len(findings)} 条", level=1)
        document.add_paragraph(f"{rule.definition[0]} 来源:{rule.source}。")
        for number, finding in enumerate(findings, 1):
            _finding(document, number, finding)
    document.save(str(file))


def _fonts(document: Any) -> None:
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name = LATIN
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), HAN)
    document.styles["Normal"].font.size = Pt(11)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)


def _finding(document: Any, number: int, finding: Row) -> None:
    document.add_heading(
        f"{number}. [{LEVEL[finding['severity']]}] {_clean(finding['message'])}", level=2
    )
    sides = [finding[n] for n in ("a", "b") if finding[n]["text"]]
    table = document.add_table(rows=2, cols=len(sides), style="Table Grid")
    for column, side in enumerate(sides):
        head = " ".join(filter(None, (side["department"], side.get("office", ""))))
        _fill(table.cell(0, column).paragraphs[0], head or "—", bold=True)
        _fill(table.cell(1, column).paragraphs[0], side["text"])
    for cited in finding["citations"]:
        _small(document, f"{cited['locator']}:“{cited['quote']}”")
    decided = _decided(finding)
    _small(document, " · ".join(filter(None, (finding["id"], finding["matter"], decided))))


def _fill(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    paragraph.add_run(_clean(text)).bold = bold


def _small(document: Any, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.add_run(_clean(text)).font.size = Pt(9)


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _clean(text: str) -> str:
    """Words that XML can hold, in one line."""
    return _line(_CONTROL.sub("", text))
