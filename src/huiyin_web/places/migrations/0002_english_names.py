"""Names the places that came before names were romanised, by the rules of the day on which it was written.

The rules stand here and not in the library: what they become there does not change what this has done.
"""

import re
from typing import TYPE_CHECKING, cast

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST = 60
# The longest ending that leaves two characters is taken: 水磨村村委会 is Shuimo Village, 新村村委会 Xincun Village.
_KINDS = {
    "省": "Province", "自治区": "Autonomous Region", "自治州": "Autonomous Prefecture", "地区": "Prefecture",
    "市": "City", "县": "County", "自治县": "Autonomous County", "区": "District", "旗": "Banner",
    "行政委员会": "Administrative Committee", "工行委": "Administrative Committee",
    "街道": "Subdistrict", "镇": "Town", "乡": "Township", "苏木": "Sum",
    "村": "Village", "村委会": "Village", "村民委员会": "Village", "村村委会": "Village", "村村民委员会": "Village",
    "牧委会": "Village", "牧民委员会": "Village", "村牧委会": "Village", "村牧民委员会": "Village",
    "社区": "Community", "居委会": "Community", "居民委员会": "Community", "社区委员会": "Community",
    "社区居委会": "Community", "社区居民委员会": "Community", "虚拟社区": "Community",
    "生活区": "Living Area", "虚拟生活区": "Living Area", "工业园": "Industrial Park", "产业园": "Industrial Park",
    "园区": "Park", "管理区委员会": "Management Committee", "有限公司": "Company", "监狱": "Prison",
    "农场": "Farm", "牧场": "Pasture", "畜牧场": "Livestock Farm", "种马场": "Horse Farm", "种羊场": "Sheep Farm",
    "草改站": "Pasture Station",
}  # fmt: skip
# What a community is named after keeps its own kind: 高庙镇社区 is Gaomiao Town Community.
_WITHIN = {
    "镇": "Town", "乡": "Township", "工业园": "Industrial Park", "产业园": "Industrial Park",
    "园区": "Park", "农场": "Farm",
}  # fmt: skip
_PEOPLES = {
    "藏": "Tibetan", "蒙古": "Mongol", "回": "Hui", "土": "Tu", "撒拉": "Salar", "满": "Manchu", "哈萨克": "Kazakh",
    "东乡": "Dongxiang", "保安": "Bonan", "裕固": "Yugur", "维吾尔": "Uyghur", "苗": "Miao", "彝": "Yi", "壮": "Zhuang",
}  # fmt: skip
_OF_PEOPLES = ("乡", "自治县", "自治州")
_READINGS = {
    "都": "du", "长": "chang", "朝": "chao", "藏": "zang", "卜": "bu", "什": "shi", "勒": "le", "咀": "zui",
    "着": "zhuo", "乐": "le", "查": "cha", "巷": "xiang", "角": "jiao", "卡": "ka", "行": "xing", "重": "chong",
    "圈": "juan",
}  # fmt: skip
_PEOPLE = re.compile(f"^(.{{2,}}?)((?:(?:{'|'.join(_PEOPLES)})族)+)$")
_ASIDE = re.compile(r"^(.+?)[（(](.+?)[)）](.*)$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LEAST = 2
# What is no Chinese character stays, sign by sign; pinyin takes a list where its types say a text.
_ONE_BY_ONE = cast("Callable[[str], str]", list)


def romanised(name: str) -> str:
    if not _HAN.search(name):
        return name
    if aside := _ASIDE.match(name):
        return f"{romanised(aside[1] + aside[3].removeprefix(aside[1][-1]))} ({_word(aside[2])})"
    proper, kind = _split(name, _KINDS)
    if kind == "Community":
        proper, within = _split(proper, _WITHIN)
        kind = f"{within} {kind}".strip()
    words = [_word(proper), kind]
    if name.endswith(_OF_PEOPLES) and (named := _PEOPLE.match(proper)):
        peoples = re.findall("(.+?)族", named[2])
        words = [_word(named[1]), " and ".join(_PEOPLES[people] for people in peoples), kind]
    return " ".join(word for word in words if word)


def _split(name: str, kinds: dict[str, str]) -> tuple[str, str]:
    fitting = sorted((ending for ending in kinds if name.endswith(ending)), key=len, reverse=True)
    for ending in fitting:
        if len(proper := name.removesuffix(ending)) >= _LEAST:
            return proper, kinds[ending]
    return name, kinds[fitting[-1]] if fitting and kinds is _KINDS else ""


def _word(name: str) -> str:
    from pypinyin import lazy_pinyin  # noqa: PLC0415  sixty megabytes, which only an installation with places needs

    word = ""
    for sign, syllable in zip(name, lazy_pinyin(name, errors=_ONE_BY_ONE), strict=True):
        read = _READINGS.get(sign, syllable.replace("v", "yu")) if _HAN.match(sign) else sign
        word += f"'{read}" if word and _HAN.match(sign) and read[0] in "aoe" else read
    return word[:1].upper() + word[1:]


def fill(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Name them as an import would have done: the same file then changes nothing."""
    places = apps.get_model("places", "Place").objects
    nameless = list(places.filter(name_en__isnull=True).only("code", "name"))
    for place in nameless:
        found = romanised(place.name)
        place.name_en = found if len(found) <= _LONGEST else None
    places.bulk_update(nameless, ["name_en"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
