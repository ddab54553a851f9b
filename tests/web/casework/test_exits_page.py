"""Whom the plan of exits and the criteria part, by the line of the year that an income is of."""

from datetime import date

import pytest

from huiyin_web.casework.queries.exits import exits_page
from support import cast, given
from support.cases import DAY, officer

ASSURED = dict.fromkeys(
    ("food_assured", "clothing_assured", "education_guaranteed", "medical_guaranteed", "housing_guaranteed"), True
)
TODAY = date(2026, 11, 30)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()


def household(income, *, year=2016, status="poor", **more):
    fields = {"income_per_capita": income, "updated_year": year, "status": status} | ASSURED | more
    return given.household(**fields)


def parted(on=DAY):
    page = exits_page(actor=officer(), on=on)
    return [[row.cells[0].url for row in table.rows] for table in (page.unplanned, page.unqualified)]


def at(*rows):
    return [f"/households/{row.pk}/" for row in rows]


def test_an_income_is_held_to_the_line_of_its_own_year():
    above = household(295_201)  # the line of 2016 is 2,952 yuan
    household(295_200)
    household(295_201, year=2019)  # that of 2019 is 3,218 yuan
    below = household(321_800, year=2019, status="planned_exit")
    household(321_801, year=2019, status="planned_exit")

    assert parted(on=date(2019, 6, 1)) == [at(above), at(below)]


def test_an_income_of_a_year_without_a_line_is_held_to_the_last_one_known():
    above = household(400_001, year=2026, water_safe=True)
    household(400_000, year=2026, water_safe=True)

    assert parted(on=TODAY) == [at(above), []]
    note = exits_page(actor=officer(), on=TODAY).unplanned.note
    assert note is not None
    assert "（2026年 4000 元）" in note.zh
    assert "2020-12-31 的退出标准" in note.zh
    assert "此后不再办理贫困户退出" in note.zh


@pytest.mark.parametrize(("on", "qualifies"), [(date(2019, 6, 22), True), (date(2019, 6, 23), False), (TODAY, False)])
def test_water_counts_from_its_day_and_after_the_last_exit(on, qualifies):
    one = household(500_000, year=2019, water_safe=False)

    assert parted(on=on) == [at(one) if qualifies else [], []]


def test_in_2015_the_income_alone_parts_them():
    one = household(285_501, year=2015, housing_guaranteed=False)
    planned = household(285_500, year=2015, status="planned_exit")

    assert parted(on=date(2015, 12, 1)) == [at(one), at(planned)]


def test_two_hundred_households_cost_no_more_queries_than_two(django_assert_num_queries):
    actor = officer()
    for _ in range(2):
        household(500_000)
        household(500_000, status="planned_exit", housing_guaranteed=None)
    with django_assert_num_queries(9):
        exits_page(actor=actor, on=DAY)
    for _ in range(20):
        household(500_000)
        household(500_000, status="planned_exit", housing_guaranteed=None)
    with django_assert_num_queries(9):
        exits_page(actor=actor, on=DAY)


def test_one_assurance_that_is_missing_parts_them_and_is_named():
    household(500_000, housing_guaranteed=False)
    planned = household(500_000, status="planned_exit", housing_guaranteed=None)

    assert parted() == [[], at(planned)]
    (row,) = exits_page(actor=officer(), on=DAY).unqualified.rows
    assert row.cells[3].zh == "住房安全有保障"


def test_whose_income_is_not_known_stands_last_and_lacks_it():
    unknown = household(None, status="planned_exit")
    low = household(100_000, status="planned_exit")

    assert parted() == [[], at(low, unknown)]
    rows = exits_page(actor=officer(), on=DAY).unqualified.rows
    assert [row.cells[3].zh for row in rows] == ["收入", "收入"]


def test_where_nobody_is_poor_both_lists_are_empty():
    household(500_000, status="exited", exited_on=date(2016, 11, 1))
    assert parted() == [[], []]


def test_an_empty_page_says_why_nobody_stands_there_and_what_brings_somebody_there(client):
    client.force_login(cast.village_worker())
    client.cookies["huiyin_language"] = "en"

    page = client.get("/casework/exits/").content.decode()

    assert page.count("No household of the area is registered as poor or about to leave") == 2
    assert "Incomes and assurances come with the yearly register" in page
    assert "a plan begins no exit: that is a case, on the page of the household." in page
    assert "()" not in page
