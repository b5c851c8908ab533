"""Evens out what the two engines take and give: parameters and values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from graph.errors import RegistryError

_SKIPPED = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`", re.S)
_PARAMETER = re.compile(r"\$(\w+)")
_LABELS = re.compile(r"\blabels\(\s*\w+\s*\)\s+AS\s+(\w+)", re.I)
_INNER = ("_ID", "_LABEL", "_SRC", "_DST")


@lru_cache(maxsize=512)
def parameters_of(cypher: str) -> frozenset[str]:
    """The names behind `$` in a text, outside comments and quoted words."""
    return frozenset(_PARAMETER.findall(_SKIPPED.sub(" ", cypher)))


@lru_cache(maxsize=512)
def label_columns(cypher: str) -> frozenset[str]:
    """Columns that hold `labels(n)`: a list on Neo4j, one text on LadybugDB."""
    return frozenset(_LABELS.findall(_SKIPPED.sub(" ", cypher)))


def check_parameters(cypher: str, parameters: Mapping[str, Any]) -> None:
    """Raises unless exactly the parameters of the text are given.

    LadybugDB would take a missing one for null and answer with no rows.
    """
    wanted, given = parameters_of(cypher), set(parameters)
    if wanted == given:
        return
    missing = "、".join(sorted(wanted - given)) or "无"
    extra = "、".join(sorted(given - wanted)) or "无"
    raise RegistryError(
        f"查询的参数不符:缺少 {missing};多出 {extra}。请按查询文件开头所列参数给出。",
        f"The parameters do not fit the query: missing "
        f"{', '.join(sorted(wanted - given)) or 'none'}; not in the query "
        f"{', '.join(sorted(given - wanted)) or 'none'}. Give those that the head of "
        "the query file lists.",
        "bad_parameters",
    )


def even(value: Any) -> Any:
    """A value as both engines give it: plain numbers, texts, lists and dicts."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Mapping):
        return _even_map(value)
    if isinstance(value, list | tuple | set | frozenset):
        return [even(item) for item in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return _even_foreign(value)


def _even_map(value: Mapping[str, Any]) -> dict[str, Any]:
    if "_LABEL" in value:  # a whole node or edge: fields without a value are not there
        return {
            name: even(item) for name, item in value.items()
            if name not in _INNER and item is not None
        }
    return {name: even(item) for name, item in value.items()}


def _even_foreign(value: Any) -> Any:
    if hasattr(value, "iso_format"):  # dates and times of the Neo4j driver
        return value.iso_format()
    if hasattr(value, "items"):  # its nodes and edges
        return {name: even(item) for name, item in value.items()}
    return str(value)


def even_rows(
    columns: Iterable[str], rows: Iterable[Iterable[Any]], listed: frozenset[str]
) -> list[dict[str, Any]]:
    """Rows as dicts by column, every value evened out."""
    names = list(columns)
    made = [dict(zip(names, map(even, row), strict=True)) for row in rows]
    for name in listed.intersection(names):
        for one in made:
            if isinstance(one[name], str):
                one[name] = [one[name]]
    return made
