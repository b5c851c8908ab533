"""The same content in every format: python -m benchmarks.formats [--office]

Share of statements equal to those of the Word file, in percent. With `--office`
also the formats that LibreOffice writes and reads.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.ingest.hostile import samples
from tests.ingest.hostile.same import equal, said

OFFICE = (("docx", "doc"), ("docx", "rtf"), ("docx", "odt"), ("docx", "pdf"), ("xlsx", "xls"),
          ("xlsx", "ods"))


def main(office: bool) -> None:
    truth = said(samples.word(), "a.docx")
    print(f"{'format':20} equal to .docx ({len(truth)} statements)")
    for name, content in samples.everything().items():
        if not name.endswith(".zip"):
            print(f"{name:20} {equal(said(content, name), truth):8.1%}")
    if not office:
        return
    from tests.ingest.readers.test_office import converted

    made = {"docx": samples.word(), "xlsx": samples.excel()}
    for source, target in OFFICE:
        with tempfile.TemporaryDirectory() as folder:
            content = converted(Path(folder), made[source], f".{source}", target)
        share = equal(said(content, f"a.{target}"), truth)
        print(f"{target + ' (LibreOffice)':20} {share:8.1%}", flush=True)


if __name__ == "__main__":
    main("--office" in sys.argv[1:])
