"""Reading the vocabularies (词表): tab-separated tables that a clerk can edit.

A table has one heading line; a cell that holds several values separates them by `|`.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "data" / "vocabulary"


class VocabularyError(ValueError):
    """A table is missing or lacks a column; says which, and what was expected."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


def folder() -> Path:
    """Where the tables lie: `REGISTRY_VOCABULARY`, or those that come along."""
    return Path(os.environ.get("REGISTRY_VOCABULARY") or FOLDER)


def table(name: str, *columns: str) -> list[dict[str, str]]:
    """The rows of `name`.tsv; `columns` are those that must be there."""
    path = folder() / f"{name}.tsv"
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise VocabularyError(
            f"读不到词表 {path}：{error.strerror}。请恢复该文件。",
            f"The vocabulary {path} cannot be read ({error.strerror}); restore the file.",
        ) from error
    reader = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    missing = [c for c in columns if c not in (reader.fieldnames or ())]
    if missing:
        raise VocabularyError(
            f"词表 {path.name} 缺少列：{'、'.join(missing)}。第一行应写明列名，列间用制表符。",
            f"The vocabulary {path.name} lacks the columns {', '.join(missing)}; the first "
            "line must name the columns, separated by tabs.",
        )
    return [{k: (v or "").strip() for k, v in row.items() if k} for row in reader]


def parts(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


class Lexicon:
    """A set of words that finds the longest of them at a place of a text (词典树)."""

    __slots__ = ("_root", "size")

    def __init__(self, words: Iterable[str]) -> None:
        self._root: dict[str, dict] = {}  # type: ignore[type-arg]
        self.size = 0
        for word in words:
            self._add(word)

    def _add(self, word: str) -> None:
        node = self._root
        for character in word:
            node = node.setdefault(character, {})
        if word and "" not in node:
            node[""] = {}
            self.size += 1

    def __contains__(self, word: str) -> bool:
        node = self._root
        for character in word:
            if character not in node:
                return False
            node = node[character]
        return "" in node

    def begins(self, character: str) -> bool:
        """Whether some word begins with a character."""
        return character in self._root

    def longest(self, text: str, start: int = 0) -> int:
        """The end of the longest word that begins at `start`; `start` if none does."""
        node, end = self._root, start
        for position in range(start, len(text)):
            following = node.get(text[position])
            if following is None:
                break
            node = following
            if "" in node:
                end = position + 1
        return end

    def ends(self, text: str, start: int = 0) -> list[int]:
        """The ends of all words that begin at `start`, shortest first."""
        node, found = self._root, []
        for position in range(start, len(text)):
            following = node.get(text[position])
            if following is None:
                break
            node = following
            if "" in node:
                found.append(position + 1)
        return found

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Longest words from left to right, none over another."""
        position = 0
        while position < len(text):
            end = self.longest(text, position)
            if end > position:
                yield position, end
                position = end
            else:
                position += 1


@cache
def verb_lexicon() -> Lexicon:
    """Every verb of verbs.tsv."""
    return Lexicon(row["verb"] for row in table("verbs", "verb", "role"))


@cache
def _word_lists() -> dict[str, tuple[str, ...]]:
    return {row["list"]: parts(row["words"]) for row in table("word_lists", "list", "words")}


def words(name: str) -> tuple[str, ...]:
    """A list of word_lists.tsv."""
    return _word_lists()[name]
