"""What is no question for documents: emptiness, greetings, opinions, code."""

from __future__ import annotations

import re

from ask.fold import fold

LONGEST = 2_000

_GREETING = re.compile(
    r"^(?:你好|您好|在吗|在不在|早上好|下午好|晚上好|谢谢|多谢|再见|hi|hello|hey|thanks?|"
    r"thank you|good (?:morning|afternoon|evening)|test|测试|天气|今天天气)[\s\S]{0,12}$", re.I)
_SMALL_TALK = re.compile(r"今天天气|天气(?:怎么样|不错|真好)|讲个笑话|你是谁|你叫什么|"
                         r"tell me a joke|who are you|weather (?:today|like)", re.I)
_OPINION = re.compile(
    r"你(?:觉得|认为|怎么看|看好)|您(?:觉得|认为|怎么看)|划不划算|值不值|公不公平|公平吗|合不合理|合理吗|"
    r"好不好(?:用|看|吃)|是不是太|会不会(?:更好|改善)|应不应该|该不该(?:合并|撤|改)|有没有必要|"
    r"哪个(?:更好|最好|最差|最负责|最勤快)|谁(?:最好|最差|最负责|更负责|更称职)|靠谱吗|亏了|怎么评价|"
    r"in your (?:view|opinion|judge?ment)|do you (?:think|believe|feel|reckon)|what do you think|"
    r"\bis it fair\b|would .{0,60} do better|would it be better|better off|most helpful|"
    r"the best (?:official|bureau|department|county)|\bworth it\b|too many (?:offices|departments)|"
    r"should .{0,50} (?:merge|abolish)|your opinion|speaking as", re.I)
_CODE = re.compile(
    r"\b(?:MATCH\s*\(|DETACH DELETE|CREATE\s*\(|DROP (?:TABLE|DATABASE)|SELECT .+ FROM|"
    r"UNION ALL|<script|javascript:|ignore (?:all|previous|the above) (?:instructions|rules))|"
    r"忽略(?:以上|之前|前面)的?(?:所有)?(?:指令|规则|要求)", re.I)


def unfit(asked: str) -> str:
    """Why a text is no question here; '' when it may be one."""
    text = asked.strip()
    if not text:
        return "empty"
    if len(text) > LONGEST:
        return "long"
    if not fold(text):
        return "signs"
    if _CODE.search(text):
        return "code"
    if _GREETING.match(text) or _SMALL_TALK.search(text):
        return "greeting"
    if _OPINION.search(text):
        return "opinion"
    known = len(re.findall(r"[\u3400-\u9fffA-Za-z0-9]", text))
    letters = len(re.findall(r"\w", text))
    return "language" if known < 0.5 * letters else ""
