"""Roles in real documents, and hard clauses with their parse.

    python -m benchmarks.roles [FOLDER]      default: REGISTRY_CORPUS, else the demonstration set

Prints how often each role is found among the duties of the documents (one column a document),
and ten hard made-up clauses with everything that the grammar sees in them.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

from graph.kinds import ROLES
from ingest.pipeline import understand
from language.pipeline import recognise

HARD = (
    "由县水利局会同县公安局、县交通运输局清理沉船，报县人民政府批准后组织实施",
    "会同财政、审计部门核定补贴标准，拨付补贴资金并监督使用情况",
    "涉及未成年人的，移送团县委负责帮教，县司法局配合",
    "除跨县道路外，由交通运输局（牵头）、公安局（配合）负责限高架管理",
    "指导、监督镇村开展水窖清淤，为失能老人提供代办服务",
    "在县委统战部指导下，协助民宗局审核场所修缮申请",
    "负责起草养蜂管理办法，经司法局审核后报县政府审定",
    "发现无证渡船的，应当及时通报海事部门，由海事部门依法查处",
    "配合县应急管理局做好采石场停产后的巡查，并向其提供爆破台账",
    "牵头建立由县发展改革局、县统计局参加的联席会议制度，县财政局保障经费",
)


def counts(path: Path) -> Counter[str]:
    """Parties of duties by role in one document."""
    made = understand(path.read_bytes(), path.name)
    return Counter(
        dict(s.qualifiers).get("role", "") or "none"
        for s in made.statements
        if s.predicate == "BORNE_BY" and s.subject.kind == "Duty"
    )


def table(paths: list[Path]) -> str:
    """Role → count, a column for each document and one for all."""
    found = [counts(path) for path in paths]
    lines = [f"{'role':<10}" + "".join(f"{p.name[:8]:>10}" for p in paths) + f"{'all':>10}"]
    for role in (*ROLES, "none"):
        row = [c[role] for c in found]
        lines.append(f"{role:<10}" + "".join(f"{n:>10}" for n in (*row, sum(row))))
    return "\n".join(lines)


def parsed(text: str) -> str:
    """A clause with its parties (role, rule), parts and spans, one a line."""
    doc = recognise(text)
    clause = doc._.clause
    lines = [text]
    lines += [f"  {p.role:<12}{p.name or '(own body)'}  [{p.rule}]" for p in clause.parties]
    for name in ("action", "object", "condition", "exception", "beneficiary", "deadline"):
        value = getattr(clause, name)
        if value:
            lines.append(f"  {name:<12}{value}")
    bodies = [f"{s.text}={s._.function or '?'}" for s in doc.spans["bodies"]]
    return "\n".join([*lines, f"  bodies      {'、'.join(bodies)}"])


def main(folder: Path) -> None:
    paths = sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".docx"))
    print(table(paths))
    for text in HARD:
        print("\n" + parsed(text))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("REGISTRY_CORPUS", "data/demo")))
