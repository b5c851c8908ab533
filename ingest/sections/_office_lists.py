"""Duties of a body and of its inner offices as a page lists them (机构职能, 科室职责).

    【主要职责】                     党政办公室（人大办公室）
    一、拟订全区规划；                主要职责：
    【内设机构】                     1.负责文电、会务工作；
    1、综合科：负责机关运转。          联系电话：…

Neither articles nor numbered headings: what a line is follows from the label or
the name of an office that it begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.document import Extent, Source
from ingest.extract.clauses import strip_number
from ingest.lines import is_note, is_owner_line
from ingest.passage import EMPTY, Passage
from ingest.sections._outlines import paragraphs
from language.departments import find_departments
from language.offices import looks_like_office

_OWN = r"(?:主要|部门|机构|工作|基本|法定|单位)?(?:职责|职能)(?:任务)?"
_SECTIONS = (
    ("shared", re.compile(r"(?:与?(?:有关|相关|其他)(?:部门)?的?)?职责(?:分工|边界|划分)")),
    ("units", re.compile(
        r"(?:(?:内设|下设|所属|职能)(?:机构|科室|股室|处室|部门)|(?:科室|股室|处室|机构)设置|机关科室)"
        r"(?:设置|及|和|与|主要|工作)*(?:职责|职能|分工)?"
        r"|各?(?:科室|股室|处室)(?:主要)?(?:职责|职能)"
    )),
    ("duties", re.compile(_OWN)),
    ("none", re.compile(
        r"机构(?:名称|性质|概况|简介|规格|类型)|单位(?:名称|性质|概况|简介|地址)"
        r"|(?:办公|联系|通讯)(?:地址|时间|电话|方式)|人员编制|编制(?:情况)?"
        r"|领导(?:班子|信息|成员|职数|分工)|(?:下属|直属|所属|派出)(?:单位|机构|事业单位)|邮政编码"
        r"|负责人(?:姓名)?|主要负责人|传真|电子邮箱|其他事项|附则|监督电话|网址|工作时间|职能转变|职责调整|邮编|地址|电话"
    )),
)
_MARK = re.compile(
    r"^\s*[【\[]?\s*(?P<label>[\u4e00-\u9fff]{2,16})\s*(?:[】\]]\s*[：:]?|[：:]|$)\s*"
)
_OFFICE = re.compile(
    r"\s*[【\[]?(?P<name>[\u4e00-\u9fff、]{1,18}?(?:办公室|办|科|股|处|室|部|中心|组|委员会|大队|"
    r"支队|队|站|所|窗口))(?:[（(](?P<other>[^（）()]{2,40})[)）])?"
    r"(?:的?(?:主要|工作)?(?:职责|职能))?[】\]]?\s*(?P<end>[：:。]|$)\s*"
)
_BODY = re.compile(
    r"(?:局|政府|公司|联合会|党委|公安部|[县市区省]委|指挥部|领导小组)$|^[县市区省镇乡各]"
)
_ASIDE = re.compile(
    r"\s*(?:负责人|科长|股长|主任|联系人|责任人|编制|办公地点|地址|(?:联系|咨询|办公|值班)?电话)"
    r"\s*[：:]"
)


@dataclass
class Unit:
    """An inner office as listed: its name, its number, the lines about it."""

    name: Passage
    seq: Passage
    lines: list[Passage] = field(default_factory=list)
    asides: list[Passage] = field(default_factory=list)


@dataclass
class OfficeList:
    """A stretch of paragraphs that lists offices and duties."""

    extent: Extent
    title: Passage
    duties: list[tuple[Passage, Passage]] = field(default_factory=list)
    """(number, words) of the body's own duties."""
    shared: list[Passage] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)


def office_lists(source: Source) -> list[OfficeList]:
    """Every such list of a document."""
    return [made for run in paragraphs(source) if (made := _Reader(run).read())]


class _Reader:
    """Reads a run of paragraphs line by line."""

    def __init__(self, run: Sequence[tuple[int, Passage]]) -> None:
        self.run = run
        self.mode = ""
        self.marked = False
        self.made = OfficeList(Extent((0, 0), (0, 0)), EMPTY)
        self.taken: list[int] = []

    def read(self) -> OfficeList | None:
        for position, words in self.run:
            if self._line(words):
                self.taken.append(position)
        made = self.made
        made.units = [unit for unit in made.units if unit.lines or unit.asides]
        told = [unit for unit in made.units if unit.lines]
        whole = len(told) >= 2 or (bool(told) and len(made.duties) >= 2)
        if not whole and not (self.marked and len(made.duties) >= 3):
            return None
        first = self.taken[0]
        made.title = next((w for p, w in self.run if p <= first and len(w) <= 60), EMPTY)
        made.extent = Extent((first, 0), (self.taken[-1] + 1, 0))
        return made

    def _line(self, words: Passage) -> bool:
        """Takes a line in; whether it belongs to the list."""
        number, rest = strip_number(words)
        kind, value = _section(rest)
        if kind == "duties" and not value and self.made.units and self.mode == "units" and (
            not number and not self.made.units[-1].lines
        ):
            return True  # 主要职责： under the name of an office
        if kind:
            self.mode = kind
            self.marked = self.marked or kind == "duties"
            return self._content(EMPTY, value) if value and kind != "none" else True
        if self.mode != "shared" and (opened := _office(rest, self.mode)):
            name, text = opened
            self.mode = "units"
            self.made.units.append(Unit(name, number))
            return self._content(EMPTY, text) if text else True
        return self._content(number, rest if number else words)

    def _content(self, number: Passage, words: Passage) -> bool:
        if not words or not self.mode or self.mode == "none":
            return False
        if self.mode == "units":
            return self._of_unit(words)
        if is_note(words.text) or is_owner_line(words.text):
            return False
        if self.mode == "duties":
            if not number and words.text[-1:] in "：:":
                return True
            if not number and self.made.duties and self.made.duties[-1][1].text[-1] not in "。；;":
                before = self.made.duties.pop()
                number, words = before[0], before[1] + words
            self.made.duties.append((number, words))
        else:
            self.made.shared.append(words)
        return True

    def _of_unit(self, words: Passage) -> bool:
        if not self.made.units:
            return True
        unit = self.made.units[-1]
        if _ASIDE.match(words.text):
            unit.asides.append(words)
        elif unit.lines and unit.lines[-1].text[-1] not in "。；;.，,：:" and len(words) > 1 and (
            len(unit.lines[-1]) >= 20
        ):
            unit.lines[-1] = unit.lines[-1] + words
        elif not is_owner_line(words.text):
            unit.lines.append(words)
        return True


def _section(words: Passage) -> tuple[str, Passage]:
    """(part, words behind) of a line with the heading of a part."""
    found = _MARK.match(words.text)
    if found is None:
        return "", EMPTY
    for kind, pattern in _SECTIONS:
        if pattern.fullmatch(found["label"]):
            return kind, words[found.end() :].strip()
    return "", EMPTY


def _office(words: Passage, mode: str) -> tuple[Passage, Passage] | None:
    """(name, words behind it) of a line that begins with the name of an office."""
    found = _OFFICE.match(words.text)
    if found is None or _BODY.search(found["name"]) or not looks_like_office(found["name"]):
        return None
    bodies = find_departments(found["name"])
    if bodies and bodies[0].start == 0 and bodies[0].name.endswith(("局", "政府", "委员会")):
        return None
    if mode != "units" and found["end"] == "。":
        return None  # without a heading only a line of its own, or a label, opens an office
    return words.group(found, "name"), words[found.end() :].strip()


def unit_text(unit: Unit) -> Iterator[Passage]:
    """The lines of a unit without their numbers."""
    for line in unit.lines:
        yield strip_number(line)[1]
