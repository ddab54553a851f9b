"""Places, households and persons of the tests: typed builders with whatever a test does not care about filled in."""

import json
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from huiyin.kernel.places import ancestors, level_of
from huiyin.records.sheets import FACILITY_KEYS
from huiyin_web.assistance.models import Help
from huiyin_web.places.models import Facility, Organisation, Place, PoorPlace, Statistic
from huiyin_web.quality.models import DepartmentList, Duplicate, Flag, Suspect
from huiyin_web.registry.models import Household, HouseholdHistory, MemberChange, Person
from support import cast

_NUMBERS = count(1)
_NAMES = {
    cast.PROVINCE: "青海省", cast.PREFECTURE: "玉树藏族自治州", cast.COUNTY: "囊谦县", cast.TOWNSHIP: "香达镇",
    cast.VILLAGE: "前多村", cast.NEXT_COUNTY: "治多县",
}  # fmt: skip


def place(code: str = cast.VILLAGE, **fields: Any) -> Place:
    """Give a place, with all places above it."""
    for above in ancestors(code):
        _place(above)
    return _place(code, **fields)


def places(*codes: str) -> None:
    """Give places, with all places above them; none named: the cast's village and the village next county."""
    for code in codes or (cast.VILLAGE, cast.NEXT_VILLAGE):
        place(code)


def statistic(code: str = cast.COUNTY, **fields: Any) -> Statistic:
    """Make a published statistic of a place."""
    words = {"unit": "persons", "definition": "End of year 年末数", "source": "Bureau 统计局"}
    given = {"year": 2015, "indicator": "rural_population", "value": 1000.0, **words, **fields}
    return Statistic.objects.create(place_code=code, **given)


def organisation(number: str, **fields: Any) -> Organisation:
    """Give an organisation."""
    return Organisation.objects.create(
        **{"number": number, "kind": "assisting_unit", "name": f"单位{number}", "place_code": cast.PROVINCE} | fields
    )


def population(code: str = cast.PROVINCE, *, year: int = 2016, **fields: Any) -> Statistic:
    """Give the rural population of a place in a year: what a year needs to be frozen."""
    return statistic(code, year=year, **fields)


def facility(village_code: str = cast.VILLAGE, **fields: Any) -> Facility:
    """Make the register of a village's facilities of a year: all are there."""
    there = dict.fromkeys(FACILITY_KEYS, True) | {"year": 2016, "collective_income": 2_000_000} | fields
    return Facility.objects.create(village_code=village_code, **there)


def poor_place(code: str = cast.VILLAGE, **fields: Any) -> PoorPlace:
    """Put a village or county on the list of the poor."""
    return PoorPlace.objects.create(**{"place_code": code, "listed_year": 2014, "source": "省扶贫办"} | fields)


def household(village_code: str = cast.VILLAGE, **fields: Any) -> Household:
    """Give a poor household of one member."""
    number = next(_NUMBERS)
    return Household.objects.create(
        **{
            "office_number": f"6327{number:012d}", "village_code": village_code, "head_name": f"扎西{number}",
            "standard": "national", "category": "general", "status": "poor", "main_cause": "illness",
            "member_count": 1, "identified_on": date(2014, 6, 30), "updated_year": 2016,
        }
        | fields
    )  # fmt: skip


def help_received(of: Household | None = None, **fields: Any) -> Help:
    """Give a help that a household received: seven ewes."""
    told = {
        "kind": "industry",
        "what": "母羊 7 只",
        "amount": 700_000,
        "given_by": "县农牧局",
        "given_on": date(2016, 5, 4),
    }
    return Help.objects.create(household=of or household(), **told | fields)


def former_number(of: Household, number: str, **fields: Any) -> HouseholdHistory:
    """Give a household a number that it had before."""
    was = Household.objects.filter(pk=of.pk).values().get()
    del was["id"]
    more = {"household_id": of.pk, "office_number": number, "replaced_at": datetime(2016, 7, 1, tzinfo=UTC)}
    return HouseholdHistory.objects.create(**was | more | fields)


def person(of: Household, **fields: Any) -> Person:
    """Give a member of a household."""
    number = next(_NUMBERS)
    return Person.objects.create(
        **{
            "office_number": f"P{number:012d}", "household_id": of.pk, "name": f"卓玛{number}", "sex": "female",
            "relation": "head", "updated_year": 2016,
        }
        | fields
    )  # fmt: skip


def left(one: Person, **fields: Any) -> MemberChange:
    """Let a member leave their household."""
    told = {"kind": "death", "changed_on": date(2016, 8, 1), "source": "case", "by_key": "k", "by_name": "n"}
    when = {"at": datetime(2016, 8, 2, tzinfo=UTC)}
    return MemberChange.objects.create(household_id=one.household_id, person=one, leaves=True, **told | when | fields)


def suspect(village_code: str = cast.VILLAGE, **fields: Any) -> Suspect:
    """Give an open question about a household of a village."""
    about = {} if "household_id" in fields else {"household_id": household(village_code).pk}
    told = '{"before":1.0,"now":5.0,"area_jump":3.0,"area_rise":2.0}'
    words = {"rule": "farmland_jump", "urgency": 0, "told": told, "found_at": datetime(2016, 9, 1, tzinfo=UTC)} | {
        "asked_on": date(2016, 9, 1)
    }
    return Suspect.objects.create(village_code=village_code, **words | about | fields)


def duplicate(village_code: str = cast.VILLAGE, **fields: Any) -> Duplicate:
    """Give an open question about two households of a village, whose heads look the same."""
    households = [household(village_code, member_count=2) for _ in range(2)]
    left, right = (person(one, name="才让东智", sex="male", birth_date=date(1980, 3, 4)) for one in households)
    for one in households:
        person(one, relation="spouse")
    levels = {"document": None, "name": "same", "birth": "same", "sex": "same", "place": "village", "kin": "none"}
    told = [{"left": left.pk, "right": right.pk, "probability": 0.97, "levels": levels}]
    words = {
        "left_household": households[0].pk, "right_household": households[1].pk, "left_village": village_code,
        "right_village": village_code, "probability": 0.97, "told": json.dumps(told), "values_key": "0" * 64,
        "found_at": datetime(2016, 9, 1, tzinfo=UTC),
    }  # fmt: skip
    return Duplicate.objects.create(**words | fields)


def department_list(place_code: str = cast.COUNTY, **fields: Any) -> DepartmentList:
    """Give a list of vehicles that was compared."""
    at = datetime(2016, 9, 1, tzinfo=UTC)
    words = {
        "kind": "vehicles", "as_of": date(2016, 8, 31), "place_code": place_code, "file_name": "车辆.csv",
        "sha256": "0" * 64, "rows": 3, "by_id": 1, "unmatched": 2, "sent_at": at, "compared_at": at, "by_key": "test",
        "by_name": "县扶贫干部",
    }  # fmt: skip
    return DepartmentList.objects.create(**words | fields)


def flag(village_code: str = cast.VILLAGE, **fields: Any) -> Flag:
    """Give an open flag about the head of a household of a village, who stands in a list of vehicles."""
    home = household(village_code)
    who = person(home, name="才让东智", sex="male", work="farming")
    facts = [{"plate": "***2345", "vehicle": "小型轿车", "purpose": "非营运", "registered_on": "2015-03-01"}]
    about = {
        "kind": "vehicles", "finding": "listed", "village_code": village_code, "household_id": home.pk,
        "person_id": who.pk, "match": "id", "facts": json.dumps(facts), "facts_key": "0" * 64,
        "found_at": datetime(2016, 9, 1, tzinfo=UTC),
    }  # fmt: skip
    source = {} if "source" in fields else {"source": department_list(f"{village_code[:6]}000000")}
    return Flag.objects.create(**about | source | fields)


def _place(code: str, **fields: Any) -> Place:
    level = level_of(code).value
    made, _ = Place.objects.get_or_create(
        code=code, defaults={"level": level, "name": _NAMES.get(code, f"{level} {code}")} | fields
    )
    return made
