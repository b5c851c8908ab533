"""Where a name of a body begins and ends in running text (行文中的机构名称).

What stands after it tells: a predicate, a list mark, or the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from language.departments import find_departments
from language.dictionary import word_class
from language.vocabulary import verb_lexicon

SUFFIXES = (
    "防指办公室|防指|人民政府办公室|人民政府|办事处|管理委员会|管委会|委员会|党工委|党委|纪委监委|监委|纪委|"
    "党组|政府"
    "|办公室|指挥部|领导小组|工作专班|专班|工作组|考核组|督导组|督查组|检查组|督查室|督导室|"
    "专家组|评审组|调查组"
    "|分中心|服务中心|中心|分局|局|厅|署|支队|大队|中队|消防队|派出所|卫生院|法院|检察院|医院|"
    "院|银行|分行|支行"
    "|联合社|供销社|合作社|联社|联合会|总会|协会|商会|学会|基金会|总工会|工会|残联|妇联|工商联|"
    "文联|科协"
    "|公司|集团|企业|中心校|学校|幼儿园|养老机构|医疗机构|新闻媒体|电视台|广播站|服务站|工作站|"
    "管理站|"
    "监测站|站"
    "|村民委员会|居民委员会|村委会|居委会|村两委|业主委员会|业委会|自来水厂|管理所|所"
    "|成员单位|责任单位|牵头单位|配合单位|主管单位|建设单位|施工单位|经营单位|主管部门|部门|"
    "单位|机关|机构"
    "|各乡镇|乡镇街道|乡镇|镇街|街镇|街道|各镇|各乡|各村|社区|各县|各区|窗口|服务台|团委|编办|部|委|办|"
    "馆|园|处"
)
_TOWNS = r"乡[（(]镇[)）]|镇[（(][乡街]道?[)）]|村[（(][居社][）)]|县[（(]市?、?区[）)]"
_SUFFIX = re.compile(
    "|".join([_TOWNS, *sorted(SUFFIXES.split("|"), key=len, reverse=True)])
)
_SHORT = re.compile(
    r"(?<!医)(?<!法)(?<!察)(?<!卫生)院$|(?<!派出)所$|(?<!儿)园$|(?<!服务)(?<!工作)(?<!管理)站$"
    r"|(?:局|厅|署|部|委|办|馆|处|机关|单位|部门|机构)$"
)
"""Suffixes that end many other words: the name needs a place or 各 before it."""
_PLACED = re.compile(
    r"^(?:各|本|我|该|团|国家|中共|国网|[\u4e00-\u9fffX×ＸXx]{0,7}?[省市县区镇乡州盟旗])"
    r"|(?:成员|责任|牵头|配合|主管|用人|建设|施工|经营|派出|医疗|养老|公安|监察|审计|税务|民政|"
    r"财政|教育)"
)
_ODD = re.compile(
    r"[的在到了是把将对从被也可已只即能请并或向给须应要]|怎么|如何|什么|多少|携带|填写|下列|"
    r"电话|办理|以及其|完成|开展|建立|实现|做好"
    r"|[一二三四五六七八九十百千万\d]{2,}|组织(?=[督检专联开有群各力])|深入"
    r"|^(?:其|有|无|全|每|先|再|另|再由|主要负责|联系|设)"
)
GROUP = r"[（(〈<](?![一二三四五六七八九十]{1,3}[)）])[\u4e00-\u9fff、]{1,8}[)）〉>]"
_CHARS = re.compile(rf"(?:[\u4e00-\u9fffXx×ＸA-Za-z·〇]|{GROUP})+")
STRONG = re.compile(
    r"应(?!急|用|届|对)|须|必须|要(?!求|点|素|件)|负责(?!人(?!用|员|民|口|才|事|体|工|力))|承担|"
    r"牵头|主办|会同|联合(?!会|社|体)|配合|协助"
    r"|参与|按|依|根据|将|把|对|向|在|于|为|从|每|是|分别|共同|具体|统一|及时|定期|主动|积极|"
    r"可(?!疑)|不得"
    r"|不再|另行|现场|逐|当日|先行|原则上|均|也|再|并|自|全面|切实|认真|严格|进一步|利用|通过|"
    r"运用|采取|结合|当场|\d{1,3}个?(?:工作日|日内|天内|小时内)"
)
_ASIDE = re.compile(r"[（(](?:设在|设于|以下简称|简称|以下统称|挂靠)[^（）()]{1,30}[）)]")
_CLASSED = re.compile(r"(?:单位|企业|机构|部门|公司|组织|机关)$")
_BOUND = re.compile(r"应当|必须|承担|负责(?!人)|应(?=按|将|及|在|于|建|定|每|对)|不得")
"""A class of bodies with what binds it: 餐厨废弃物产生单位应当…"""
_BOUND_FIRM = re.compile(r"要(?!求|点|素)|应(?!急|用|届|对)|须|必须|负责|将(?!来)|每[日月年季周班]")
_FULL = re.compile(r"(?:人民政府|办事处|委员会|局|委|办|院|大队|联合会|中心)$")
_HANGING = re.compile(
    r"[^\u4e00-\u9fff]|[的之内外上下中里间等及和与或党]|所属|内设|有关|主要|相关|直属|领导|干部|"
    r"职工|工作人员|机关|系统|驻"
)
"""What follows a body that is no subject."""
_WHEN = re.compile(
    rf"[\u4e00-\u9fff]{{2,8}}?(?:时|后|前|期间)\s*(?:[，,]|{STRONG.pattern})"
)
"""What lies between a subject and its predicate: 进场时应当."""
_NO_VERB = re.compile(
    r"(?:组织|宣传|监督|管理|保障|服务|指导|审批|执法|督导|督查|考核|检查|研究|监测|发展|规划|"
    r"建设|信息|登记)"
    r"(?:部|局|委|办|科|股|处|室|中心|大队|支队|中队|组|站|所|院|机构|单位|企业|负责人|人员|工作|的|"
    r"指挥)"
)
NEVER = re.compile(
    r"^(?:任何|其他|符合|委托|责令|授权|报|会同|送|每|完成|指导|有关负责|被|本人|如|凡|因|经|与|和|向|对|在|为|"
    r"从|将|把|由|按|根据|各类|所有|未|不|无|一|同一|该市民)"
)
NOT_BODIES = frozenset({
    "单位", "部门", "机构", "机关", "组织", "全部", "内部", "外部", "干部", "一部", "大部",
    "本部", "总部", "局部", "重点部位", "办", "委", "部", "局", "处", "所", "站", "院", "园",
    "馆", "场所", "住所", "厕所", "好处", "到处", "各处", "公园", "校园", "庭院", "网站",
    "车站", "联席会议", "小区", "社区", "乡镇", "街道", "中心", "企业", "举办", "主办",
    "承办", "协办", "经办", "督办", "交办", "开办", "兴办", "领办", "阶段", "本办", "申办",
    "新办", "联办", "代办", "委托代办", "被考核单位",
})
"""Words that end as bodies do."""
_NO_END = re.compile(r"(?:网站|车站|场所|厕所|住所|花园|公园|校园|楼院|庭院|法院以外|在内)$")
_LOWER = re.compile(
    r"(?:乡镇|镇街|街道|县区|学校)(?=[汇组负审核填报统落初复具牵逐按根在对将于做开建])"
)
"""Lower levels told by a class alone, behind 由."""
MARK = re.compile(r"\s*(?:、|,(?=\S{2,12}(?:局|委|办|府|处))|和|及|以及|与|或者?)\s*")


@dataclass(frozen=True, slots=True)
class Body:
    """A body in a text: its span."""

    start: int
    end: int


@lru_cache(maxsize=4096)
def known_starts(text: str) -> dict[int, int]:
    """Where bodies of the vocabulary begin in a text, and where they end."""
    return {mention.start: mention.end for mention in find_departments(text)}


def body_at(text: str, start: int, marked: bool = False) -> Body | None:
    """The body that begins at a place and is followed by what follows a subject.

    `marked` says that 由 stands before it, so that anything may follow.
    """
    if NEVER.match(text[start : start + 6]):
        return None
    local = _LOWER.match(text, start) if marked else None
    if local is not None:
        return Body(start, local.end())
    weak: Body | None = None
    plain: Body | None = None
    for end in _ends(text, start):
        name = text[start:end]
        if not is_name(text, start, end):
            continue
        follow = _follows(text, end, name)
        field_word = end - start <= 2 and not _SUFFIX.fullmatch(name)
        if follow == "weak" and (field_word or name.endswith("企业")):
            continue
        if follow == "strong":
            if weak is None or _is_office_of(text[weak.end : end]):
                return Body(start, end)
            break
        if follow == "weak" and (weak is None or _is_office_of(text[weak.end : end])):
            weak = Body(start, end)
        if follow == "" and re.match(r"[\u4e00-\u9fff]{2}", text[end:]) and text[end] not in "的等":
            plain = Body(start, end)
    return weak or (plain if marked else None)


def is_name(text: str, start: int, end: int) -> bool:
    """Whether a span can be the name of a body."""
    name = re.sub(r"\s", "", text[start:end])
    if name == "企业" and _BOUND_FIRM.match(text, end):
        return True
    if name in NOT_BODIES or len(name) < 2 or _NO_END.search(name):
        return False
    if name.endswith("委") and text[end : end + 1] in ("会", "员"):
        return False
    if known_starts(text).get(start) == end:
        return True
    inner = next((e for s, e in known_starts(text).items() if s == start and e < end), 0)
    rest = text[inner:end] if inner else name
    if re.fullmatch(r"(?:有关|相关)(?:职能|行业|主管)?(?:部门|单位|乡镇|镇街)", name):
        return True
    if _ODD.search(rest):
        return False
    if len(name) >= 4 and _CLASSED.search(name) and _BOUND.match(text, end):
        return True
    if re.fullmatch(r"各?(?:成员|责任|牵头|配合|主管|主办|承办|协办)(?:责任)?(?:单位|部门)", name):
        return True
    if not inner and verb_lexicon().longest(name) >= 2 and not _NO_VERB.match(name):
        return False
    return bool(inner) or not _SHORT.search(name) or bool(_PLACED.search(name))


def _ends(text: str, start: int) -> Iterator[int]:
    """Where a name that begins at `start` may end, nearest first."""
    match = _CHARS.match(text, start)
    if match is None:
        return
    stop = min(match.end(), start + 30)
    ends = {m.end() for i in range(start, stop) if (m := _SUFFIX.match(text, i, stop))}
    ends |= {
        m.end() + g.end()
        for m in _SUFFIX.finditer(text, start, stop)
        if (g := re.match(GROUP, text[m.end() : stop]))
    }
    known = known_starts(text).get(start)
    if known is not None:
        ends.add(known)
    yield from sorted(ends)


def _follows(text: str, end: int, name: str) -> str:
    """`strong`, `weak` or '': how surely a predicate, a list or the end follows."""
    aside = _ASIDE.match(text, end)
    end = aside.end() if aside else end
    after = text[end : end + 12].lstrip()
    if not after or after[0] in "：:；;。":
        return "strong" if not after else ""
    mark = MARK.match(text, end)
    if mark is not None and _listed(text, mark.end()):
        return "strong"
    if re.match(
        r"等(?:\d+个|相关|有关)*(?:部门|单位|机构)?(?:要|应|须|负责|按|共同|参与|配合|牵头)",
        after,
    ):
        return "strong"
    if _NO_VERB.match(after) or _SUFFIX.match(after):
        return ""
    if STRONG.match(after) or _WHEN.match(text[end : end + 24]):
        return "strong"
    stop = verb_lexicon().longest(after)
    if stop >= 2 and not re.match(r"的(?!，|,)", after[stop:]):
        return "weak"
    if begins_with_verb(after):
        return "weak"
    return "weak" if _sure(name) and not _HANGING.match(after) else ""


def _sure(name: str) -> bool:
    """Whether a name is a body's beyond doubt: a place before it, and in full."""
    return bool(_PLACED.match(name)) and bool(_FULL.search(name))


def begins_with_verb(text: str) -> bool:
    """Whether the dictionary has a verb, adverb or preposition at the start."""
    return any(
        word_class(text[:length])[:1] in ("v", "d", "p") and text[length : length + 1] != "的"
        for length in (4, 3, 2)
    )


def _listed(text: str, start: int) -> bool:
    return any(True for _ in _ends(text, start))


def _is_office_of(text: str) -> bool:
    """Whether what follows a body's name is one of its offices (督导组, 办公室)."""
    return bool(
        re.fullmatch(r".{0,4}(?:组|办公室|科|股|室|中心|大队|中队|站|所|专班)", text)
    )
