"""The marks by which a clause is read: subjects, joint bodies, decisions asked for."""

from __future__ import annotations

import re

from language.vocabulary import words

QUOTED = re.compile(r"《[^》]*》(?:[（(][^（）()]{2,30}号[）)])?")


BRACKET = re.compile(r"[（(〔【]([^（）()〔〕【】]*)[）)〕】]")


REACH = re.compile(r"[^，；。！,;\n]+")


ENDS = re.compile(r"[；。！;\n]")


BY = re.compile(r"(?:统一|分别|具体|主要|一律|均|应当?|可以?|须|则|仍|也|再|并)*(?:交)?由")


JOIN = re.compile(r"\s*(?:、|和|与|及|以及|或)\s*")


OTHERS = re.compile(
    r"(?:等)?(?:\d+|[一二三四五六七八九十]+)?个?(?:有关|相关)?(?:部门|单位|成员单位)?"
)


JOINT = re.compile(
    r"会同|协同|商请|联合|协商|会商|研商|商(?=[^务业品户贸标城会])|(?:与|和|同)(?=.{2,24}?(?:共同|联合|一起|协同))|(?<=[应当要须])同(?=(?:当地|本级|同级)?▲)"
)


NEAR = re.compile(r"(?:当地|本级|同级|所在地)(?=▲)")


TOGETHER = re.compile(r"^(?:共同|联合|一起|协同|一并)")


APPROVAL = re.compile(
    r"(?:按程序|按规定|逐级|及时|并|后|再|统一)*(?:报请|提请|呈报|上报|报送|报经|报)(?P<who>[^，；。]{2,30}?)"
    r"(?P<act>批准|审批|审定|核准|审核|备案|同意|批复|审查|确认|认定|核定|拨付|支付)"
)


APPROVED = re.compile(
    r"经(?P<who>[^，；。]{2,30}?)(?P<act>批准|审批|审定|核准|审核|同意|批复|审查|备案|确认|核定)后?"
)


SOURCE = re.compile(r"(?:根据|按照|依据)(?P<who>[^，；。]{2,20}?)提供的")


REFER = re.compile(
    r"由(?:公安机关|司法机关|有权机关|有关部门|相关部门|有关机关|其上级|上级)[^，；。]*"
)


CLASS = re.compile(r"有关|相关|各|部门|单位|方面")


GROUP = re.compile(
    r"(?:(?:省|市|县|区|乡镇?|村)级(?:主管)?(?:部门|单位|财政)?|(?:各|全体|各有关|各相关|有关|相关)?(?:牵头|责任|成员|配合|主办|协办|主管|承办|职能|业主|建设|施工|产权|使用|经营|运营|用人|养护)?(?:单位|部门))"
    r"(?=应|自行|组织|指导|实施|审核|拨付|须|要|按|负责|具体|根据|对|将|及时|每|并|在|于|确定|定期|做好|配合|协助|落实|分别|可|共同)"
)


# 建立由X、Y参加的联席会议制度: who takes part in a thing, not who does the clause.
RELATIVE = re.compile(r"(?:共同)?(?:参加|参与|组成|主持|牵头|承办|主管|管理|负责)的")


SO_FAR = re.compile(r"[^，；。]{2,20}(?:后|前|期间|时|期内)")


# 由X牵头、Y配合: the mark between two bodies that do different things.
NEXT_BODY = re.compile(
    r"(?<=牵头|负责|配合|参与|协助|主办|协办|为主|指导|监督|组织|审核|审批|核准|受理|办理|拨付|"
    r"发放|检查|监管|验收|实施|管理|落实|审查|核查|备案)、(?=▲)"
)


ANSWERS = re.compile(
    r"(?:具体|统一|统筹|分别|共同|按职责分工|依法)*"
    r"(?:负责|牵头|承担|承办|办理|实施|落实|组织实施|组织落实|负责实施|负责落实|牵头负责)(?:工作)?"
)


UNDER = re.compile(
    r"(?:在|接受)?(?P<who>▲+(?:[、和与及]▲+)*)(?:等?(?:有关|相关)?(?:部门|单位))?的?"
    r"(?:统一|集中|具体|业务|坚强|正确)*(?P<act>指导|监督|领导|组织|支持|协调|统筹)下，?"
)


HANDED_ON = re.compile(
    r"(?P<verb>移送|移交|转交|转送|交办|转办)(?:给|至|到)?"
    r"(?P<who>▲+(?:[、和与及]▲+)*|[^，；。▲]{2,10}?(?:站|所|院|队|会|中心|机构))"
    r"(?:依法|具体|统一|全权)*(?:负责|承担|牵头|承办)"
)


ASKED = re.compile(
    r"(?:征求|听取|征得)(?P<who>▲+(?:[、和与及]▲+)*)(?:等?(?:有关|相关)?(?:部门|单位))?的?(?:书面)?(?:意见|同意)"
)


# Behind these words something is done, known verb or not: 方可开采.
ALLOWED = re.compile(r"(?:方可|方能|才可以?|才能|应当?|必须|须|不得)")


# 承办学校、县民政局…: a list of bodies whose first one no vocabulary knows.
UNKNOWN_FIRST = re.compile(
    r"(?:各|有关|相关)?[\u4e00-\u9fff]{2,8}(?:校|院|所|站|队|社|会|中心|单位|机构|企业|公司)、(?=▲)"
)


AFTER_APPROVAL = re.compile(
    r"(?:须|应)?经▲+(?:初步|审查)?(?:批准|审批|审定|核准|审核|同意|批复|审查|备案|确认|核定)(?:同意)?后?"
)


CASE = re.compile(r"[^，；。]{2,16}?的(?=及时|立即|应当|应|须|要|可|由)")


DECIDES = ("审核", "审批", "核准", "审定", "批准", "审查", "核发", "备案", "许可")


OWN = re.compile("|".join(sorted(words("self"), key=len, reverse=True)))
