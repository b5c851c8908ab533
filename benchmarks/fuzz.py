"""Damaged files through the whole path of reading: python -m benchmarks.fuzz 2000

Each file ends as a document whose quotes are verbatim or as one sentence. Prints
how many ended how, the slowest, and every defect; exit status 1 if there is any.
"""

from __future__ import annotations

import sys
from collections import Counter

from tests.ingest.hostile import samples
from tests.ingest.hostile.mutations import mutated
from tests.ingest.hostile.outcome import Outcome, ends, watched


def main(number: int, seed: int = 4) -> int:
    done: list[Outcome] = []
    with watched() as seen:
        for name, content in mutated(samples.everything(), number, seed):
            done.append(ends(content, name))
    print(f"{len(done)} files in {sum(o.seconds for o in done):.0f} s")
    for code, count in Counter(o.code for o in done).most_common():
        print(f"{count:6} {code}")
    for one in sorted(done, key=lambda o: -o.seconds)[:5]:
        print(f"{one.seconds:8.2f} s {one.name}")
    wrong = [o for o in done if o.fault]
    for one in wrong:
        print(f"DEFECT {one.name}: {one.fault}")
    for deed in seen:
        print(f"DEFECT {deed}")
    return 1 if wrong or seen else 0


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in sys.argv[1:3] or ["2000"])))
