"""Finding bodies (部门) in a text: longest names of the vocabulary, with boundaries.

Names are strings without spaces, so a plain search finds 民政 in 人民政府. A hit
counts only where a name can begin and end: at a mark, beside a word of grammar,
behind a place, and not before characters that make another word of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from language import bodies, divisions
from language.places import HEADS, place_at, short_form
from language.vocabulary import Lexicon, table, verb_lexicon, words

_HAN = re.compile(r"[\u3400-\u9fffX×〇○]")

# A body may begin behind these, besides every verb of the vocabulary.
_BEFORE = words("body_before")

# What makes another word of a name: 编办|法, 组织部|署, 市委|托, 局|部 …
_AFTER = {
    "办": "法理事公结案好学证完毕班",
    "部": "门署分队位长委件落",
    "局": "部面势限域长",
    "委": "托员派会内任书",
    "会": "议员计费场晤见面",
    "院": "校子落士",
    "所": "有属在需以得",
    "队": "伍员列",
    "处": "理罚置分境于所方罚",
    "府": "采投",
    "站": "点台位",
    "心": "任城区理",
    "联": "合系动通网",
    "协": "助调同商议定作",
    "社": "会保区",
    "道": "路",
    "区": "域块",
    "镇": "区中企卫干学",
    "乡": "村中企卫干学",
    "县": "城域级",
    "厅": "堂",
    "校": "车园长舍",
    "校车": "",
    "人大": "",
}
_NOT_GOVERNMENT = re.compile(
    r"(?:人民)?政府(?:采购|购买|投资|网站|工作报告|信息|补贴|令|债|公报|门户|文件|津贴|性|职能|规章|质量奖)|"
    r"人大代表|政协委员|法院判决|公安[厅部]令|社区(?:矫正|戒毒|服务|老年|居家|康复|养老|卫生|建设|治理|环境)|"
    r"街道(?:两侧|路面|景观|两旁)|公安(?:机关)?交通管理信息|消防(?:安全|设施|车|通道|验收|器材|栓|演练|"
    r"产品|隐患|检查|知识|责任|工作|设计|水源|宣传|监督|审)|(?:工会|党委)(?:会议|费)|税务登记|"
    r"海关总署令|教育部门户"
)
_QUOTED = re.compile(r"《[^》]{0,90}》")

_BRANCH = re.compile(
    r"[\u4e00-\u9fff]{1,5}?(?:分局|支局|分中心|管理部|派出所|管理所|执法大队|监察大队|大队|中队)"
)
_TOWN_TAIL = re.compile(r"(?:和|、)?街道办事处|（街道(?:办事处)?）|\(街道(?:办事处)?\)")


@cache
def _starters() -> Lexicon:
    """Words before a body, read from right to left."""

    starters = {*_BEFORE, *HEADS, *(row["verb"] for row in table("verbs", "verb"))}
    return Lexicon(word[::-1] for word in starters)


@lru_cache(maxsize=20_000)
def spans(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the bodies that a text names, in order, none over another."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found = [s for s in _bare_lists(text) if not _inside(s, quoted)]
    found = _add(found, [s for s in _known(text) if not _inside(s, quoted)])
    return tuple(_add(found, [s for s in _unknown(text) if not _inside(s, quoted)]))


def _inside(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(a <= span[0] < b for a, b in others)


def _add(found: list[tuple[int, int]], more: list[tuple[int, int]]) -> list[tuple[int, int]]:
    free = [s for s in more if all(s[1] <= a or s[0] >= b for a, b in found)]
    return sorted(found + free)


def _known(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    finder, position, floor = bodies.finder(), 0, 0
    while position < len(text):
        if text[position] in _HEAD_STARTS:
            position = _past_head(text, position)
        elif not finder.begins(text[position]):
            position += 1
            continue
        span = _hit(text, position, finder, floor)
        if span:
            found.append(span)
            position = floor = span[1]
        else:
            position += 1
    return found


_HEAD_STARTS = frozenset(head[0] for head in HEADS)


def _past_head(text: str, position: int) -> int:
    """Behind 国家税务总局 when a place follows: it belongs to the local body's name."""
    for head in HEADS:
        if text.startswith(head, position):
            place = place_at(text, position + len(head))
            if place.name:
                return place.end
    return position


def _hit(text: str, start: int, finder: Lexicon, floor: int) -> tuple[int, int] | None:
    for end in reversed(finder.ends(text, start)):
        end = _tail(text, start, end)
        if _broken_after(text, start, end):
            continue
        if text[end - 1] == "委" and end - start == 2 and finder.longest(text, end - 1) > end:
            return None  # 县委|组织部 is one name
        left = _left(text, start, floor)
        core = text[start:end]
        if left is not None and left < start and text[left:start].isalpha():
            if (
                core in bodies.WEAK
                and text[start - 1] not in "省市县区旗州"
                and not _placed(text, left, start)
            ):
                return None
            return left, end
        if left is None and (core in bodies.WEAK or len(core) < 3 or core.startswith("委")):
            continue
        if core in bodies.WEAK and not _alone(text, start, end):
            continue
        if core.startswith("委") and len(core) > 2 and left == start:
            continue
        return (start if left is None else left), end
    return None


def _placed(text: str, left: int, start: int) -> bool:
    return place_at(text[left:start]).name != ""


def _tail(text: str, start: int, end: int) -> int:
    """市自然资源局|白鹭分局; 各镇|（街道）."""
    core = text[start:end]
    if core.endswith("局"):
        branch = _BRANCH.match(text, end)
        if branch and not _starts_inside(branch.group()):
            return branch.end()
    return end


def _starts_inside(tail: str) -> bool:
    return any(verb_lexicon().longest(tail, i) > i + 1 for i in range(len(tail) - 2)) or any(
        c in tail for c in "的由和与对将为等"
    )


def _broken_after(text: str, start: int, end: int) -> bool:
    if _NOT_GOVERNMENT.match(text, start):
        return True
    following = text[end : end + 1]
    if not following:
        return False
    last = text[end - 1]
    if last == "办" and text[end : end + 2] == "公室":
        return False
    if following in _AFTER.get(last, ""):
        word = text[end : end + 2]
        return (
            word not in ("理事", "会同", "会商", "处理", "联合", "协助", "协调")
            or last in "办处联协"
        )
    return False


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a weak name stands by itself: between marks or words of grammar."""
    after = text[end : end + 1]
    good_after = (
        not after
        or not _HAN.match(after)
        or after in "和与及或等牵负配协审"
        or (verb_lexicon().longest(text, end) > end + 1)
    )
    before = text[start - 1 : start]
    return good_after and (not before or not _HAN.match(before) or _begins(text, start))


def _begins(text: str, position: int) -> bool:
    """Whether a name can begin here: start, mark, or a starter before it."""
    if position == 0 or not _HAN.match(text[position - 1]):
        return True
    reverse = text[max(0, position - 6) : position][::-1]
    return _starters().longest(reverse) > 0


def _left(text: str, start: int, floor: int) -> int | None:
    """Where the name begins, place and level included; None without a boundary."""
    if start == floor and floor:
        return start
    best = _place_before(text, start, floor)
    if best is not None:
        return _head_before(text, best, floor)
    if start > floor and text[start - 1] in "省市县区旗州镇乡":
        level = start - 1
        if level == floor or _begins(text, level):
            return level
        return _guessed(text, start, floor)
    head = _head_before(text, start, floor)
    if head < start:
        return head
    return start if _begins(text, start) else None


def _guessed(text: str, start: int, floor: int) -> int | None:
    """A place with no boundary before it: most have two characters, some three."""
    for begin in (start - 3, start - 4):
        if begin >= floor and not _splits(text, begin):
            place = place_at(text[begin:start])
            if place.end == start - begin:
                return begin
    return None


_VERB_LIKE = ("会同县", "和县")  # divisions whose names read as grammar before a body


def _place_before(text: str, start: int, floor: int) -> int | None:
    run = start
    while run > floor and _HAN.match(text[run - 1]) and start - run < 16:
        run -= 1
    for begin in range(run, start - 1):
        if _splits(text, begin):
            continue
        place = place_at(text[begin:start])
        if place.end == start - begin and place.end > 1:
            if place.units[0] in _VERB_LIKE:
                continue
            known = place.units[0] in divisions.by_name()
            if known or begin == floor or _begins(text, begin):
                return begin
        elif (
            text[begin:start] != "会同" and short_known(text[begin:start]) and _begins(text, begin)
        ):
            return begin
    return None


def _splits(text: str, position: int) -> bool:
    """Whether a cut at `position` would go through a verb (报|告)."""
    return any(
        verb_lexicon().longest(text, start) > position
        for start in range(max(0, position - 2), position)
    )


@cache
def _short_names() -> frozenset[str]:
    return frozenset(filter(None, (short_form(d.name) for d in divisions.divisions())))


def short_known(name: str) -> bool:
    """Whether words are the short name of a division (鹿泉)."""
    return name in _short_names()


def _head_before(text: str, start: int, floor: int) -> int:
    for head in HEADS:
        if start - len(head) >= floor and text.startswith(head, start - len(head)):
            return start - len(head)
    return start


# ── 公安、民政等部门: field words that are bodies in a closed list ──────────────────

_LIST_END = re.compile(
    r"(?:等)?(?:\d+个|[一二三四五六七八九十两]+个)?(?:有关|相关)?(?:职能|主管)?(?:部门|单位|机关)"
)
_ROLE_NEXT = re.compile(r"(?:牵头|负责|配合|协助|主办|协办|会同|参与)")
_JOIN = re.compile(r"[、，,和与及]|以及")


def _bare_lists(text: str) -> Iterator[tuple[int, int]]:
    bare = _bare_lexicon()
    position = 0
    while position < len(text):
        if not bare.begins(text[position]):
            position += 1
            continue
        end = bare.longest(text, position)
        if end > position and _begins(text, position):
            listed, after = _list_from(text, position, bare)
            if listed:
                yield from listed
                position = after
                continue
        position += 1


@cache
def _bare_lexicon() -> Lexicon:
    return Lexicon(bodies.bare_words())


def _list_from(text: str, start: int, bare: Lexicon) -> tuple[list[tuple[int, int]], int]:
    listed: list[tuple[int, int]] = []
    position = start
    while True:
        end = max(bare.longest(text, position), bodies.finder().longest(text, position))
        if end == position:
            return [], start
        listed.append((position, end))
        closing = _LIST_END.match(text, end)
        if closing and (len(listed) > 1 or not closing.group().endswith("单位")):
            if text[position:end] in bodies.bare_words() and closing.group() in ("部门", "机关"):
                listed[-1] = (position, closing.end())
            return listed, closing.end()
        joint = _JOIN.match(text, end)
        if joint:
            position = joint.end()
            continue
        if len(listed) > 1 and text[position:end].endswith(("部门", "机关", "单位")):
            return listed, end
        return (listed, end) if _ROLE_NEXT.match(text, end) else ([], start)


# ── bodies that the vocabulary does not know, by their suffix ───────────────────────

_SUFFIX = re.compile(
    r"(?:领导小组办公室|协调小组办公室|联席会议办公室|指挥部办公室|委员会办公室|工作专班|领导小组|协调小组|"
    r"指挥部|联席会议|管理委员会|管委会|委员会|事业发展中心|服务中心|管理中心|发展中心|中心|管理局|管理处|"
    r"服务局|监督局|发展局|分局|支队|大队|局|联合会|总公司|公司|协会|执法队|监督所|管理所|"
    r"图书馆|文化馆|博物馆|纪念馆|体育馆|殡仪馆|医院|卫生院|福利院|敬老院|监测站|检测站|监督站|管理站|"
    r"服务站|推广站|研究院|学院|幼儿园|中学|小学|学校|气象台|电视台|合作社|陵园|保护站)"
)
_PLACED_ONLY = frozenset(
    (
        "图书馆",
        "文化馆",
        "博物馆",
        "纪念馆",
        "体育馆",
        "殡仪馆",
        "医院",
        "卫生院",
        "福利院",
        "敬老院",
        "学院",
        "学校",
        "幼儿园",
        "中学",
        "小学",
        "合作社",
        "陵园",
        "研究院",
        "电视台",
        "气象台",
        "监测站",
        "检测站",
        "服务站",
    )
)
_GROUPS = ("领导小组办公室", "联席会议办公室", "指挥部办公室", "联席会议", "领导小组", "指挥部")
_WITH_LEVEL = re.compile(r"^(?:各)?[省市县区旗州镇乡]")
_OPENERS = "，、；：:;,。（( (\n\t"


def _unknown(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    while match := _SUFFIX.search(text, position):
        position = match.end()
        start = _unknown_start(text, match.start())
        if start is None or match.end() - start > 24:
            continue
        name = text[start : match.end()]
        if _plausible(text, start, match, name):
            yield start, match.end()


def _unknown_start(text: str, before: int) -> int | None:
    start = before
    while start > 0 and _HAN.match(text[start - 1]) and before - start < 20:
        if text[start - 1] in "由的将把对为给" and start < before:
            return start
        start -= 1
    for begin in range(start, before):
        if place_at(text[begin:before]).name and _begins(text, begin):
            return begin
    suffix = _SUFFIX.match(text, before)
    near = 0 if suffix and suffix.group() in _PLACED_ONLY else 2
    for begin in range(before - 1, start - 1, -1):
        if text[begin] in "省市县区旗" and before - begin > near and _begins(text, begin):
            return begin
    if _begins(text, before):
        return before
    return start if start < before and _begins(text, start) else None


def _plausible(text: str, start: int, match: re.Match[str], name: str) -> bool:
    """A place or level in front, or a mark before and a mark or verb behind."""
    body = text[start : match.start()]
    if not body:
        return match.group() in _GROUPS and _begins(text, start)
    if _broken_after(text, start, match.end()):
        return False
    if re.search(
        r"有关|相关|[一二三四五六七八九十百\d][所家个]|各部|主管部|成立|设立|组建|建立|负责|为中心|以.*为",
        body,
    ):
        return False
    placed = place_at(name).name or _WITH_LEVEL.match(name)
    rest = name[place_at(name).end if place_at(name).name else 1 :] if placed else name
    if placed:
        if match.group() in _PLACED_ONLY and rest == match.group():
            return True
        return len(rest) > len(match.group()) and not _has_verb(rest[: -len(match.group())])
    closed = match.end() == len(text) or text[match.end()] in _OPENERS + "）)等和与及"
    opened = start == 0 or text[start - 1] in _OPENERS or _begins(text, start)
    if match.group() in _PLACED_ONLY:
        return False
    strong = match.group() not in ("中心", "公司", "委员会", "大队", "协会", "联合会", "局")
    return opened and (closed or strong) and len(body) >= 2 and not _has_verb(body)


_FRAMES = Lexicon(words("body_not_inside"))


def _has_verb(body: str) -> bool:
    return any(_FRAMES.longest(body, i) > i for i in range(len(body)))
