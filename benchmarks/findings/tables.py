"""The README's table of labels, made from the figures that the weights carry.

    python -m benchmarks.findings.tables        # prints it; tests hold the README to it
"""

from __future__ import annotations

import json
from typing import Any

from findings.pairs.classifier import FILE, LABELS
from language.vocabulary import folder

NAMES = {"vectors": "with sentence vectors", "words": "words only (`REGISTRY_ENCODER=off`)"}


def labels() -> str:
    """How well pairs of duties are labelled, as Markdown."""
    data = json.loads((folder() / FILE).read_text(encoding="utf-8"))
    made = ["| macro F1 | fitted | left out | same | shared | different |",
            "|---|---|---|---|---|---|"]
    for kind, name in NAMES.items():
        said = data[kind]["learned_from"]
        out = said["left_out"]
        each = " | ".join(f"{out[label]:.2f}" for label in LABELS)
        made.append(f"| {name} | {said['fitted']['mean']:.2f} | {out['mean']:.2f} | {each} |")
    return "\n".join([*made, "", *_by_place(data["vectors"]["learned_from"])])


def _by_place(said: dict[str, Any]) -> list[str]:
    made = ["| where the two stand | pairs | right | confusion: same · shared · different |",
            "|---|---|---|---|"]
    for place, counted in said["left_out_by_place"].items():
        total = sum(map(sum, counted))
        right = sum(counted[k][k] for k in range(len(LABELS)))
        rows = " · ".join("/".join(map(str, row)) for row in counted)
        made.append(f"| {place} | {total} | {right / total:.2f} | {rows} |")
    return made


if __name__ == "__main__":
    print(labels())
