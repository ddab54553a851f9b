import csv
import io

import pytest

from huiyin_web.core.errors import NotFoundError
from huiyin_web.overview.queries.place import place_page
from huiyin_web.places.models import Place
from support import cast, forecasts, given, projects


def _households(count):
    for _ in range(count):
        given.household()


def test_a_village_shows_its_households_masked(frozen, as_actor):
    page = place_page(actor=as_actor(cast.village_worker()), code=cast.VILLAGE, year=2016)
    head = page.households.rows[0].cells[0]
    assert head.value == frozen.head_name[0] + "*" * (len(frozen.head_name) - 1)
    assert head.url == f"/households/{frozen.pk}/"


def test_households_are_turned_by_key(frozen, as_actor):
    _households(54)
    actor = as_actor(cast.village_worker())
    first = place_page(actor=actor, code=cast.VILLAGE, year=2016)
    assert (len(first.households.rows), first.pager.words.en) == (50, "50 of 55 households on this page")
    after = int(first.pager.next.split("after=")[1].split("#")[0])
    rest = place_page(actor=actor, code=cast.VILLAGE, year=2016, after=after)
    assert (len(rest.households.rows), rest.pager.next) == (5, "")


def test_twice_the_households_cost_no_more_queries(frozen, as_actor, django_assert_num_queries):
    actor = as_actor(cast.village_worker())
    with django_assert_num_queries(18):
        place_page(actor=actor, code=cast.VILLAGE, year=2016)
    _households(20)
    with django_assert_num_queries(18):
        place_page(actor=actor, code=cast.VILLAGE, year=2016)


def test_a_forecast_and_targets_cost_no_more_queries_and_say_what_is_expected(
    frozen, as_actor, django_assert_max_num_queries
):
    forecasts.stored(cast.VILLAGE)
    actor = as_actor(cast.village_worker())
    with django_assert_max_num_queries(18):
        page = place_page(actor=actor, code=cast.VILLAGE, year=2016)
    table, url = page.outlook
    assert [row.cells[0].en for row in table.rows] == ["Poor at the end of 2017", "Poor at the end of 2020"]
    assert url == f"/forecasts/{cast.VILLAGE}/"


def test_a_village_names_what_it_lacks_and_the_project_that_closes_it(frozen, as_actor):
    given.facility(year=2016, water=False)
    row = projects.approved(kind="water")
    gaps = place_page(actor=as_actor(cast.village_worker()), code=cast.VILLAGE, year=2016).gaps
    assert [(line.cells[0].en, line.cells[1].value) for line in gaps.rows] == [("Safe drinking water", row.title)]
    assert place_page(actor=as_actor(cast.provincial_office()), code=cast.COUNTY, year=2016).gaps is None


def test_a_role_without_households_sees_the_village_without_them(frozen, as_actor):
    page = place_page(actor=as_actor(cast.analyst()), code=cast.VILLAGE, year=2016)
    assert (page.households, page.figures[0].value) == (None, 60)


@pytest.mark.parametrize("code", [cast.NEXT_VILLAGE, cast.COUNTY, "000000000000"])
def test_what_lies_outside_is_not_found(frozen, as_actor, code):
    with pytest.raises(NotFoundError):
        place_page(actor=as_actor(cast.village_worker()), code=code, year=2016)


def test_the_way_up_leads_only_where_one_may_go(frozen, as_actor):
    page = place_page(actor=as_actor(cast.county_officer()), code=cast.VILLAGE, year=2016)
    assert [bool(crumb.url) for crumb in page.crumbs] == [False, False, True, True, False]


def test_causes_are_shares_of_the_registered_poor(frozen, as_actor):
    page = place_page(actor=as_actor(cast.provincial_office()), code=cast.COUNTY, year=2016)
    assert [(row.cells[0].value.en, row.cells[1]) for row in page.causes.rows] == [("illness", 1.0)]


def test_a_published_number_keeps_its_decimals_and_stands_as_it_was_frozen(frozen, client):
    client.force_login(cast.provincial_office())
    address = f"/places/{cast.PROVINCE}/?year=2015"
    before = client.get(address)
    assert "13.2<" in before.content.decode()
    given.statistic(cast.PROVINCE, indicator="rural_income", value=99_999.0, unit="yuan")
    after = client.get(address).context["page"]
    assert (after.statistics, after.figures) == (before.context["page"].statistics, before.context["page"].figures)


def test_a_file_holds_all_households_not_only_the_page(frozen, client):
    _households(54)
    client.force_login(cast.village_worker())
    answer = client.get(f"/places/{cast.VILLAGE}/?format=csv&rows=households")
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert len(rows) == 56
    assert answer["Huiyin-Rows-Written"] == "55"


def test_a_place_stands_in_the_year_on_whose_last_day_it_ended(frozen, as_actor):
    Place.objects.filter(pk=cast.NEXT_COUNTY).update(valid_to="2015-12-31")
    actor = as_actor(cast.provincial_office())
    years = {year: place_page(actor=actor, code=cast.PREFECTURE, year=year).children.rows for year in (2015, 2016)}
    assert {year: len(rows) for year, rows in years.items()} == {2015: 2, 2016: 1}


def test_households_removed_from_the_register_are_left_out_and_counted(frozen, as_actor):
    given.household(status="removed")
    page = place_page(actor=as_actor(cast.village_worker()), code=cast.VILLAGE, year=2016)
    assert page.pager.words.zh == "本页 1 户，共 1 户；已注销 1 户未列出"
