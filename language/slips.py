"""Slips of the reading machine (形近误识): characters taken for others that look alike.

Only words that mean nothing as they are printed are put right (贵任 → 责任), and
not where the two characters belong to different words (昂贵任务).
"""

from __future__ import annotations

import re
from functools import cache

from language.vocabulary import parts, table


def repair(text: str) -> str:
    """The text with certain slips put right; always of the same length."""
    return _pattern().sub(lambda match: _meant()[match.group()], _ONES.sub("1", text))


_ONES = re.compile(r"(?<![A-Za-z0-9])[lI](?=\d)|(?<=\d)[lI](?![A-Za-z])")
"""A letter l or I beside a digit is a one: l5分钟."""


@cache
def _meant() -> dict[str, str]:
    return {
        row["slip"]: row["meant"]
        for row in table("slips", "slip", "meant", "not_before", "not_after")
        if len(row["slip"]) == len(row["meant"])
    }


@cache
def _pattern() -> re.Pattern[str]:
    """All slips, the longest first, each with what must not stand beside it."""
    made = []
    for row in table("slips", "slip", "meant", "not_before", "not_after"):
        word = re.escape(row["slip"])
        before, after = parts(row["not_before"]), parts(row["not_after"])
        left = f"(?<![{''.join(before)}])" if before else ""
        right = f"(?![{''.join(after)}])" if after else ""
        made.append((len(row["slip"]), f"{left}{word}{right}"))
    return re.compile("|".join(pattern for _, pattern in sorted(made, reverse=True)))
