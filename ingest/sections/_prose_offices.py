"""Offices that running text names in passing: seats of groups, offices with telephones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.reading import Paragraph
from ingest.document import Source
from ingest.passage import Passage
from ingest.rows import Row, Value
from ingest.sections._prose_bodies import split_bodies
from ingest.sections._prose_duties import office, phones_in
from ingest.sections._prose_names import body_at
from language.departments import find_departments
from language.offices import looks_like_office

_SEAT = re.compile(
    r"(?P<office>[^，,。；;：:、\s（）()]{0,24}?办公室)[（(]?(?:以下简称[^）)]{1,20}[）)])?(?:设在|"
    r"设于|挂靠在?)"
    r"(?P<body>[^，,。；;：:、\s（）()]{2,24})"
)
_CALLED = r"(?:的)?(?:联系|咨询|值班|举报|办公)?电话[：:为]?"
_GROUP = re.compile(r"(领导小组|联席会议|指挥部|工作专班|委员会)(?=[，,]?办公室|制度)")
_TOLD = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{2,20}?)[（(](?:具体(?:工作|事宜)?由|"
    r"由)?(?P<office>[\u4e00-\u9fff]{2,14}?(?:科|股|室|处|中心|办))"
    r"(?:负责|承办|接收|办理|受理)?[^（）()]*?(?:电话|热线)[^（）()]*[）)]"
)


def seats(passage: Passage, source: Source) -> Iterator[Row]:
    """`办公室设在X`: the group's office as an office of X, with its telephone."""
    even = passage.squeezed()
    for match in _SEAT.finditer(even.text):
        body = even.group(match, "body")
        name = even.group(match, "office")
        known = next(iter(split_bodies(body.text)), None)
        if known is None:
            continue
        words = _full(name, even.text[: match.start()], source)
        yield office(words, Value(body), _phones(str(words), even, match.end(), source))


def seat_in(sentence: Passage) -> Passage:
    """The office in a sentence that tells its seat; a bare 办公室 is not told apart."""
    match = _SEAT.search(sentence.text)
    return sentence.group(match, "office").strip() if match else sentence[:0]


def _full(name: Passage, before: str, source: Source) -> Value:
    """The office's whole name; a bare 办公室 is the office of the group before it."""
    if name.text != "办公室":
        return Value(name)
    groups = _GROUP.findall(before + "，办公室") or re.findall(
        r"领导小组|联席会议|指挥部|工作专班|委员会", before
    )
    if not groups:
        return Value(name)
    whole = f"{groups[-1]}办公室"
    for block in source.blocks:
        at = block.text.find(whole) if isinstance(block, Paragraph) else -1
        if at >= 0 and isinstance(block, Paragraph):
            return Value(source.passage(block)[at : at + len(whole)])
    return Value(name, "inferred", "office_of_group", whole)


def _phones(name: str, sentence: Passage, after: int, source: Source) -> list[Value]:
    """Telephones of an office: in its sentence, or beside its name elsewhere."""
    stop = sentence.text.find("。", after)
    here = list(phones_in(sentence[after : stop if stop >= 0 else len(sentence)]))
    if here:
        return here
    for block in source.blocks:
        if not isinstance(block, Paragraph):
            continue
        text = source.passage(block).squeezed()
        match = re.search(re.escape(name) + _CALLED, text.text)
        if match:
            return list(phones_in(text[match.start() : match.end() + 16]))
    return []


_BESIDE = re.compile(
    r"(?:^|[：:；;，,。、（(\s])(?P<words>[\u4e00-\u9fff]{5,30}(?:科|股|室|处|中心|大队|站|所|办))"
    r"[\s，,（(]*(?:[\u4e00-\u9fff]{1,3}(?:某+|先生|女士|同志)|[\u4e00-\u9fff]{2,3}(?=\s))?"
    r"[\s：:，,（(]*(?:(?:联系|咨询|办公|服务)?电话[：:]?)?\s*(?=0\d{2,3}[-—－]\d{7,8})"
)

_BEHIND = re.compile(
    r"0\d{2,3}[-—－]\d{7,8}\s*[（(](?P<words>[\u4e00-\u9fff]{5,30}(?:科|股|室|处|中心|大队|站|所|办))[）)]"
)


def beside_phones(passage: Passage) -> Iterator[Row]:
    """`县卫生健康局妇幼健康股：0000-5550101`: an office of a body with its telephone."""
    if len(passage) > 300:
        return
    for match in (*_BESIDE.finditer(passage.text), *_BEHIND.finditer(passage.text)):
        words = passage.group(match, "words").strip()
        for mention in find_departments(words.text):
            name = words[mention.end :]
            cut = words.text[: mention.end].endswith("办") and name.text.startswith("公室")
            whole = mention.start == 0 and len(name) >= 2 and not cut
            if whole and looks_like_office(name.text):
                near = passage[match.start() : match.end() + 16]
                phone = next(phones_in(near), None)
                yield office(Value(name), Value(words[: mention.end]), [phone] if phone else ())
                break


def told_offices(passage: Passage) -> Iterator[Row]:
    """`X（具体由Y科接收，电话…）`: an office named with its telephone in a bracket."""
    yield from beside_phones(passage)
    even = passage.squeezed()
    for match in _TOLD.finditer(even.text):
        name = even.group(match, "office")
        if not looks_like_office(name.text):
            continue
        low = _body_start(even.text, match.start("body"), match.end("body"))
        body = Value(even[low : match.end("body")])
        yield office(Value(name), body, phones_in(even.group(match)))


def _body_start(text: str, low: int, high: int) -> int:
    """Where the body that ends at `high` begins."""
    known = [m.start for m in find_departments(text[:high]) if m.end == high]
    if known:
        return max(known)
    for start in range(low, high - 2):
        body = body_at(text[:high], start)
        if body is not None and body.end == high and re.match(
            r"[各县市区省本]|\w{2,3}[县市区镇]",
            text[start:],
        ):
            return start
    return low


__all__ = ["seat_in", "seats", "told_offices"]
