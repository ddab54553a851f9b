"""A new number is no movement: the years of a household hang on its permanent id."""

from datetime import UTC, datetime

import pytest

from huiyin.measures.register.movements import movements
from huiyin.records.snapshots import Snapshots
from huiyin_web.access.actor import platform
from huiyin_web.registry.models import Household
from huiyin_web.snapshots.queries import household_years
from support import given
from web.imports.files import applied, household, officer, person

END = datetime(2016, 12, 31, 8, tzinfo=UTC)
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
COLUMNS = ("office_number", "status")


def years_of(which):
    found = household_years(platform("test"), which.pk, COLUMNS)
    return [(one.year, one.values["office_number"], one.values["status"]) for one in found]


def moved(data):
    before, now = (Snapshots(data / "snapshots").open(year).path("households") for year in (2015, 2016))
    return movements(before, now).select(["id", "movement", "persons"]).to_pylist()


def test_a_household_under_a_new_number_moves_nowhere_and_keeps_its_years(register, freeze, data, tmp_path):
    number = register.office_number
    freeze(2015)
    row = household("NEW1", 原户编号=number, 家庭人口数="2")
    assert applied([row], officer(), tmp_path, at=END, year=2016).changed == 1
    freeze(2016)
    assert moved(data) == []
    assert years_of(register) == [(2016, "NEW1", "poor"), (2015, number, "poor")]


def test_of_two_households_that_became_one_both_keep_their_years(register, freeze, data, tmp_path):
    other = given.household(member_count=1)
    given.person(other, office_number="P1")
    freeze(2015)
    rows = [
        household(register.office_number, 家庭人口数="3", 注销原因=""),
        household(other.office_number, 家庭人口数="1", 脱贫属性="清退", 注销原因="并户"),
    ]
    applied(rows, officer(), tmp_path, at=END, year=2016)
    applied([person("P1", of=register.office_number)], officer(), tmp_path, at=END, kind="persons", year=2016)
    freeze(2016)
    assert moved(data) == [
        {"id": register.pk, "movement": "resized", "persons": 1}, {"id": other.pk, "movement": "removed", "persons": -1},
    ]  # fmt: skip
    assert [year for year, _, _ in years_of(register)] == [2016, 2015]
    assert years_of(other) == [(2016, other.office_number, "removed"), (2015, other.office_number, "poor")]
    assert Household.objects.get(pk=other.pk).removal_reason == "merged"
    assert register.persons.count() == 3
