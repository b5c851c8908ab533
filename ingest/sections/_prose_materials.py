"""What running text asks people to bring (需携带的材料)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Source
from ingest.passage import EMPTY, Passage
from ingest.rows import Row, Value
from ingest.sections._prose_outline import Node, matter_of
from ingest.sections._prose_sentences import clauses, sentences

_ASKS = re.compile(
    r"(?:携带|提交|提供|出示|交验|递交|备齐|持|交)(?:下列|以下|如下|相关|有关|本人)?(?:证件|"
    r"材料|资料|证明|申请)*(?:或(?:材料|证件|证明))?"
    r"(?:原件|复印件)*(?:及复印件)?(?P<mark>[^。；：:]{0,16}[：:]|(?=[^，。；：:]{3,}))"
)
_HEADED = re.compile(r"(?:申请|所需|申报|办理|提交|应交|提供)(?:的)?材料(?:清单|目录)?$"
    r"|(?:带|交|提交|提供|准备|需要|需)(?:齐|好)?(?:哪些|什么)(?:申请|证明)?(?:材料|证件|资料)$"
    r"|(?:材料|证件|资料)(?:有哪些|是什么|包括哪些)$"
)
"""A heading over a list of what is to be brought."""
_MORE = re.compile(
    r"(?:属于|属|系|符合|为|是)?(?P<who>[^，,；。]{2,30}?)(?:的|者|人员)?[，,]?(?:还(?:应当?|"
    r"需要?|须|"
    r"要)|另(?:需|须|行|外)?|并(?:需|须)?)"
    r"(?:提[交供]|交|携带|出示|附)(?:交)?(?P<what>[^，。；]{2,60})$"
)
_THING = re.compile(
    r"(?:证明(?:书|材料|文件)?|证|证书|证件|照片|申请(?:书|表)|登记表|表|材料|户口[本簿]|身份证|"
    r"凭证|票据|认定书|承诺书|合同"
    r"|协议(?:书)?|报告|图|图纸|批复|名册|意见书?|委托书|执照|许可证|存折|银行卡|账号|档案|病历|"
    r"发票|复印件|原件|卡|通知书|介绍信|[\u4e00-\u9fff]{2}[书函单册])"
    r"(?:[（(][^（）()]*[)）])?(?:原件|复印件|"
    r"及复印件)*(?:各?[一二两三四五六七八九十\d]{1,2}[份张套册寸页])?等?$"
)
_FOR = re.compile(
    r"[（(](?P<who>[^（）()]{2,80}?)(?:需|须|应)?(?:要|另)?(?:提供|提交|出具)[)）]\s*[。；]?$"
)


_THEN = re.compile(
    r"[，,](?=(?:到|向|前往|在|至|并|即|经|由|后|交|通过|登录|办理|方可|送))"
    r"|(?:等(?:材料|证件|资料)?)?(?:到|向|前往)[^，,、]{2,16}?(?:办理|提出|申请|登记|申报|提交)"
)
"""What is to be done with the papers, behind their list."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A thing to bring, and the words that say who must bring it."""

    name: Passage
    who: Passage = EMPTY
    number: Passage = EMPTY


def materials(nodes: Sequence[Node], source: Source) -> Iterator[tuple[Node, Asked]]:
    """Everything that the text asks for, with the paragraph that says so."""
    for position, node in enumerate(nodes):
        if node.para.table is not None:
            continue
        for sentence in sentences(node.rest or node.para.body):
            yield from ((node, a) for a in _asked(sentence))
        if _HEADED.search(node.title.squeezed().text) or re.search(
            r"(?:携带|提交|提供|出示)[^。；]{0,20}(?:证件|材料|资料)[^。；]{0,10}[：:]\s*$"
        ,
                     node.para.text):
            yield from _listed(nodes, position)


def _asked(sentence: Passage) -> Iterator[Asked]:
    general = True
    for clause in clauses(sentence):
        more = _MORE.search(clause.text)
        if more is not None and _THING.search(more["what"]):
            what, who = clause.group(more, "what").strip(), clause.group(more, "who")
            yield from (Asked(thing, who) for thing in _things(what) or [what])
            continue
        found = next(
            (m for m in _ASKS.finditer(clause.text) if _things(clause[m.end() :])), None
        )
        if found is not None and general:
            general = False
            for thing in _things(clause[found.end() :]):
                yield Asked(thing)


def _things(words: Passage) -> list[Passage]:
    """The parts of a list when all of them are papers or things to bring; two at least."""
    rest = _THEN.search(words.text)
    words = words[: rest.start()] if rest else words
    parts = words.strip("：: ，,").split(r"、|，(?=[^，]{2,12}$)")
    if len(parts) > 1:
        last = re.search(r"[和及与](?=[^和及与]{2,}$)", parts[-1].text)
        if last is not None and all(
            _THING.search(p) for p in (parts[-1].text[: last.start()], parts[-1].text)
        ):
            parts[-1:] = [parts[-1][: last.start()], parts[-1][last.end() :]]
    if len(parts) < 2 or not all(_THING.search(p.text.strip()) for p in parts):
        return []
    return [p.strip() for p in parts]


def _listed(nodes: Sequence[Node], position: int) -> Iterator[tuple[Node, Asked]]:
    """Numbered lines behind `需携带下列材料：`."""
    style = None
    for node in nodes[position + 1 :]:
        number = node.para.number
        if number is None and style is None and node.para.text.rstrip()[-1:] in "：:":
            continue
        if number is None or node.children or (style is not None and number.style != style):
            return
        style = number.style
        body = node.para.body.strip("。；; ")
        told = _FOR.search(body.text)
        name = body[: told.start()].strip() if told else body
        if not 2 <= len(name) <= 60:
            return
        who = body.group(told, "who") if told else EMPTY
        yield node, Asked(name.strip("。；;"), who, node.para.passage[number.start : number.end])


def listed_nodes(nodes: Sequence[Node]) -> set[int]:
    """The paragraphs that are entries of a list of materials."""
    found: set[int] = set()
    for position, node in enumerate(nodes):
        if _HEADED.search(node.title.squeezed().text) or re.search(
            r"(?:携带|提交|提供|出示)[^。；]{0,20}(?:证件|材料|资料)[^。；]{0,10}[：:]\s*$"
        ,
                     node.para.text):
            found |= {id(one) for one, _ in _listed(nodes, position)}
    return found


def material_rows(nodes: Sequence[Node], source: Source) -> Iterator[Row]:
    """Rows of what the text asks for; under a question they concern its matter."""
    seen: set[str] = set()
    for node, asked in materials(nodes, source):
        name = Value(asked.name)
        if str(name) in seen:
            continue
        seen.add(str(name))
        row = Row("Material", name, key=(source.identity.issuer,))
        categories = list(meant(asked.who.text, source))
        for category in categories:
            row.link("FOR_CATEGORY", "PersonCategory", category)
        if asked.who:
            row.put("detail", Value(asked.who))
        words = matter_of(node)
        if words and not asked.who and not categories and node.level >= 1000:
            row.link("CONCERNS", "Matter", Value(words))
        yield row


def meant(words: str, source: Source) -> Iterator[Value]:
    """The person categories that words mean: by number, or by name."""
    known = source.notes.get("categories")
    if not isinstance(known, list) or not words:
        return
    for number, name in known:
        bare = str(name)
        if (number and number in words) or bare in words or _shares(bare, words):
            yield name


def _shares(name: str, words: str) -> bool:
    """Whether a part of a list is a short form of a category's name."""
    return any(
        len(part) >= 3 and (part in name or name in part)
        for part in re.split(r"[、，,和及]", words)
    )
