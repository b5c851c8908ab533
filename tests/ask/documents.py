"""Documents about invented places that the questions of these tests are asked of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ask.engine import Asker
from graph.home import Home
from ingest.batch import run
from queries.registry import Registry
from tests.support import DEMO

PLAN = """白鹭区河湖清漂工作方案

一、工作目标
六月底前完成全区主要河道漂浮物清理。
二、任务分工
（一）区水务局负责打捞主干河道的漂浮物，每周上报一次清理量。
（二）区城市管理局负责转运打捞上岸的垃圾，二十四小时内运至处理厂。
（三）区财政局负责安排清漂作业经费，作业补贴每公里八百元。
（四）区教育局组织中小学开展爱河护河宣传。
三、工作要求
各单位于每月五日前报送进展，联系电话0000-5550711。
"""
OTHER = """青禾市路灯维护办法

第一条 市城市管理局负责市区道路照明设施的日常维护，接到报修后两日内修复。
第二条 市供电公司配合抢修断电路段。
"""


def write(folder: Path, name: str, text: str) -> Path:
    """A text file in a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@contextmanager
def asker(home: Path, files: list[Path]) -> Iterator[Asker]:
    """A question answerer over some files, in their order."""
    with Registry.open(Home.find(home), sync=False) as registry:
        run(registry, files)
        registry.sync()
        yield Asker(registry)


def all_files(folder: Path) -> list[Path]:
    """The demonstration documents and those of this module."""
    return [
        *sorted(DEMO.glob("*.docx")),
        write(folder, "白鹭区河湖清漂工作方案.txt", PLAN),
        write(folder, "青禾市路灯维护办法.txt", OTHER),
    ]
