"""What surrounds the duty in a clause: condition, exception, whom for, by when."""

from __future__ import annotations

import re

# 涉及…的，/ …情形的，/ 必要时 — the duty holds only then.
_CONDITION = re.compile(
    r"(?:^|[，；。])(?P<c>(?:对|对于|凡|凡是|如|如果|若|遇|遇有|遇到|因|经|在|当|发现|需|需要|符合|涉及|属于|"
    r"未|逾期|超过|达到|构成|情节|情况|出现|发生|有|无|不|拒不|违反|确需|确因|其中)[^，；。]{0,40}?"
    r"(?:的|情形的|情况下|时)|[^，；。]{1,30}?(?:的|情形的|情况下|时))，(?!并)"
)
_NOW_AND_THEN = re.compile(r"(必要时|紧急情况下|特殊情况下|视情况?|根据需要|应急状态下)")
_EXCEPTION = re.compile(
    r"(?P<e>除[^，；。]{1,40}?(?:以外|之外|外))(?P<after>，?[^，；。]{0,12})|(?P<o>但?[^，；。]{2,40}除外)|"
    r"(?P<l>法律、?(?:行政)?法规(?:、规章)?另有规定的(?:，从其规定|除外)?)"
)
_ADDS = re.compile(r"还|也|同时|另")
_NUMBER = r"[0-9０-９一二三四五六七八九十两百半]{1,12}"
_DEADLINE = re.compile(
    rf"(?:自[^，；。]{{2,20}}?之日起)?(?:在|于|应当?在)?"
    rf"(?:(?:收到|受理|接到|作出)[^，；。]{{0,14}}?(?:后|之日起))?"
    rf"(?:{_NUMBER}个?(?:工作日|自然日|小时|分钟|日|天|周|个?月|年)(?:以?内|之?前)|"
    rf"(?:{_NUMBER}年)?{_NUMBER}月(?:{_NUMBER}日|上旬|中旬|下旬|底|末)?(?:之?前|以前|内)|"
    rf"(?:每年|当年|次年|年){_NUMBER}月(?:{_NUMBER}日)?(?:之?前|底前)?|"
    rf"(?:每月|次月|季度|年|月|周|学期|当年)(?:{_NUMBER}日|底|末|初)(?:之?前)?|"
    rf"每(?:年|半年|季度|季|月|周|日|天|旬|学期|{_NUMBER}(?:年|个?月|小时|天|周))|当(?:日|天|场|月)|"
    rf"(?:{_NUMBER}年)?{_NUMBER}月{_NUMBER}日至(?:{_NUMBER}月)?{_NUMBER}日|{_NUMBER}年底(?:之?前)?)"
)
_FOR = re.compile(
    r"(?:为|给(?!付|予)|向|对)(?P<b>(?![等和与及])(?:[^，；。、为给向对]|对象){2,24}?)(?:免费|上门|及时|依法)?(?:提供|发放|送|出具|开具|"
    r"办理|给予|补助|补贴|发给|配发|颁发|核发|开展(?:[^，；。]{0,6}(?:培训|慰问|救助|服务|帮扶))|建立|安排|支付)"
)
_BEHALF = re.compile(
    r"(?:发放|给付|核发|支付|拨付)(?P<b>(?![等和与及、])[^，；。的]{2,16}?(?:人员|家庭|对象|遗属|儿童|老人|(?<![账帐])户|学生))"
)


def condition_of(text: str) -> str:
    """The condition of a clause, as written: 涉及未成年人的; '' if none."""
    match = _CONDITION.search(text)
    if match and not _exception_like(match.group("c")):
        return match.group("c")
    match = _NOW_AND_THEN.search(text)
    return match.group(1) if match else ""


def _exception_like(words: str) -> bool:
    return words.startswith("除") or "另有规定" in words


def exception_of(text: str) -> str:
    """What is taken out: 除跨县道路外; '' if none. 除…外，还 adds and takes nothing out."""
    for match in _EXCEPTION.finditer(text):
        if match.group("e") and _ADDS.search(match.group("after")):
            continue
        return next(g for g in (match.group("e"), match.group("o"), match.group("l")) if g)
    return ""


def deadline_of(text: str) -> str:
    """By when or how often: 十月底前, 每季度, 五个工作日内; '' if none."""
    match = _DEADLINE.search(text)
    return match.group() if match else ""


def beneficiary_of(text: str) -> str:
    """For whom it is done: 为失能老人提供… → 失能老人; '' if none."""
    match = _FOR.search(text) or _BEHALF.search(text)
    if not match:
        return ""
    found = match.group("b")
    return "" if re.search(r"(?:局|委|部|办|政府|中心|单位|部门|机关|社会|预算)$", found) else found
