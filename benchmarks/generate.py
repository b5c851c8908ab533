"""A made-up country for measuring: places, bodies, matters, regulations, duties (造数).

    python -m benchmarks.generate SEED SIZE [-o FILE.jsonl] [--documents FOLDER]

SIZE is the number of duties. One seed gives one country, whatever the machine. As JSON lines:
`place` (with a code built like GB/T 2260), `regulation`, `duty`, and what was planted:
`duplication` (one duty under a second body of the place, in other words), `no_lead` (a matter
whose bodies only support) and `nobody` (a duty laid on no body). With --documents each county's
boundary table is written as a text file that `registry ingest` reads.

Duties repeat as they do in life: a county copies most of them from the list that its province
hands down, changing a word here and there.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import count, groupby
from pathlib import Path

COUNTY = 400
"""Duties of one county."""
COPIED = 0.7
"""Share of a county's matters that come from its province's list."""
PLANTED = 20
"""One duty in so many is planted again; half as many gaps."""


def _words(text: str) -> list[str]:
    return text.split()


ACTS = _words("审批 核发 检查 巡查 登记 拨付 编制 受理 统计 监测 评估 查处 发放 维护 公示 培训")
AGAIN = {
    "审批": "负责{}的审批工作", "检查": "对{}进行检查", "发放": "做好{}的发放",
    "登记": "办理{}登记", "维护": "承担{}日常维护工作",
}
KINDS = _words(
    "乡级 村级 集体 民办 临时 跨县 季节性 高山 沿河 林区 城郊 老旧 新建 停用 共用 封闭 露天 半山 "
    "环湖 国有 家庭 合作 流动 夜间"
)
THINGS = _words(
    "公墓 渡口 茶园 古井 苗圃 索道 粮仓 冰场 书店 养蜂场 晒谷场 水窖 碑刻 候车亭 便民桥 蔬菜大棚 "
    "牲畜棚圈 沼气池 护林碉楼 灯塔 打谷机 电影院 滑雪场 温泉井 藏书楼 河心洲 风雨桥 果品冷库 "
    "砖瓦窑 榨油坊 染布坊 驿站 观景台 游船 采石场 水碓 鱼塘 竹筏"
)
PARTS = _words(
    "经营许可证 安全隐患 年度计划 维修经费 从业人员 收费标准 建设用地 使用年限 消毒记录 占地面积 "
    "产权登记 应急预案 卫生状况 客流数据 补贴名单 保护范围 修缮方案 迁移申请 检验报告 出入台账"
)
BODIES = _words(
    "民政局 水利局 林业局 农业农村局 交通运输局 文化和旅游局 公安局 财政局 教育局 卫生健康局 "
    "应急管理局 市场监督管理局 自然资源局 生态环境局 城市管理局 人力资源和社会保障局"
)
SOUNDS = _words("青 白 云 松 石 沙 柳 梅 桐 芦 岚 溪 禾 栖 泽 澄 枫 桦 槐 榆")
ENDS = _words("川 岭 湾 泉 屏 港 渚 墩 洲 浦 垣 台")


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of a county's boundary table."""

    id: str
    place: str
    code: str
    body: str
    matter: str
    text: str
    role: str
    basis: str


@dataclass(frozen=True, slots=True)
class Planted:
    """What a check should find: its kind and the duties it stands in."""

    kind: str
    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """Everything that was made."""

    duties: list[Duty]
    planted: list[Planted]


def place(number: int) -> tuple[str, str]:
    """Name and code of the county of a number; provinces, cities and counties as in GB/T 2260."""
    province, rest = divmod(number, 100)
    city, county = divmod(rest, 10)
    name = SOUNDS[number % 20] + ENDS[number // 20 % 12] + _round(number // 240) + "县"
    return name, f"{10 + province % 90:02d}{city + 1:02d}{20 + county:02d}"


def _round(number: int) -> str:
    """'' for the first names, then one more character, so that no two counties share a name."""
    made = ""
    while number:
        number, rest = divmod(number - 1, len(SOUNDS))
        made += SOUNDS[rest]
    return made


def generate(seed: int, size: int) -> Country:
    """A country of so many duties."""
    made = Country([], [])
    for number in count():
        if len(made.duties) >= size:
            return made
        _county(made, seed, number, min(COUNTY, size - len(made.duties)))


def _county(made: Country, seed: int, number: int, size: int) -> None:
    province = random.Random(seed * 1_000_003 + number // 100)
    handed_down = [_matter(province) for _ in range(COUNTY)]
    chance = random.Random(seed * 7_919 + number)
    name, code = place(number)
    first = len(made.duties)
    for line in range(size):
        if len(made.duties) - first >= size:
            return
        act, thing, body = handed_down[line] if chance.random() < COPIED else _matter(chance)
        gap = _gap(chance, line, size - (len(made.duties) - first))
        _entry(made, chance, (name, code), (act, thing, body), gap)


def _gap(chance: random.Random, line: int, room: int) -> str:
    if line % PLANTED == 0 and room > 1:
        return "duplication"
    return chance.choice(("no_lead", "nobody")) if line % (4 * PLANTED) == 7 else ""


def _matter(chance: random.Random) -> tuple[str, str, str]:
    thing = chance.choice(KINDS) + chance.choice(THINGS) + chance.choice(PARTS)
    return chance.choice(ACTS), thing, chance.choice(BODIES)


def _entry(
    made: Country, chance: random.Random, where: tuple[str, str], what: tuple[str, str, str],
    gap: str,
) -> None:
    act, thing, body = what
    text = f"配合{act}{thing}" if gap == "no_lead" else act + thing
    role = "support" if gap == "no_lead" else "lead"
    basis = f"{where[0][:2]}{thing[-4:]}管理办法"
    ids = [_add(made, where, "" if gap == "nobody" else body, f"{thing}管理", text, role, basis)]
    if gap == "duplication":
        other = chance.choice([b for b in BODIES if b != body])
        again = AGAIN.get(act, "组织{}的" + act).format(thing)
        matter = f"{thing[:2]}{chance.choice(PARTS)}综合事务"
        ids.append(_add(made, where, other, matter, again, "lead", basis))
    if gap:
        made.planted.append(Planted(gap, tuple(ids)))


def _add(
    made: Country, where: tuple[str, str], body: str, matter: str, text: str, role: str, basis: str
) -> str:
    made.duties.append(Duty(f"d{len(made.duties) + 1}", *where, body, matter, text, role, basis))
    return made.duties[-1].id


def lines(country: Country) -> Iterator[dict[str, object]]:
    """The country as JSON objects, each with its `kind`."""
    for name, code in dict.fromkeys((d.place, d.code) for d in country.duties):
        yield {"kind": "place", "name": name, "code": code}
    for title in dict.fromkeys(d.basis for d in country.duties):
        yield {"kind": "regulation", "title": title}
    yield from ({"kind": "duty", **asdict(d)} for d in country.duties)
    yield from ({"kind": "planted", "what": p.kind, "duties": p.duties} for p in country.planted)


def documents(country: Country) -> Iterator[tuple[str, str]]:
    """File name and text of each county's boundary table, a cell a line."""
    head = ("序号", "管理事项", "相关部门", "职责分工", "相关依据", "案例")
    for name, duties in groupby(country.duties, key=lambda d: d.place):
        rows = [
            (str(n), d.matter, d.body, d.text + "。", f"《{d.basis}》", "")
            for n, d in enumerate(duties, 1)
        ]
        made = [f"部门名称:{name}机构编制委员会办公室", "与相关部门的职责边界登记表", ""]
        for row in (head, *rows):
            made += [*("\t" + cell for cell in row), ""]
        yield f"{name}职责边界登记表.txt", "\n".join(made)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("size", type=int)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--documents", type=Path)
    given = parser.parse_args()
    country = generate(given.seed, given.size)
    if given.documents:
        given.documents.mkdir(parents=True, exist_ok=True)
        for name, text in documents(country):
            (given.documents / name).write_text(text, encoding="utf-8")
        return
    out = given.output.open("w", encoding="utf-8") if given.output else sys.stdout
    with out:
        out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines(country))


if __name__ == "__main__":
    main()
