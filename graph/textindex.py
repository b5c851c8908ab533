"""The text index beside the store: tantivy over bigrams and words.

Derived: it carries the ledger's version and is made again when they differ. One
entry is one typed row (or one kept paragraph) with all its fields as JSON, so
that a question is answered from the index and the citations it carries.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import tantivy

from language.text import flat

_HAN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+")


def bigrams(text: str) -> list[str]:
    """The search terms of a text: pairs of Chinese characters, words, numbers."""
    made: list[str] = []
    for match in _HAN.finditer(flat(text)):
        part = match.group()
        if part[0] < "\u3400" or len(part) == 1:
            made.append(part)
        else:
            made.extend(part[i : i + 2] for i in range(len(part) - 1))
    return made


class TextIndex:
    """An index in a folder. Not for two writers at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._index: tantivy.Index | None = None

    def version(self) -> int:
        """The ledger version that it holds; -1 when there is none."""
        try:
            return int((self.folder / "version").read_text())
        except (OSError, ValueError):
            return -1

    def rebuild(self, rows: Iterable[dict[str, Any]], version: int) -> None:
        """Makes the whole index again."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self._index = None
        self._write((), rows, version)

    def change(
        self, documents: Sequence[str], rows: Iterable[dict[str, Any]], version: int
    ) -> None:
        """Replaces all rows of some documents (node ids)."""
        self._write(documents, rows, version)

    def _write(
        self, documents: Sequence[str], rows: Iterable[dict[str, Any]], version: int
    ) -> None:
        (self.folder / "version").unlink(missing_ok=True)
        writer = self._open().writer(heap_size=128_000_000, num_threads=1)
        for document in documents:
            writer.delete_documents_by_term("document", document)
        for row in rows:
            writer.add_document(_entry(row))
        writer.commit()
        writer.wait_merging_threads()
        self._open().reload()
        (self.folder / "version").write_text(str(version))

    def search(
        self,
        terms: Sequence[str],
        *,
        documents: Sequence[str] = (),
        places: Sequence[str] = (),
        kinds: Sequence[str] = (),
        limit: int = 200,
    ) -> list[dict[str, Any]]:
        """Rows that hold the most and the rarest of the terms, best first.

        `documents` are node ids or names, `places` jurisdictions.
        """
        index = self._open()
        wanted = [
            (tantivy.Occur.Should, _term(index, field, term))
            for term in dict.fromkeys(terms)
            for field in ("text", "context")
        ]
        if not wanted:
            return []
        must = [(tantivy.Occur.Must, tantivy.Query.boolean_query(wanted))]
        for field, values in (("document", documents), ("place", places), ("kind", kinds)):
            if values:
                options = [(tantivy.Occur.Should, _term(index, field, v)) for v in values]
                must.append((tantivy.Occur.Must, tantivy.Query.boolean_query(options)))
        return self._rows(tantivy.Query.boolean_query(must), limit)

    def all(
        self, *, documents: Sequence[str] = (), kinds: Sequence[str] = (), limit: int = 100_000
    ) -> list[dict[str, Any]]:
        """Every row of some documents or kinds, in no order."""
        index = self._open()
        must = []
        for field, values in (("document", documents), ("kind", kinds)):
            if values:
                options = [(tantivy.Occur.Should, _term(index, field, v)) for v in values]
                must.append((tantivy.Occur.Must, tantivy.Query.boolean_query(options)))
        query = tantivy.Query.boolean_query(must) if must else tantivy.Query.all_query()
        return self._rows(query, limit)

    def frequency(self, term: str) -> int:
        """In how many rows a search term (bigram, word) occurs."""
        index = self._open()
        query = tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, _term(index, f, term)) for f in ("text", "context")]
        )
        found: Any = index.searcher().search(query, 1, count=True)
        return int(found.count or 0)

    def size(self) -> int:
        """The number of rows."""
        return int(self._open().searcher().num_docs)

    def _rows(self, query: tantivy.Query, limit: int) -> list[dict[str, Any]]:
        searcher = self._open().searcher()
        return [
            json.loads(searcher.doc(address)["row"][0])
            for _, address in searcher.search(query, limit).hits
        ]

    def _open(self) -> tantivy.Index:
        if self._index is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(_schema(), path=str(self.folder))
            self._index.reload()
        return self._index


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("text", "context"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in ("document", "place", "kind", "id"):
        builder.add_text_field(name, tokenizer_name="raw")
    builder.add_bytes_field("row", stored=True, indexed=False)
    return builder.build()


def _term(index: tantivy.Index, field: str, value: str) -> tantivy.Query:
    return tantivy.Query.term_query(index.schema, field, value)


def _entry(row: dict[str, Any]) -> tantivy.Document:
    """One typed row; `_text` are its own words, `_context` those around it."""
    entry = tantivy.Document()
    entry.add_text("text", " ".join(bigrams(row["_text"])))
    entry.add_text("context", " ".join(bigrams(row["_context"])))
    for name in ("id", "kind"):
        entry.add_text(name, str(row.get(name) or ""))
    entry.add_text("place", str(row.get("place") or ""))
    for value in (row.get("document_id"), row.get("document")):
        if value:
            entry.add_text("document", str(value))
    kept = {k: v for k, v in row.items() if not k.startswith("_")}
    entry.add_bytes("row", json.dumps(kept, ensure_ascii=False).encode())
    return entry


def entries(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows ready for the index: their own words and their context named."""
    for row in rows:
        own = [row.get("name"), row.get("text"), row.get("content"), row.get("object")]
        yield {**row, "_text": _words(own), "_context": _words(row)}


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(_words(v) for k, v in value.items() if k not in _SILENT)
    if isinstance(value, (list, tuple)):
        return " ".join(_words(v) for v in value)
    return value if isinstance(value, str) else ""


_SILENT = {"citations", "id", "how", "rule", "document_id", "evidence", "kind"}


__all__ = ["TextIndex", "bigrams", "entries"]
