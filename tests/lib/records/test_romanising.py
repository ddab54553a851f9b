import csv
from pathlib import Path

import pyarrow as pa
import pytest

from huiyin.records.romanising import romanised, with_english_names
from huiyin.records.sheets import PLACES

DIVISIONS = Path("src/huiyin/synthetic/divisions")
GOLDEN = """
威远镇 Weiyuan Town
长宁镇 Changning Town
青石咀镇 Qingshizui Town
牙什尕镇 Yashiga Town
甘都镇 Gandu Town
郭勒木德镇 Guolemude Town
恰卜恰镇 Qiabuqia Town
曲什安镇 Qushi'an Town
玛查理镇 Machali Town
加吉博洛格镇 Jiajiboluoge Town
五十镇 Wushi Town
下藏科乡 Xiazangke Township
巴藏沟乡 Bazanggou Township
着晓乡 Zhuoxiao Township
德昂乡 De'ang Township
哇尔依乡 Wa'eryi Township
曲麻河乡 Qumahe Township
群加藏族乡 Qunjia Tibetan Township
大才回族乡 Dacai Hui Township
哈勒景蒙古族乡 Halejing Mongol Township
红崖子沟土族乡 Hongyazigou Tu Township
朝阳街道 Chaoyang Subdistrict
平安街道 Ping'an Subdistrict
东关大街街道 Dongguandajie Subdistrict
东川工业园 Dongchuan Industrial Park
门源监狱 Menyuan Prison
巴卡台农场 Bakatai Farm
水磨村村委会 Shuimo Village
友谊村村民委员会 Youyi Village
毛一村委会 Maoyi Village
新村村委会 Xincun Village
一村村委会 Yicun Village
羊圈村委会 Yangjuan Village
上鹿圈村村民委员会 Shanglujuan Village
巴音牧委会 Bayin Village
峨堡村牧民委员会 Ebao Village
扎玛村（一村）委会 Zhama Village (Yicun)
乐荣村（十村)委会 Lerong Village (Shicun)
南关街社区居委会 Nanguanjie Community
高庙镇社区 Gaomiao Town Community
东川工业园虚拟社区 Dongchuan Industrial Park Community
峡镇 Xiazhen Town
绿色村 Lyuse Village
新华联 Xinhualian
曲麻莱县 Qumalai County
尖扎县 Jianzha County
大通回族土族自治县 Datong Hui and Tu Autonomous County
玉树藏族自治州 Yushu Tibetan Autonomous Prefecture
10村 10 Village
Lhasa Lhasa
"""
# Long known under names from Tibetan and Mongolian, which no pinyin gives.
KNOWN_OTHERWISE = {"称多县", "格尔木市", "大柴旦行政委员会"}


def rows(name):
    with (DIVISIONS / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def batch(*places):
    return pa.RecordBatch.from_pylist([{"code": "", "level": "village", **one} for one in places], PLACES.schema())


@pytest.mark.parametrize("line", GOLDEN.strip().splitlines())
def test_a_name_is_romanised_as_an_official_expects(line):
    name, expected = line.split(" ", 1)
    assert romanised(name) == expected


def test_the_english_names_of_the_counties_and_above_come_out_by_themselves():
    names = {row["code"]: row["name"] for row in rows("qinghai_divisions.csv")}
    english = {row["code"] + "000000": row["name_en"] for row in rows("counties.csv")}
    english |= {row["code"]: row["name_en"] for row in rows("higher.csv") if row["code"] in names}
    assert {names[code] for code, name in english.items() if romanised(names[code]) != name} == KNOWN_OTHERWISE


def test_every_place_of_the_province_gets_letters_only_and_all_but_one_a_name_that_the_sheet_holds():
    found = {row["name"]: romanised(row["name"]) for row in rows("qinghai_divisions.csv")}
    assert [name for name in found.values() if not name.isascii() or not name[0].isupper()] == []
    assert [len(name) for name in found.values() if len(name) > PLACES.field("name_en").length] == [61]


def test_an_import_names_who_has_no_english_name_and_keeps_the_name_that_the_office_gave():
    filled = with_english_names(batch({"name": "威远镇"}, {"name": "乐都区", "name_en": "Ledu District"}))
    assert filled["name_en"].to_pylist() == ["Weiyuan Town", "Ledu District"]
    assert filled.schema == PLACES.schema()


def test_a_name_too_long_for_the_sheet_is_left_out():
    assert with_english_names(batch({"name": "海" * 30 + "镇"}))["name_en"].to_pylist() == [None]


def test_a_file_without_a_row_is_completed_too():
    assert with_english_names(batch()).num_rows == 0
