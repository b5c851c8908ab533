"""What a person reads: the headline, the refusal, the reasons; in zh and en."""

from __future__ import annotations

import re
from typing import Any

from ask.question import Question

ROLE = {
    "lead": ("负责", "responsible"), "joint": ("会同", "jointly"), "support": ("配合", "supports"),
    "guide": ("指导", "guides"), "supervise": ("监督", "supervises"),
    "approve": ("审批", "approves"), "fund": ("经费", "funds"), "provide": ("提供", "provides"),
}
_LONGEST = 120


def _clean(text: str, longest: int = _LONGEST) -> str:
    plain = re.sub(r"\s+", " " if re.search(r"[A-Za-z] [A-Za-z]", text) else "", text).strip()
    return plain if len(plain) <= longest else plain[:longest] + "…"


def roles(names: str, english: bool) -> str:
    """Role names in words."""
    words = [ROLE[n][english] for n in re.split(r"[、,\s]+", names) if n in ROLE]
    return ("、" if not english else ", ").join(words)


def who(answer: dict[str, Any]) -> str:
    """The bearer of an answer: department and office as they are written."""
    return " ".join(_clean(answer[k], 60) for k in ("department", "office") if answer.get(k))


def headline(question: Question, answers: list[dict[str, Any]]) -> str:
    """One sentence: the lead and what it does, then the others."""
    first = answers[0]
    bearer, said = who(first), _clean(first["quote"])
    english = question.english
    if question.intent == "phone" and first.get("phone"):
        opening = f"{_clean(first['phone'], 60)}" + (f" ({bearer})" if bearer else "")
    elif bearer:
        opening = bearer
    else:
        opening = ""
    line = f"{opening}：{said}" if opening else said
    if english:
        line = f"{opening}: “{said}”" if opening else f"“{said}”"
    others = list(dict.fromkeys(
        w for a in answers[1:] if (w := who(a)) and w != bearer and w not in bearer
    ))
    if others:
        listed = ("; " if english else "；").join(others[:4])
        line += f" Also: {listed}." if english else f"；另有：{listed}"
    return line


def correction(question: Question, answers: list[dict[str, Any]]) -> str:
    """A sentence when the question presumed another body than the one found."""
    found = who(answers[0])
    if not question.presumed or not found:
        return ""
    wrong = [p for p in question.presumed if p not in found and p not in answers[0]["quote"]]
    if not wrong:
        return ""
    if question.english:
        return f"Not {wrong[0]}: "
    return f"不是{wrong[0]}。"


def refusal(question: Question, places: list[str], left: tuple[str, ...], reason: str) -> str:
    """What was looked for, where, and which words no document accounts for."""
    english = question.english
    where = ("、" if not english else ", ").join(places[:3])
    if reason == "place":
        names = "、".join(question.places.unknown)
        return (f"No document of {names} is loaded." if english
                else f"没有载入{names}的文件，不能用别处的规定来回答。")
    if reason == "document":
        return "No such document is loaded." if english else "没有载入这份文件。"
    if reason.startswith("value:"):
        attribute = next(a for a in question.attributes if a.name == reason[6:])
        return (f"The documents{' of ' + where if where else ''} do not state {attribute.en}"
                " for this." if english
                else f"{where or '已载入的文件'}没有写明这件事的{attribute.zh}。")
    listed = (", " if english else "、").join(f"“{w}”" for w in left[:5])
    if english:
        tail = f": nothing on {listed}." if listed else "."
        return f"No document{' of ' + where if where else ''} answers this{tail}"
    tail = f"，其中没有提到{listed}" if listed else ""
    return f"{where or '已载入的文件'}没有回答这个问题的内容{tail}。"


def unfit(kind: str, english: bool) -> str:
    """The short sentence for what is no question for documents."""
    zh, en = _UNFIT[kind]
    return en if english else zh


_UNFIT = {
    "empty": ("请写出要问的事。", "Please write what you want to know."),
    "long": ("问题太长，请用一两句话写明要问的事。",
             "The question is too long; please put it in a sentence or two."),
    "signs": ("没有读到文字，请写出要问的事。", "No words were found; please write a question."),
    "greeting": ("您好。可以问：某地某件事由哪个部门负责、依据什么、找哪个科室、电话多少。",
                 "Hello. Ask who is responsible for a matter, on what basis, which office, "
                 "which telephone number."),
    "language": ("请用中文或英文提问。", "Please ask in Chinese or English."),
    "opinion": ("这里只说明文件写了什么，不作评价和预测。",
                "Only what documents state can be answered here, not opinions or forecasts."),
    "code": ("这不是一个问题，请用一句话写明要问的事。",
             "This is not a question; please ask in a sentence."),
    "none": ("还没有载入任何文件。", "No document is loaded yet."),
}
