"""Slips beside what was meant; look-alikes that are right stay."""

from __future__ import annotations

import pytest

from language.slips import repair


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("落实主体贵任", "落实主体责任"),
        ("行政检査", "行政检查"),
        ("改良士壤", "改良土壤"),
        ("交瞥值守", "交警值守"),
        # parts of different words
        ("昂贵任务", "昂贵任务"),
        ("个人土地", "个人土地"),
        ("过程中请携带证件", "过程中请携带证件"),
        ("发电于当年完成", "发电于当年完成"),
    ],
)
def test_only_certain_slips_are_put_right(printed: str, meant: str) -> None:
    assert repair(printed) == meant
    assert len(repair(printed)) == len(printed)
