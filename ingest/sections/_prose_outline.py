"""Headings over running text (标题层次): what stands under what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.passage import EMPTY, Passage
from ingest.sections._prose_bodies import is_body_list
from ingest.sections._prose_headings import WORDS
from ingest.sections._prose_lines import Para
from ingest.sections._prose_noise import finished

PLAIN = 1000
"""The level of a paragraph without number: under every heading."""
_BARE_HEADING = 120
_TITLE = 1
_QUESTION = 15

GENERIC = re.compile(
    rf"^(?:{WORDS}|有关职责分工|有关事项|说明|附件.{{0,4}}|下一步.{{0,4}}"
    r"|(?:切实|进一步)?(?:加强|强化|提高|严格|严肃|落实|明确|压实|增强)(?:组织.{2}|"
    r".{0,2}领导|.{0,4}责任.{0,2}|.{0,2}认识|.{0,4}(?:配合|协作|问责)"
    r"|责任.{2}|宣传.{2}|督[导查].{2}|.{0,2}纪律)"
    r"|(?!优化|梳理|规范|公布|拓宽|简化|再造|编制).{0,5}(?:要求|措施|安排|步骤|程序|流程|方式|方法|目标|原则|任务|机制|打算|情况|事项|内容|"
    r"职责|分工|依据|附则|总则)"
    r"|.{4,}(?:职责(?:分工)?|分工|方案|措施|办法|细则|通知|意见|规定|制度|表|指南|要点|计划|"
    r"清单|分解|须知|答复|函|规则))$"
)
"""Headings that say which part of a document follows, not what it is about."""
_RUN_IN = re.compile(rf"^(?:{WORDS})(?=[^\s，,。；;：:、的和及与]{{4}})")
_LABELLED = re.compile(r"^[^：:。，]{2,12}[：:](?=.)")
_TASK = re.compile(
    r"\s*(?:重点)?(?:任务|项目|工作|措施|行动)[一二三四五六七八九十\d]{1,3}\s*[：:、]\s*"
)
"""`任务一：排查隐患`: a numbered heading that begins with a word."""
_ASKED = re.compile(r"^\s*(?:问|Q\d*|[提疑]问)\s*[：:、]\s*")
_ANSWERED = re.compile(r"^\s*(?:答|A\d*|[解回]答)\s*[：:、]\s*")


_STAGE = re.compile(
    r"([^。；，,：:（(]{2,10}(?:阶段|环节|步骤)(?:[（(][^（）()]{2,40}[）)])?)\s*[：:。]\s*(?=\S)"
)
"""`准备阶段（7月1日—20日）：市残联…`: a stage with its text behind it."""
_PREAMBLE = re.compile(r"\s*(?:为|根据|按照|依据|现将|现就|近期|近日|经|《)")
"""How a text begins behind those to whom it is sent."""


@dataclass(frozen=True, slots=True)
class Node:
    """A paragraph with its own heading, the rest of it, and the headings above."""

    para: Para
    title: Passage
    rest: Passage
    level: int
    above: tuple[Node, ...]
    children: bool = False

    @property
    def headings(self) -> tuple[Passage, ...]:
        """The words of the headings above, outermost first."""
        return tuple(node.title for node in self.above if node.title)


def outline(paras: Sequence[Para]) -> list[Node]:
    """The paragraphs with their headings."""
    made: list[Node] = []
    stack: list[Node] = []
    opening = True
    for position, para in enumerate(paras):
        after = paras[position + 1] if position + 1 < len(paras) else None
        level = _level(para, after)
        opening = opening and _is_bare_heading(para, after) and not _TASK.match(para.text)
        opening = opening and para.number is None
        level = _TITLE if opening and not is_body_list(para.body.text.strip("：: ")) else level
        if level < PLAIN:
            while stack and stack[-1].level >= level:
                stack.pop()
        deeper = after is not None and level < _level(after, None) < PLAIN
        title, rest = _heading(para, level, deeper)
        node = Node(para, title, rest, level, tuple(stack), deeper)
        made.append(node)
        if level < PLAIN:
            stack.append(node)
    return made


def _level(para: Para, after: Para | None) -> int:
    if para.table is not None:
        return PLAIN
    if _ASKED.match(para.text):
        return _QUESTION
    if para.number is not None:
        return para.number.level * 10
    if not _is_bare_heading(para, after):
        return PLAIN
    if after is not None and after.number is not None and after.number.value == 1:
        return max(after.number.level * 10 - 5, _TITLE + 1)
    return _BARE_HEADING


def _is_bare_heading(para: Para, after: Para | None) -> bool:
    text = re.sub(r"\s", "", para.text)
    if after is None or not 2 <= len(text) <= 24 or finished(text.rstrip("：:")):
        return False
    if _TASK.match(para.text):
        return not finished(para.text)
    if "\t" in para.text.strip() or (after.table is not None and "：" in text):
        return False
    if text[-1] in "：:" and _PREAMBLE.match(after.text):
        return False
    return not re.search(r"[。；，,]|\d{4}年|\d{8}|^\d", text) and not _LABELLED.match(text)


def _heading(para: Para, level: int, deeper: bool) -> tuple[Passage, Passage]:
    """The heading of a paragraph and what follows it in the same paragraph."""
    body = para.body
    if level == PLAIN:
        answered = _ANSWERED.match(body.text)
        return EMPTY, body[answered.end() :] if answered else body
    if level == _QUESTION:
        asked = _ASKED.match(body.text)
        return body[asked.end() if asked else 0 :].strip("？? "), EMPTY
    task = _TASK.match(body.text)
    if task is not None and not finished(body.text):
        return body[task.end() :], EMPTY
    if len(body) <= 40 and body.text.rstrip()[-1:] in "？?":
        return body.strip("？? "), EMPTY
    stage = _STAGE.match(body.text)
    if stage is not None:
        return body[: stage.end(1)], body[stage.end() :]
    bare = body.text.rstrip("：:。 ")
    open_ended = not finished(body.text) or body.text.rstrip()[-1:] in "：:"
    if len(bare) <= 40 and open_ended and not re.search(r"[。；]|^[^（(]*[，,]", bare):
        return body.strip("：: "), EMPTY
    staged = re.match(r"第[一二三四五六\d]+(?:阶段|步)|.{2,12}阶段[（(：:]", bare)
    if (deeper or staged) and len(bare) <= 40 and not re.search(r"[。；]", bare):
        return body.strip("。：: "), EMPTY
    return _run_in(body)


_ASSIGNS = r"[\u4e00-\u9fff]{2,6}(?:单位|部门|时限)[：:]"


_SENTENCE = re.compile(rf"([^。；，,：:]{{2,40}}?)[。]\s*(?=[^\s（(【])(?!{_ASSIGNS})")


def _run_in(body: Passage) -> tuple[Passage, Passage]:
    """A heading with its text behind it: `考核对象。全市…`, `总体要求坚持…`."""
    match = _SENTENCE.match(body.text)
    if match and (len(re.sub(r"[（(].*?[)）]", "", match.group(1))) <= 16 or re.search(
        r"职责(?:分工)?$",
        match.group(1,
    ))):
        return body[: match.end(1)], body[match.end() :]
    glued = _RUN_IN.match(body.text)
    if glued:
        return body[: glued.end()], body[glued.end() :]
    return EMPTY, body


def matter_of(node: Node) -> Passage:
    """What the text is about: the nearest heading that names a thing."""
    own = (node,) if node.title and node.rest else ()
    for above in (*own, *reversed(node.above)):
        asks = above.level == _QUESTION or above.para.text.rstrip()[-1:] in ("？", "?")
        words = _asked_about(above.title) if asks else above.title
        if words and is_body_list(words.text):
            continue
        words = _plain_matter(words)
        if words and above.level > _TITLE and not GENERIC.match(re.sub(r"\s", "", words.text)):
            return words
        if above.level == _QUESTION:
            return EMPTY
    return EMPTY


def _plain_matter(words: Passage) -> Passage:
    """A heading without 关于 before it and the time in brackets behind it."""
    if words.text.startswith("关于") and len(words) > 4:
        words = words[2:]
    timed = re.search(r"[（(][^（）()]*[年月日底前][^（）()]*[)）]$", words.text)
    return words[: timed.start()] if timed and timed.start() else words


def _asked_about(question: Passage) -> Passage:
    """The thing that a question asks about: 养犬怎样登记 → 养犬登记."""
    text = question.text
    if re.match(r"为什么|为何|哪些|什么是", text):
        return EMPTY
    bare = question.without(
        r"怎么办(?:理)?|如何办理|怎么处理|怎样|怎么|如何|由(?:谁|哪个部门|"
        r"哪些部门)(?:来)?(?:负责|管理|承担)?"
        r"|(?:要|需要)?注意(?:些)?什么|有哪些|是什么|[吗呢？?]|应该|应当"
    )
    return bare if 2 <= len(bare) <= 16 and len(bare) < len(text) else EMPTY
