"""The language layer: clauses a second, memory, growth; names of bodies against a rival.

    python -m benchmarks.language [CLAUSES …]      default: 1000 10000 100000 1000000

Clauses are the lines of tests/language/clauses.tsv with other bodies and matters put in: up to
DISTINCT of them are new texts, the rest repeats, as in real tables where the same sentence stands
in many rows. A repeat is answered from a cache; the share of repeats is printed. The exponent is
that of growth from the size before (1.0 = in proportion), for texts that are all new; times are
processor time.
The rival for names is rapidfuzz on the pairs of tests/language/names.tsv, at its best threshold.
"""

from __future__ import annotations

import csv
import math
import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from rapidfuzz import fuzz

from language import roles
from language.pipeline import recognise
from language.roles import parse_clause
from language.same_body import compare_names

CASES = Path(__file__).resolve().parent.parent / "tests" / "language"
DISTINCT = 20_000
NEW = 100_000
"""Up to this many clauses are also measured with every text new."""


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / f"{name}.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def clauses(number: int, distinct: int) -> Iterator[str]:
    """`number` clauses, of which `distinct` are different."""
    texts = [row["text"] for row in rows("clauses")]
    for n in range(number):
        turn = n % distinct
        yield f"{texts[turn % len(texts)]}，办理第{turn // len(texts)}批次事项"


def fresh(number: int) -> float:
    """Seconds for clauses that are all new."""
    made = list(clauses(number, number))
    roles._parse.cache_clear()
    began = time.process_time()
    for text in made:
        parse_clause(text)
    return time.process_time() - began


def repeated(number: int) -> tuple[float, float]:
    """Seconds and share of repeated texts, for clauses as tables have them."""
    roles._parse.cache_clear()
    distinct = min(number, DISTINCT)
    began = time.process_time()
    for text in clauses(number, distinct):
        parse_clause(text)
    seconds = time.process_time() - began
    return seconds, roles._parse.cache_info().hits / number


def growth(sizes: list[int]) -> None:
    print(f"{'clauses':>9} {'new s':>8} {'a second':>9} {'exponent':>9} "
          f"{'cached s':>9} {'a second':>9} {'repeats':>8} {'peak MB':>8}")
    before: tuple[int, float] | None = None
    for size in sizes:
        new = fresh(size) if size <= NEW else 0.0
        power = ""
        if before and new:
            power = f"{math.log(new / before[1]) / math.log(size / before[0]):.2f}"
        seconds, share = repeated(size)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:>9} {new:>8.2f} {size / new if new else 0:>9.0f} {power:>9} "
              f"{seconds:>9.2f} {size / seconds:>9.0f} {share:>8.1%} {peak:>8.0f}", flush=True)
        before = (size, new) if new else before


def spacy_speed(number: int = 500) -> None:
    recognise("预热")
    began = time.process_time()
    for text in islice(clauses(number, number), number):
        recognise(text)
    print(f"\nspaCy pipeline, all groups of spans: {number / (time.process_time() - began):.0f} "
          "texts a second")


def quality(said: list[bool], truth: list[bool]) -> tuple[float, float, float]:
    """Precision, recall and F1 of `same`."""
    right = sum(a and b for a, b in zip(said, truth, strict=True))
    precision, recall = right / max(1, sum(said)), right / max(1, sum(truth))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def figures(values: tuple[float, ...]) -> str:
    return " ".join(f"{value:8.3f}" for value in values)


def names() -> None:
    pairs = rows("names")
    truth = [p["expected"] == "same" for p in pairs]
    print(f"\nnames: {len(pairs)} pairs      precision  recall     F1")
    ours = [compare_names(p["a"], p["b"], p["place"]).answer == "same" for p in pairs]
    print(f"{'this registry':<24} {figures(quality(ours, truth))}")
    for scorer in (fuzz.ratio, fuzz.partial_ratio, fuzz.token_sort_ratio, fuzz.WRatio):
        scores = [scorer(p["a"], p["b"]) for p in pairs]
        best = max(range(30, 101), key=lambda t: quality([s >= t for s in scores], truth)[2])
        made = quality([s >= best for s in scores], truth)
        print(f"{f'rapidfuzz {scorer.__name__} ≥ {best}':<24} {figures(made)}")
    print("\nby kind of case: right / pairs")
    kinds: dict[str, list[bool]] = {}
    for pair in pairs:
        answer = compare_names(pair["a"], pair["b"], pair["place"]).answer
        kinds.setdefault(pair["case"], []).append(answer == pair["expected"])
    print("  ".join(f"{kind} {sum(v)}/{len(v)}" for kind, v in kinds.items()))


if __name__ == "__main__":
    growth([int(n) for n in sys.argv[1:]] or [1000, 10_000, 100_000, 1_000_000])
    spacy_speed()
    names()
