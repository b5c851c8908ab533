"""Reading processes: a file that hangs or kills its process costs only itself."""

import os
import time

from ingest import workers


def sleep_long(name):
    time.sleep(60)


def die(name):
    os._exit(9)


def fine(name):
    return name


def test_each_file_has_its_own_end():
    with workers.pool(2, seconds=3) as submit:
        futures = [submit(work, "x") for work in (sleep_long, fine, die, fine)]
        ends = [workers.outcome(f, "某表.docx") for f in futures]
    assert [getattr(e, "code", e) for e in ends] == ["timeout", "x", "crashed", "x"]
    assert "3 秒" in ends[0].zh and "3 seconds" in ends[0].en
    assert all("某表.docx" in e.zh for e in ends if hasattr(e, "zh"))
