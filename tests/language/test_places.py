"""Places in names and texts."""

import pytest

from language import divisions
from language.places import find_places, jurisdiction_of, place_forms


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("云杉县水利局", "云杉县"),
        ("青禾市白鹭区退役军人事务局", "青禾市白鹭区"),
        ("青禾市市场监督管理局", "青禾市"),
        ("云杉县城市管理局职责", "云杉县"),
        ("中共云杉县委组织部", "云杉县"),
        ("国家税务总局云杉县税务局", "云杉县"),
        ("关于印发云杉县水利局职责的通知", "云杉县"),
        ("XX省XX市民政局", "XX省XX市"),
        ("2024年云杉县冬修水利方案", "云杉县"),
        ("苇渡镇人民政府", "苇渡镇"),
        ("城市管理局", ""),
        ("社区服务中心", ""),
        ("市场监督管理局", ""),
        ("关于在全市开展自查的通知", ""),
        ("县级财政", ""),
    ],
)
def test_jurisdiction(name, place):
    assert jurisdiction_of(name).name == place


def test_short_forms():
    assert place_forms("青禾市白鹭区") == ("青禾市白鹭区", "白鹭区", "白鹭")
    assert place_forms("XX市") == ("XX市",)


def test_places_of_a_question():
    found = find_places("云杉县和白鹭区谁管渡口？")
    assert [p.name for p in found] == ["云杉县", "白鹭区"]


@pytest.mark.skipif(not divisions.divisions(), reason="the package of codes is not installed")
def test_codes_of_real_places():
    assert jurisdiction_of("北京市朝阳区民政局").code == "110105"
    assert jurisdiction_of("云杉县水利局").code == ""
