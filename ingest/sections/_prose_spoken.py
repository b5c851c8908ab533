"""A clause that has a subject (有主语的句子): the row of what the subject does."""

from __future__ import annotations

import re

from ingest.passage import Passage
from ingest.rows import Row, Value
from ingest.sections._prose_bodies import Subject, is_body_list, subjects
from ingest.sections._prose_duties import (
    Bearer,
    Setting,
    bearers_of,
    duty,
    inherited,
    roles_in,
    same_body,
)
from language.dictionary import word_class
from language.roles import parse_clause
from language.slips import repair

NO_DUTY = re.compile(
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
_RELATIVE = re.compile(r"^[\u4e00-\u9fff]{2,5}的[\u4e00-\u9fff]")
_ASKED_OF = re.compile(
    r"(?:须|应当|应|需|要|必须)(?:事先|先行|报)?经(?P<who>[^，,。；]{3,30}?)(?:审核|审查)?"
    r"(?:批准|同意|核准|许可|审批)"
)
"""`…须经X批准`: X approves, whoever acts."""
_PUBLIC = re.compile(
    r"(?:业主|居民|村民|市民|群众|申请人|申报人|当事人|家长|监护人|个人|用户|消费者|学生|患者|参保人)"
    r"(?:个人|们)?(?:可|应|须|需|要|凭|持|自|有权|也|到|在|于|填|提|通过|登录)"
)
"""What people may or must do is no duty of a body, nor does it go on with one."""
_HELPS = re.compile(
    r"(?:应当?|要|须|按照?|依照?|各自|有关|相关|职责|职能|分工|规定|积极|共同|密切|予以|主动|做好|、|的)*"
    r"(?:协同|配合|协助|参与|参加|支持)"
)
_ASIDE = re.compile(r"[（(][^（）()]*(?:电话|具体由|联系人|热线)[^（）()]*[）)]\s*$")


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
    if NO_DUTY.search(even.text):
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
