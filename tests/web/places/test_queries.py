from datetime import date, timedelta

import pytest

from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin_web.access.actor import platform
from huiyin_web.access.queries.actors import actor_of
from huiyin_web.core.clock import today
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.imports.kinds import place_book
from huiyin_web.places.directory import PlaceDirectory
from huiyin_web.places.models import Statistic
from huiyin_web.places.page_queries import organisations_page, statistics_page
from huiyin_web.places.queries import (
    place_names,
    place_or_404,
    places_above,
    places_within,
)
from support import cast, given

pytestmark = pytest.mark.django_db
ON = date(2016, 12, 31)
NATION = "000000000000"


@pytest.fixture(autouse=True)
def places():
    given.places()


def actor(user):
    return actor_of(user, on=ON)


def statistic(code=cast.COUNTY, year=2015, indicator="rural_population", value=1000.5, **fields):
    words = {"unit": Text("persons", "人"), "definition": "End of year 年末数", "source": "Bureau 统计局"}
    return Statistic.objects.create(place_code=code, year=year, indicator=indicator, value=value, **words | fields)


def test_a_place_in_reach_is_given_by_its_name():
    found = place_or_404(actor(cast.county_officer()), cast.TOWNSHIP)
    assert (found.code, found.level, found.name) == (cast.TOWNSHIP, "township", Text("香达镇", "香达镇"))


@pytest.mark.parametrize("code", [cast.NEXT_COUNTY, cast.PROVINCE, "632725999999", "nonsense", ""])
def test_a_place_out_of_reach_is_as_one_that_is_not_there(code):
    with pytest.raises(NotFoundError, match="This place was not found"):
        place_or_404(actor(cast.county_officer()), code)


def test_the_places_above_are_named_to_whoever_sees_the_place():
    assert [one.code for one in places_above(cast.VILLAGE)] == [
        cast.PROVINCE, cast.PREFECTURE, cast.COUNTY, cast.TOWNSHIP,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("last", "year", "there"),
    [("2015-12-30", 2015, False), ("2015-12-31", 2015, True), ("2016-01-01", 2015, True), ("2015-12-31", 2016, False)],
)
def test_a_place_belongs_to_the_year_in_whose_last_day_it_is_valid(last, year, there):
    given.place("632799000000", valid_to=last)
    assert ("632799000000" in places_within(cast.PREFECTURE, Level.COUNTY, year=year)) is there


@pytest.mark.parametrize(("first", "there"), [("2015-12-31", True), ("2016-01-01", False)])
def test_a_place_belongs_to_no_year_before_it_begins(first, there):
    given.place("632799000000", valid_from=first)
    assert ("632799000000" in places_within(cast.PREFECTURE, Level.COUNTY, year=2015)) is there


def test_without_a_year_the_places_of_today_are_given():
    given.place("632799000000", valid_to=today())
    given.place("632798000000", valid_to=today() - timedelta(days=1))
    assert list(places_within(cast.PREFECTURE, Level.COUNTY)) == [cast.NEXT_COUNTY, cast.COUNTY, "632799000000"]
    assert list(PlaceDirectory().below(cast.TOWNSHIP)) == [cast.VILLAGE]
    assert PlaceDirectory().below(cast.VILLAGE) == {}


def test_names_come_in_both_languages_in_the_order_of_the_codes():
    given.place("632700999999", name="新村", name_en="New Village")
    names = place_names([cast.VILLAGE, "632700999999", "632700000009"])
    assert list(names.items()) == [
        ("632700999999", Text("New Village", "新村")),
        (cast.VILLAGE, Text("前多村", "前多村")),
    ]


def test_whoever_checks_a_file_is_told_every_place_and_the_nation():
    given.place("632799000000", valid_to="2013-01-01", successor=cast.COUNTY)
    lives = place_book().lives
    assert (lives["632799000000"].valid_to, lives["632799000000"].successor) == (date(2013, 1, 1), cast.COUNTY)
    assert NATION in lives


def test_a_places_statistics_stand_beside_the_nations_with_definition_and_source():
    statistic()
    statistic(NATION, value=5000)
    statistic(cast.PREFECTURE, value=7)
    page = statistics_page(actor=actor(cast.county_officer()), code=cast.COUNTY)
    (row,) = page.table.rows
    label, *rest = row.cells
    assert (label.value.en, label.under) == ("rural population", "rural_population")
    assert rest == [
        2015, 1000.5, Text("persons", "人"), 5000, Text("End of year", "年末数"), Text("Bureau", "统计局"), "rural_population",
    ]  # fmt: skip


def test_the_way_to_statistics_leads_only_where_one_may_go():
    page = statistics_page(actor=actor(cast.county_officer()), code=cast.TOWNSHIP)
    assert [(crumb.label.zh, crumb.url) for crumb in page.crumbs[:-1]] == [
        ("青海省", ""),
        ("玉树藏族自治州", ""),
        ("囊谦县", f"/places/{cast.COUNTY}/statistics/"),
    ]


def test_statistics_out_of_reach_are_not_found():
    with pytest.raises(NotFoundError):
        statistics_page(actor=actor(cast.county_officer()), code=cast.NEXT_COUNTY)
    with pytest.raises(NotAllowedError):
        statistics_page(actor=actor(cast.administrator()), code=cast.COUNTY)


def test_organisations_in_reach_and_those_of_no_place_are_listed():
    given.organisation("A1", place_code=cast.COUNTY)
    given.organisation("A2", place_code=cast.NEXT_COUNTY)
    given.organisation("A3", place_code=None, kind="evaluator", name_en="Evaluators Ltd")

    def numbers(who):
        return [row.cells[1] for row in organisations_page(actor=who).table.rows]

    assert numbers(actor(cast.county_officer())) == ["A1", "A3"]
    assert numbers(platform()) == ["A1", "A2", "A3"]
    assert organisations_page(actor=platform()).table.rows[2].cells[0] == Text("Evaluators Ltd", "单位A3")


def test_whoever_works_for_an_organisation_finds_it_wherever_it_lies_and_whatever_they_reach():
    given.organisation("Z-0001", place_code=cast.PROVINCE)
    given.organisation("Z-0002", place_code=cast.PROVINCE)
    page = organisations_page(actor=actor(cast.assisting_unit(villages=())))
    assert [row.cells[1] for row in page.table.rows] == ["Z-0001"]


def test_a_page_costs_the_same_with_twice_the_organisations(django_assert_num_queries):
    for number in range(20):
        given.organisation(f"A{number}")
    with django_assert_num_queries(3):
        organisations_page(actor=platform())


def test_an_indicator_of_the_offices_own_is_named_without_its_mark():
    statistic(indicator="own:学前教育入园率", unit="%")
    table = statistics_page(actor=actor(cast.county_officer()), code=cast.COUNTY).table
    cell = table.rows[0].cells[0]
    assert (cell.value, cell.under) == ("学前教育入园率", Text("the office's own", "自定义指标"))
