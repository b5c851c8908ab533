"""Who bears today what a body of before a reform bore (机构改革后的承接部门).

A name of before a reform leads to today's body by the duty's content: `departments_old.tsv`
says which fields went where (`words`), `reforms.tsv` by which decision. Where the content
does not tell between several heirs, it stays open and the heirs are the candidates.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from language.bodies import bodies
from language.departments import department_key
from language.vocabulary import parts, table


@dataclass(frozen=True, slots=True)
class Reform:
    """A decision by which duties passed to other bodies."""

    title: str
    date: str
    rule: str
    source: str


@dataclass(frozen=True, slots=True)
class Succession:
    """The body of today for a name of before a reform, or those it may be.

    `rule`: `reform_renamed` (one heir), `reform_duty` (the duty's content decided) or
    `reform_open` (then `function` is '' and `candidates` are the heirs).
    """

    old: str
    function: str
    rule: str
    until: str = ""
    candidates: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    reform: Reform | None = None

    @property
    def standard(self) -> str:
        return bodies()[self.function].standard if self.function in bodies() else ""

    @property
    def note(self) -> str:
        """The chain in words: 安监局 → 应急管理局（2019年起，…的决定，2018-04-27）."""
        heirs = self.standard or " / ".join(
            bodies()[f].standard for f in self.candidates if f in bodies()
        )
        said = [f"{self.until}年改革" if self.until else "",
                f"职责涉及“{'、'.join(self.words)}”" if self.words else "",
                "" if self.function else "职责内容未能区分，待定",
                f"《{self.reform.title}》（{self.reform.date}）" if self.reform else ""]
        return f"{self.old} → {heirs}（{'；'.join(s for s in said if s)}）"


@cache
def reforms() -> dict[str, Reform]:
    """Decisions by their id in `departments_old.tsv`."""
    rows = table("reforms", "id", "title", "date", "rule", "source")
    return {r["id"]: Reform(r["title"], r["date"], r["rule"], r["source"]) for r in rows}


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(table("departments_old", "function", "name", "words", "decision", "from", "until"))


def succession(name: str, place: str = "", duty: str = "", date: str = "") -> Succession | None:
    """What became of a body, seen from a duty; None for a body of today with its own duty.

    `date` is the document's: the name of a body that still exists (民政局) loses a duty to
    another only in a document of before the reform.
    """
    key = department_key(name, place)
    if not key.old and not (key.function in _givers() and _before(date, _latest())):
        return None
    former = [r for r in _rows() if key.stem in (r["name"], *parts(r["short"]))]
    full = {r["name"] for r in former} or {key.stem}
    moved = [
        r for r in _rows()
        if r["kind"] == "duties_moved_in" and (r["from"] == key.function or r["name"] in full)
        and ((key.old and r["name"] in full) or _before(date, r["until"]))
    ]
    if not key.old and not moved:
        return None
    heirs = [r for r in former if r["kind"] != "duties_moved_in"] if key.old else []
    fitting = _fitting([*moved, *heirs], duty) or _by_field(key.candidates, heirs, duty)
    if len({r["function"] for r, _ in fitting}) == 1:
        row, words = fitting[0]
        return _made(name, row["function"], "reform_duty", row, words=words)
    if not key.old:
        return None
    row = heirs[0] if heirs else {}
    if key.function:
        return _made(name, key.function, "reform_renamed", row)
    return _made(name, "", "reform_open", row, candidates=key.candidates)


def chain(name: str, place: str, function: str) -> Succession | None:
    """How a name leads to a body of today (`function`), as `show departments` words it.

    With `function` '' the heirs are candidates; None where no reform lies between.
    """
    key = department_key(name, place)
    former = [r for r in _rows() if key.stem in (r["name"], *parts(r["short"]))]
    full = {r["name"] for r in former} or {key.stem}
    ways = [
        r for r in _rows()
        if r["function"] == function
        and (r["name"] in full if key.old else r["kind"] == "duties_moved_in"
             and r["from"] == key.function)
    ]
    moved = [r for r in ways if r["kind"] == "duties_moved_in"]
    if key.old and key.function == function and function:
        return _made(name, function, "reform_renamed", former[0] if former else {})
    if ways and (key.old or key.function != function):
        return _made(name, function, "reform_duty", (moved or ways)[0],
                     words=tuple(parts((moved or ways)[0]["duty"])))
    if key.old and not function:
        return _made(name, "", "reform_open", former[0] if former else {},
                     candidates=key.candidates)
    if key.old and function in key.candidates:
        return _made(name, function, "reform_duty", former[0] if former else {})
    return None


def moved_as_a_whole(function: str) -> tuple[str, ...]:
    """Where a body went with all its work (老龄办), the latest heir first."""
    rows = [r for r in _rows() if r["kind"] == "duties_moved_in" and not r["duty"]]
    found = sorted((r for r in rows if r["from"] == function), key=lambda r: r["until"])
    return tuple(dict.fromkeys(r["function"] for r in reversed(found)))


@cache
def _givers() -> frozenset[str]:
    """Bodies of today that gave duties away."""
    return frozenset(r["from"] for r in _rows() if r["kind"] == "duties_moved_in")


@cache
def _latest() -> str:
    return max(r["until"] for r in _rows())


def _before(date: str, until: str) -> bool:
    return bool(date[:4].isdigit() and until) and date[:4] < until


_Fit = tuple[dict[str, str], tuple[str, ...]]


def _fitting(rows: list[dict[str, str]], duty: str) -> list[_Fit]:
    """Rows whose words stand in the duty; the longest words count where several do."""
    found = [(r, tuple(w for w in parts(r["words"]) if w in duty)) for r in rows]
    found = [(r, words) for r, words in found if words]
    longest = max((len(w) for _, words in found for w in words), default=0)
    return [(r, words) for r, words in found if max(map(len, words)) == longest]


def _by_field(
    candidates: tuple[str, ...], rows: list[dict[str, str]], duty: str
) -> list[_Fit]:
    """Heirs whose own field word (档案, 体育) stands in the duty."""
    row = rows[0] if rows else {}
    return [
        ({**row, "function": f}, words)
        for f in candidates if f in bodies()
        if (words := tuple(w for w in bodies()[f].bare if len(w) > 1 and w in duty))
    ]


def _made(
    old: str, function: str, rule: str, row: dict[str, str],
    candidates: tuple[str, ...] = (), words: tuple[str, ...] = (),
) -> Succession:
    return Succession(
        old, function, rule, row.get("until", ""), candidates, words,
        reforms().get(row.get("decision", "")),
    )
