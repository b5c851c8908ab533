"""What is known of a regulation (依据的效力): status with its source, history, successor.

The table is `data/vocabulary/regulations.tsv`; a user's own rows have the same columns.
What no row tells is `unknown`, never guessed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from language.citation_numbers import number_at
from language.citations import normalise_title
from language.vocabulary import VocabularyError, parts, table

STATUSES = ("in_force", "revised", "repealed", "not_yet", "unknown")
STATUS_ZH = {
    "in_force": "现行有效",
    "revised": "已修改",
    "repealed": "已废止",
    "not_yet": "尚未生效",
    "unknown": "效力不明",
}
COLUMNS = (
    "title",
    "aliases",
    "doc_no",
    "issuer",
    "level",
    "promulgated",
    "effective",
    "status",
    "status_date",
    "status_source",
    "successor",
    "successor_no",
    "history",
)


@dataclass(frozen=True, slots=True)
class Record:
    """One instrument as the table knows it; `status_date` is when that was looked up."""

    title: str
    aliases: tuple[str, ...] = ()
    doc_no: str = ""
    issuer: tuple[str, ...] = ()
    level: str = ""
    promulgated: str = ""
    effective: str = ""
    status: str = "unknown"
    status_date: str = ""
    status_source: str = ""
    successor: str = ""
    successor_no: str = ""
    successor_effective: str = ""
    history: tuple[str, ...] = ()


class Register:
    """Records by title and by number; later rows replace earlier ones of equal title."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._by_title: dict[str, Record] = {}
        self._by_number: dict[str, Record] = {}
        self.add(records)

    def add(self, records: Iterable[Record]) -> None:
        for record in records:
            for title in (record.title, *record.aliases):
                self._by_title[normalise_title(title)] = record
            number = number_key(record.doc_no)
            if number and not number.startswith("主席令"):
                self._by_number[number] = record

    def lookup(self, title: str, doc_no: str = "") -> Record | None:
        """The record of a cited instrument: by title, else by its number.

        Orders of the President (主席令) are numbered anew with every congress, so
        that their number alone tells nothing.
        """
        key = normalise_title(title)
        if key in self._by_title:
            return self._by_title[key]
        if key.endswith(("的通知", "的函")) and (inner := _carried(key)) in self._by_title:
            return self._by_title[inner]
        return self._by_number.get(number_key(doc_no)) if doc_no else None

    def __iter__(self) -> Iterator[Record]:
        return iter(dict.fromkeys(self._by_title.values()))


def _carried(key: str) -> str:
    """关于印发X的通知 carries X."""
    match = re.match(r"关于(?:印发|转发|公布|发布)(.+?)的(?:通知|函)$", key)
    return match.group(1) if match else ""


@cache
def register() -> Register:
    """The table that comes along."""
    rows = table("regulations", *COLUMNS)
    return Register(_record(row) for row in rows)


def lookup(title: str, doc_no: str = "") -> Record | None:
    """The record of a cited instrument in the table that comes along; None if unknown."""
    return register().lookup(title, doc_no)


def number_key(doc_no: str) -> str:
    """A number in its one form, however it is written; '' if it is none."""
    found = number_at(doc_no, 0) if doc_no else None
    return re.sub(r"（.*?届）", "", found.text) if found else ""


def read_rows(text: str, name: str = "") -> list[Record]:
    """A user's own rows (CSV or tab-separated); one sentence for each row that is wrong."""
    lines = text.lstrip("\ufeff").splitlines()
    mark = "\t" if lines and "\t" in lines[0] else ","
    reader = csv.DictReader(lines, delimiter=mark)
    missing = [c for c in ("title", "status") if c not in (reader.fieldnames or ())]
    if missing:
        raise VocabularyError(
            f"{name or '效力表'}缺少列：{'、'.join(missing)}。应有的列：{'、'.join(COLUMNS)}。",
            f"{name or 'The status table'} lacks the columns {', '.join(missing)}; known "
            f"columns are {', '.join(COLUMNS)}.",
        )
    made: list[Record] = []
    wrong: list[VocabularyError] = []
    for row in reader:
        if not any((value or "").strip() for value in row.values() if isinstance(value, str)):
            continue
        try:
            made.append(_own_record(row, f"{name}:{reader.line_num}"))
        except VocabularyError as error:
            wrong.append(error)
    if wrong:
        raise VocabularyError("\n".join(e.zh for e in wrong), "\n".join(e.en for e in wrong))
    return made


_DATE = re.compile(r"\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?")


def _own_record(row: dict[str, str], where: str) -> Record:
    """A row that a person wrote: what the shipped table's tests hold is looked at here."""
    extra = row.pop(None, None)  # type: ignore[call-overload]
    if extra:
        raise VocabularyError(
            f"{where}：比标题行多出“{'、'.join(extra)}”。值里有逗号时请加双引号。",
            f"{where}: more values than headings ({', '.join(extra)}); put a value with a "
            "comma in double quotes.",
        )
    if not (row.get("title") or "").strip("《》 \u3000"):
        raise VocabularyError(
            f"{where}：没有法规名称。请在 title 列写上。",
            f"{where}: no title; write it in the column title.",
        )
    for name in ("promulgated", "effective", "status_date", "successor_effective"):
        value = (row.get(name) or "").strip()
        if value and not _DATE.fullmatch(value):
            raise VocabularyError(
                f"{where}：{name} 的日期“{value}”应写成 2024-05-01。",
                f"{where}: {name} {value!r} is no date; write it as 2024-05-01.",
            )
    return _record(row, where)


def _record(row: dict[str, str], where: str = "regulations.tsv") -> Record:
    status = (row.get("status") or "unknown").strip()
    status = next((k for k, zh in STATUS_ZH.items() if zh == status), status)
    if status not in STATUSES:
        raise VocabularyError(
            f"{where}：效力“{status}”不认识，应为 {'、'.join(STATUS_ZH.values())} 之一。",
            f"{where}: unknown status {status!r}; expected one of {', '.join(STATUSES)}.",
        )

    def get(key: str) -> str:
        return (row.get(key) or "").strip()

    return Record(
        get("title").strip("《》"),
        parts(get("aliases")),
        get("doc_no"),
        parts(get("issuer")),
        get("level"),
        get("promulgated"),
        get("effective"),
        status,
        get("status_date"),
        get("status_source"),
        get("successor"),
        get("successor_no"),
        get("successor_effective"),
        parts(get("history")),
    )


_LEVELS = (
    (r"^中华人民共和国.+法$|^宪法$", "法律"),
    (r"主席令", "法律"),
    (r"国务院(?:、中央军委)?令", "行政法规"),
    (r"人大常委会公告|人民代表大会.*公告", "地方性法规"),
    (r"(?:省|自治区|市|州)(?:人民政府|政府)令", "地方政府规章"),
    (r"(?:部|委员会|委|总局|署|局)(?:、.*)?令", "部门规章"),
    (r"〔\d{4}〕", "规范性文件"),
)


def level_of(title: str, doc_no: str = "") -> str:
    """The rank of an instrument, by its number first and its title's last word then."""
    number = number_key(doc_no) or doc_no
    for pattern, level in _LEVELS[1:]:
        if number and re.search(pattern, number):
            return level
    plain = normalise_title(title)
    if re.search(r"法典?$", plain) and not re.search(r"办法$|方法$", plain):
        return "法律"
    if plain.endswith("条例"):
        return "地方性法规" if re.match(r".{1,8}?[省市县州]", plain) else "行政法规"
    return (
        "规范性文件" if re.search(r"(?:意见|通知|方案|规划|纲要|公告|函|规定|办法)$", plain) else ""
    )
