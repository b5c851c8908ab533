"""Tables of a 一件事 guide that reach us run together, without any separator.

`序号事项名称办理部门前置事项1退役报到…部门无2…`: cut at the headings, then at ascending
numbers, then at the bodies that the vocabulary knows; materials are cut where their
form (原件1份) ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.columns import vocabulary
from ingest.document import Source
from ingest.passage import Passage
from ingest.sections._prose_noise import finished
from language.departments import find_departments

_UNIT = r"(?:份|张|套|册|页|本)"
_FORM = re.compile(
    rf"(?:(?:原|复印|扫描|电子|影印)[件价版]?(?:及|和|或|、)?)*(?:各|一式)?(?:\d{{1,2}}|"
    rf"[一二三四五六七八九十]){_UNIT}"
    r"|电子(?:证照|材料|件)(?:，?免提交)?|免提交"
)
_SOURCE = re.compile(
    r"(?:申请人|本人|个人|企业|申请单位|经办人|部门)(?:自行|自)?(?:提供|提交|出具|填写|准备|备)|"
    r"自备|系统(?:共享|核验)|部门共享"
)
_NEXT = re.compile(
    r"[（(][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]、|"
    r"(?<=[\u4e00-\u9fff)）])\d[.．、](?=[\u4e00-\u9fffA-Z])"
)


@cache
def _heads() -> re.Pattern[str]:
    """Three headings of a guide's tables or more, one behind the other."""
    words = {w for ws in vocabulary()["one_stop"].values() for w in ws if len(w) >= 2}
    one = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?:(?:{one})[^\u4e00-\u9fff]{{0,2}}[\u4e00-\u9fff]??){{3,9}}")


def flat_tables(passage: Passage) -> Iterator[tuple[str, Passage]]:
    """`items` or `materials` with the run-together body of each table in a passage."""
    text = passage.text
    heads = [m for m in _heads().finditer(text) if not finished(m.group()[:-1] + "x")]
    for number, head in enumerate(heads):
        stop = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        kind = "materials" if "材料" in head.group() else "items"
        low = _begin(text, head)
        body = passage[low:stop]
        if kind == "items":
            body = body[: _end_of_numbers(body.text)]
        if len(body) >= 8:
            yield kind, body


def _begin(text: str, head: re.Match[str]) -> int:
    """Where the headings end: before the first number, or before the first name."""
    words = [w for ws in vocabulary()["one_stop"].values() for w in ws]
    low = head.end()
    for cut in range(head.end(), head.start(), -1):
        if any(text[:cut].endswith(w) for w in words if len(w) >= 2):
            low = cut
            break
    return low


def _end_of_numbers(text: str) -> int:
    """Where the numbered rows end: the next heading number of another style."""
    match = re.search(r"[（(][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}、", text)
    return match.start() if match else len(text)


def numbered_records(body: Passage, source: Source) -> list[tuple[Passage, Passage]]:
    """(number, rest) of every row, cut at ascending numbers."""
    starts: list[tuple[int, int]] = []
    position, number = 0, 1
    while True:
        match = re.compile(
            rf"(?<!\d)\s*{number}(?![\d份张套个项年月日%])\s*[.．、]?"
        ).search(body.text, position)
        if match is None:
            break
        starts.append((match.start(), match.end()))
        position, number = match.end(), number + 1
    made = []
    for order, (low, high) in enumerate(starts):
        stop = starts[order + 1][0] if order + 1 < len(starts) else len(body)
        made.append((body[low:high].strip(), body[high:stop].strip()))
    if len(made) < 2:
        source.issue(
            "table_flat", "连在一起的表格没有能分开。", "A run-together table could not be cut.",
            body.at.partition(":")[0],
        )
    return made


def cut_at_body(record: Passage) -> tuple[Passage, Passage, Passage] | None:
    """(name, body, rest) of a row, cut at the body that leaves a name before it."""
    for mention in find_departments(record.text):
        if mention.start >= 2:
            return (
                record[: mention.start].strip(), record[mention.start : mention.end],
                record[mention.end :].strip(),
            )
    return None


def bodies_of(text: str) -> tuple[str, ...]:
    """The bodies that a text names anywhere, shortest first: a table names them again."""
    names = {m.name for m in find_departments(text)}
    placed = {n for n in names if re.match(r"[各省市县区乡镇]", n)}
    return tuple(sorted(placed, key=len))


def material_records(
    body: Passage, known: tuple[str, ...] = ()
) -> Iterator[tuple[Passage, Passage, Passage]]:
    """(name, source, form) of every material: its form ends the row."""
    start = 0
    for form in _FORM.finditer(body.text):
        part = body[start : form.start()]
        if len(part) < 3:
            continue
        if _NEXT.search(part.text) and start:
            return
        found = list(_SOURCE.finditer(part.text))
        again = next((name for name in known if part.text.endswith(name) and name != part.text), "")
        if found and found[-1].end() >= len(part) - 1:
            low, high = found[-1].span()
        elif again:
            low, high = len(part) - len(again), len(part)
        else:
            last = len(part) - 2
            named = [m for m in find_departments(part.text) if m.end >= last and m.start > 1]
            if not named:
                low = high = len(part)
            else:
                low, high = named[-1].start, named[-1].end
        yield part[:low].strip(), part[low:high], body.group(form)
        start = form.end()
