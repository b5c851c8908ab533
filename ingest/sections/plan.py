"""Plans of collection and aid (采集方案): whom they are for, and what binds the classes.

A class of persons is a numbered paragraph under a heading that says 对象; the rules
(可复选, 只能择其一) stand elsewhere and name the classes by number or by name.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.document import Claim, Source
from ingest.passage import EMPTY, Passage, join
from ingest.rows import Row, Value
from ingest.sections._numbering import value_of
from ingest.sections._plan_tables import class_rows, is_class_table
from ingest.sections._prose_lines import extent_of
from ingest.sections._prose_outline import Node
from ingest.sections._prose_read import nodes_in, nodes_of, read, seq_of
from ingest.sections._prose_sentences import clauses
from ingest.sections._table_claims import table_claims

KIND = "plan"

_HEADING = re.compile(
    r"(?:对象|人员范围|人员类别|对象类别|适用范围|保障范围|救助范围|补助范围|人群)(?:及.{2,6})?$"
    r"|(?:哪些|什么)(?:人员?|家庭|群体|对象)(?:可以?|能够?|符合|应当)?(?:申请|申领|申报|享受|参加|办理|纳入)?"
)
_ANNOUNCED = re.compile(r"对象(?:为|是|包括|限于)[^。]*(?:下列|以下|如下)[^。]{0,12}[：:]?$")
_NAME = re.compile(
    r"(?P<name>[^。：:，,；;（()）]{2,24}?(?:[（(][^（）()]{1,30}[)）])?)\s*"
    r"(?:[。：:，,]\s*(?=\S)|(?=(?:是?指|主要(?:指|包括)|包括|系指)))"
)
_PERSONS = re.compile(
    r"(?:人员|老年人|老人|儿童|幼儿|学生|家庭|居民|农户|户|职工|军人|士兵|子女|遗属|家属|残疾人|"
    r"妇女|者|人|毕业生|考生|民工|军人|青年|群众|群体|职工|残疾人|主体)(?:[（(][^（）()]{1,30}[)）])?$"
)
_DEFINES = re.compile(r"^(?:主要)?(?:是?指|包括|系指|凡|具有|符合|持有|年满)")
_RULE = re.compile(
    r"不得(?:再次|重复|再)(?:申报|申请|享受|登记|填报|选择|申领)|只能(?:申报|申请|享受|填报|登记|按)|"
    r"可与.{1,14}(?:同时|兼|叠加)|同时(?:申领|享受|申请|领取)|叠加享受|复选|单选|多选|兼选|"
    r"(?:只能|任|限)择?选?其一|择一|不重复|就高不就低|从高|不得同时|不可同时|可同时|不能同时|"
    r"只能选"
    r"|(?:填写|填报|选择|归入|列入|计入)(?:此|本|该)类|不再(?:列入|纳入|填报)"
)
_ALL = re.compile(
    r"同时符合|上述|以上各|各类(?:人员|对象)|所有|每(?:人|名|类|一)|多类|两类(?:及)?以上|"
    r"多重身份|已(?:经)?享受|同一(?:人|人员|对象|家庭|户)|符合.{0,6}(?:两|多|几)(?:类|项|种)"
)
_SPAN = re.compile(
    r"(?:第?\s*[（(]?\s*(?P<low>[一二三四五六七八九十\d]{1,3})\s*[)）]?\s*(?:至|到|—|－|-|~)\s*"
    r"第?\s*[（(]?\s*(?P<high>[一二三四五六七八九十\d]{1,3})\s*[)）]?)"
    r"|[（(](?P<one>[一二三四五六七八九十\d]{1,3})[)）]|第(?P<nth>[一二三四五六七八九十\d]{1,3})类"
)
_LOST_STOP = re.compile(r"(?<=复选|单选|其一|同时)(?=[（(]\d)")


@dataclass
class _Category:
    """A class of persons, with the rules that bind it."""

    node: Node
    name: Value
    seq: Value | None
    text: Passage
    own: list[Value] = field(default_factory=list)
    shared: list[Value] = field(default_factory=list)


_TITLE = re.compile(r"类别|对象|人员|填报|采集")


def claims(source: Source) -> Iterable[Claim]:
    """The parts that hold the classes, their rules and what is to be brought."""
    yield from table_claims(source, KIND, _TITLE, is_class_table)
    found = _categories(source)
    if len(found) < 3:
        return
    heading = found[0].node.above[-1] if found[0].node.above else None
    nodes = [heading.para] if heading is not None else []
    nodes += [c.node.para for c in found]
    title = heading.title if heading is not None else EMPTY
    yield Claim(KIND, extent_of(nodes), 0.66, title)


def rows(claim: Claim, source: Source) -> Iterator[Row]:
    if any(claim.tables(source)):
        for table in claim.tables(source):
            yield from class_rows(table, source)
        yield from read(nodes_in(claim, source), source)
        return
    found = _categories(source)
    _bind(found, source)
    own = {id(c.node) for c in found}
    own |= {id(n) for n in nodes_in(claim, source) for a in n.above if id(a) in own}
    for category in found:
        row = Row("PersonCategory", category.name, key=(source.identity.issuer,))
        row.put("seq", category.seq).put("text", Value(category.text))
        row.put("rules", *category.own, *category.shared)
        if category.own:
            words = "；".join(str(v) for v in category.own)
            row.put("selection", Value(join(v.passage for v in category.own), text=words))
        yield row
    yield from read([n for n in nodes_in(claim, source) if id(n) not in own], source)


def _categories(source: Source) -> list[_Category]:
    """The classes of the document, found once and told to the others."""
    made = source.notes.get("plan_categories")
    if isinstance(made, list):
        return made
    best: list[_Category] = []
    for heading in nodes_of(source):
        words = (heading.title or heading.rest).squeezed().text
        if not (_HEADING.search(words) or _ANNOUNCED.search(words)):
            continue
        found = list(_under(heading, nodes_of(source)))
        defined = sum(1 for c in found if _is_class(c))
        if len(found) >= 3 and defined * 2 >= len(found) and len(found) > len(best):
            best = found
    source.notes["plan_categories"] = best
    source.notes["categories"] = [(_printed(c), c.name) for c in best]
    _number_issues(best, source)
    return best


def _is_class(category: _Category) -> bool:
    """Whether a numbered paragraph names persons: by its name, or by what defines it."""
    words = category.text.text.strip("。；; ")
    return (
        not words or bool(_DEFINES.match(words)) or bool(_PERSONS.search(words))
        or bool(_PERSONS.search(str(category.name)))
    )


def _printed(category: _Category) -> str:
    return f"第{category.seq}" if category.seq is not None else ""


def _under(heading: Node, nodes: Sequence[Node]) -> Iterator[_Category]:
    """The numbered paragraphs under a heading, and one among them that lost its number."""
    level = None
    for node in nodes:
        if node.para.table is not None or not any(a is heading for a in node.above):
            continue
        if level is None and node.para.number is not None:
            level = node.level
        numbered = node.level == level
        stray = node.para.number is None and level is not None
        if not (numbered or stray):
            continue
        body = node.para.body.strip("；;。 ")
        whole = len(body) <= 40 and _PERSONS.search(body.text) and not _NAME.match(body.text)
        if numbered and whole:
            yield _Category(node, Value(_bare(body)), seq_of(node), EMPTY)
            continue
        match = _NAME.match(node.para.body.text)
        if match is None:
            continue
        text = node.para.body[match.end() :].strip()
        if stray and not _DEFINES.match(text.text):
            continue
        words = node.para.body.group(match, "name")
        yield _Category(node, Value(_bare(words)), seq_of(node), text)


def _bare(words: Passage) -> Passage:
    """A class's name without the bracket behind it."""
    bracket = re.search(r"[（(][^（）()]*[)）]$", words.text)
    return words[: bracket.start()] if bracket and bracket.start() else words


def _number_issues(found: list[_Category], source: Source) -> None:
    seen: set[str] = set()
    for category in found:
        at = category.node.para.passage.at
        if category.seq is None:
            source.issue(
                "number_missing", "这一类没有编号。", "This class has no number.", at, "note"
            )
        elif str(category.seq) in seen:
            source.issue(
                "number_repeated", f"编号{category.seq}重复出现。",
                f"Number {category.seq} is printed again.", at, "note",
            )
        seen.add(str(category.seq))


def _bind(found: list[_Category], source: Source) -> None:
    """Gives every class the rules that name it, and those that bind all."""
    own = {id(c.node) for c in found}
    for category in found:
        for part in category.text.split(r"[，,。；;]"):
            if _RULE.search(part.text) and re.search(r"(?:此|本|该)类", part.text):
                category.own.append(Value(part.strip()))
    numbers = _numbers(found, source)
    for node in nodes_of(source):
        if node.para.table is None and id(node) not in own and _RULE.search(node.para.text):
            for clause in _rules(node.rest or node.para.body):
                _apply(clause, found, numbers)


def _rules(text: Passage) -> Iterator[Passage]:
    for clause in clauses(text):
        for part in _cut(clause, _LOST_STOP):
            if _RULE.search(part.text):
                yield part


def _cut(passage: Passage, pattern: re.Pattern[str]) -> list[Passage]:
    bounds = [0, *(m.start() for m in pattern.finditer(passage.text)), len(passage)]
    return [passage[a:b].strip("，,；;。 ") for a, b in itertools.pairwise(bounds)]


def _apply(clause: Passage, found: list[_Category], numbers: dict[int, _Category]) -> None:
    even = clause.squeezed().text
    named: list[_Category] = []
    for match in _SPAN.finditer(even):
        low = value_of(match["low"] or match["one"] or match["nth"] or "")
        high = value_of(match["high"] or "") or low
        named += [numbers[n] for n in range(low, high + 1) if n in numbers]
    named += [c for c in found if str(c.name) in even]
    value = Value(clause)
    if named:
        for category in {id(c): c for c in named}.values():
            category.own.append(value)
    elif _ALL.search(even):
        for category in found:
            category.shared.append(value)


def _numbers(found: list[_Category], source: Source) -> dict[int, _Category]:
    """Which class a number in a rule means: by an own list `（1）A（2）B`, else as printed."""
    by_name = {re.sub(r"[（(].*", "", str(c.name)): c for c in found}
    for node in nodes_of(source):
        text = node.para.text
        listed = list(re.finditer(r"[（(](\d{1,2})[)）]([^（(；;，,。、]{2,20})", text))
        known = {
            int(m.group(1)): c for m in listed if (c := _like(m.group(2), by_name)) is not None
        }
        if len(known) * 2 >= len(found) and len(known) > 3:
            return known
    numbers: dict[int, _Category] = {}
    for position, category in enumerate(found, 1):
        if category.node.para.number is not None:
            numbers.setdefault(category.node.para.number.value, category)
        else:
            numbers.setdefault(position, category)
    return numbers


def _like(words: str, by_name: dict[str, _Category]) -> _Category | None:
    """The class that words of a list name, allowing for one lost or changed word."""
    bare = words.strip()
    if bare in by_name:
        return by_name[bare]
    shared = [
        (len(set(bare) & set(name)) / max(len(set(bare) | set(name)), 1), name) for name in by_name
    ]
    best = max(shared, default=(0.0, ""))
    return by_name[best[1]] if best[0] >= 0.75 else None
