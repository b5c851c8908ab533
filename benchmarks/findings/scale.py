"""Time, memory and recall of comparing many duties, with planted overlaps.

    python -m benchmarks.findings.scale 1000 10000 [--encoder] [--all] [--beside] [--seed N]

Duties come from `benchmarks.generate`. One in twenty is planted again under another body in
other words. Prints for each size: processor seconds, pairs looked at, peak memory, recall of
the planted pairs, and the exponent of growth from the size before. `--all` also judges all
pairs inside each place (small sizes only), `--beside` measures rapidfuzz and the encoder.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import tempfile
import time
from itertools import combinations
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.generate import Duty, generate
from findings.compare import Comparer
from findings.pairs.candidates import candidates
from findings.pairs.encoder import Encoder
from findings.pairs.related import judge, relate
from findings.units import Unit
from graph.home import Home
from queries.registry import Registry


def units(number: int, seed: int) -> tuple[list[Unit], list[tuple[int, int]]]:
    """Units of a made-up country with the positions of the planted duplications."""
    country = generate(seed, number)
    order = {duty.id: k for k, duty in enumerate(country.duties)}
    planted = [
        (order[p.duties[0]], order[p.duties[1]])
        for p in country.planted if p.kind == "duplication"
    ]
    return [_unit(duty) for duty in country.duties], planted


def _unit(duty: Duty) -> Unit:
    return Unit(
        text=duty.text, department=duty.body, department_id=duty.body + duty.code, offices=(),
        roles=(duty.role,), kind="duties", part="text", row=duty.id, matter=duty.matter,
        matter_id=duty.matter + duty.code, document=duty.place, document_id=f"doc-{duty.code}",
        place=duty.place, section_kind="duties", at="", citations=(),
    )


def beside(number: int, seed: int) -> dict[str, float]:
    """Plain ways on the same duties: all pairs of texts, and (when installed) of vectors."""
    texts = [u.text for u in units(number, seed)[0]]
    began = time.process_time()
    process.cdist(texts, texts, scorer=fuzz.ratio, workers=1, dtype=np.uint8)
    made = {"duties": number, "cdist_s": round(time.process_time() - began, 2)}
    encoder = Encoder()
    if encoder.ready:
        began = time.process_time()
        encoder.learn(texts)
        vectors = np.array([encoder.vector(t) for t in texts])
        for start in range(0, len(texts), 1000):
            _ = vectors[start : start + 1000] @ vectors.T
        made["encoder_s"] = round(time.process_time() - began, 2)
    return made


def against_all(number: int, seed: int, comparer: Comparer) -> dict[str, float]:
    """Of the pairs that all-with-all finds inside each place, the share that blocking finds."""
    made, _ = units(number, seed)
    met = set(candidates(made))
    pairs = [
        (i, j) for i, j in combinations(range(len(made)), 2) if made[i].place == made[j].place
    ]
    found = {(r.a.row, r.b.row) for r in judge(made, pairs, comparer, {})}
    kept = sum((made[i].row, made[j].row) in found for i, j in met)
    return {"duties": number, "pairs": len(pairs), "related": len(found),
            "blocked": len(met), "recall_of_all": round(kept / max(1, len(found)), 3)}


def measure(number: int, seed: int, comparer: Comparer) -> dict[str, float]:
    """One size: seconds, candidates, related pairs, recall of the planted ones, memory."""
    made, planted = units(number, seed)
    began = time.process_time()
    paired = set(candidates(made))
    blocking = time.process_time() - began
    began = time.process_time()
    related = {(r.a.row, r.b.row) for r in relate(made, comparer)}
    seconds = time.process_time() - began
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
    parser.add_argument("--all", action="store_true", help="recall against all pairs")
    parser.add_argument("--beside", action="store_true", help="rapidfuzz and encoder all-pairs")
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
            if given.beside:
                print(beside(size, given.seed), flush=True)
                continue
            if given.all:
                print(against_all(size, given.seed, Comparer(registry)), flush=True)
                continue
            made = measure(size, given.seed, Comparer(registry))
            if former:
                growth = made["seconds"] / former["seconds"], made["duties"] / former["duties"]
                made["exponent"] = round(math.log(growth[0]) / math.log(growth[1]), 2)
            print(made, flush=True)
            former = made


if __name__ == "__main__":
    main()
