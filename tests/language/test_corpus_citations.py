"""Every citation of the five real documents, as read by eye (corpus_citations.tsv).

The table keeps how each title begins, how often it stands in the document, and a mark of the
whole title (a hash without brackets); `other` are strings in 《》 that are no regulations.
"""

import hashlib
import re
from collections import Counter

import pytest

from language.citations import find_citations
from tests.language.cases import cases
from tests.support import corpus

READ = cases("corpus_citations")


def mark(title):
    bare = re.sub(r"[《》〈〉<>（）()\s]", "", title)
    return hashlib.sha256(bare.encode()).hexdigest()[:12]


@pytest.mark.corpus
@pytest.mark.parametrize("document", ["000", "001", "002", "003", "004"])
def test_every_citation_is_found_and_no_other(document):
    path = next(p for p in corpus() if p.name.startswith(document))
    found = Counter(
        ("regulation" if c.is_regulation else "other", mark(c.title))
        for c in find_citations(path.read_text(encoding="utf-8"))
    )
    expected = Counter({
        (row["kind"], row["mark"]): int(row["times"])
        for row in READ if row["document"] == document
    })
    assert found == expected


def test_what_was_read():
    by_kind = Counter()
    for row in READ:
        by_kind[row["kind"]] += int(row["times"])
    assert by_kind == {"regulation": 48, "other": 20}
    assert len({row["mark"] for row in READ if row["kind"] == "other"}) >= 13
