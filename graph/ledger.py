"""The ledger (账本): the record of truth that everything else is a view of.

SQLAlchemy Core over SQLite by default. It keeps the bytes of every document by
content hash, what was read of them, their statements and issues, the decisions
and dispositions of people, and who did what and when. One transaction a
document: after a crash a document is there whole or not at all.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from graph.errors import DiskFull, RegistryError, StoreBusy, StoreNewer
from graph.reading import Issue, Reading
from graph.statement import Statement

SCHEMA_VERSION = 1
WAIT = 30.0
"""Seconds that a writer waits for another one (SQLite)."""
WRITING = 0x7265_6769
"""Number of the lock that writers of a PostgreSQL ledger hold one after another."""

meta = sa.MetaData()
settings = sa.Table(
    "settings", meta,
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
blobs = sa.Table(
    "blobs", meta,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("bytes", sa.LargeBinary, nullable=False),
)
documents = sa.Table(
    "documents", meta,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("series", sa.String(32), nullable=False, index=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("current", sa.Boolean, nullable=False, index=True),
    sa.Column("sha256", sa.ForeignKey("blobs.sha256"), nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("format", sa.String(16), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("issuer", sa.Text, nullable=False),
    sa.Column("jurisdiction", sa.Text, nullable=False),
    sa.Column("date", sa.Text, nullable=False),
    sa.Column("doc_no", sa.Text, nullable=False),
    sa.Column("loaded", sa.String(40), nullable=False),
    sa.Column("sections", sa.Text, nullable=False),
    sa.Column("issues", sa.Text, nullable=False),
    sa.Column("coverage", sa.Text, nullable=False),
    sa.Column("reading", sa.LargeBinary, nullable=False),
    sa.Column("statement_count", sa.Integer, nullable=False),
    sa.UniqueConstraint("series", "version"),
)
statements = sa.Table(
    "statements", meta,
    sa.Column("document", sa.ForeignKey("documents.id", ondelete="CASCADE"),
              primary_key=True),
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("subject", sa.Text, nullable=False, index=True),
    sa.Column("predicate", sa.Text, nullable=False),
    sa.Column("object", sa.Text, nullable=False),
    sa.Column("entity", sa.Boolean, nullable=False),
    sa.Column("qualifiers", sa.Text, nullable=False),
    sa.Column("how", sa.String(10), nullable=False),
    sa.Column("rule", sa.Text, nullable=False),
    sa.Column("places", sa.Text, nullable=False),
)
decisions = sa.Table(
    "decisions", meta,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("subject", sa.Text, nullable=False, index=True),
    sa.Column("other", sa.Text, nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", sa.String(40), nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("undone_at", sa.String(40), nullable=False),
    sa.Column("undone_by", sa.Text, nullable=False),
)
dispositions = sa.Table(
    "dispositions", meta,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("finding", sa.String(32), nullable=False, index=True),
    sa.Column("value", sa.String(16), nullable=False),
    sa.Column("evidence", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", sa.String(40), nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("undone_at", sa.String(40), nullable=False),
)
changes = sa.Table(
    "changes", meta,
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("at", sa.String(40), nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("what", sa.String(20), nullable=False),
    sa.Column("document", sa.Integer, nullable=True),
    sa.Column("detail", sa.Text, nullable=False),
)


def now() -> str:
    """The moment in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A version of a document in the ledger, without bytes and reading."""

    id: int
    series: str
    version: int
    current: bool
    sha256: str
    name: str
    path: str
    format: str
    title: str
    issuer: str
    jurisdiction: str
    date: str
    doc_no: str
    loaded: str
    sections: list[dict[str, Any]]
    issues: list[Issue]
    coverage: dict[str, int]
    statement_count: int


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document as read, before the ledger knows it."""

    series: str
    sha256: str
    content: bytes
    name: str
    path: str
    format: str
    title: str
    issuer: str
    jurisdiction: str
    date: str
    doc_no: str
    sections: list[dict[str, Any]]
    issues: list[Issue]
    coverage: dict[str, int]
    reading: Reading
    statements: list[Statement]


_RECORD = [documents.c[name] for name in DocumentRecord.__slots__]


def _record(row: sa.Row[Any]) -> DocumentRecord:
    values = dict(row._mapping)
    values["sections"] = json.loads(values["sections"])
    values["coverage"] = json.loads(values["coverage"])
    values["issues"] = [Issue(**issue) for issue in json.loads(values["issues"])]
    return DocumentRecord(**values)


def _statement(row: sa.Row[Any], series: str) -> Statement:
    return Statement.from_json(
        {
            "series": series,
            "subject": row.subject,
            "predicate": row.predicate,
            "object": row.object,
            "entity": bool(row.entity),
            "qualifiers": json.loads(row.qualifiers),
            "how": row.how,
            "rule": row.rule,
            "places": json.loads(row.places),
        }
    )


class Ledger:
    """One opened ledger. `url` is any SQLAlchemy address, or a file path.

    Raises StoreNewer when a newer program wrote it, StoreBusy when another
    process holds it too long, DiskFull when nothing more can be written.
    """

    def __init__(self, url: str | Path) -> None:
        if isinstance(url, Path):
            url.parent.mkdir(parents=True, exist_ok=True)
            # Not pasted into a text: a folder may have ? or % in its name.
            url = sa.URL.create("sqlite", database=str(url)).render_as_string(False)
        self.url = url
        self.engine = _engine(url)
        self._writer = self.engine.execution_options(writes=True)
        self._prepare()

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One writing transaction, committed whole or not at all.

        Writers come one after another, also from several machines: so that no two
        give a document the same version, and the number of a later change is never
        seen before that of an earlier one.
        """
        try:
            with self._writer.begin() as connection:
                if connection.dialect.name == "postgresql":
                    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(WRITING)))
                yield connection
        except sa.exc.DBAPIError as error:
            raise _sentence(error, self.shown) from error

    @contextmanager
    def view(self) -> Iterator[Connection]:
        """A connection to read by. Raises RegistryError in a sentence."""
        try:
            with self.engine.connect() as connection:
                yield connection
        except sa.exc.DBAPIError as error:
            raise _sentence(error, self.shown) from error

    @property
    def shown(self) -> str:
        """The address as people may see it: a path, or a server without a password."""
        url = sa.make_url(self.url)
        if url.get_backend_name() == "sqlite" and url.database:
            return url.database
        return url.render_as_string(hide_password=True)

    def _prepare(self) -> None:
        """Makes the tables, or brings those of an older program forward."""
        with self.view() as connection:
            found = self._schema(connection)
        if found == SCHEMA_VERSION:
            return  # opening must not wait for whoever is writing
        with self.transaction() as connection:
            found = self._schema(connection)
            if found is None:
                meta.create_all(connection)
                connection.execute(settings.insert().values(name="schema", value="0"))
                found = SCHEMA_VERSION
            if found > SCHEMA_VERSION:
                raise _newer(self.shown, found)
            for step in range(found, SCHEMA_VERSION):
                MIGRATIONS[step](connection)
            connection.execute(
                settings.update()
                .where(settings.c.name == "schema")
                .values(value=str(SCHEMA_VERSION))
            )

    @staticmethod
    def _schema(connection: Connection) -> int | None:
        if not sa.inspect(connection).has_table("settings"):
            return None
        found = connection.scalar(
            sa.select(settings.c.value).where(settings.c.name == "schema")
        )
        return None if found is None else int(found)

    @property
    def version(self) -> int:
        """The number of the last change; every projection carries it."""
        with self.view() as connection:
            return connection.scalar(sa.select(sa.func.max(changes.c.version))) or 0

    # -- documents -----------------------------------------------------------

    def find(self, sha256: str) -> DocumentRecord | None:
        """The current document with these very bytes, if one is loaded."""
        return self._one(documents.c.sha256 == sha256, documents.c.current)

    def current(self, series: str) -> DocumentRecord | None:
        """The current version of a series."""
        return self._one(documents.c.series == series, documents.c.current)

    def before(self, record: DocumentRecord) -> DocumentRecord | None:
        """The version that came before this one."""
        return self._one(
            documents.c.series == record.series, documents.c.version == record.version - 1
        )

    def document(self, number: int) -> DocumentRecord | None:
        return self._one(documents.c.id == number)

    def _one(self, *conditions: sa.ColumnElement[bool]) -> DocumentRecord | None:
        with self.view() as connection:
            row = connection.execute(sa.select(*_RECORD).where(*conditions)).first()
        return _record(row) if row else None

    def documents(self, *, old: bool = False) -> list[DocumentRecord]:
        """All current documents in order of loading; with `old`, every version."""
        query = sa.select(*_RECORD).order_by(documents.c.id)
        if not old:
            query = query.where(documents.c.current)
        with self.view() as connection:
            return [_record(row) for row in connection.execute(query)]

    def add(self, new: NewDocument, who: str) -> tuple[DocumentRecord, int | None]:
        """Adds a document in one transaction; the former version is superseded.

        Returns the record and the id of the version that it replaced. Of several
        readers of the same bytes one adds them, the others get its record.
        """
        with self.transaction() as connection:
            former = connection.execute(
                sa.select(documents.c.id, documents.c.version)
                .where(documents.c.series == new.series)
                .order_by(documents.c.version.desc())
            ).first()
            present = connection.execute(
                sa.select(*_RECORD).where(
                    documents.c.series == new.series, documents.c.current
                )
            ).first()
            if present and (present.sha256, present.statement_count) == (
                new.sha256, len(new.statements)
            ):
                return _record(present), None  # another reader was quicker
            replaced = present.id if present else None
            connection.execute(
                documents.update()
                .where(documents.c.series == new.series)
                .values(current=False)
            )
            if not connection.scalar(
                sa.select(blobs.c.size).where(blobs.c.sha256 == new.sha256)
            ):
                connection.execute(
                    blobs.insert().values(
                        sha256=new.sha256, size=len(new.content), bytes=new.content
                    )
                )
            number = _key(connection.execute(
                documents.insert().values(
                    **_columns(new), version=former.version + 1 if former else 1
                )
            ))
            _insert_statements(connection, number, new.statements)
            self._log(
                connection, who, "replace" if replaced else "load", number, new.name
            )
        record = self.document(number)
        assert record is not None
        return record, replaced

    def remove(self, number: int, who: str, why: str = "") -> None:
        """Takes a document out of the current ones; its record is kept."""
        with self.transaction() as connection:
            connection.execute(
                documents.update().where(documents.c.id == number).values(current=False)
            )
            self._log(connection, who, "remove", number, why)

    def content(self, sha256: str) -> bytes:
        """The bytes of a document as they were loaded. Raises KeyError."""
        with self.view() as connection:
            found = connection.scalar(
                sa.select(blobs.c.bytes).where(blobs.c.sha256 == sha256)
            )
        if found is None:
            raise KeyError(sha256)
        return bytes(found)

    def reading(self, number: int) -> Reading:
        """What was read of a document. Raises KeyError."""
        with self.view() as connection:
            found = connection.scalar(
                sa.select(documents.c.reading).where(documents.c.id == number)
            )
        if found is None:
            raise KeyError(number)
        return Reading.from_json(json.loads(zlib.decompress(found)))

    # -- statements ----------------------------------------------------------

    def statements(self, number: int) -> list[Statement]:
        """The statements of a document version, in the document's order."""
        with self.view() as connection:
            series = connection.scalar(
                sa.select(documents.c.series).where(documents.c.id == number)
            )
            rows = connection.execute(
                sa.select(statements)
                .where(statements.c.document == number)
                .order_by(statements.c.seq)
            )
            return [_statement(row, series or "") for row in rows]

    def cite(
        self, wanted: Iterable[tuple[int, str]]
    ) -> dict[tuple[int, str], Statement]:
        """Statements by (document id, statement id), in few round trips."""
        by_document: dict[int, set[str]] = {}
        for number, name in wanted:
            by_document.setdefault(number, set()).add(name)
        found: dict[tuple[int, str], Statement] = {}
        with self.view() as connection:
            for number, names in by_document.items():
                for chunk in _chunks(sorted(names), 500):
                    rows = connection.execute(
                        sa.select(statements).where(
                            statements.c.document == number, statements.c.id.in_(chunk)
                        )
                    )
                    for row in rows:
                        found[number, row.id] = _statement(row, "")
        return found

    def mentions(self, like: str, limit: int = 20) -> list[str]:
        """Subjects of current statements that hold a text, for decisions."""
        query = (
            sa.select(statements.c.subject).distinct()
            .join(documents, documents.c.id == statements.c.document)
            .where(documents.c.current, statements.c.subject.contains(like, autoescape=True))
            .order_by(statements.c.subject).limit(limit)
        )
        with self.view() as connection:
            return list(connection.scalars(query))

    def counts(self) -> dict[str, int]:
        """Current documents and their statements."""
        with self.view() as connection:
            row = connection.execute(
                sa.select(
                    sa.func.count(), sa.func.sum(documents.c.statement_count)
                ).where(documents.c.current)
            ).one()
        return {"documents": int(row[0]), "statements": int(row[1] or 0)}

    # -- people --------------------------------------------------------------

    def decide(
        self, kind: str, subject: str, other: str, value: str, who: str, why: str
    ) -> int:
        """Records a decision (same, different, unsure, status, role …)."""
        with self.transaction() as connection:
            number = _key(connection.execute(
                decisions.insert().values(
                    kind=kind, subject=subject, other=other, value=value, who=who,
                    at=now(), why=why, undone_at="", undone_by="",
                )
            ))
            self._log(connection, who, "decide", None, f"{kind} {subject} {other} {value}")
        return int(number)

    def undo_decision(self, number: int, who: str) -> bool:
        """Takes a decision back; it stays in the record. False if there is none."""
        with self.transaction() as connection:
            done = connection.execute(
                decisions.update()
                .where(decisions.c.id == number, decisions.c.undone_at == "")
                .values(undone_at=now(), undone_by=who)
            ).rowcount
            if done:
                self._log(connection, who, "undo", None, f"decision {number}")
        return bool(done)

    def decisions(self, *, undone: bool = False) -> list[dict[str, Any]]:
        query = sa.select(decisions).order_by(decisions.c.id)
        if not undone:
            query = query.where(decisions.c.undone_at == "")
        with self.view() as connection:
            return [dict(row._mapping) for row in connection.execute(query)]

    def dispose(
        self, finding: str, value: str, evidence: str, who: str, why: str
    ) -> int:
        """Records what people decided about a finding."""
        with self.transaction() as connection:
            number = _key(connection.execute(
                dispositions.insert().values(
                    finding=finding, value=value, evidence=evidence, who=who,
                    at=now(), why=why, undone_at="",
                )
            ))
            self._log(connection, who, "dispose", None, f"{finding} {value}")
        return int(number)

    def undo_disposition(self, number: int, who: str) -> bool:
        """Takes a disposition back; it stays in the record."""
        with self.transaction() as connection:
            done = connection.execute(
                dispositions.update()
                .where(dispositions.c.id == number, dispositions.c.undone_at == "")
                .values(undone_at=now())
            ).rowcount
            if done:
                self._log(connection, who, "undo", None, f"disposition {number}")
        return bool(done)

    def dispositions(self, finding: str = "") -> list[dict[str, Any]]:
        """All dispositions, oldest first; those taken back have `undone_at`."""
        query = sa.select(dispositions).order_by(dispositions.c.id)
        if finding:
            query = query.where(dispositions.c.finding == finding)
        with self.view() as connection:
            return [dict(row._mapping) for row in connection.execute(query)]

    def history(self, limit: int = 200) -> list[dict[str, Any]]:
        """Who did what and when, newest first."""
        query = sa.select(changes).order_by(changes.c.version.desc()).limit(limit)
        with self.view() as connection:
            return [dict(row._mapping) for row in connection.execute(query)]

    def changes_since(self, version: int) -> list[tuple[str, int | None]]:
        """(what, document id) of every change after a version, in order."""
        query = (
            sa.select(changes.c.what, changes.c.document)
            .where(changes.c.version > version).order_by(changes.c.version)
        )
        with self.view() as connection:
            return [(row.what, row.document) for row in connection.execute(query)]

    def _log(
        self, connection: Connection, who: str, what: str, number: int | None, detail: str
    ) -> None:
        connection.execute(
            changes.insert().values(
                at=now(), who=who, what=what, document=number, detail=detail
            )
        )


MIGRATIONS: dict[int, Any] = {}
"""From schema n to n + 1: a function of the connection for each former schema."""


def _columns(new: NewDocument) -> dict[str, Any]:
    packed = json.dumps(new.reading.to_json(), ensure_ascii=False).encode()
    return {
        "series": new.series,
        "current": True,
        "sha256": new.sha256,
        "name": new.name,
        "path": new.path,
        "format": new.format,
        "title": new.title,
        "issuer": new.issuer,
        "jurisdiction": new.jurisdiction,
        "date": new.date,
        "doc_no": new.doc_no,
        "loaded": now(),
        "sections": json.dumps(new.sections, ensure_ascii=False),
        "issues": json.dumps(
            [
                {name: getattr(issue, name) for name in Issue.__slots__}
                for issue in new.issues
            ],
            ensure_ascii=False,
        ),
        "coverage": json.dumps(new.coverage),
        "reading": zlib.compress(packed, 6),
        "statement_count": len(new.statements),
    }


def _insert_statements(
    connection: Connection, number: int, made: Sequence[Statement]
) -> None:
    rows = []
    for seq, statement in enumerate(made):
        data = statement.to_json()
        rows.append(
            {
                "document": number,
                "id": statement.id,
                "seq": seq,
                "subject": data["subject"],
                "predicate": data["predicate"],
                "object": data["object"],
                "entity": data["entity"],
                "qualifiers": json.dumps(data["qualifiers"], ensure_ascii=False),
                "how": data["how"],
                "rule": data["rule"],
                "places": json.dumps(data["places"], ensure_ascii=False),
            }
        )
    if rows:
        connection.execute(statements.insert(), rows)


def _key(result: sa.CursorResult[Any]) -> int:
    """The number that the database gave to a new row."""
    made = result.inserted_primary_key
    assert made is not None
    return int(made[0])


def _chunks(items: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _engine(url: str) -> Engine:
    try:
        scheme = sa.make_url(url).get_backend_name()
        if scheme != "sqlite":
            return sa.create_engine(url, pool_pre_ping=True)
    except (sa.exc.ArgumentError, ImportError) as error:
        raise RegistryError(
            "账本地址(REGISTRY_LEDGER)不能使用。应为 postgresql+psycopg://用户:密码@主机:端口/"
            "数据库,留空则用 --home 文件夹里的 SQLite。",
            "The address of the ledger (REGISTRY_LEDGER) cannot be used. Expected "
            "postgresql+psycopg://user:password@host:port/database; leave it empty for "
            "SQLite in the --home folder.",
            "bad_address",
        ) from error
    engine = sa.create_engine(url, connect_args={"timeout": WAIT})

    @sa.event.listens_for(engine, "connect")
    def _settle(connection: Any, _: Any) -> None:
        # WAL lets pages read while a document is being loaded.
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.close()
        connection.isolation_level = None  # transactions begin below, not by the driver

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer that has read first could not wait for another: it must begin as one.
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _newer(url: str, found: int) -> StoreNewer:
    return StoreNewer(
        f"账本 {url} 由更新版本的程序写成(结构 {found},本程序认识到 {SCHEMA_VERSION})。"
        "请升级本程序,或另用 --home。",
        f"The ledger {url} was written by a newer program (schema {found}, this one knows "
        f"{SCHEMA_VERSION}). Update the program, or give another --home.",
    )


def _sentence(error: sa.exc.DBAPIError, url: str) -> RegistryError:
    text = " ".join(str(error.orig).split())
    if "disk is full" in text or "No space" in text:
        return DiskFull(
            f"磁盘已满,账本 {url} 未写入。请腾出空间后重试。",
            f"The disk is full; nothing was written to {url}. Free some space and "
            "try again.",
        )
    if "locked" in text:
        return StoreBusy(
            f"账本 {url} 正被另一程序写入。请稍后重试。",
            f"The ledger {url} is being written by another process. Try again later.",
        )
    return RegistryError(
        f"账本 {url} 不能使用:{text}。请检查路径和权限。",
        f"The ledger {url} cannot be used: {text}. Check its path and permissions.",
    )
