"""Time, memory and recall of comparing many duties, with planted overlaps.

    python -m benchmarks.findings.scale 1000 10000 [--encoder] [--seed N]

Duties are made up by a seeded generator: bodies of invented counties, acts and
objects put together at random. One in twenty is planted again under another body
in other words. Prints for each size: seconds, pairs looked at, peak memory,
recall of the planted pairs, and the exponent of growth from the size before.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import resource
import tempfile
import time
from itertools import count
from pathlib import Path

from findings.compare import Comparer
from findings.pairs.candidates import candidates
from findings.pairs.related import relate
from findings.units import Unit
from graph.home import Home
from queries.registry import Registry


def _words(text: str) -> list[str]:
    return text.split()


ACTS = _words("审批 核发 检查 巡查 登记 拨付 编制 受理 统计 监测 评估 查处 发放 维护 公示 培训")
THINGS = _words(
    "公墓 渡口 茶园 古井 苗圃 索道 粮仓 冰场 书店 养蜂场 晒谷场 水窖 碑刻 候车亭 便民桥 蔬菜大棚 "
    "牲畜棚圈 沼气池 护林碉楼 灯塔 打谷机 电影院 滑雪场 温泉井 藏书楼 河心洲 风雨桥 果品冷库"
)
PARTS = _words(
    "经营许可证 安全隐患 年度计划 维修经费 从业人员 收费标准 建设用地 使用年限 消毒记录 占地面积 "
    "产权登记 应急预案 卫生状况 客流数据 补贴名单 保护范围 修缮方案 迁移申请 检验报告 出入台账"
)
KINDS = _words("乡级 村级 集体 民办 临时 跨县 季节性 高山 沿河 林区 城郊 老旧 新建 停用 共用")
BODIES = _words("民政局 水利局 林业局 农业农村局 交通运输局 文化和旅游局 公安局 财政局")
AGAIN = {"审批": "负责{}的审批工作", "检查": "对{}进行检查", "发放": "做好{}的发放"}


def units(number: int, seed: int) -> tuple[list[Unit], list[tuple[int, int]]]:
    """Units with the positions of the planted pairs."""
    chance = random.Random(seed)
    made: list[Unit] = []
    planted: list[tuple[int, int]] = []
    rows = count(1)
    while len(made) < number:
        place = f"云杉{len(made) // 400}县"  # a county holds some hundred duties
        thing = chance.choice(KINDS) + chance.choice(THINGS) + chance.choice(PARTS)
        act = chance.choice(ACTS)
        first, second = chance.sample(BODIES, 2)
        made.append(_unit(next(rows), first, act + thing, place))
        if len(made) % 20 == 0:
            words = AGAIN.get(act, "组织{}的" + act).format(thing)
            made.append(_unit(next(rows), second, words, place))
            planted.append((len(made) - 2, len(made) - 1))
    return made, planted


def _unit(row: int, body: str, text: str, place: str) -> Unit:
    return Unit(
        text=text, department=body, department_id=body + place, offices=(), roles=("lead",),
        kind="duties", part="text", row=f"row-{row}", matter="", matter_id="", document=place,
        document_id=f"doc-{place}", place=place, section_kind="duties", at="", citations=(),
    )


def measure(number: int, seed: int, comparer: Comparer) -> dict[str, float]:
    """One size: seconds, candidates, related pairs, recall of the planted ones, memory."""
    made, planted = units(number, seed)
    began = time.perf_counter()
    paired = set(candidates(made))
    blocking = time.perf_counter() - began
    began = time.perf_counter()
    related = {(r.a.row, r.b.row) for r in relate(made, comparer)}
    seconds = time.perf_counter() - began
    rows = [(made[i].row, made[j].row) for i, j in planted]
    return {
        "duties": number, "seconds": round(seconds, 2), "blocking_s": round(blocking, 2),
        "candidates": len(paired), "related": len(related),
        "planted": len(planted),
        "blocked_recall": round(sum(p in paired for p in planted) / max(1, len(planted)), 3),
        "recall": round(sum(p in related for p in rows) / max(1, len(rows)), 3),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--encoder", action="store_true", help="with sentence vectors")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    if not given.encoder:
        os.environ["REGISTRY_ENCODER"] = "off"
    former: dict[str, float] = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        Registry.open(Home.find(Path(folder))) as registry,
    ):
        for size in given.sizes:
            made = measure(size, given.seed, Comparer(registry))
            if former:
                growth = made["seconds"] / former["seconds"], made["duties"] / former["duties"]
                made["exponent"] = round(math.log(growth[0]) / math.log(growth[1]), 2)
            print(made, flush=True)
            former = made


if __name__ == "__main__":
    main()
