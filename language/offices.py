"""Names of inner offices and subordinate units (内设机构, 下属单位)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

SUFFIX = re.compile(
    r"(科|股|室|处|办|办公室|中心|大队|支队|中队|总队|分队|站|所|队|局|分局|馆|园|院|组|场|窗口|"
    r"委员会|委|工会|支部|团委|学校|公司|部|专班|陵园|服务点|大厅|库)$"
)
# Ends like an office and is a word of another kind.
_NOT_OFFICE = re.compile(
    r"(本科|学科|专科|眼科|内科|外科|场所|公司法|重点|特点|试点|到处|好处|网站|车站|加油站|格局|布局|当局|"
    r"结局|会议室|教室|接待室|公共场所|厕所|公园|校园|动物园|市场|现场|广场|农场|机场|当场|全部|内部|部)$"
)
_TAIL = 8
"""No ending is longer."""
_CLASS = re.compile(
    r"^(?:局|委|全)?(?:各|相关|有关|其他|所属|机关各)(?:业务|职能|内设)?(?:股|科|处|室|单位|机构|部门|站|所)*$|"
    r"^(?:局机关|全局|局领导|同上|上同|〃|″|—+|-+|/|无|暂无|待定)$"
)
_PHONE = re.compile(
    r"(?:电话|联系电话|tel)?[:：]?\s*(?:\(?0\d{2,3}\)?[-—\s]?)?\d{7,8}(?:[-转]\d{1,5})?|1\d{10}",
    re.I,
)
_HEADS = re.compile(
    r"(?:(?<!\s)\s+)?(?<!\d)\d{1,9}\s{0,9}(?:人|名)"
    r"|(?:负责人|联系人)[:：]?[\u4e00-\u9fff]{2,4}"
)
_HARD = re.compile(
    r"[、，,；;/／。|｜]|(?<=[科股室处心队站所局院馆])(?:和|及|与|以及)(?=[\u4e00-\u9fff]{2})"
)
_SOFT = re.compile(r"\s+")
_BRACKET = re.compile(r"[（(〔\[]([^（）()〔〕\[\]]*)[）)〕\]]")
_PLAQUE = re.compile(r"^(?:挂|加挂|又称|同时挂)|牌子?$")
_PERSON = re.compile(
    r"^(?:[\u4e00-\u9fff]某{1,2}|\d+\s*[人名]|[\d\-—\s]+|.{1,4}(?:同志|先生|女士))$"
)


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """An office named in a cell: its span, and its name repaired and squeezed.

    `damage` tells what was done: joined (a name over two lines), repeated (the same
    name again further down in the cell), bracket (it stood in brackets behind another).
    """

    start: int
    end: int
    name: str
    damage: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    text: str
    hard: bool
    """Whether a list mark, not just white space, stands before it."""
    bracket: bool = False


def split_offices(text: str, known: frozenset[str] = frozenset()) -> list[OfficeMention]:
    """The offices that a cell names, in order.

    Names broken by a line end are joined, two names on two lines kept apart: joined
    when the first is no name, the second only an ending, or both together are a name
    of `known`. Persons, head counts, telephones and class words (各股室) are left out.
    """
    found: list[OfficeMention] = []
    for piece in _joined(_pieces(text), known):
        name = _clean(piece.text)
        if not name or _CLASS.match(name) or _PERSON.match(name):
            continue
        damage = tuple(
            word
            for word, true in (
                (
                    "joined",
                    len(_clean(text[piece.start : piece.end])) > 0
                    and bool(_SOFT.search(text[piece.start : piece.end].strip())),
                ),
                ("bracket", piece.bracket),
            )
            if true
        )
        earlier = next((i for i, o in enumerate(found) if o.name == name), None)
        if earlier is not None:
            first = found[earlier]
            found[earlier] = OfficeMention(
                first.start, first.end, name, (*first.damage, "repeated")
            )
            continue
        found.append(OfficeMention(piece.start, piece.end, name, damage))
    return found


def _pieces(text: str) -> list[_Piece]:
    """Runs between marks and white space; bracketed parts are pieces of their own."""
    blank = lambda m: " " * len(m.group())  # noqa: E731 - keeps every position
    even = (
        unicodedata.normalize("NFKC", text)
        if len(unicodedata.normalize("NFKC", text)) == len(text)
        else text
    )
    even = _HEADS.sub(blank, _PHONE.sub(blank, even))
    pieces: list[_Piece] = []
    position, hard = 0, True
    for bracket in _BRACKET.finditer(even):
        hard = _run(even, position, bracket.start(), hard, pieces)
        inner = _PLAQUE.sub("", bracket.group(1).strip())
        if inner and not _PERSON.match(inner):
            inside: list[_Piece] = []
            _run(even, bracket.start(1), bracket.end(1), True, inside)
            pieces += [
                _Piece(p.start, p.end, _PLAQUE.sub("", p.text), p.hard, True) for p in inside
            ]
        position, hard = bracket.end(), True
    _run(even, position, len(even), hard, pieces)
    return pieces


_BREAK = re.compile(rf"(?P<mark>{_HARD.pattern})|{_SOFT.pattern}")


def _run(text: str, start: int, end: int, hard: bool, pieces: list[_Piece]) -> bool:
    """Adds the pieces of text[start:end]; tells whether a mark stands at its end."""
    position = start
    for found in _BREAK.finditer(text, start, end):
        if found.start() > position:
            pieces.append(_Piece(position, found.start(), text[position : found.start()], hard))
            hard = False
        hard = hard or found.group("mark") is not None
        position = found.end()
    if position < end:
        pieces.append(_Piece(position, end, text[position:end], hard))
        hard = False
    return hard


def _joined(pieces: list[_Piece], known: frozenset[str]) -> list[_Piece]:
    made: list[_Piece] = []
    for number, piece in enumerate(pieces):
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        ending = after is not None and not after.hard and _only_ending(after.text)
        if (
            made
            and not piece.hard
            and made[-1].bracket == piece.bracket
            and _belong(made[-1].text, piece.text, known, ending)
        ):
            last = made.pop()
            piece = _Piece(last.start, piece.end, last.text + piece.text, last.hard, last.bracket)
        made.append(piece)
    return made


def _belong(first: str, second: str, known: frozenset[str], ending: bool) -> bool:
    """The joining test for two pieces that only white space parts.

    `ending`: a bare ending (股) follows, which makes the second piece a name.
    """
    if first + second in known:
        return True
    if first in known and second in known:
        return False
    if not looks_like_office(first):
        return True
    if _only_ending(second):
        return True
    return len(second) < 3 and not ending and not looks_like_office(second)


def _only_ending(text: str) -> bool:
    return len(text) <= _TAIL and SUFFIX.fullmatch(text) is not None


def looks_like_office(name: str) -> bool:
    """Whether a name ends as offices do."""
    tail = name[-_TAIL:]
    return len(name) > 1 and bool(SUFFIX.search(tail)) and not _NOT_OFFICE.search(tail)


def _clean(name: str) -> str:
    return re.sub(r"\s", "", name).strip("、，,;；:：.。()（）[]〔〕-—·")


_PREFIX = re.compile(r"^(?:本|我|我局|本局|局|局属|[省市县区旗])(?=[\u4e00-\u9fff]{3,})")


def office_key(name: str) -> str:
    """A name for comparing within one department: width, place level and 和 dropped."""
    even = re.sub(r"\s", "", unicodedata.normalize("NFKC", name))
    return re.sub(r"[和与及、]", "", _PREFIX.sub("", even))


def same_office(a: str, b: str) -> str:
    """`same`, `near` (one character, a dropped middle: a person decides) or `different`.

    Names under five characters must be equal: 社保科, 医保科 are different offices.
    """
    first, second = office_key(a), office_key(b)
    if first == second:
        return "same"
    if min(len(first), len(second)) < 5 or _ending(first) != _ending(second):
        return "different"
    shorter, longer = sorted((first, second), key=len)
    if len(longer) - len(shorter) <= 1 and _edits(shorter, longer):
        return "near"
    if shorter[:2] == longer[:2] and _subsequence(shorter, longer) and len(shorter) > 5:
        return "near"
    return "different"


_TELLING = frozenset("一二三四五六七八九十百0123456789东南西北中上下内外前后大小新老甲乙丙丁")
"""Characters that tell one office from its neighbour: 执法二大队 is not 执法大队."""


def one_spelling(a: str, b: str) -> bool:
    """Whether two names in one document, under one department, are one office.

    Equal but for 和, 与 and marks, or one character lost or added in five and more,
    unless that character tells two offices apart.
    """
    first, second = (re.sub(r"\s", "", unicodedata.normalize("NFKC", n)) for n in (a, b))
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < 5 or _ending(first) != _ending(second):
        return False
    even = [re.sub(r"[和与及、]", "", n) for n in (first, second)]
    if even[0] == even[1]:
        return True
    if len(longer) - len(shorter) != 1:
        return False
    more = [longer[i] for i in range(len(longer)) if longer[:i] + longer[i + 1 :] == shorter]
    return bool(more) and not set(more) & _TELLING and longer[1:] != shorter


def _ending(name: str) -> str:
    match = SUFFIX.search(name)
    return match.group()[-1] if match else ""


def _edits(shorter: str, longer: str) -> bool:
    if len(shorter) == len(longer):
        return sum(x != y for x, y in zip(shorter, longer, strict=True)) == 1
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _subsequence(shorter: str, longer: str) -> bool:
    rest = iter(longer)
    return all(character in rest for character in shorter)
