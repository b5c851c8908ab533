"""Wording that leaves open who, what or how much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from findings.facts import Facts, Row, side
from findings.model import Finding
from findings.pairs.terms import terms_of, total_weight
from findings.rule import Rule

_NOBODY = re.compile(r"(?:由|会同|配合|协调|商|报|与|各)?(?:有关|相关)(?:职能)?(?:部门|单位|方面)")
_NO_DIVISION = re.compile(
    r"按(?:照)?(?:各自)?职责(?:分工)?(?:负责|办理|落实)?|各负其责|各司其职|齐抓共管"
)
_CATCH_ALL = re.compile(
    r"(?:其他|其它|交办的)[^，。；]{0,8}(?:任务|事项|工作|职责)$|有关工作$|相关工作$"
)
_SOFT = re.compile(r"^(?:负责)?(?:指导|参与|协助|配合|支持|协调|推动|加强)")
_PADDING = ("有关工作", "相关工作")
SMALL = 3.0
"""Weight of object words below which a soft verb has no object to speak of."""


def _find(facts: Facts) -> Iterator[Finding]:
    for duty in facts.rows("duties"):
        if duty["section_kind"] == "prose":
            continue
        fault = _fault(duty["text"])
        if fault:
            yield _finding(duty, *fault)


def _fault(text: str) -> tuple[str, str, str, str] | None:
    """(severity, words, what is open in zh, in en) of the first vague wording.

    有关工作 behind named things (公墓审批相关工作) is padding, not a missing object.
    """
    small = total_weight(terms_of(text)) < SMALL
    for pattern, zh, en in (
        (_NO_DIVISION, "没有写明如何分工", "no division is stated"),
        (_CATCH_ALL, "没有具体对象", "no object is named"),
        (_NOBODY, "没有写明是哪些部门", "no body is named"),
    ):
        match = pattern.search(text)
        if match:
            if match.group() in _PADDING and not small:
                continue
            grave = pattern is not _NOBODY or match.group().startswith("由")
            return ("medium" if grave or small else "low"), match.group(), zh, en
    soft = _SOFT.search(text)
    if soft and small:
        return "medium", soft.group(), "没有写明做什么", "nothing says what is done"
    return None


def _finding(duty: Row, severity: str, words: str, zh: str, en: str) -> Finding:
    return Finding(
        severity=severity, a=side(duty), matter=duty["matter"], place=duty["place"], score=0.7,
        about=(duty["document_id"], duty["department"], duty["matter"], duty["text"]),
        zh=f"“{words}”{zh}:{duty['text']}", en=f"{words}: {en}",
    )


RULE = Rule(
    name="vague_wording",
    class_="vague",
    title=("含糊", "Vague wording"),
    definition=(
        "职责只写“有关部门”“按职责分工”“其他工作”,或只有指导、参与、配合而没有对象。",
        "A duty names only “departments concerned”, “by their duties”, “other work”, or a soft "
        "verb without an object.",
    ),
    source="编制部门对边界清单用语的要求:避免指导、参与等模糊表述(枣庄,2020)",
    example=("“会同有关部门做好相关工作”", "“With the departments concerned does related work.”"),
    find=_find,
)
