"""Running text → rows: who is said to do what, in whatever form it is said.

Four forms, tried in this order: a body stands as heading over its duties; a bracket
or a labelled line names the bodies; the body is the subject of the sentence; the
body stands behind 由.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.reading import Table
from ingest.document import Claim, Source
from ingest.passage import EMPTY, Passage
from ingest.rows import Row, Value
from ingest.sections._numbering import read_number
from ingest.sections._prose_bodies import OTHERS, Subject, is_body_list, split_bodies, subjects
from ingest.sections._prose_brackets import Assigned, Rules, assigned_in, leads_first, rules_of
from ingest.sections._prose_duties import (
    Bearer,
    Setting,
    bearers_of,
    duty,
    inherited,
    roles_in,
    same_body,
)
from ingest.sections._prose_lines import running
from ingest.sections._prose_materials import listed_nodes, material_rows
from ingest.sections._prose_offices import seat_in, seats, told_offices
from ingest.sections._prose_outline import PLAIN, Node, matter_of, outline
from ingest.sections._prose_sentences import clauses, sentences
from language.dictionary import word_class
from language.roles import parse_clause
from language.slips import repair
from language.text import normalise

_AS_FOLLOWS = re.compile(r"[^：:；]{2,90}?(?:如下|以下|下列)[^：:；。，]{0,8}[：:]\s*(?=\S)")
"""`现明确各部门职责如下：`: what comes before the duties of the same paragraph."""
_NO_DUTY = re.compile(
    r"^(?:分送|抄送|主送|抄报|印送|发送)[：:]|(?:参加|列席|出席)(?:了)?(?:本次)?会议$"
    r"|(?:任|担任|兼任)(?:总|副|常务)*(?:指挥长?|组长|召集人|主任|会长)(?:$|[，,])|兼任$"
    r"|(?:成立|设立|下设|组建)(?:以下|下列|如下|\d+个|[二三四五六七八九十]个)[^，。；]{0,12}[：:]?$"
    r"|召开一次[^，,。；]{0,14}会议?$"
    r"|负责解释|自.{0,24}起(?:施行|执行|试行|生效)|同时废止|(?:特?制定|制订)本(?!地|级|辖|区|"
    r"部门|单位|行业|县|市|镇|乡)|研究同意|"
    r"现(?:印发|将)"
    r"|印发给你们|作如下|如下[：:]?$|有效期|^(?:近日|日前|前不久)|以下简称.{0,30}是|下同|"
    r"^(?:是)?指(?!导|挥|定|派|引)"
    r"|(?<![（(])设在[^，]{2,20}$|统一写作|统称为?|[以下]简称"
    r"|关于.{2,60}(?:通知|意见|方案|函|批复|办法|公告|通告)$|^附件"
    r"|^[^，,。；]{0,40}(?:统计|登记|评分|一览|情况|考核|明细|汇总)表$"
)
_NO_ACT = re.compile(
    r"^(?:可以?(?!持续)|不得|不能|不予|不再|有权|无需|无权|禁止|严禁|成立(?!.*负责)|印发|回答|"
    r"决定[于在对]"
    r"|是(?!.*(?:负责|承担|牵头|主管部门|责任主体|责任人))"
    r"|为(?!.{1,30}[，,]?(?:提供|出具|办理|做好|设|建|配|申|制)|.*(?:负责|牵头|责任))|"
    r"系(?!统)"
    r"|设(?:下列|以下|有|\d|局长|主任)|有关负责人|负责人(?!用|员|民|口|才|事|体|工|力)|"
    r"领导(?!小组)|工作人员|召开(?:会议|全体)|所属|内设"
    r"|的|之间|等的|以上|以下|以外|内部|自行决定"
    r"|(?:联系|咨询|值班|投诉|举报|监督)?电话)"
)
_CONTENT = re.compile(
    r"\s*(?:具体|工作|主要|任务|重点)?(?:内容|措施|任务|要求|目标|举措)\s*[：:]\s*"
)
_LABEL = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4})?(?:牵头|责任|配合|主办|协办|承办|主管|成员|填报|编制)(?:单位|"
    r"部门|机构)"
)
"""Words for a part that bodies play, which are no bodies themselves."""
_PART = re.compile(r"[（(](牵头|主办|配合|协办|协助|参与|责任)(?:单位|部门)?[)）]$")
_PARTS = {"牵头": "lead", "主办": "lead", "责任": "lead", "配合": "support", "协办": "support",
          "协助": "support", "参与": "support"}
_ADDRESSED = re.compile(r"\s*各[^。；]{2,60}[：:]\s*")
"""To whom a document is sent (主送机关)."""
_RELATIVE = re.compile(r"^[\u4e00-\u9fff]{2,5}的[\u4e00-\u9fff]")
_CASE = re.compile(
    r"(?:案例[一二三四五六\d]*[：:]|(?:今年|去年|前年|近期|(?:\d{4}|某)年|"
    r"[一二三四五六七八九十\d]{1,3}月)[^，,。]{0,12}[，,]"
    r"(?:一[名位家]|某|[\u4e00-\u9fff]某|市民|村民|居民|群众|有(?:市民|群众|居民|"
    r"村民))[^。]*(?:了|被|后|将|对))"
)
_BROKEN = re.compile(r"(?!其中|同时|此外|另外|原则|对此|为此|目前|并)[\u4e00-\u9fff]{1,2}[，,]")
"""A sentence whose beginning was lost in copying."""
_ASKED_OF = re.compile(
    r"(?:须|应当|应|需|要|必须)(?:事先|先行|报)?经(?P<who>[^，,。；]{3,30}?)(?:审核|审查)?"
    r"(?:批准|同意|核准|许可|审批)"
)
"""`…须经X批准`: X approves, whoever acts."""
_ALIASED = re.compile(r"(?:部门|单位|机构|科|股|室|局|中心)$")
"""What stands before a bracket with another name for it."""
_PUBLIC = re.compile(
    r"(?:业主|居民|村民|市民|群众|申请人|申报人|当事人|家长|监护人|个人|用户|消费者|学生|患者|参保人)"
    r"(?:个人|们)?(?:可|应|须|需|要|凭|持|自|有权|也|到|在|于|填|提|通过|登录)"
)
"""What people may or must do is no duty of a body, nor does it go on with one."""
_HELPS = re.compile(
    r"(?:应当?|要|须|按照?|依照?|各自|有关|相关|职责|职能|分工|规定|积极|共同|密切|予以|主动|做好|、|的)*"
    r"(?:协同|配合|协助|参与|参加|支持)"
)
_PENALTY = re.compile(r"(?:逾期|拒不|拒绝|情节|仍不|屡|造成)[^，,]{0,20}(?:的|者)?[，,]")
_TIMED = re.compile(r"[（(](?P<when>[^（）()]*(?:\d{4}年|\d{1,2}月|月底|日前|年底)[^（）()]*)[)）]")
_ASIDE = re.compile(r"[（(][^（）()]*(?:电话|具体由|联系人|热线)[^（）()]*[）)]\s*$")


def nodes_of(source: Source) -> list[Node]:
    """The outline of a document, made once."""
    made = source.notes.get("outline")
    if not isinstance(made, list):
        made = outline(running(source))
        source.notes["outline"] = made
    return made


def nodes_in(claim: Claim, source: Source) -> list[Node]:
    """The nodes inside a claim, with all the headings above them."""
    low, high = claim.extent.start, claim.extent.end
    return [n for n in nodes_of(source) if low <= n.para.start and n.para.end <= high]


def document_rules(source: Source, table: Table | None = None) -> Rules:
    """The rules that the document states for its brackets, found once.

    A heading or a row of a table may state that the first body leads.
    """
    if table is not None and any(leads_first(c.text) for c in table.cells if len(c.text) < 200):
        return Rules(first_leads=True)
    made = source.notes.get("assignment_rules")
    if not isinstance(made, Rules):
        made = rules_of(p for p in running(source) if p.table is None)
        source.notes["assignment_rules"] = made
    return made


def seq_of(node: Node) -> Value | None:
    """The number of a paragraph as printed."""
    number = node.para.number
    if number is None:
        return None
    words = node.para.passage[number.start : number.end]
    if node.para.automatic or not words:
        return Value(node.para.passage[:1], text=number.label)
    return Value(words, text=number.label)


def matter_value(node: Node) -> Value | None:
    words = matter_of(node)
    return Value(words) if words else None


def _is_unit(words: str) -> bool:
    """Whether words name bodies, and no part that bodies play (牵头单位)."""
    return is_body_list(words) and not (_LABEL.fullmatch(words) and not OTHERS.fullmatch(words))


def unit_head(node: Node) -> tuple[Passage, Passage]:
    """The bodies that head a paragraph (`X：…`, `X。…`) and what follows them."""
    if node.title and _is_unit(node.title.text):
        return node.title, node.rest
    body = node.rest if not node.title else EMPTY
    match = re.match(
        r"[\s|]*([^：:。；\t|]{2,80}?)(?:\s*[：:\t|]\s*|\u3000+|[ \u3000]{2,})(?=\S)", body.text
    )
    if match and _is_unit(match.group(1)):
        return body[match.start(1) : match.end(1)], body[match.end() :].strip("| \t")
    first = re.match(r"([^：:。；]{4,80})。(?=\S)", body.text) if node.para.number else None
    if first and "、" in first.group(1) and _is_unit(first.group(1)):
        return body[: first.end(1)], body[first.end() :]
    return EMPTY, EMPTY


def units_over(node: Node) -> Passage:
    """The bodies of the nearest heading above, where that heading is bodies."""
    title = node.above[-1].title if node.above else EMPTY
    if title and _is_unit(title.text):
        return title
    return whose_duties(title)


_WHOSE = re.compile(
    r"(?P<who>\S{2,30}?)(?:的)?(?:主要|工作|具体|基本)*(?:职责|任务|职能)(?:任务)?"
    r"(?:是|为|有|如下|包括)?"
)
_ANYONE = re.compile(r"(?:单位|部门|机构|各方|机关|岗位|人员)$")
_GROUPS = re.compile(r"\S{0,20}(?:领导小组|联席会议|指挥部|专班|工作组|委员会|协调机制|专项组)")


def whose_duties(title: Passage) -> Passage:
    """The body of a heading such as `联席会议主要职责`; a heading for all is nobody's."""
    match = _WHOSE.fullmatch(title.text.strip("：: "))
    if match is None or _ANYONE.search(match["who"]):
        return EMPTY
    if not (is_body_list(match["who"]) or _GROUPS.fullmatch(match["who"])):
        return EMPTY
    return title.group(match, "who")


_LISTS = re.compile(
    r"(?:其|具体|主要|工作|基本|承担的?|履行的?|负责|承担|履行|下列|以下|如下|的)*"
    r"(?:职责|任务|职能|工作|事项)(?:任务)?(?:是|为|有|如下|包括)?"
)


def announced(node: Node) -> Passage:
    """The body whose duties a paragraph ending with a colon announces (主要职责：)."""
    text = node.para.passage.strip()
    if node.para.table is not None or node.title or text.text[-1:] not in ("：", ":"):
        return EMPTY
    parts = sentences(text.strip("：: "))
    if not parts:
        return EMPTY
    last = re.split(r"[，,]", parts[-1].text)[-1]
    words = parts[-1][len(parts[-1]) - len(last) :]
    if not _LISTS.fullmatch(last):
        return whose_duties(words) or _acting(parts[-1], _LISTS)
    for part in (*parts[:-1][::-1], parts[-1][: len(parts[-1]) - len(last)]):
        seat = seat_in(part)
        found = subjects(part.text)
        if seat or found:
            return seat or part[found[0].bodies[0].start : found[0].bodies[-1].end]
    return EMPTY


def _acting(sentence: Passage, what: re.Pattern[str]) -> Passage:
    """The body in `X负责下列工作`."""
    for found in subjects(sentence.text):
        if what.fullmatch(sentence.text[found.predicate : found.end].strip()):
            return sentence[found.bodies[0].start : found.bodies[-1].end]
    return EMPTY


def read(nodes: Sequence[Node], source: Source) -> Iterator[Row]:
    """The rows of running text."""
    first_under: set[int] = set()
    yield from material_rows(nodes, source)
    listed = listed_nodes(nodes)
    told, style = EMPTY, ""
    for node in nodes:
        if id(node) in listed:
            continue
        number = node.para.number
        if told and number is not None and style in ("", number.style):
            style = number.style
            yield from under_units(told, node.para.body, node)
            continue
        told, style = announced(node), ""
        if node.para.table is not None or _ADDRESSED.fullmatch(node.para.text):
            continue
        yield from seats(node.para.body, source)
        yield from told_offices(node.para.passage)
        units, rest = unit_head(node)
        if units:
            yield from under_units(units, rest, node)
            if rest:
                first_under.add(id(node))
            continue
        over = units_over(node)
        if over:
            heading = id(node.above[-1])
            if heading not in first_under or not subjects(_first(node)):
                first_under.add(heading)
                yield from under_units(over, node.para.body, node)
                continue
        yield from plain(node, source)


def _first(node: Node) -> str:
    listed = sentences(node.para.body)
    return listed[0].text if listed else ""


def under_units(units: Passage, text: Passage, node: Node) -> Iterator[Row]:
    """Duties of the bodies that head them; a body alone in a sentence is the next head."""
    bearers = headed(units)
    setting = Setting(matter_value(_above_units(node)), seq_of(node))
    for sentence in sentences(text):
        if len(sentence) <= 20 and is_body_list(sentence.text):
            bearers = headed(sentence)
            setting = Setting(setting.matter)
            continue
        for clause in clauses(sentence):
            number = read_number(clause.text)
            if number is not None:
                seq = Value(clause[number.start : number.end], text=number.label)
                setting = replace(setting, seq=seq)
                clause = clause[number.end :].strip()
            if clause and not _NO_DUTY.search(clause.squeezed().text):
                yield duty(without_aside(clause), bearers, setting)


def headed(units: Passage) -> list[Bearer]:
    """The bodies of a heading; `X（牵头单位）` says X's role."""
    made = []
    for bearer in bearers_of(units, split_bodies(units.text)):
        told = _PART.search(normalise(bearer.name.passage.text))
        words = bearer.name.passage[: told.start()] if told else bearer.name.passage
        made.append(Bearer(Value(words), _PARTS[told.group(1)] if told else ""))
    return made


def _above_units(node: Node) -> Node:
    while node.above and node.above[-1].title and is_body_list(node.above[-1].title.text):
        node = node.above[-1]
    return node


def plain(node: Node, source: Source) -> Iterator[Row]:
    """The duties of a paragraph: brackets first, then sentences with a subject."""
    text = node.rest
    if _ADDRESSED.fullmatch(node.para.text):
        return
    lead = _AS_FOLLOWS.match(text.text)
    text = text[lead.end() :] if lead else text
    if not re.search(r"[。；，,;！]", text.text) and (node.level >= PLAIN or "\t" in text.text):
        return
    setting = Setting(matter_value(node), seq_of(node), deadline=deadline_of(node))
    start = 0
    for assigned in closing(text, document_rules(source)):
        yield from covered(text[start : assigned.low], assigned, setting)
        start = assigned.high
    carry = bool(re.search(r"职责|分工", "".join(t.text for t in node.headings)))
    actor: list[Bearer] = []
    before: Passage | None = None
    for sentence in sentences(text[start:]):
        if _CASE.match(sentence.text):
            yield case(sentence, setting)
            continue
        torn = _BROKEN.match(sentence.text) if before is not None else None
        broken = torn is not None and (len(torn.group()) == 2 or not word_class(torn.group()[:-1]))
        before = sentence
        if broken:
            source.issue(
                "text_broken", "这一句的开头缺失,没有归给任何部门。",
                "The beginning of this sentence is lost; it is given to no body.", sentence.at,
            )
        actor = actor if carry and not broken else []
        judge: list[Bearer] = []
        for clause in clauses(sentence):
            who = actor or (judge if _PENALTY.match(clause.text) else [])
            row, actor = spoken(without_aside(clause), who, setting)
            if row is not None:
                judge = _punishing(row)
                yield row


def _punishing(row: Row) -> list[Bearer]:
    """Who goes on in `由X责令改正；逾期不改的，处以罚款`."""
    return [
        Bearer(link.name) for link in row.links
        if link.edge == "BORNE_BY" and link.qualifiers.get("role") in ("lead", "supervise")
    ]


def case(sentence: Passage, setting: Setting) -> Row:
    """A story told as an example (案例)."""
    row = Row("Case", Value(sentence)).put("text", Value(sentence))
    return row.link("CONCERNS", "Matter", setting.matter)


def deadline_of(node: Node) -> Value | None:
    """The time that the nearest heading with a time gives: 第一阶段（2018年12月10日前）."""
    for above in (node, *reversed(node.above)):
        match = _TIMED.search(above.title.text)
        if match is not None:
            return Value(above.title.group(match, "when"))
    return None


def closing(text: Passage, rules: Rules) -> Iterator[Assigned]:
    """Brackets with bodies that close a sentence or an item."""
    for assigned in assigned_in(text, rules):
        after = text.text[assigned.high :].lstrip()
        before = text.text[: assigned.low].rstrip()
        if not assigned.bearers and assigned.deadline is None:
            continue
        inside = after and after[0] not in "。；;，,（(\n" and before[-1:] not in ("。", "；")
        if inside or not before or re.search(r"\d{5}$", before[-5:]):
            continue
        if not assigned.labelled and _ALIASED.search(before):
            continue
        yield assigned


def covered(text: Passage, assigned: Assigned, setting: Setting) -> Iterator[Row]:
    """The clauses before a bracket, all of them borne by its bodies."""
    setting = Setting(setting.matter, setting.seq, deadline=assigned.deadline)
    label = _CONTENT.match(text.text)
    for clause in clauses(text[label.end() :] if label else text):
        yield duty(clause, assigned.bearers, setting)


def without_aside(clause: Passage) -> Passage:
    """Without a closing bracket that only tells a telephone or an office."""
    match = _ASIDE.search(clause.text)
    return clause[: match.start()].strip() if match and match.start() else clause


def spoken(
    clause: Passage, actor: list[Bearer], setting: Setting
) -> tuple[Row | None, list[Bearer]]:
    """The row of a clause that has a subject, or goes on with the one before it."""
    even = clause.squeezed()
    even = even.reworded(repair(even.text))
    if _NO_DUTY.search(even.text):
        return None, []
    found = [s for s in subjects(even.text) if acts(even.text, s)]
    if not found and _PUBLIC.match(even.text):
        return None, []
    if not found:
        asked = _ASKED_OF.search(even.text)
        if asked is not None and is_body_list(asked["who"]):
            return duty(clause, [Bearer(Value(even.group(asked, "who")), "approve")], setting), []
        if not actor or subjects(even.text) or _NO_ACT.match(even.text):
            return None, actor
        return duty(clause, inherited(actor), setting), actor
    last = found[-1]
    fronted = found[0].bodies[0].start == 0 and last.bodies[0].start == last.start
    goes_on = bearers_of(even, last.bodies) if fronted else []
    if len(found) == 1:
        return duty(clause, bearers_of(even, last.bodies), setting), goes_on
    return duty(clause, [b for s in found for b in _ranked(even, s)], setting), goes_on


def acts(text: str, subject: Subject) -> bool:
    """Whether a subject does something that binds it."""
    after = text[subject.predicate : subject.end].lstrip("，,（( ")
    if not after or _NO_ACT.match(after):
        return False
    if re.match(r"负责|承担|牵头|应|须|要", after):
        return True
    return not (_RELATIVE.match(after) and word_class(after[:2])[:1] == "v")


def _ranked(text: Passage, subject: Subject) -> list[Bearer]:
    """The bearers of one part of a sentence with the roles that the part gives."""
    bearers = bearers_of(text, subject.bodies)
    part = text.text[subject.start : subject.end].strip("，,")
    own = {str(b.name) for b in bearers}
    if _HELPS.match(text.text[subject.predicate : subject.end].lstrip("，,")):
        return [Bearer(b.name, "support") for b in bearers]
    parsed = parse_clause(part, str(bearers[0].name))
    made = [Bearer(b.name, role) for b in bearers for role in roles_in(parsed, own)]
    offset = subject.start + text.text[subject.start : subject.end].find(part)
    for party in parsed.parties:
        if party.name and party.start >= 0 and not same_body(party.name, own):
            words = text[offset + party.start : offset + party.end]
            made.append(Bearer(Value(words, text=party.name), party.role))
    return made
