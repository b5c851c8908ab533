"""一件事 guides: the items handled together, what must be done before, what to bring.

Items and materials stand in tables, in forms of label and value, in lists, or in a
text that lost every separator.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.document import Claim, Extent, Source
from ingest.extract.bodies import split_bodies
from ingest.lines import is_note
from ingest.rows import Row, Value
from ingest.sections._numbering import inline_numbers
from ingest.sections._one_stop_flat import (
    bodies_of,
    cut_at_body,
    flat_tables,
    material_records,
    numbered_records,
)
from ingest.sections._one_stop_forms import enumerated, form_records, labelled_line
from ingest.sections._one_stop_lists import listed_materials
from ingest.sections._prose_lines import extent_of, running
from ingest.sections._prose_offices import told_offices
from ingest.sections._prose_outline import Node
from ingest.sections._prose_read import nodes_in, nodes_of, plain
from ingest.sections._table_checks import check_numbers
from ingest.sections._table_claims import table_claims
from ingest.sections._tables import Filled, Sheet, fill, nothing, sheet

KIND = "one_stop"

_TITLE = re.compile(r"联办事项|事项(?:清单|列表|目录)|申请材料|材料(?:清单|目录)|一件事|一次办")
_THEME = re.compile(r"[\u4e00-\u9fffX×、]{2,20}?[“”\"＂‘「『]?一(?:件事|类事|次办)[”“\"＂’」』]?")
_ONESELF = re.compile(
    r"(?:申请人|本人|个人|申请单位|企业|经办人|自)(?:自行|自)?(?:提供|提交|备|准备|填写|出具)|"
    r"^申请人$|^自备$"
)
_DOWN = ("department", "support", "seq", "items")


def claims(source: Source) -> Iterable[Claim]:
    """Tables of items and of materials; run-together tables; forms of label lines."""
    yield from table_claims(source, KIND, _TITLE, _decisive)
    for node in nodes_of(source):
        if node.para.table is None and len(node.para.text) > 60 and any(
            _flat_rows(node, source, quiet=True)
        ):
            yield Claim(KIND, Extent(node.para.start, node.para.end), 0.75,
                        node.title or node.para.passage[:0])
    listed = [n for n in nodes_of(source) if any(enumerated([n]))]
    items = list(enumerated(listed))
    if len(items) >= 2 and _theme_words(source) is not None and not _tabled(source):
        # Brackets with bodies behind the items of a theme are no tasks.
        score = 0.88 if sum("department" in item for item in items) >= 2 else 0.68
        yield Claim(KIND, extent_of(n.para for n in listed), score, listed[0].above[-1].title)
    papers = [node for node, _ in listed_materials(nodes_of(source), _item_names(source))]
    if len(papers) >= 2:
        yield Claim(KIND, extent_of(n.para for n in papers), 0.72, papers[0].above[-2].title)
    run: list[Node] = []
    for one in [*nodes_of(source), None]:
        if one is not None and (labelled_line(one) is not None or (run and not run[-1].rest)):
            run.append(one)
            continue
        labels = [pair[0] for n in run if (pair := labelled_line(n)) is not None]
        if len(set(labels)) >= 3 and {"item", "material"} & set(labels):
            yield Claim(KIND, extent_of(n.para for n in run), 0.7, run[0].para.passage[:0])
        run = []


def _decisive(made: Sheet) -> float:
    has = made.columns.keys()
    if "item" in has and "department" in has and has & {"prerequisite", "deadline", "channel"}:
        sure = 0.72 if "prerequisite" in has else 0.58
        return sure + 0.03 * len(has & {"prerequisite", "deadline", "channel"})
    if "material" in has and has & {"source", "form", "detail", "items"}:
        return 0.7 + 0.05 * len(has & {"source", "form", "items"})
    return 0.0


def rows(claim: Claim, source: Source) -> Iterator[Row]:
    for table in claim.tables(source):
        made = sheet(table, KIND)
        if made is None or _decisive(made) <= 0:
            continue
        lines = _lines(made)
        check_numbers(lines, source)
        for line in lines:
            if line.get("item") and _of_items(made):
                yield _item(_values(line, made), source)
            if line.get("material"):
                for values in _each_material(_values(line, made)):
                    yield _material(values, source)
    labelled = list(_form_rows(nodes_in(claim, source), source))
    yield from labelled
    if not labelled and not _tabled(source):
        for values in enumerated(nodes_in(claim, source)):
            yield _item(values, source)
    if not labelled:
        for node in nodes_in(claim, source):
            if node.para.table is None:
                yield from _flat_rows(node, source)
    for _, values in listed_materials(nodes_in(claim, source), _item_names(source)):
        yield _material(values, source)
    if any(claim.tables(source)):
        for node in nodes_in(claim, source):
            if node.para.table is None and (is_note(node.para.text) or node.para.number):
                yield from told_offices(node.para.passage)
                yield from plain(node, source)
    yield from _theme(source)


def _lines(made: Sheet) -> list[Filled]:
    """The rows; the item of a material holds for those below that name none."""
    if _of_items(made) or "item" not in made.columns:
        return fill(made, "item" if "item" in made.columns else "material", _DOWN)
    return fill(made, "item", (*_DOWN, "item"), new_number_opens=False)


def _of_items(made: Sheet) -> bool:
    """Whether each row is an item, not a material with the item that asks for it."""
    has = made.columns.keys()
    return "material" not in has or made.header < 0 or (
        "department" in has and "source" not in has and bool(has & {"prerequisite", "deadline"})
    )


def _values(line: Filled, made: Sheet) -> dict[str, Value]:
    """The cells of a row; where rows are materials, the item is what they serve."""
    values = dict(line.values)
    if not _of_items(made) and "item" in values and "items" not in values:
        values["items"] = values["item"]
    return values


def _each_material(values: dict[str, Value]) -> Iterator[dict[str, Value]]:
    """A cell that lists several materials by number, one by one."""
    cell = values["material"].passage
    numbers = inline_numbers(cell.text, "。；;\n")
    starts = [n for n in numbers if n.style in ("ar", "ar_paren", "circle")]
    if len(starts) < 2:
        yield from _of_item(values)
        return
    for number, after in zip(starts, [*starts[1:], None], strict=True):
        words = cell[number.end : after.start if after else len(cell)].strip("。；; \n\t")
        parts = words.split(r"[，,]")
        one = {k: v for k, v in values.items() if k in ("items", "item")}
        one |= {"material": Value(parts[0].strip()), "seq": Value(cell[number.start : number.end])}
        for part in parts[1:]:
            told = re.fullmatch(r"(?:由)?(.{2,20}?)(?:出具|提供|核发)", part.text.strip())
            words = part.strip()
            if told:
                words = words.group(told, 1)
            one.setdefault("source" if told else "form", Value(words))
        yield one


def _of_item(values: dict[str, Value]) -> Iterator[dict[str, Value]]:
    """The materials that the cell of an item lists in one line, one by one."""
    words = values["material"].passage
    if "item" not in values or "department" not in values or re.search("[（(]", words.text):
        yield values
        return
    for part in words.split(r"[、；;\n]"):
        if part.strip():
            yield {"item": values["item"], "material": Value(part.strip("。；; \n"))}


def _theme(source: Source) -> Iterator[Row]:
    """The matter that all items serve, with the materials that no item claims alone."""
    if source.notes.get("one_stop_theme"):
        return
    source.notes["one_stop_theme"] = True
    words = _theme_words(source)
    if words is None:
        return
    row = Row("Matter", words)
    for order, one in enumerate(_materials(source), 1):
        if not _items_of(one, source):
            row.link("HAS_INPUT", "Material", one["material"], seq=order)
    if row.links:
        yield row


def _theme_words(source: Source) -> Value | None:
    for node in nodes_of(source)[:4]:
        even = node.para.passage[:80].squeezed()
        found = _THEME.search(even.text)
        if found:
            words = even.group(found)
            place = re.match(r"[X×Ｘ]{1,3}[省市县区]", words.text)
            known = source.identity.jurisdiction
            low = place.end() if place else len(known) if words.text.startswith(known) else 0
            return Value(words[low:])
    return None


def _item(values: dict[str, Value], source: Source) -> Row:
    name = values["item"]
    row = Row("Item", name, key=(source.identity.issuer, str(name)))
    row.put("seq", values.get("seq"))
    for part in ("deadline", "channel", "remark"):
        if not nothing(values.get(part)):
            row.put(part, values.get(part))
    department = values.get("department")
    if department is not None and not nothing(department):
        for order, body in enumerate(split_bodies(department), 1):
            row.link("BORNE_BY", "Department", body.value, role="lead", seq=order)
    beside = values.get("support")
    if beside is not None and not nothing(beside):
        for order, body in enumerate(split_bodies(beside), 1):
            row.link("BORNE_BY", "Department", body.value, role="support", seq=order)
    before = values.get("prerequisite")
    if before is not None and not nothing(before):
        for order, one in enumerate(before.passage.split(r"[、；;\n]|，(?!免)"), 1):
            row.link("REQUIRES", "Prerequisite", Value(one.strip(), before.how), seq=order)
    for order, asked in enumerate(_materials(source), 1):
        if str(name) in {str(v) for v in _items_of(asked, source)}:
            row.link("HAS_INPUT", "Material", asked["material"], seq=order)
    return row


def _material(values: dict[str, Value], source: Source) -> Row:
    """A material; its key is that of the links to it (the document's issuer)."""
    row = Row("Material", values["material"], key=(source.identity.issuer,))
    for part in ("form", "source", "detail"):
        if not nothing(values.get(part)):
            row.put(part, values.get(part))
    giver = values.get("source")
    if giver is not None and not nothing(giver) and not _ONESELF.search(str(giver)):
        for order, body in enumerate(split_bodies(giver), 1):
            row.link("BORNE_BY", "Department", body.value, role="provide", seq=order)
    for one in _items_of(values, source):
        row.link("CONCERNS", "Matter", one)
    return row


def _items_of(values: dict[str, Value], source: Source) -> list[Value]:
    """The items that a material serves: by its column, or named in its bracket."""
    cell = values.get("items")
    if cell is None and "department" not in values and "source" not in values:
        cell = values.get("item")
    if cell is not None:
        parts = [part.strip() for part in cell.passage.split(r"[、，,；;\n]")]
        return [Value(part, cell.how) for part in parts if part]
    told = re.search(
        r"[（(]([^（）()]*?)(?:需|须|时)?(?:要|另)?提[供交][^（）()]*[)）]",
        str(values["material"],
    ))
    if told is None:
        return []
    return [
        v for v in _item_names(source)
        if any(_close(part, str(v)) for part in re.split(r"[,，、]", told.group(1)))
    ]


def _close(condition: str, name: str) -> bool:
    """Whether the words of a condition say an item's name in short."""
    bare = re.sub(r"[（(].*?[)）]|审查|的$", "", condition)
    return len(bare) >= 4 and bare in name


def _item_names(source: Source) -> list[Value]:
    made = source.notes.get("one_stop_items")
    if not isinstance(made, list):
        made = [v["item"] for v in _all(source, "item")]
        source.notes["one_stop_items"] = made
    return made


def _materials(source: Source) -> list[dict[str, Value]]:
    made = source.notes.get("one_stop_materials")
    if not isinstance(made, list):
        made = list(_all(source, "material"))
        source.notes["one_stop_materials"] = made
    return made


def _all(source: Source, what: str) -> Iterator[dict[str, Value]]:
    """Every item or material of the document, wherever it stands."""
    for node in nodes_of(source):
        if node.para.table is not None:
            made = sheet(node.para.table, KIND)
            if made is not None and _decisive(made) > 0 and what in made.columns:
                if what == "item" and not _of_items(made):
                    continue
                found = [_values(f, made) for f in _lines(made) if f.get(what)]
                if what == "material":
                    found = [one for values in found for one in _each_material(values)]
                yield from found
        elif len(node.para.text) > 60:
            yield from (v for v in _flat(node, source, quiet=True) if what in v)
    yield from (v for v in form_records(nodes_of(source)) if what in v)
    if what == "item" and not _tabled(source):
        yield from enumerated(nodes_of(source))
    if what == "material":
        names = _item_names(source)
        yield from (values for _, values in listed_materials(nodes_of(source), names))


def _tabled(source: Source) -> bool:
    """Whether a table, flat or not, gives the items."""
    for node in nodes_of(source):
        made = sheet(node.para.table, KIND) if node.para.table is not None else None
        if made is not None and _decisive(made) > 0 and "item" in made.columns:
            return True
        if node.para.table is None and any(k == "items" for k, _ in flat_tables(node.para.passage)):
            return True
    return any("item" in v for v in form_records(nodes_of(source)))


def _flat_rows(node: Node, source: Source, quiet: bool = False) -> Iterator[Row]:
    for values in _flat(node, source, quiet):
        yield _material(values, source) if "material" in values else _item(values, source)


def _flat(node: Node, source: Source, quiet: bool = False) -> Iterator[dict[str, Value]]:
    """The records of run-together tables in a paragraph."""
    known: tuple[str, ...] = ()
    for kind, body in flat_tables(node.para.passage):
        if kind == "materials":
            known = known or bodies_of("".join(p.text for p in running(source)))
            for name, giver, form in material_records(body, known):
                yield {"material": Value(name), "source": Value(giver), "form": Value(form)}
            continue
        noted = len(source.issues)
        for number, record in numbered_records(body, source):
            parts = cut_at_body(record)
            if parts is None:
                source.issue(
                    "unit_missing", f"第{number.text}项没有认出办理部门。",
                    f"No body was recognised in row {number.text}.", record.at,
                )
                yield {"item": Value(record), "seq": Value(number)}
                continue
            name, body_words, before = parts
            values = {"item": Value(name), "seq": Value(number), "department": Value(body_words)}
            if before:
                values["prerequisite"] = Value(before)
            yield values
        if quiet:
            del source.issues[noted:]


def _form_rows(nodes: Iterable[Node], source: Source) -> Iterator[Row]:
    for values in form_records(nodes):
        if "material" in values and "department" not in values:
            yield _material(values, source)
        elif "item" in values:
            yield _item(values, source)
