"""The one way from a file to the ledger.

file → reader → blocks → sections → typed rows → statements → ledger. Reading is
pure and may run in other processes; only `load` writes.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from graph.errors import DiskFull, ReadError, RegistryError, StoreBusy, StoreNewer
from graph.joined import joined_offices
from graph.ledger import DocumentRecord, Ledger, NewDocument
from graph.reading import Issue
from graph.statement import Statement, unique
from ingest import readers, sections, workers
from ingest.document import Claim, Source
from ingest.extract.statements import section_entity, section_statements, statements
from ingest.filenames import shown
from ingest.identity import identify
from ingest.readers import _archive as archive
from ingest.rows import Row
from ingest.workers import Submit

FATAL = (DiskFull, StoreBusy, StoreNewer)
"""Failures of the registry itself: the batch cannot go on."""


@dataclass(slots=True)
class Outcome:
    """What became of one file: `loaded`, `unchanged`, `replaced` or `failed`."""

    path: str
    status: str
    sha256: str = ""
    record: DocumentRecord | None = None
    issues: list[Issue] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        record = self.record
        issues = record.issues if record else self.issues
        return {
            "path": self.path,
            "sha256": self.sha256,
            "status": self.status,
            "title": record.title if record else "",
            "issuer": record.issuer if record else "",
            "jurisdiction": record.jurisdiction if record else "",
            "sections": [
                {k: s[k] for k in ("kind", "title", "locator", "rows")}
                for s in (record.sections if record else [])
            ],
            "statements": record.statement_count if record else 0,
            "coverage": record.coverage if record else {},
            "issues": [
                {"code": i.code, "severity": i.severity, "locator": _where(self, i),
                 "message": i.zh, "message_en": i.en}
                for i in issues
            ],
        }


def _where(outcome: Outcome, issue: Issue) -> str:
    name = outcome.record.name if outcome.record else Path(outcome.path).name
    return f"{name} › {issue.address}" if issue.address else name


def files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files to load: those named, and all below the folders, in order.

    Raises RegistryError for a path that does not exist, and for a folder without
    any file.
    """
    for path in paths:
        if not path.exists():
            raise RegistryError(
                f"{path}:没有这个文件或文件夹。请检查路径。",
                f"{path}: no such file or folder. Check the path.", "missing_path",
            )
        if path.is_file():
            yield path
            continue
        if not path.is_dir():
            raise RegistryError(
                f"{shown(str(path))}:既不是文件也不是文件夹(管道或设备)。请换一个文件。",
                f"{shown(str(path))}: neither a file nor a folder (a pipe or a device). Name "
                "another.", "no_file",
            )
        found = [
            p for p in sorted(path.rglob("*"))
            if p.is_file() and not p.name.startswith((".", "~$"))
        ]
        if not found:
            raise RegistryError(
                f"{path}:文件夹里没有文件。请放入文档,或换一个文件夹。",
                f"{path}: the folder holds no files. Put documents in it, or name "
                "another.", "empty_folder",
            )
        yield from found


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def understand(content: bytes, name: str, path: str = "") -> NewDocument:
    """Reads a file as far as statements. Raises ReadError in one sentence.

    Pure: it touches neither ledger nor network, so it may run anywhere.
    """
    reading = readers.read(content, name)
    source = Source(reading, identify(reading))
    made: list[Statement] = []
    listed: list[dict[str, Any]] = []
    for number, claim in enumerate(sections.divide(source), 1):
        rows = list(sections.kinds()[claim.kind].rows(claim, source))
        if rows:
            made += _section(source, claim, rows, number, listed)
    made = unique(made)
    _joined(source, made)
    _unclaimed(source, listed)
    who = source.identity
    return NewDocument(
        series=source.series, sha256=digest(content), content=content, name=name,
        path=path or name, format=reading.format, title=who.title, issuer=who.issuer,
        jurisdiction=who.jurisdiction, date=who.date, doc_no=who.doc_no,
        sections=listed, issues=[*reading.issues, *source.issues],
        coverage=_coverage(source, made), reading=reading, statements=made,
    )


def _section(
    source: Source, claim: Claim, rows: list[Row], number: int, listed: list[dict[str, Any]]
) -> list[Statement]:
    title = claim.title.squeezed().text
    entity = section_entity(source, claim.kind, title, number)
    first = rows[0].name.passage
    made = [*section_statements(source, entity, claim.kind, claim.title, first),
            *statements(rows, source, entity)]
    at = (claim.title or first).at
    listed.append({
        "id": entity.key, "kind": claim.kind, "title": title,
        "locator": f"{source.reading.name} › {source.where(at)}", "at": at,
        "rows": len(rows),
    })
    return made


def _unclaimed(source: Source, listed: list[dict[str, Any]]) -> None:
    """Says so when nothing of a document was understood as a section."""
    if not listed:
        source.issue(
            "no_section",
            "没有认出任何登记表或职责段落;文字已保留,可以检索。",
            "No list or duty text was recognised; the text is kept and searchable.",
        )


def _joined(source: Source, made: list[Statement]) -> None:
    """Notes two spellings of one office, which the graph joins by itself."""
    for rare, kept in joined_offices(made).items():
        first = next(s for s in made if rare in (s.subject, s.object))
        names = [o.key.rpartition("/")[2] for o in (rare, kept)]
        source.issue(
            "office_joined",
            f"“{names[0]}”与“{names[1]}”按同一机构处理(同一文档、同一部门、仅一字之差)。",
            f"{names[0]} and {names[1]} are taken as one office (one document, one department, "
            "one character apart).",
            first.places[0].at.partition(":")[0], "note",
        )


def _coverage(source: Source, made: Iterable[Statement]) -> dict[str, int]:
    """Characters (without white space) of the document, and of its statements."""
    covered: dict[str, set[int]] = {}
    for statement in made:
        for place in statement.places:
            for piece in place.pieces:
                at, _, span = piece.at.partition(":")
                start, _, end = span.partition("-")
                covered.setdefault(at, set()).update(range(int(start), int(end)))
    total = stated = 0
    for address, text in source.reading.texts():
        marks = covered.get(address, set())
        for position, character in enumerate(text):
            if not character.isspace():
                total += 1
                stated += position in marks
    return {"characters": total, "in_statements": stated, "kept": total - stated}


@dataclass(frozen=True, slots=True)
class _Job:
    path: str
    name: str
    content: bytes


def _attempt(job: _Job) -> NewDocument | Issue:
    """`understand`, with a failure as an issue; runs in a worker process."""
    try:
        return understand(job.content, job.name, job.path)
    except ReadError as error:
        return Issue(error.code, "error", error.zh, error.en)
    except MemoryError:
        return Issue("too_large", "error",
                     f"{job.name}:内容过大,内存不够,没有读入。请拆分后再载入。",
                     f"{job.name}: too large for the memory; not read. Split it and reload.")
    except RecursionError:
        return Issue("too_deep", "error",
                     f"{job.name}:结构嵌套过深,没有读入。请另存为新文件后再载入。",
                     f"{job.name}: nested too deeply; not read. Save it anew and reload.")
    except Exception as error:  # a defect of a reader must not stop the batch
        return Issue(
            "internal", "error",
            f"{job.name}:读取时出错({type(error).__name__}: {error})。请报告此文件。",
            f"{job.name}: reading failed ({type(error).__name__}: {error}). Please "
            "report this file.",
        )


OFFICE = (".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".odt", ".ods")
"""Packages of one document: a zip of this name without one is damaged, no archive."""
WINDOW = 8
"""Files handed to reading processes ahead of the one that is being recorded."""


def load(
    ledger: Ledger, paths: Iterable[Path], who: str = "", submit: Submit | None = None
) -> Iterator[Outcome]:
    """Loads files into the ledger, one transaction each; a bad one stops no other.

    `submit` hands reading to other processes (`ingest.workers`); without it files
    are read here. Yields an outcome for each file, in order. Raises only what makes
    going on pointless (disk full, ledger busy).
    """
    jobs = (job for path in paths for job in _jobs(ledger, path))
    if submit is None:
        for job, outcome in jobs:
            yield _finish(ledger, _attempt(job), job, who) if job else outcome
        return
    waiting: deque[tuple[_Job | None, Outcome, Future[Any] | None]] = deque()
    for job, outcome in jobs:
        waiting.append((job, outcome, submit(_attempt, job) if job else None))
        if len(waiting) > WINDOW:
            yield _next(ledger, waiting, who)
    while waiting:
        yield _next(ledger, waiting, who)


def _next(
    ledger: Ledger, waiting: deque[tuple[_Job | None, Outcome, Future[Any] | None]], who: str
) -> Outcome:
    job, outcome, future = waiting.popleft()
    if job is None or future is None:
        return outcome
    return _finish(ledger, workers.outcome(future, job.name), job, who)


def _jobs(ledger: Ledger, path: Path) -> Iterator[tuple[_Job | None, Outcome]]:
    """The work that a file makes: itself, or the documents in an archive."""
    job, outcome = _prepare(ledger, path)
    if job is None or path.suffix.lower() in OFFICE or not archive.is_archive(job.content):
        yield job, outcome
        return
    try:
        found = archive.contents(job.content, job.name)
        for name, content in found.members:
            member = shown(name)
            yield _member(ledger, shown(str(path.parent / name)), member, content)
        for issue in found.issues:
            yield None, Outcome(outcome.path, "failed", outcome.sha256, None, [issue])
    except ReadError as error:
        issue = Issue(error.code, "error", error.zh, error.en)
        yield None, Outcome(outcome.path, "failed", outcome.sha256, None, [issue])


def _member(
    ledger: Ledger, path: str, name: str, content: bytes
) -> tuple[_Job | None, Outcome]:
    sha256 = digest(content)
    same = unchanged(ledger, sha256, path)
    if same is not None:
        return None, same
    return _Job(path, Path(name).name, content), Outcome(path, "failed", sha256)


def unchanged(ledger: Ledger, sha256: str, path: str) -> Outcome | None:
    """That these very bytes are loaded already; None when they are not."""
    known = ledger.find(sha256)
    return Outcome(path, "unchanged", sha256, known) if known is not None else None


def load_bytes(ledger: Ledger, content: bytes, name: str, who: str = "") -> Outcome:
    """Loads one file that is in memory (an upload)."""
    return unchanged(ledger, digest(content), name) or record(
        ledger, read_bytes(content, name), content, name, who)


def read_bytes(content: bytes, name: str) -> NewDocument | Issue:
    """Reads one file that is in memory and records nothing; an issue when it fails."""
    return _attempt(_Job(name, name, content))


def record(
    ledger: Ledger, made: NewDocument | Issue, content: bytes, name: str, who: str = ""
) -> Outcome:
    """Records what `read_bytes` made of a file."""
    return _finish(ledger, made, _Job(name, name, content), who)


def _prepare(ledger: Ledger, path: Path) -> tuple[_Job | None, Outcome]:
    written = shown(str(path))
    try:
        content = path.read_bytes()
    except OSError as error:
        issue = Issue("unreadable", "error", f"{written}:打不开({error.strerror})。请检查权限。",
                      f"{written}: cannot be opened ({error.strerror}). Check its permissions.")
        return None, Outcome(written, "failed", "", None, [issue])
    return _member(ledger, written, shown(path.name), content)


def _finish(ledger: Ledger, made: NewDocument | Issue, job: _Job, who: str) -> Outcome:
    if isinstance(made, Issue):
        return Outcome(job.path, "failed", digest(job.content), None, [made])
    known = ledger.find(made.sha256)
    if known is not None:  # the same bytes came twice in one call
        return Outcome(job.path, "unchanged", made.sha256, known)
    try:
        record, replaced = ledger.add(replace(made, path=job.path), who)
    except FATAL:
        raise
    except RegistryError as error:
        issue = Issue(error.code, "error", error.zh, error.en)
        return Outcome(job.path, "failed", made.sha256, None, [issue])
    return Outcome(job.path, "replaced" if replaced else "loaded", made.sha256, record)
