"""Administrative divisions (行政区) in names and texts; masks (XX市) stay masked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from language import divisions
from language.vocabulary import verb_lexicon

LEVEL = {
    "省": "province",
    "自治区": "province",
    "市": "city",
    "州": "city",
    "盟": "city",
    "地区": "city",
    "县": "county",
    "区": "county",
    "旗": "county",
    "镇": "town",
    "乡": "town",
    "街道": "town",
    "苏木": "town",
}
HEADS = (
    "中国共产党",
    "中共",
    "国家税务总局",
    "国家金融监督管理总局",
    "国家统计局",
    "国网",
    "中国人民银行",
    "共青团",
    "中国共产主义青年团",
    "武警",
    "中国人民政治协商会议",
    "中国电信",
    "中国移动",
    "中国联通",
    "中国邮政",
    "中国烟草总公司",
    "中国人民解放军",
)
"""What may stand before the place in a body's name (国家税务总局X县税务局)."""

# A name never contains these characters or words: they are grammar around it.
_GRAMMAR = "的由将把给请及或各该为在与是谁哪什么吗呢们每年月日向于到受称挂报接时"
_NAME = rf"[^\W\da-zA-WYZ_{_GRAMMAR}]"
_WORDS = re.compile(
    "^[问查找去到向对从至报经送商本全我会并]|^同(?![仁江德心安州])|^和(?![平顺静田林政县龙硕布])|局|委员|政府|关于|印发|配合|协助|会同|联合|负责|组织|指导|监督|根据|按照|"
    "依据|报送|上报|协调|督促|支持|参与|牵头|落实|做好|建立|通过|涉及|有关|相关|以及|其中|属于|请示|抄送|"
    "转发|公布|开展|加强|推进|进一步|实施|管理|服务|工作|部门|单位|人员|事项|受理|审核|审批|发放|拨付|"
    + "|".join(HEADS)
)
# 城市, 社区, 园区 … end like a division and are none.
_NOT = (
    "城市|社区|园区|景区|开发区|高新区|经开区|小区|校区|辖区|市辖区|地区|郊区|库区|牧区|林区|山区|"
    "灾区|灌区|保护区|功能区|超市|都市|上市|集市|门市|夜市|股市|入市|区县|市县|县区|市区|城区|镇区|"
    "片区|街区|厂区|示范区|聚集区|全市|全县|全区|全省|本市|本县|本区|各县|各市|各区|我市|"
    "我县|我区|该市|该县|外省|跨省|跨县|跨市|跨区|省市|该区|老区|农区|战区|军区|文化市|农贸市"
)
_MASK = r"[X×某＊*○〇]{1,4}"
_UNIT = {
    "province": rf"(?:{_MASK}省|{_NAME}{{2,3}}省|{_NAME}{{2,6}}自治区)",
    "city": rf"(?:{_MASK}[市州盟]|{_NAME}{{2,4}}?市|{_NAME}{{2,9}}自治州|{_NAME}{{2,5}}盟|"
    rf"{_NAME}{{2,4}}地区)",
    "county": rf"(?:{_MASK}[县区市旗]|{_NAME}{{2,10}}自治[县旗]|{_NAME}{{2,4}}?[县区市旗])",
    "town": rf"(?:{_MASK}(?:[镇乡]|街道)|{_NAME}{{2,4}}?(?:[镇乡]|街道))",
}
_SEQUENCE = re.compile(
    rf"(?P<province>{_UNIT['province']})?(?P<city>{_UNIT['city']})?"
    rf"(?P<county>{_UNIT['county']})?(?P<town>{_UNIT['town']}(?=人民政府|党委|街道|政府|办事处))?"
)
_NO_UNIT = re.compile(rf"(?:{_NOT})$")
_HILL = re.compile(r"[^\W\d_深浅高半偏远老各大小到在贫困][山林园]区")
"""Districts called after a hill (X山区); 深山区 and 老山区 are none."""
# After a level character these words do not begin a body's name: 市场, 市政, 区域 …
_GOES_ON = re.compile(
    r"市(?:场|政(?![府协法务研数])|容|民(?!政|宗|族|生|防)|值)|区(?:域|块|划|间|别)|"
    r"县(?:域|城(?![市管建乡投发关])|级)|省(?:级|直)|州府"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place: as written, its GB/T 2260 code where known, its level.

    `units` are its parts (石家庄市, 鹿泉区); `start` and `end` its span.
    """

    name: str
    code: str = ""
    level: str = ""
    start: int = -1
    end: int = -1
    units: tuple[str, ...] = ()


def level_of(unit: str) -> str:
    """The level that a name's ending tells: 县 → county."""
    for ending in ("自治区", "自治州", "自治县", "自治旗", "街道", "地区", "苏木"):
        if unit.endswith(ending):
            return {"自治州": "city", "自治县": "county", "自治旗": "county"}.get(
                ending, LEVEL.get(ending, "")
            )
    return LEVEL.get(unit[-1:], "")


@lru_cache(maxsize=50_000)
def place_at(text: str, start: int = 0) -> Place:
    """The place that begins at `start`; Place('') where none does."""
    units: list[str] = []
    position = start
    while position < len(text):
        unit = _unit_at(text, position, units)
        if not unit:
            break
        units.append(unit)
        position += len(unit)
    return _made(units, start)


def _made(units: list[str], start: int) -> Place:
    if not units:
        return Place("")
    name = "".join(units)
    level = "city" if units[-1] in _MUNICIPALITIES else level_of(units[-1])
    if (
        len(units) > 1
        and level == "city"
        and units[-1].endswith("市")
        and any(level_of(u) == "city" for u in units[:-1])
    ):
        level = "county"  # 县级市 under a city
    return Place(
        name, divisions.code_of(tuple(units)), level, start, start + len(name), tuple(units)
    )


_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_RANK = {"province": 0, "city": 1, "county": 2, "town": 3, "": 9}


def _unit_at(text: str, position: int, before: list[str]) -> str:
    floor = max((_RANK[level_of(u)] for u in before), default=-1)
    end = divisions.names().longest(text, position)
    if end > position and level_of(text[position:end]) and not _goes_on(text, end - 1):
        known = text[position:end]
        return known if not before or _RANK[level_of(known)] >= floor else ""
    for level in ("province", "city", "county", "town"):
        if _RANK[level] < floor or (_RANK[level] == floor and level != "city"):
            continue
        match = re.compile(_UNIT[level]).match(text, position)
        if match and _is_unit(text, match, level):
            return match.group()
    return ""


def _is_unit(text: str, match: re.Match[str], level: str) -> bool:
    unit, end = match.group(), match.end()
    if (
        (_NO_UNIT.search(unit) and not _HILL.fullmatch(unit))
        or _WORDS.search(unit)
        or (unit[0] in "省市县区旗州盟镇乡" and len(unit) < 3)
    ):
        return False
    if any(c in "省市县区旗" for c in unit[:-1]) and not unit.startswith(("市中", "城区")):
        return False
    if _goes_on(text, end - 1):
        return False
    if any(verb_lexicon().longest(unit, i) > i + 1 for i in range(len(unit) - 2)):
        return False
    return level != "town" or text[end : end + 2] in (
        "人民",
        "党委",
        "政府",
        "办事",
        "党工",
        "综合",
    )


def _goes_on(text: str, last: int) -> bool:
    return _GOES_ON.match(text, last) is not None


@lru_cache(maxsize=20_000)
def jurisdiction_of(name: str) -> Place:
    """The place in front of a body's name: 石家庄市鹿泉区退役军人事务局 → 鹿泉区's.

    Works on titles too (关于印发云杉县…的通知). The full written place is kept
    (石家庄市鹿泉区). Place('') where there is none.
    """
    text = re.sub(r"\s+", "", name)
    for start in _beginnings(text):
        place = place_at(text, start)
        if (place.name and place.end < len(text)) or place.name == text:
            return place
    return Place("")


_BEGIN = re.compile(
    rf"(?:{'|'.join(HEADS)}|关于(?:印发|公布|转发|做好|开展|加强|推进|进一步\w\w)?|[《“\"(（\[【<〈]|"
    r"\d{4}年度?|[\s,，、。；;：:—\-_]|^\d+[_\-.]?)"
)


def _beginnings(text: str) -> list[int]:
    ends = [match.end() for match in _BEGIN.finditer(text)]
    return [*ends, 0] if text.startswith(HEADS) else [0, *ends]


def find_places(text: str) -> list[Place]:
    """Places named in a text (a question), longest first at each position."""
    found: list[Place] = []
    position = 0
    while position < len(text):
        place = _best_at(text, position)
        if place.name:
            found.append(place)
            position = place.end
        else:
            position += 1
    return found


def _best_at(text: str, position: int) -> Place:
    if not _may_begin(text, position):
        end = divisions.names().longest(text, position)
        return place_at(text, position) if end > position + 1 else Place("")
    return place_at(text, position)


_BEFORE = re.compile(
    r"(?:^|\W|[的和与及或在由同合助报经向送对将把为给请商问查到从是]|[a-zA-Z0-9])$"
)


def _may_begin(text: str, position: int) -> bool:
    return _BEFORE.search(text[max(0, position - 1) : position]) is not None


def place_forms(name: str) -> tuple[str, ...]:
    """How people name a place: 石家庄市鹿泉区 → itself, 鹿泉区, 鹿泉.

    Longest first. Masked places have no short form without their level (XX市).
    """
    place = place_at(re.sub(r"\s+", "", name))
    units = place.units or (name,)
    forms = [name]
    forms += ["".join(units[i:]) for i in range(1, len(units))]
    short = short_form(units[-1])
    if short and not re.fullmatch(_MASK, short):
        forms.append(short)
    return tuple(dict.fromkeys(f for f in forms if f))


def short_form(unit: str) -> str:
    """A unit without its level: 鹿泉区 → 鹿泉; '' when one character would be left."""
    short = re.sub(
        r"(?:特别行政区|.{2,8}族自治[区州县旗]|自治[区州县旗]|地区|街道|[省市县区旗州盟镇乡])$",
        "",
        unit,
    )
    return short if len(short) > 1 else ""


def without_place(name: str, place: str = "") -> tuple[str, str]:
    """A body's name taken apart: the place written in it and the rest.

    `place` is the document's own: its short forms (鹿泉民政局) are known too.
    """
    head = next((h for h in HEADS if name.startswith(h) and len(name) > len(h)), "")
    rest = name[len(head) :]
    written = place_at(rest)
    if written.name and written.end < len(rest):
        return written.name, head_kept(head) + rest[written.end :]
    for form in place_forms(place) if place else ():
        if rest.startswith(form) and len(rest) > len(form) + 1:
            return form, head_kept(head) + rest[len(form) :]
    return "", head_kept(head) + rest


def head_kept(head: str) -> str:
    """The part of a head that belongs to the body's own name (共青团X县委)."""
    return (
        head
        if head in ("共青团", "国网", "武警", "中国人民银行", "中国电信", "中国移动", "中国联通")
        else ""
    )
