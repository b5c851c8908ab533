"""The catalogue: every `queries/*.cypher` file with its header, found by looking.

A header is a block of `//` lines at the top:

    // title: 谁负责某事项 | Who handles a matter
    // purpose: 按事项里的词找承担部门 | Finds the bodies that bear duties on a matter
    // param topic STRING: 事项里的词 | words of the matter
    // param place STRING = '': 地区 | place
    // ask zh: 谁负责{topic}?
    // ask en: Who handles {topic}?
    // column department: 部门 | department

    // order: rank, document

`order` sorts the rows by columns where Cypher cannot (UNION). A parameter without a
default must be given. Every query returns a column
`evidence`: the ids of the statements that its row rests on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.errors import NotFound, RegistryError

FOLDER = Path(__file__).parent
TYPES = {"STRING": str, "INT64": int, "STRING[]": list}
_LINE = re.compile(r"//\s*(title|purpose|param|ask|column|order)\s*([^:]*):\s*(.*)")
_PARAM = re.compile(r"(\w+)\s+(STRING\[\]|STRING|INT64)(?:\s*=\s*(.+))?")


@dataclass(frozen=True, slots=True)
class Both:
    """A text in Chinese and English."""

    zh: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a query; `default` is None when it must be given."""

    name: str
    type: str
    label: Both
    default: str | int | tuple[str, ...] | None = None

    def read(self, text: str) -> str | int | list[str]:
        """The value that a person typed. Raises ValueError for a bad number."""
        if self.type == "INT64":
            return int(text)
        if self.type == "STRING[]":
            return [part for part in re.split(r"[,,、;;]\s*", text) if part]
        return text


@dataclass(frozen=True, slots=True)
class Query:
    """A named query: what it is for, what it takes, what it gives, its Cypher."""

    name: str
    title: Both
    purpose: Both
    params: tuple[Param, ...]
    columns: tuple[tuple[str, Both], ...]
    asks: tuple[tuple[str, str], ...]
    cypher: str
    order: tuple[str, ...] = ()

    def sorted(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Rows in the header's `order`; engines order a UNION as they like."""
        if not self.order:
            return rows
        return sorted(rows, key=lambda row: [_sortable(row.get(name)) for name in self.order])

    def values(self, given: dict[str, object]) -> dict[str, object]:
        """All parameters with their values. Raises RegistryError in a sentence."""
        known = {param.name: param for param in self.params}
        for name in given:
            if name not in known:
                listed = "、".join(known) or "—"
                raise RegistryError(
                    f"查询 {self.name} 没有参数“{name}”。它的参数:{listed}。",
                    f"Query {self.name} has no parameter {name!r}. It takes: "
                    f"{', '.join(known) or 'none'}.",
                    "bad_parameter",
                )
        made: dict[str, object] = {}
        for param in self.params:
            value = given.get(param.name, param.default)
            if value is None or (value == "" and param.default is None):
                raise RegistryError(
                    f"请填写“{param.label.zh}”({param.name})。",
                    f"Fill in {param.label.en!r} ({param.name}).",
                    "missing_parameter",
                )
            made[param.name] = self._typed(param, value)
        return made

    def _typed(self, param: Param, value: object) -> object:
        try:
            if isinstance(value, str):
                value = param.read(value)
            elif isinstance(value, tuple):
                value = list(value)
            if isinstance(value, TYPES[param.type]):
                return value
        except ValueError:
            pass
        raise RegistryError(
            f"“{param.label.zh}”({param.name})要填 {param.type},得到的是 {value!r}。",
            f"{param.label.en!r} ({param.name}) takes a {param.type}, not {value!r}.",
            "bad_parameter",
        )


@cache
def catalogue(folder: Path = FOLDER) -> dict[str, Query]:
    """Every named query. Raises ValueError naming the file of a bad header."""
    return {path.stem: parse(path) for path in sorted(folder.glob("*.cypher"))}


def get(name: str) -> Query:
    """A query by name. Raises NotFound with the names that there are."""
    found = catalogue().get(name)
    if found is None:
        raise NotFound(
            f"没有名为“{name}”的查询。现有:{'、'.join(catalogue())}。",
            f"No query named {name!r}. There are: {', '.join(catalogue())}.",
        )
    return found


def parse(path: Path) -> Query:
    """A query file. Raises ValueError when its header lacks something."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    head = [line for line in lines if line.startswith("//")]
    body = "\n".join(line for line in lines if not line.startswith("//")).strip()
    found: dict[str, list[tuple[str, str]]] = {}
    for line in head:
        match = _LINE.match(line)
        if match is None:
            raise ValueError(f"{path.name}: header line not understood: {line}")
        found.setdefault(match[1], []).append((match[2].strip(), match[3].strip()))
    for wanted in ("title", "purpose", "column", "ask"):
        if wanted not in found:
            raise ValueError(f"{path.name}: the header has no {wanted!r} line")
    query = Query(
        path.stem,
        _both(path, found["title"][0][1]),
        _both(path, found["purpose"][0][1]),
        tuple(_param(path, *item) for item in found.get("param", [])),
        tuple((name, _both(path, label)) for name, label in found["column"]),
        tuple(found["ask"]),
        body,
        tuple(re.split(r",\s*", found["order"][0][1])) if "order" in found else (),
    )
    _check(path, query)
    return query


def _sortable(value: object) -> tuple[int, int | float, str]:
    """Numbers before texts, nothing last; lists by their text."""
    if value is None:
        return (2, 0, "")
    if isinstance(value, (int, float)):
        return (0, value, "")
    return (1, 0, str(value))


def _both(path: Path, text: str) -> Both:
    zh, bar, en = text.partition("|")
    if not bar:
        raise ValueError(f"{path.name}: expected 'zh | en', found {text!r}")
    return Both(zh.strip(), en.strip())


def _param(path: Path, declared: str, label: str) -> Param:
    match = _PARAM.fullmatch(declared)
    if match is None:
        raise ValueError(f"{path.name}: parameter not understood: {declared!r}")
    name, made, default = match.groups()
    if default is None:
        return Param(name, made, _both(path, label))
    value: str | int | tuple[str, ...]
    value = int(default) if made == "INT64" else () if made == "STRING[]" else default.strip("'")
    return Param(name, made, _both(path, label), value)


def _check(path: Path, query: Query) -> None:
    used = set(re.findall(r"\$(\w+)", query.cypher))
    declared = {param.name for param in query.params}
    if used != declared:
        raise ValueError(f"{path.name}: parameters used {used} but declared {declared}")
    returned = query.cypher.rpartition("RETURN")[2]
    for column, _ in query.columns:
        if not re.search(rf"\bAS {column}\b", returned):
            raise ValueError(f"{path.name}: column {column!r} is not returned")
    if not re.search(r"\bAS evidence\b", returned):
        raise ValueError(f"{path.name}: every row must return its evidence")
