"""What a document says of itself: title, issuer, place, date, number.

Issuer: the 部门名称 line, else the body that begins the title, else the signature
line, else the 发文机关 field. Title: the first line that ends as titles do. Date:
the signature, else the publication date. Masks such as XX市 are kept. The file's name
is asked for the place only when the text names none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from graph.reading import Paragraph, Reading
from ingest.document import Identity
from language.dates import find_date
from language.departments import find_departments
from language.places import jurisdiction_of
from language.text import normalise

_LABEL = re.compile(
    r"^(?:部门名称|填报单位|填报部门|单位名称|编制单位|制定单位|发文机关|发布机构|制表单位|报送单位)"
    r"\s*(?:[（(]\s*(?:盖章|公章|签章)\s*[）)])?\s*[:：]?\s*(?P<name>[^\s:：（）()]{3,40})"
)
_BEGINS = re.compile(
    r"^(?P<name>[^《》\s]{3,40}?(?:局|委员会|委|办公室|政府|中心|厅|院|队|会|处|馆|站|所|公司|学校))"
    r"(?=(?:主要|部门|内设|机构|与|相关|科室)*(?:职责|职权|权责|权力|行政|公共服务|便民|事中|监管|监督|服务|责任"
    r"|职能|机构|政务|三定|关于|[（(]?\d{4}年))"
)
_SITE = re.compile(r"下载|搜索|本站|分享|会员|收藏|点击|扫码|首页|来源[:：]|浏览|索引号")
_TITLE_END = re.compile(
    r"(?:登记表|清单|目录|一览表|分工表|分解表|评分表|评分细则|评分标准|考核表|考核办法|考核标准|"
    r"方案|规定|办法|制度|细则|通知|意见|指南|职责|职责边界|边界|规程|解读|问答|要点|计划|"
    r"主要职能|机构职能|机构设置|责任表|任务表|明细表|安排表|汇总表|手册|须知|规范|答记者问)"
    r"(?:[(（][^()（）]{1,20}[)）])?$"
)
_OPEN = re.compile(
    r"(?:关于(?:印发|公布|调整|发布|下发)?|[与和及](?:有关|相关|其他)?(?:部门|单位)?|采集|工作)$"
)
"""How the first line of a title over two lines ends."""
_ZONE = re.compile(r"(?:开发区|园区|景区|名胜区|新区|管理区|保护区|林场|度假区)管(?:理)?委")
_ENUMERATED = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十\d]+[)）]|\d+[、.．])"
)
_SHARED = re.compile(
    r"《([^《》]{4,60}?)(?:\.\w{3,4})?(?:[(（]\d+页[^()（）]*[)）])?》由会员.{0,4}分享"
)
_NUMBER = re.compile(
    r"([\u4e00-\u9fffX]{2,14})[〔\[(（【]((?:19|20)\d\d)[〕\])）】]\s*第?(\d{1,4})号"
)
_SIGNED = re.compile(
    r"^[^，。；;]*[\d〇零○一二三四五六七八九十][日号月]?\s*(?:[(（)）]|印发|发布|起?[施执]行|$)[^，。]*。?$"
)
"""A line that a date closes: `X局 2023年9月5日`, `（2023年9月5日印发）`."""
_ONLY_DATE = re.compile(r"[\s\d〇零○一二三四五六七八九十年月日号.\-/]+")
_EDITION = re.compile(r"[(（]?((?:19|20)\d\d)年?(?:版|本|修订)")
"""`（2022版）`: the year of an edition."""
_BODY = re.compile(
    r"(?:局|委|委员会|部|办|办公室|厅|政府|中心|领导小组|联席会议|指挥部|院|处|署)$"
)


def identify(reading: Reading) -> Identity:
    """The identity of a document; fields that it does not state are empty."""
    lines = list(islice(_lines(reading), 60))
    title = _title(lines)
    issuer = _labelled(lines) or _in_title(title) or _signed(reading) or _first_body(lines)
    place = (
        jurisdiction_of(issuer).name or jurisdiction_of(title).name or _anywhere(lines)
        or jurisdiction_of(re.sub(r"^[\W\dA-Za-z_]+", "", reading.name)).name
    )
    return Identity(title, issuer, place, _date(reading), _doc_no(lines))


def _lines(reading: Reading) -> Iterator[str]:
    """Lines of paragraphs and of full-width cells, in order, evened out."""
    for block in reading.blocks:
        if isinstance(block, Paragraph):
            yield normalise(block.text).strip()
            continue
        filled = Counter(cell.row for cell in block.cells if cell.text.strip())
        for cell in block.cells:
            if filled[cell.row] == 1 and cell.text.strip():
                yield normalise(cell.text).strip()


def _title(lines: list[str]) -> str:
    for line in lines[:3]:
        shared = _SHARED.search(line)
        if shared:
            return shared.group(1)
    joined = [re.sub(r"\s+", "", line) for line in lines]
    for position, line in enumerate(joined):
        if not 4 <= len(line) <= 60 or _LABEL.match(line) or _SITE.search(line):
            continue
        bare = _ENUMERATED.sub("", line)
        if _TITLE_END.search(bare):
            return _whole(joined[:position], bare)
    return next((t for t in map(_opening, joined) if t), "")


def _whole(above: list[str], last: str) -> str:
    """A title over several lines: the body, or an unfinished beginning, stands above."""
    title = last
    for line in reversed(above[-2:]):
        if not 4 <= len(line) <= 40 or _LABEL.match(line) or _SITE.search(line):
            break
        if not (_OPEN.search(line) or (_only_bodies(line) and not title.startswith(line))):
            break
        title = line + title
    return title


def _only_bodies(line: str) -> bool:
    """Whether a line is the name of a body, or several: `中共X委员会、X办事处`."""
    def whole(part: str) -> bool:
        found = find_departments(part)
        return bool(found) and (found[0].start, found[0].end) == (0, len(part))

    placed = bool(jurisdiction_of(line).name) or bool(_ZONE.search(line))
    return placed and all(map(whole, line.split("、")))


def _opening(line: str) -> str:
    """A short line without a sentence, or the title that a run-together line begins with."""
    if _SITE.search(line):
        return ""
    if 4 <= len(line) <= 40 and not re.search(r"[。；！？]", line):
        return line
    match = re.match(r"[^。；，：:]{4,50}?" + _TITLE_END.pattern.removesuffix("$"), line)
    return match.group() if match else ""


def _labelled(lines: list[str]) -> str:
    for line in lines:
        match = _LABEL.match(line)
        if match and _BODY.search(match["name"]):
            return re.sub(r"\s", "", match["name"])
    return ""


def _in_title(title: str) -> str:
    """The body that a title begins with, if it begins with one."""
    found = find_departments(title)
    if found and found[0].start == 0:
        return found[0].name
    match = _BEGINS.match(title)
    return match["name"] if match and jurisdiction_of(match["name"]).name else ""


def _signed(reading: Reading) -> str:
    """A short line that is nothing but a body, followed by a date or the end."""
    tail = [normalise(b.text).strip() for b in reading.blocks if isinstance(b, Paragraph)]
    for line, after in zip(tail[-8:], [*tail[-7:], ""], strict=False):
        bare = re.sub(r"\s", "", line)
        if 4 <= len(bare) <= 30 and _BODY.search(bare) and (not after or find_date(after)):
            found = find_departments(bare)
            whole = bool(after) or (bool(found) and found[0].end == len(bare))
            if found and found[0].start == 0 and whole and not re.search("[，。：:；、]", bare):
                return bare
    return ""


def _first_body(lines: list[str]) -> str:
    for line in lines[:12]:
        bare = re.sub(r"\s", "", line)
        found = find_departments(bare) if len(bare) <= 40 and "\t" not in line else []
        if found and jurisdiction_of(found[0].name).name:
            return found[0].name
    return ""


def _anywhere(lines: list[str]) -> str:
    """The place that most of the bodies named near the beginning belong to."""
    found: Counter[str] = Counter()
    for line in lines[:20]:
        text = re.sub(r"\s", "", line)[:1500]
        found.update(
            place for m in find_departments(text) if (place := jurisdiction_of(m.name).name)
        )
    return found.most_common(1)[0][0] if found else ""


def _date(reading: Reading) -> str:
    texts = [b.text for b in reading.blocks if isinstance(b, Paragraph)]
    for text in reversed(texts[-6:]):
        if _SIGNED.search(normalise(text)) and len(text.strip()) <= 40 and find_date(text):
            return find_date(text)
    for text in texts[:12]:
        if re.search(r"日期|时间|印发", text) and find_date(text):
            return find_date(text)
    heads = (t for t in texts[:6] if len(t) < 80 and not re.search("案例|例如", t))
    found = next((date for date in map(find_date, heads) if date), "")
    if found:
        return found
    alone = (t for t in texts[:40] if len(t.strip()) <= 16 and _ONLY_DATE.fullmatch(normalise(t)))
    edition = next((m[1] for t in texts[:6] if (m := _EDITION.search(normalise(t)))), "")
    return next((date for date in map(find_date, alone) if date), edition)


def _doc_no(lines: list[str]) -> str:
    """A number that stands alone in a line near the top is the document's own."""
    for line in lines[:8]:
        match = _NUMBER.search(line)
        if match and len(re.sub(r"\s", "", line)) <= len(match.group()) + 6:
            return f"{match[1]}〔{match[2]}〕{match[3]}号"
    return ""
