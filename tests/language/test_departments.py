"""Finding bodies in a text, and telling which one is meant."""

import pytest

from language.departments import department_key, find_departments, heirs_of


def names(text):
    return [m.name for m in find_departments(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a place or level before a name belongs to it
        ("由云杉县水利局负责", ["云杉县水利局"]),
        ("配合青禾市白鹭区退役军人事务局", ["青禾市白鹭区退役军人事务局"]),
        ("XX县人社局牵头", ["XX县人社局"]),
        ("会同县公安局、县交通运输局检查", ["县公安局", "县交通运输局"]),
        ("国家税务总局云杉县税务局", ["国家税务总局云杉县税务局"]),
        ("国网云杉县供电公司、云杉县消防救援大队", ["国网云杉县供电公司", "云杉县消防救援大队"]),
        ("中共云杉县委组织部、县委编办", ["中共云杉县委组织部", "县委编办"]),
        ("市自然资源局白鹭分局", ["市自然资源局白鹭分局"]),
        ("（团县委、县妇联、县残联）", ["团县委", "县妇联", "县残联"]),
        ("各镇人民政府、街道办事处", ["各镇人民政府", "街道办事处"]),
        ("各乡镇（街道）", ["各乡镇（街道）"]),
        # towns and zones carry their own name; class words of levels name nobody
        ("会同苇渡镇人民政府清理", ["苇渡镇人民政府"]),
        ("城东街道办事处配合", ["城东街道办事处"]),
        ("由云杉经济开发区管委会负责", ["云杉经济开发区管委会"]),
        ("督促各级人民政府落实", []),
        # field words are bodies in a closed list or before a role verb only
        ("会同公安、交通运输部门", ["公安", "交通运输部门"]),
        ("公安、民政、财政等部门", ["公安", "民政", "财政"]),
        ("财政供养人员", []),
        # unknown to the vocabulary: by suffix, behind a level or place
        ("由县茶产业发展领导小组办公室汇总", ["县茶产业发展领导小组办公室"]),
        ("云杉县矮马保护中心", ["云杉县矮马保护中心"]),
        ("及时报指挥部办公室", ["指挥部办公室"]),
        # the Traditional script is read too, and quoted as written
        ("並通報縣公安局", ["縣公安局"]),
    ],
)
def test_found(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "trap"),
    [
        ("由人民政府公布", "民政"),
        ("个人社会保险", "人社"),
        ("开发改造", "发改"),
        ("城市局部积水", "市局"),
        ("市委托第三方", "市委"),
        ("改革办法", "改革办"),
        ("组织部署工作", "组织部"),
        ("职工会议", "工会"),
        ("政府采购", "政府"),
        ("以服务为中心任务", "中心"),
        ("全国安全生产", "国安"),
        ("人大代表", "人大"),
        ("编制办法", "编办"),
        ("信访办理", "信访办"),
        ("街道两侧", "街道"),
    ],
)
def test_names_inside_other_words_are_none(text, trap):
    assert trap not in names(text)


@pytest.mark.parametrize(
    "word",
    [
        "有关部门",
        "相关单位",
        "各部门",
        "主管部门",
        "业务主管部门",
        "经办机构",
        "用人单位",
        "成员单位",
    ],
)
def test_class_words_name_nobody(word):
    assert names(f"会同{word}办理") == []


def test_titles_are_not_searched():
    assert names("依据《云杉县民政局工作规则》办理") == []


@pytest.mark.parametrize(
    ("name", "place", "function"),
    [
        ("人社局", "", "hrss"),
        ("云杉县人力资源和社会保障局", "云杉县", "hrss"),
        ("县人力资源社会保障局", "云杉县", "hrss"),
        ("县委编办", "云杉县", "staffing"),
        ("中共云杉县委机构编制委员会办公室", "", "staffing"),
        ("XX市退役军人事务局", "XX市", "veterans"),
        ("省民政厅", "云杉县", "civil_affairs"),
        ("民政部", "", "civil_affairs"),
        ("公安机关", "", "public_security"),
        ("公安", "", "public_security"),
        ("水务局", "", "water"),
        ("教体局", "", "education+sports"),
        ("苇渡镇人民政府", "", "township"),
        ("县人民政府", "", "government"),
        ("县退役军人亊务局", "云杉县", "veterans"),  # one character away
        ("市局", "云杉县", ""),  # the body of one's own field one level up: not told by name
        ("县矮马保护中心", "云杉县", ""),
    ],
)
def test_function(name, place, function):
    assert department_key(name, place).function == function


def test_old_names_lead_to_the_successor_with_the_year():
    key = department_key("县国土资源局", "云杉县")
    assert (key.function, key.old, key.until) == ("natural_resources", True, "2019")


def test_split_bodies_stay_open_with_their_candidates():
    key = department_key("县法制办", "云杉县")
    assert key.function == ""
    assert key.candidates == ("gov_office", "justice")


def test_a_duty_that_moved_is_no_alias_but_finds_its_heir():
    assert department_key("县民政局", "云杉县").function == "civil_affairs"
    assert "veterans" in heirs_of("civil_affairs", "优抚安置")


def test_level_and_place_are_told():
    assert department_key("市水利局", "云杉县").level == "city"
    assert department_key("红枫县水利局", "云杉县").place == "红枫县"
    assert department_key("白鹭民政局", "青禾市白鹭区").place == "青禾市白鹭区"
