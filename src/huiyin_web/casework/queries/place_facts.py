"""Say what is known of a place whose case it is: the share with both its numbers, and what is missing."""

from decimal import Decimal

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.records.sheets import FACILITIES
from huiyin.rules.casework import PlaceKnown
from huiyin_web.core.parts import Crumb
from huiyin_web.places.queries import place_names

_PLACE, _LIST = Text("Place", "地区"), Text("On the list", "贫困名单")
_IN, _OUT = Text("on the list", "在册"), Text("on no list, or has left it", "不在名单内，或已退出")
_POOR, _POPULATION = Text("Registered poor today", "当前在册贫困人口"), Text("Rural population", "农村人口")
_POOR_WORDS = Text("{persons} persons in {households} households", "{households} 户 {persons} 人")
_POPULATION_WORDS = Text("{count}, of {year} ({source})", "{count} 人（{year} 年，{source}）")
_NO_POPULATION = Text("not known: import the yearly statistics", "未知，请导入年度统计")
_SHARE, _MISSING = Text("Incidence", "贫困发生率"), Text("Facilities missing", "设施缺项")
_SHARE_WORDS = Text("{persons} of {population}: {share}", "{persons}/{population}＝{share}")
_NONE, _NO_REGISTER = (
    Text("none, by the register of {year}", "无（{year} 年台账）"),
    Text("no register yet", "尚无台账"),
)
_BY_REGISTER = Text("{what}, by the register of {year}", "{what}（{year} 年台账）")


def place_facts(code: str, place: PlaceKnown) -> tuple[tuple[Text, Text | Crumb], ...]:
    """Give the facts; of a county without facilities of its own, none are said to be missing."""
    name = place_names([code]).get(code, Text(code, code))
    facts: list[tuple[Text, Text | Crumb]] = [
        (_PLACE, Crumb(name, reverse("overview:place", args=[code]))),
        (_LIST, _IN if place.listed else _OUT),
        (_POOR, _POOR_WORDS.fill(persons=f"{place.poor_persons:,}", households=f"{place.poor_households:,}")),
        (_POPULATION, _population(place)),
    ]
    if place.rural_population:
        share = Decimal(place.poor_persons) / place.rural_population
        words = _SHARE_WORDS.fill(
            persons=f"{place.poor_persons:,}", population=f"{place.rural_population:,}", share=f"{share:.3%}"
        )
        facts.append((_SHARE, words))
    if code[-3:] != "000":
        facts.append((_MISSING, _missing(place)))
    return tuple(facts)


def _population(place: PlaceKnown) -> Text:
    if place.rural_population is None:
        return _NO_POPULATION
    return _POPULATION_WORDS.fill(
        count=f"{place.rural_population:,}", year=place.population_year, source=place.population_source
    )


def _missing(place: PlaceKnown) -> Text:
    if place.facilities_year is None:
        return _NO_REGISTER
    if not place.missing:
        return _NONE.fill(year=place.facilities_year)
    what = Text.join([FACILITIES.field(key).label for key in place.missing])
    return _BY_REGISTER.fill(what=what, year=place.facilities_year)
