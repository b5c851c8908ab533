"""The `registry` command: arguments in, tables or JSON out.

Exit status: 0 done; 1 done, but some input failed or nothing was found; 2 wrong
usage or nothing could be done. With `--json` standard output holds JSON and
nothing else; progress and messages go to standard error.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table
from rich.text import Text

from graph.errors import RegistryError
from graph.home import Home
from queries.registry import Registry

app = typer.Typer(
    name="registry",
    help="权责登记图谱 · Responsibility Registry: who is responsible for what, with the cell "
    "that says so.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
out = Console(soft_wrap=True)
err = Console(stderr=True, soft_wrap=True)

AsJson = Annotated[bool, typer.Option("--json", help="JSON on standard output.")]
HomeAt = Annotated[
    Path | None, typer.Option("--home", help="Where the registry keeps everything (./var).")
]
Language = Annotated[str, typer.Option("--lang", help="zh or en, for messages.")]


def _zh() -> bool:
    return not os.environ.get("REGISTRY_LANG", "zh").startswith("en")


def emit(value: Any) -> None:
    """One JSON document on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


@contextmanager
def opened(home: Path | None, *, sync: bool = True) -> Iterator[Registry]:
    """A registry; a failure is one sentence on standard error and exit 2."""
    try:
        with Registry.open(Home.find(home), sync=sync) as registry:
            yield registry
    except RegistryError as error:
        err.print(Text(error.zh if _zh() else error.en, style="red"))
        raise typer.Exit(2) from error


def grid(columns: list[str], rows: list[list[object]]) -> None:
    """A table for people. Texts are shown as they are, never as markup."""
    table = Table(*columns, show_lines=False, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(_plain(value)) for value in row))
    out.print(table)


def _plain(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "、".join(_plain(item) for item in value)
    if isinstance(value, dict):
        return " ".join(_plain(value[k]) for k in ("name", "role") if value.get(k))
    return "" if value is None else str(value)


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders to load.")],
    as_json: AsJson = False,
    home: HomeAt = None,
    workers: Annotated[
        str, typer.Option(help="Processes that read (0: none beside this), or tcp://… of Dask.")
    ] = "2",
) -> None:
    """Loads documents: reads them, records every statement, updates the graph."""
    from ingest.batch import run

    with opened(home, sync=False) as registry:
        with _progress() as note:
            processes = int(workers) if workers.isdigit() else workers
            report = run(registry, paths, processes=processes, note=note)
        if as_json:
            emit(report)
        else:
            _show_report(report)
    raise typer.Exit(1 if any(d["status"] == "failed" for d in report["documents"]) else 0)


@contextmanager
def _progress() -> Iterator[Any]:
    """A bar on standard error, off when that is no terminal."""
    bar = Progress(
        SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(),
        MofNCompleteColumn(), console=err, disable=not sys.stderr.isatty(), transient=True,
    )
    with bar:
        task = bar.add_task("…", total=None)
        yield lambda done, total, text: bar.update(
            task, completed=done, total=total, description=text
        )


def _show_report(report: dict[str, Any]) -> None:
    words = {"loaded": "已载入", "unchanged": "未变", "replaced": "已替换", "failed": "失败"}
    grid(
        ["文件", "结果", "标题", "部分", "语句", "问题"],
        [
            [Path(d["path"]).name, words[d["status"]], d["title"],
             [f"{s['kind']}×{s['rows']}" for s in d["sections"]], d["statements"],
             len(d["issues"])]
            for d in report["documents"]
        ],
    )
    for document in report["documents"]:
        for issue in document["issues"]:
            if issue["severity"] == "error":
                err.print(Text(issue["message"] if _zh() else issue["message_en"], style="red"))
    t = report["totals"]
    out.print(f"{t['documents']} 份文档 · {t['statements']} 语句 · {t['nodes']} 节点 · "
              f"{t['edges']} 边 · {t['issues']} 个问题")


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="A question in Chinese or English.")] = "",
    document: Annotated[str, typer.Option(help="Only this document.")] = "",
    place: Annotated[str, typer.Option(help="Only this place.")] = "",
    file: Annotated[Path | None, typer.Option(help="JSON lines: id, question, …")] = None,
    as_json: AsJson = False,
    home: HomeAt = None,
) -> None:
    """Answers a question with the words of the documents, or says that none does."""
    if file is None and not question:
        err.print("请给出问题,或用 --file。Give a question, or --file.")
        raise typer.Exit(2)
    from ask.engine import Asker

    with opened(home) as registry:
        asker = Asker(registry)
        if file is not None:
            for line in _json_lines(file):
                answer = asker.ask(
                    line["question"], document=line.get("document") or "",
                    place=line.get("place") or "",
                )
                emit({"id": line.get("id"), **answer})
            return
        answer = asker.ask(question, document=document, place=place)
    if as_json:
        emit(answer)
    else:
        _show_answer(answer)
    raise typer.Exit(0 if answer["answered"] else 1)


def _json_lines(file: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON lines file; a bad line ends with one sentence."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        err.print(Text(f"{file}:打不开({error.strerror})。cannot be opened."))
        raise typer.Exit(2) from error
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            made = json.loads(line)
        except ValueError as error:
            err.print(Text(f"{file}:第{number}行不是 JSON。line {number} is not JSON."))
            raise typer.Exit(2) from error
        yield made


def _show_answer(answer: dict[str, Any]) -> None:
    out.print(Text(answer["headline"] or answer["message"], style="bold"))
    for number, found in enumerate(answer["answers"], 1):
        head = " · ".join(
            _plain(found[k]) for k in ("department", "office", "role", "matter", "phone")
            if found.get(k)
        )
        out.print(Text(f"\n{number}. {head}"))
        if found.get("text"):
            out.print(Text(f"   {found['text']}"))
        for cited in found["citations"][:3]:
            out.print(Text(f"   ▸ {cited['locator']}:“{' '.join(cited['quote'].split())}”",
                           style="dim"))
    for near in answer["nearest"]:
        out.print(Text(f"  ~ {near['text']} ({near['locator']})", style="dim"))


@app.command()
def show(
    kind: Annotated[str, typer.Argument(help="duties, matters, departments, services …")],
    document: Annotated[str, typer.Option(help="Only of this document.")] = "",
    department: Annotated[str, typer.Option(help="Only of this department.")] = "",
    matter: Annotated[str, typer.Option(help="Only on this matter.")] = "",
    name: Annotated[str, typer.Option(help="Only those whose name holds this.")] = "",
    as_json: AsJson = False,
    home: HomeAt = None,
) -> None:
    """Lists typed rows of a kind, each with its citations."""
    from queries.show import SHAPES

    if kind == "matrix":
        _matrix(as_json, home, document, department, matter or name)
        return
    if kind != "documents" and kind not in SHAPES:
        known = "、".join(["documents", "matrix", *SHAPES])
        err.print(Text(f"没有“{kind}”这一类。有:{known}。No kind {kind!r}; there are: {known}."))
        raise typer.Exit(2)
    with opened(home) as registry:
        if kind == "documents":
            rows = _documents(registry)
        else:
            rows = registry.show(
                kind, document=document, department=department, matter=matter, name=name
            )
    if as_json:
        emit({"kind": kind, "rows": rows, "total": len(rows)})
    else:
        columns = [c for c in SHOWN if any(r.get(c) for r in rows)][:7]
        grid(columns, [[r.get(c) for c in columns] for r in rows])
        out.print(f"共 {len(rows)} 条(全部字段见 --json)")
    raise typer.Exit(0 if rows else 1)


def _matrix(
    as_json: bool, home: Path | None, document: str, department: str, matter: str
) -> None:
    """Matters × departments with their roles, widest first."""
    from findings.analysis import matrix
    from findings.facts import Facts

    with opened(home) as registry:
        columns, rows = matrix(
            Facts(registry), document=document, department=department, matter=matter
        )
    if as_json:
        emit({"kind": "matrix", "columns": columns, "rows": rows, "total": len(rows)})
    else:
        grid(["管理事项", "部门与角色", "文档"],
             [[r["name"], [f"{d}({_plain(roles)})" for d, roles in r["roles"].items()],
               r["document"]] for r in rows])
        out.print(f"共 {len(rows)} 个事项、{len(columns)} 个部门")
    raise typer.Exit(0 if rows else 1)


SHOWN = (
    "seq", "title", "text", "name", "content", "points", "department", "departments", "role",
    "roles", "offices", "phones", "matter", "status", "jurisdiction", "duties", "cited_by",
    "prerequisites", "materials", "document",
)
"""Columns of `show` for people, the first seven that hold anything."""


def _documents(registry: Registry) -> list[dict[str, Any]]:
    return [
        {"name": r.name, "title": r.title, "issuer": r.issuer, "jurisdiction": r.jurisdiction,
         "date": r.date, "doc_no": r.doc_no, "version": r.version, "sha256": r.sha256,
         "loaded": r.loaded, "statements": r.statement_count, "issues": len(r.issues),
         "document": r.name, "how": "stated",
         "sections": [s["kind"] for s in r.sections], "citations": []}
        for r in registry.ledger.documents()
    ]


@app.command()
def statements(
    document: Annotated[str, typer.Option(help="Only of this document.")] = "",
    as_json: AsJson = False,
    home: HomeAt = None,
) -> None:
    """Every statement as a JSON line: subject, predicate, object, quote, place."""
    with opened(home, sync=False) as registry:
        found = False
        for record in registry.ledger.documents():
            if document and document not in (record.name, record.title):
                continue
            for s in registry.ledger.statements(record.id):
                found = True
                place = s.places[0] if s.places else None
                emit({
                    "id": s.id, "subject": str(s.subject), "predicate": s.predicate,
                    "object": str(s.object), "quote": s.quote,
                    "locator": f"{record.name} › {place.where}" if place else "",
                    "at": [p.at for p in place.pieces] if place else [],
                    "places": len(s.places), "how": s.how, "rule": s.rule,
                    "qualifiers": dict(s.qualifiers), "document": record.name,
                    "seen": {"date": record.date, "version": record.version,
                             "loaded": record.loaded},
                })
    raise typer.Exit(0 if found else 1)


@app.command()
def query(
    name: Annotated[str, typer.Argument(help="Name of the query (see `queries`).")],
    values: Annotated[list[str] | None, typer.Argument(help="key=value …")] = None,
    as_json: AsJson = False,
    home: HomeAt = None,
) -> None:
    """Runs a named query."""
    given: dict[str, object] = {}
    for pair in values or []:
        key, sign, value = pair.partition("=")
        if not sign:
            err.print(Text(f"“{pair}”应写成 参数=值。Expected key=value, found {pair!r}."))
            raise typer.Exit(2)
        given[key] = value
    with opened(home) as registry:
        result = registry.query(name, given)
    if as_json:
        emit({"query": result.query, "columns": result.columns, "rows": result.rows})
    else:
        grid(result.columns, [[r[c] for c in result.columns] for r in result.rows])
        out.print(f"{len(result.rows)} 行 · {result.seconds:.2f} 秒")
    raise typer.Exit(0 if result.rows else 1)


@app.command()
def queries(as_json: AsJson = False) -> None:
    """The catalogue of named queries."""
    from queries.catalogue import catalogue

    listed: list[dict[str, Any]] = [
        {"name": q.name, "title": {"zh": q.title.zh, "en": q.title.en},
         "purpose": {"zh": q.purpose.zh, "en": q.purpose.en},
         "params": [{"name": p.name, "type": p.type, "required": p.default is None,
                     "zh": p.label.zh, "en": p.label.en} for p in q.params],
         "columns": [c for c, _ in q.columns],
         "samples": [{"lang": lang, "question": text} for lang, text in q.asks]}
        for q in catalogue().values()
    ]
    if as_json:
        emit({"queries": listed})
    else:
        grid(["名称", "标题", "参数", "可以这样问"],
             [[q["name"], q["title"]["zh"], [p["name"] for p in q["params"]],
               [s["question"] for s in q["samples"]][:1]] for q in listed])


def _findings(
    classes: str, as_json: bool, home: Path | None, wanted: dict[str, str], everything: bool
) -> None:
    from findings.run import find

    with opened(home) as registry:
        found = find(registry, classes, **wanted, everything=everything)
    if as_json:
        emit({"findings": found})
    else:
        _list_findings(found, everything or bool(wanted["severity"] or wanted["rule"]))
    raise typer.Exit(0 if found else 1)


def _list_findings(found: list[dict[str, Any]], everything: bool) -> None:
    """Those worth a meeting, each with both sides and places; the rest as a count."""
    from findings.report import for_meeting

    shown = found if everything else for_meeting(found)
    for f in shown:
        out.print(Text(f"\n{f['id']} · {f['class']} · {f['severity']} · {f['rule']}", style="bold"))
        out.print(Text(f"  {f['message'] if _zh() else f['message_en']}"))
        for side in ("a", "b"):
            if f[side].get("text"):
                out.print(Text(f"  {side}: {f[side].get('department') or ''} "
                               f"{f[side]['text']}"))
        for cited in f["citations"][:2]:
            out.print(Text(f"  ▸ {cited['locator']}:“{' '.join(cited['quote'].split())}”",
                           style="dim"))
    out.print(f"\n共 {len(found)} 条,列出 {len(shown)} 条(其余较轻,见 --all 或 --severity low)")


@app.command()
def report(
    target: Annotated[Path, typer.Option("-o", "--output", help="A .docx or .md file.")],
    everything: Annotated[bool, typer.Option("--all", help="Also the light ones.")] = False,
    home: HomeAt = None,
) -> None:
    """Writes the findings worth a meeting as Word or Markdown, both quotes each."""
    from findings.report import for_meeting, markdown, word
    from findings.run import find

    with opened(home) as registry:
        found = find(registry, "check")
        listed = found if everything else for_meeting(found)
        try:
            if target.suffix.lower() == ".docx":
                word(listed, target)
            else:
                target.write_text(markdown(listed), encoding="utf-8")
        except OSError as error:
            _refuse(f"{target}:写不进({error.strerror})。请换一个位置。",
                    f"{target}: cannot be written ({error.strerror}). Choose another place.")
    out.print(Text(f"{target} · {len(listed)} 条"))


@app.command()
def dispose(
    finding: Annotated[str, typer.Argument(help="Id of a finding, or `mute`, or `undo`.")],
    value: Annotated[
        str, typer.Argument(help="keep, clarify, merge, dismiss, unsure; a rule; a number.")
    ],
    place: Annotated[str, typer.Option(help="With mute: only this place; else everywhere.")] = "",
    why: Annotated[str, typer.Option(help="The reason; required.")] = "",
    who: Annotated[str, typer.Option(help="Who decides.")] = "",
    home: HomeAt = None,
) -> None:
    """Records what was decided about a finding; `mute RULE` keeps a rule out of the lists;
    `undo NUMBER` takes either back."""
    from findings.dispositions import dispose as record
    from findings.dispositions import mute
    from findings.run import find

    with opened(home) as registry:
        if finding == "undo":
            if not (value.isdigit() and registry.ledger.undo_disposition(int(value), who)):
                _refuse(f"没有编号为 {value} 的处置。", f"No disposition {value}.")
            out.print("已撤回。")
            return
        if not why:
            _refuse("请用 --why 写明理由。", "Give the reason with --why.")
        if finding == "mute":
            number = mute(registry.ledger, value, place, who, why)
            out.print(f"已静音,编号 {number}。")
            return
        known = {f["id"]: f for f in find(registry, "check", everything=True)}
        if finding not in known:
            _refuse(f"没有编号为 {finding} 的发现。", f"No finding {finding}.")
        number = record(registry.ledger, known[finding], value, who, why)
    out.print(f"已记录,编号 {number}。")


Rule = Annotated[str, typer.Option("--rule", help="Only of this rule.")]
Class = Annotated[str, typer.Option("--class", help="Only of this class.")]
OfDepartment = Annotated[str, typer.Option("--department", help="Only of this department.")]
OfMatter = Annotated[str, typer.Option("--matter", help="Only on this matter.")]
Severity = Annotated[str, typer.Option("--severity", help="high, medium or low.")]
All = Annotated[bool, typer.Option("--all", help="Also those that are disposed of.")]


def _findings_command(name: str, what: str) -> None:
    """One body for the three commands that list findings."""

    def listed(
        as_json: AsJson = False, home: HomeAt = None, rule: Rule = "", class_: Class = "",
        department: OfDepartment = "", matter: OfMatter = "", severity: Severity = "",
        everything: All = False,
    ) -> None:
        wanted = {"rule": rule, "class_": class_, "department": department, "matter": matter,
                  "severity": severity}
        _findings(name, as_json, home, wanted, everything)

    app.command(name, help=what)(listed)


_findings_command("overlaps", "Where duties of departments meet, repeat or contradict each other.")
_findings_command("gaps", "What nobody answers for: matters without a lead, items without a body …")
_findings_command("check", "Every finding: overlaps, gaps, outdated bases, vague wording …")


@app.command()
def compare(
    texts: Annotated[list[str] | None, typer.Argument(help="Two duty texts.")] = None,
    file: Annotated[Path | None, typer.Option(help="JSON lines of pairs.")] = None,
    as_json: AsJson = False,
    home: HomeAt = None,
) -> None:
    """Labels a pair of duties: same, shared or different, and says why."""
    if file is None and len(texts or []) != 2:
        err.print("请给出两段职责文字,或用 --file。Give two texts, or --file.")
        raise typer.Exit(2)
    from findings.compare import Comparer

    with opened(home) as registry:
        comparer = Comparer(registry)
        if file is not None:
            for line in _json_lines(file):
                emit({"id": line.get("id"), **comparer.compare(
                    line.get("a_dept") or "", line.get("a_text") or "",
                    line.get("b_dept") or "", line.get("b_text") or "")})
            return
        assert texts is not None
        made = comparer.compare("", texts[0], "", texts[1])
    if as_json:
        emit({"id": None, **made})
    else:
        out.print(Text(f"{made['label']} ({made['score']:.2f}) {made['why']}"))


@app.command()
def basis(
    reference: Annotated[str, typer.Argument(help="《…》 or a document number.")],
    as_json: AsJson = False,
    home: HomeAt = None,
) -> None:
    """A regulation: its status with source and date, and every duty that rests on it."""
    from queries.basis import basis_of

    with opened(home) as registry:
        made = basis_of(registry, reference)
    if as_json:
        emit(made)
    else:
        law = made["regulation"]
        out.print(Text(f"《{law['title']}》 {law['doc_no']} {law['issuer']}", style="bold"))
        out.print(Text(f"{law['status']} · {law['status_source']} {law['status_date']}"))
        if law["successor"]:
            out.print(Text(f"→ 《{law['successor']}》"))
        for event in law["history"]:
            out.print(Text(f"  {event}", style="dim"))
        if law["articles"]:
            out.print(Text(_plain(law["articles"])))
        grid(["部门", "事项", "引用", "文档"],
             [[r["department"], r["matter"], r["article"], r["document"]] for r in made["rows"]])
    raise typer.Exit(0 if made["total"] else 1)


JUDGEMENTS = ("same", "different", "unsure")


@app.command()
def decide(
    judgement: Annotated[
        str, typer.Argument(help="same, different, unsure; status, role; or undo.")
    ],
    first: Annotated[
        str, typer.Argument(help="A name, a regulation, the id of a duty, or a number to undo.")
    ],
    second: Annotated[
        str, typer.Argument(help="The other name, the status, or the role.")
    ] = "",
    party: Annotated[str, typer.Option(help="With role: which body; else the duty's own.")] = "",
    kind: Annotated[str, typer.Option(help="Department, Office, Matter, Regulation …")]
    = "Department",
    why: Annotated[str, typer.Option(help="The reason; required.")] = "",
    who: Annotated[str, typer.Option(help="Who decides.")] = "",
    as_json: AsJson = False,
    home: HomeAt = None,
) -> None:
    """Records what people decide: names, status, roles; `undo NUMBER` takes it back."""
    from queries.judging import TEXT, decide_role, decide_status

    with opened(home, sync=False) as registry:
        if judgement == "undo":
            done = first.isdigit() and registry.ledger.undo_decision(int(first), who)
            if not done:
                _refuse(f"没有编号为 {first} 的有效决定。", f"No standing decision {first}.")
        elif judgement not in (*JUDGEMENTS, "status", "role") or not second:
            _refuse("用法:decide same|different|unsure 名称 名称 --why 理由;decide status 《法规》"
                    " 效力 --why 理由;decide role 职责编号 角色 --why 理由;decide undo 编号。",
                    "Usage: decide same|different|unsure NAME NAME --why REASON; decide status "
                    "REGULATION STATUS --why …; decide role DUTY ROLE --why …; decide undo NUMBER.")
        elif not why:
            _refuse("请用 --why 写明理由。", "Give the reason with --why.")
        elif judgement == "status":
            decide_status(registry, first, second, why, who)
        elif judgement == "role":
            registry.sync()
            decide_role(registry, first, second, party, why, who)
        else:
            names = [_mention(registry, kind, name) for name in (first, second)]
            registry.ledger.decide("name", names[0], names[1], judgement, who, why)
        registry.sync()
        standing = [d for d in registry.ledger.decisions(undone=True) if d["kind"] != TEXT]
    if as_json:
        emit({"decisions": standing})
    else:
        grid(["编号", "判断", "名称", "名称", "理由", "谁", "何时", "撤回"],
             [[d["id"], d["value"], d["subject"], d["other"], d["why"], d["who"], d["at"],
               d["undone_at"]] for d in standing])


@app.command()
def parse(
    text: Annotated[str, typer.Argument(help="A clause of a duty.")],
    as_json: AsJson = False,
) -> None:
    """What the language pipeline sees in a clause: parties with roles, parts, bodies, bases."""
    from dataclasses import asdict

    from language.pipeline import GROUPS, recognise

    doc = recognise(text)
    clause = asdict(doc._.clause)
    spans = {
        group: [{"text": s.text, "start": s.start_char, "end": s.end_char}
                for s in doc.spans[group]]
        for group in GROUPS
    }
    if as_json:
        emit({"text": text, **clause, "spans": spans})
        return
    grid(["角色", "部门", "规则"],
         [[p["role"], p["name"] or "(本部门)", p["rule"]] for p in clause["parties"]])
    grid(["成分", "内容"], [[k, v] for k, v in clause.items() if k != "parties" and v])
    grid(["词类", "词"], [[g, [s["text"] for s in found]] for g, found in spans.items() if found])


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(
        help="Status of regulations (CSV/TSV, columns of regulations.tsv), or the text of one."
    )],
    title: Annotated[str, typer.Option(help="Title of the text, where its first line is not.")]
    = "",
    why: Annotated[str, typer.Option(help="Where the rows come from.")] = "",
    who: Annotated[str, typer.Option(help="Who loads them.")] = "",
    as_json: AsJson = False,
    home: HomeAt = None,
) -> None:
    """Loads your own status of regulations, or the full text of one; `decide undo` unloads."""
    from ingest.readers import read
    from language.law_text import read_law
    from language.regulations import read_rows
    from language.vocabulary import VocabularyError
    from queries.judging import import_status, import_text

    if not file.is_file():
        _refuse(f"{file}:没有这个文件。", f"{file}: no such file.")
    with opened(home, sync=False) as registry:
        if file.suffix.lower() in (".csv", ".tsv"):
            try:
                records = read_rows(file.read_text(encoding="utf-8-sig"), file.name)
            except VocabularyError as error:
                _refuse(error.zh, error.en)
            except UnicodeDecodeError:
                _refuse(f"{file.name}:不是 UTF-8。请另存为 UTF-8。",
                        f"{file.name} is not UTF-8; save it as UTF-8.")
            made = import_status(registry, records, why or file.name, who)
        else:
            reading = read(file.read_bytes(), file.name)
            lines = [line for _, text in reading.texts() for line in text.splitlines()]
            made = [import_text(registry, read_law(lines, title.strip("《》")), file.name, who)]
        registry.sync()
    if as_json:
        emit({"file": str(file), "decisions": made})
    else:
        out.print(Text(f"{file.name} · {len(made)} 条已记录(编号 {_plain(made) or '—'})"))


def _mention(registry: Registry, kind: str, name: str) -> str:
    """The one mention of a kind that a name means; several are listed and refused."""
    wanted = name if name.startswith(f"{kind}:") else f"{kind}:"
    found = [m for m in registry.ledger.mentions(name.removeprefix(f"{kind}:"))
             if m.startswith(wanted)]
    exact = [m for m in found if m == name or m.rpartition("/")[2] == name]
    if len(exact or found) == 1:
        return (exact or found)[0]
    listed = "、".join(found) or "—"
    _refuse(f"“{name}”不止一个或没有。写全其中之一:{listed}。",
            f"{name!r} is not one mention. Give one of these in full: {listed}.")


def _refuse(zh: str, en: str) -> NoReturn:
    err.print(Text(zh if _zh() else en, style="red"))
    raise typer.Exit(2)


@app.command()
def rebuild(as_json: AsJson = False, home: HomeAt = None) -> None:
    """Makes the graph and the text index again from the ledger."""
    with opened(home, sync=False) as registry:
        registry.rebuild()
        counts = registry.store.counts()
    if as_json:
        emit({"version": registry.ledger.version, "counts": counts})
    else:
        out.print(f"已重建 · {sum(counts.values())} 个节点和边")


@app.command()
def doctor(
    as_json: AsJson = False,
    home: HomeAt = None,
    repair: Annotated[bool, typer.Option(help="Rebuild when something differs.")] = True,
) -> None:
    """Checks that ledger, graph and index agree; rebuilds what differs."""
    with opened(home, sync=False) as registry:
        before = registry.doctor()
        repaired = repair and not all(c.ok for c in before)
        if repaired:
            registry.rebuild()
        checks = registry.doctor() if repaired else before
    good = all(c.ok for c in checks)
    if as_json:
        emit({"ok": good, "repaired": repaired,
              "checks": [{"name": c.name, "ok": c.ok, "zh": c.zh, "en": c.en} for c in checks],
              "before": [{"name": c.name, "ok": c.ok, "zh": c.zh, "en": c.en} for c in before]})
    else:
        for c in checks:
            out.print(Text(f"{'一致' if c.ok else '不一致'} · {c.zh if _zh() else c.en}"))
        if repaired:
            out.print("已按账本重建。")
    raise typer.Exit(0 if good else 1)


@app.command()
def export(
    made: Annotated[str, typer.Argument(metavar="FORMAT", help="jsonl, xlsx, csv or graphml.")],
    target: Annotated[Path, typer.Option("-o", "--output", help="The file to write.")],
    as_json: AsJson = False,
    home: HomeAt = None,
) -> None:
    """Writes statements, rows or the graph to a file for other programs."""
    from queries.export import export as write

    with opened(home) as registry:
        count = write(registry, made, target)
    if as_json:
        emit({"format": made, "file": str(target), "rows": count})
    else:
        out.print(Text(f"{target} · {count} 行"))


@app.command()
def serve(
    home: HomeAt = None,
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1.")] = 8501,
    address: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    headless: Annotated[bool, typer.Option(help="Do not open a browser.")] = True,
) -> None:
    """Starts the pages."""
    if home is not None:
        os.environ["REGISTRY_HOME"] = str(home.resolve())
    page = _entry()
    done = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", str(page), f"--server.port={port}",
         f"--server.address={address}", f"--server.headless={str(headless).lower()}",
         "--browser.gatherUsageStats=false"],
        check=False,
    )
    raise typer.Exit(done.returncode)


def _entry() -> Path:
    """The file that Streamlit runs: in the checkout, or where an installation put it."""
    beside = Path(__file__).parent / "app.py"
    if (beside.parent / ".streamlit").is_dir():
        return beside
    return Path(sysconfig.get_path("data")) / "share" / "responsibility-registry" / "app.py"


def main() -> None:
    """The entry point."""
    try:
        app()
    except KeyboardInterrupt:
        err.print("已中断。Interrupted.")
        sys.exit(130)


if __name__ == "__main__":
    main()
