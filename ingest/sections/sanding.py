"""三定规定: duties of the body, division of work with others, inner offices.

In articles (第三条 …主要职责是：（一）…) or under headings (二、主要职责). The owner is
the body that the leading sentence names, in the document's own short form; duties of
an inner office are duties of the body, carried out by the office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.document import Claim, Source
from ingest.passage import EMPTY, Passage
from ingest.rows import Row, Value
from ingest.sections._office_lists import OfficeList, office_lists, unit_text
from ingest.sections._prose_bodies import is_body_list, subjects
from ingest.sections._prose_duties import Bearer, Setting, bearers_of, duty, office, phones_in
from ingest.sections._prose_lines import extent_of
from ingest.sections._prose_outline import Node
from ingest.sections._prose_read import nodes_in, nodes_of, read, seq_of, spoken
from ingest.sections._prose_sentences import clauses, sentences
from ingest.sections._table_claims import issuer
from language.departments import find_departments
from language.offices import looks_like_office
from language.vocabulary import verb_lexicon

KIND = "sanding"
LISTED = 0.52
"""How sure a list of offices is that stands in no articles."""

_TITLE = re.compile(
    r"内设机构(?:和|与|及|、).{0,8}编制(?:的)?(?:规定|方案)|三定(?:规定|方案|”|\")|职能配置|"
    r"职责配置.{0,12}规定"
)
_DUTIES = re.compile(
    r"主要(?:职责|职能)(?:任务)?(?:是|为|如下|包括|有)?[：:]?$|^(?:主要)?(?:职责|职能)$|"
    r"履行(?:下列|以下)职责"
)
_LEAD = re.compile(r"主要(?:职责|职能)(?:任务)?(?:是|为|如下|包括|有)?[：:]\s*")
_SHARED = re.compile(r"职责(?:分工|边界|划分|界定)")
_DIVISION = re.compile(r"(?:有关|相关)?(?:的)?职责(?:分工|划分|边界)(?:为|是|如下)?[：:]")
_UNITS = re.compile(
    r"内设(?:机构|科室|股室|处室)|(?:设|设置|设立)(?:下列|以下|\d+|"
    r"[一二三四五六七八九十]+)个?.{0,6}(?:机构|科室|股室|处室)"
)
_ABOUT = re.compile(
    r"(?:与|和|同)(?P<matter>[^。；]{2,60}?)(?:方面|工作|中|上|问题|事项)?的?(?:有关|相关)?的?"
    r"职责(?:分工|边界|划分|界定)"
)
_ONLY_ABOUT = re.compile(
    r"(?:关于|有关)?(?P<matter>[\u4e00-\u9fff、“”]{2,24}?)(?:方面|工作)?的?(?:有关|"
    r"相关)?职责(?:分工|边界|划分)?$"
)
_NAMED = re.compile(
    r"\s*(?P<name>[\u4e00-\u9fff]{1,16}?(?:办公室|科|股|处|室|部|中心|组|委员会|党委|大队|支队|"
    r"队|站|所|局))"
    r"(?:[（(](?P<other>[^（）()]{2,40})[)）])?\s*(?:[。：:]|$)\s*"
)


_WHOSE = re.compile(r"的?(?:主要|基本)?(?:履行|承担|贯彻|职责|职能)")
_TITLE_BODY = re.compile(
    r"(?:职能配置|主要职责|职责配置|机构编制)[、,，]?(?:内设|和|与|及|机构)|三定"
)
_NO_DUTY = re.compile(
    r"(?:核定|配备|设)?(?:行政|事业)?编制\d|(?:股|科)长\d|(?:联系|咨询|办公)?电话\s*[：:]|"
    r"(?:负责人|联系人)\s*[：:]"
)


def claims(source: Source) -> Iterable[Claim]:
    """From the title of the provision to its end."""
    nodes = nodes_of(source)
    titled = any(_TITLE.search(n.para.passage.squeezed().text[:80]) for n in nodes[:6])
    parts = {kind for n in nodes for kind in (_part(n),) if kind}
    if "units" in parts and "duties" in parts:
        title = next((n.para.passage for n in nodes[:6] if _TITLE.search(n.para.text)), EMPTY)
        score = 0.85 if titled else 0.55
        yield Claim(KIND, extent_of(n.para for n in nodes), score, title)
    elif titled and "duties" in parts:
        yield Claim(KIND, extent_of(n.para for n in nodes), 0.5, nodes[0].para.passage)
    for listed in office_lists(source):
        yield Claim(KIND, listed.extent, LISTED, listed.title)


def _listed(listed: OfficeList, source: Source) -> Iterator[Row]:
    """The rows of a page that lists duties and offices without articles."""
    issued = issuer(source)
    bearers = [Bearer(issued)] if issued is not None else []
    for number, words in listed.duties:
        label = number.strip("、.．（）() ")
        for clause in clauses(words):
            yield duty(clause, bearers, Setting(None, Value(label) if label else None))
    actor: list[Bearer] = []
    for words in listed.shared:
        about = _DIVISION.search(words.text)
        for clause in clauses(words[about.end() :] if about else words):
            row, actor = spoken(clause, actor, Setting())
            if row is not None:
                yield row
    for unit in listed.units:
        name = Value(unit.name.squeezed())
        phones = [p for words in (*unit.lines, *unit.asides) for p in phones_in(words)]
        yield office(name, issued, phones)
        number = unit.seq.strip("、.．（）() ")
        setting = Setting(None, Value(number) if number else None, (name,), issued)
        for words in unit_text(unit):
            for clause in clauses(words):
                if not _NO_DUTY.match(clause.text):
                    yield duty(clause, bearers, setting)


def _part(node: Node) -> str:
    """What a heading or article opens: duties, shared (division of work), units."""
    if node.para.table is not None or node.level <= 1:
        return ""
    if not (node.children or node.title or _LEAD.search(node.para.body.text)):
        return ""
    text = (node.title or node.rest).squeezed().text
    last = text.split("。")[-1] or text
    if _UNITS.search(last) and len(last) <= 40:
        return "units"
    if _SHARED.search(last) and len(last) <= 60:
        return "shared"
    whole = node.para.body.squeezed().text
    return "duties" if _DUTIES.search(last) or _LEAD.search(whole) else ""


def rows(claim: Claim, source: Source) -> Iterator[Row]:
    """Duties, divisions of work and inner offices."""
    if claim.score == LISTED:
        for listed in office_lists(source):
            if listed.extent == claim.extent:
                yield from _listed(listed, source)
        return
    nodes = nodes_in(claim, source)
    seen: set[str] = set()
    for node in nodes:
        part, holder = _under(node)
        if node.para.table is not None:
            continue
        if holder is node:
            yield from _opening(node, part, source)
        elif part == "duties":
            yield from _duties(node, node.para.body, holder, source)
        elif part == "shared":
            yield from _shared(node, source)
        elif part == "units":
            yield from _unit(node, holder, source, seen)
        else:
            yield from _other(node, source)


def _opening(node: Node, part: str, source: Source) -> Iterator[Row]:
    """What stands in the same paragraph as the heading of a part."""
    if part == "shared" and node.rest:
        yield from _shared(node, source)
    match = _LEAD.search(node.para.body.text) if part == "duties" else None
    if match is not None and len(node.para.body) > match.end():
        yield from _duties(node, node.para.body[match.end() :], node, source)


def _under(node: Node) -> tuple[str, Node | None]:
    """The part that a node stands in, and the heading that opened it."""
    for above in (node, *reversed(node.above)):
        part = _part(above)
        if part and not (above is node and part == "shared" and _matter(node)):
            return part, above
    return ("shared", node.above[-1] if node.above else None) if _part(node) else ("", None)


def _holder(holder: Node | None, source: Source) -> list[Bearer]:
    """The body whose duties follow: subject of the leading sentence, else the issuer."""
    if holder is not None:
        for sentence in sentences(holder.para.body):
            even = sentence.squeezed()
            found = subjects(even.text)
            if found and found[0].bodies[0].start == 0:
                return bearers_of(even, found[0].bodies[:1])
            named = find_departments(even.text)
            if named and named[0].start == 0 and _WHOSE.match(even.text, named[0].end):
                return [Bearer(Value(even[: named[0].end]))]
    own = source.notes.get("sanding_holder")
    if isinstance(own, list):
        return own
    titled = _titled(source)
    if titled is not None:
        return [Bearer(titled)]
    issued = issuer(source)
    return [Bearer(issued)] if issued is not None else []


def _titled(source: Source) -> Value | None:
    """The body whose provision the title says it is; another may have issued it."""
    for node in reversed(nodes_of(source)[:14]):
        title = node.para.passage.squeezed()
        match = _TITLE_BODY.search(title.text) if len(title) <= 80 else None
        found = find_departments(title.text[: match.start()]) if match else []
        if match and found and found[-1].end == match.start():
            return Value(title[found[-1].start : found[-1].end], "inherited", "title")
    return None


def _duties(
    node: Node, text: Passage, holder: Node | None, source: Source
) -> Iterator[Row]:
    """The clauses of a duty; what it says of other bodies goes to them."""
    bearers = _holder(holder, source)
    source.notes.setdefault("sanding_holder", bearers)
    heading = node.title if _is_heading(node) else EMPTY
    setting = Setting(Value(heading) if heading else None, seq_of(node))
    text = node.rest if heading and node is not holder else text
    division = _DIVISION.search(text.text)
    own = text[: division.start()] if division else text
    for clause in clauses(own):
        yield duty(clause, bearers, setting)
    if division is not None:
        yield from _divided(own, text[division.end() :], setting)


def _is_heading(node: Node) -> bool:
    """A short name in front of a duty (规划管理。负责…), not the duty's first clause."""
    text = node.title.squeezed().text
    return bool(text and node.rest) and len(text) <= 10 and verb_lexicon().longest(text) < 2


def _divided(own: Passage, text: Passage, setting: Setting) -> Iterator[Row]:
    """`有关职责分工：X负责…；Y负责…` inside a duty: each body's part of the same matter."""
    first = next(iter(clauses(own)), EMPTY)
    words = first[2:] if re.match(r"负责|承担", first.text) else first
    shared = Setting(Value(words) if 2 <= len(words) <= 40 else None, setting.seq)
    actor: list[Bearer] = []
    for clause in clauses(text):
        row, actor = spoken(clause, actor, shared)
        if row is not None:
            yield row


def _shared(node: Node, source: Source) -> Iterator[Row]:
    """Each body's own part of a matter that several bodies share."""
    heading = next((n for n in (node, *reversed(node.above)) if _matter(n)), None)
    matter = _matter(heading) if heading is not None else EMPTY
    if heading is None:
        heading, matter = _named_matter(node)
    if heading is node and not node.rest:
        return
    setting = Setting(Value(matter) if matter else None, seq_of(node))
    text = node.rest if heading is node or node.title else node.para.body
    actor: list[Bearer] = []
    for clause in clauses(text):
        row, actor = spoken(clause, actor, setting)
        if row is not None:
            yield row


def _named_matter(node: Node) -> tuple[Node | None, Passage]:
    """A short heading under 有关职责分工 that names the matter: `（一）水域管理。X负责…`."""
    for above in (node, *reversed(node.above)):
        if _part(above) == "shared":
            break
        text = above.title.squeezed().text
        if 2 <= len(text) <= 20 and not find_departments(text) and not is_body_list(text):
            return above, above.title.squeezed()
    return None, EMPTY


def _matter(node: Node | None) -> Passage:
    """What `与X在Z方面的职责分工` is about: Z."""
    if node is None:
        return EMPTY
    title = node.title or node.rest
    even = title.squeezed()
    found = re.search(
        r"(?:在|关于|就)([^在就。；]{2,30}?)(?:方面|工作|问题|事项)?的?(?:有关|相关)?职责",
        even.text,
    )
    if found:
        return even[found.start(1) : found.end(1)]
    about = _ABOUT.search(even.text)
    if about:
        words = even[about.start("matter") : about.end("matter")]
        bodies = find_departments(words.text)
        rest = words[bodies[-1].end if bodies else 0 :]
        return rest if bodies and len(rest) >= 2 and node.title else EMPTY
    match = _ONLY_ABOUT.match(even.text)
    if match and node.title and not re.search(r"^有关|部门", match["matter"]):
        return even[match.start("matter") : match.end("matter")]
    return EMPTY


def _unit(node: Node, holder: Node | None, source: Source, seen: set[str]) -> Iterator[Row]:
    """An inner office with its duties: `（二）市容股（审批股）。承担…`."""
    bearers = _holder(holder, source)
    body = node.para.body
    match = _NAMED.match(body.text)
    own = match is not None and looks_like_office(match["name"])
    if match is None or not own:
        yield from _unit_of_above(node, bearers, holder)
        return
    name = Value(body.group(match, "name"))
    department = bearers[0].name if bearers else None
    rest = body[match.end() :]
    yield office(name, department, phones_in(rest), seq_of(node))
    yield from _office_duties(rest, name, bearers, node)


def _unit_of_above(node: Node, bearers: Sequence[Bearer], holder: Node | None) -> Iterator[Row]:
    """A paragraph under the heading of an office."""
    for above in reversed(node.above):
        if above is holder:
            return
        match = _NAMED.match(above.para.body.text)
        if match is not None and looks_like_office(match["name"]):
            name = Value(above.para.body.group(match, "name"))
            if _NO_DUTY.match(node.para.body.text) and (phones := list(phones_in(node.para.body))):
                yield office(name, bearers[0].name if bearers else None, phones)
            numbered = node if node.para.number is not None else above
            yield from _office_duties(node.para.body, name, bearers, numbered)
            return


def _office_duties(
    text: Passage, name: Value, bearers: Sequence[Bearer], node: Node
) -> Iterator[Row]:
    department = bearers[0].name if bearers else None
    setting = Setting(None, seq_of(node), (name,), department)
    for clause in clauses(text):
        if not _NO_DUTY.match(clause.text):
            yield duty(clause, bearers, setting)


def _other(node: Node, source: Source) -> Iterator[Row]:
    """Articles on rank, posts, interpretation and date assign no duty of the body."""
    text = node.para.text
    if re.search(
        r"编制|领导职数|机构规格|加挂|工作部门|派出机构|直属机构|负责解释|施行|制定本规定|"
        r"主要职责",
        text,
    ):
        return
    yield from read([node], source)
