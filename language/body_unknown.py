"""Bodies that the vocabulary does not know, by their suffix (县…领导小组办公室)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.body_edges import HAN, begins, broken_after
from language.places import place_at
from language.vocabulary import Lexicon, words

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


def unknown(text: str) -> Iterator[tuple[int, int]]:
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
    while start > 0 and HAN.match(text[start - 1]) and before - start < 20:
        if text[start - 1] in "由的将把对为给" and start < before:
            return start
        start -= 1
    for begin in range(start, before):
        if place_at(text[begin:before]).name and begins(text, begin):
            return begin
    suffix = _SUFFIX.match(text, before)
    near = 0 if suffix and suffix.group() in _PLACED_ONLY else 2
    for begin in range(before - 1, start - 1, -1):
        if text[begin] in "省市县区旗" and before - begin > near and begins(text, begin):
            return begin
    if begins(text, before):
        return before
    return start if start < before and begins(text, start) else None


def _plausible(text: str, start: int, match: re.Match[str], name: str) -> bool:
    """A place or level in front, or a mark before and a mark or verb behind."""
    body = text[start : match.start()]
    if not body:
        return match.group() in _GROUPS and begins(text, start)
    if broken_after(text, start, match.end()):
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
    opened = start == 0 or text[start - 1] in _OPENERS or begins(text, start)
    if match.group() in _PLACED_ONLY:
        return False
    strong = match.group() not in ("中心", "公司", "委员会", "大队", "协会", "联合会", "局")
    return opened and (closed or strong) and len(body) >= 2 and not _has_verb(body)


_FRAMES = Lexicon(words("body_not_inside"))


def _has_verb(body: str) -> bool:
    return any(_FRAMES.longest(body, i) > i for i in range(len(body)))
