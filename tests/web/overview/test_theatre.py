from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import now, today
from huiyin_web.overview.queries.theatre import theatre_on_a_page
from huiyin_web.overview.queries.theatre_counts import counted_in
from huiyin_web.targets.models import Target
from support import cast, commitments, given, offices, targets, theatres

pytestmark = pytest.mark.django_db(transaction=True)  # what is frozen is read from files
VILLAGES = {cast.COUNTY: (cast.VILLAGE, "632725100201"), cast.NEXT_COUNTY: (cast.NEXT_VILLAGE, "632724100201")}
LEFT = {cast.VILLAGE: 3, "632725100201": 2, cast.NEXT_VILLAGE: 0, "632724100201": 0}  # of five households of four each


@pytest.fixture
def row(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path
    given.places(*LEFT)
    given.population(cast.PROVINCE, year=2016, value=1000.0)
    for village, many in LEFT.items():
        for number in range(5):
            left = {"status": "exited", "exited_on": "2016-10-01"} if number < many else {}
            given.household(village, member_count=4, **left)
    offices.freeze(2016)
    by = targets.prefecture()
    of_prefecture = targets.of_prefecture(value="40")
    targets.issued(of_prefecture, {cast.COUNTY: "20", cast.NEXT_COUNTY: "20"}, by=by)
    return theatres.set_up(cast.PREFECTURE, at=now())


def commander():
    return actor_of(cast.commander(), on=today())


def test_each_county_is_counted_by_its_villages_against_its_target_of_the_last_frozen_year(row):
    found = counted_in([cast.PREFECTURE])
    assert (found.year, [one.code for one in found.counties]) == (2016, [cast.NEXT_COUNTY, cast.COUNTY])
    behind, level = found.counties
    assert (behind.wanted, behind.found.found, behind.found.se) == (20, 0, 0)
    # Twelve and eight left of twenty each: ten are expected of both, so that the villages differ by two either way.
    assert (level.found.found, level.found.se) == (20, pytest.approx((2 / 1 * (2**2 + 2**2)) ** 0.5))
    assert found.furthest.place == cast.NEXT_COUNTY


def test_the_page_names_the_county_furthest_behind_and_what_was_ordered_and_is_overdue(row):
    by = commander()
    late = commitments.given(
        at=now() - timedelta(200), by=actor_of(cast.county_officer(), on=today()),
        starts_on=today() - timedelta(200), due_on=today() - timedelta(20),
    )  # fmt: skip
    theatres.ordered(row, by=by, at=now())
    page = theatre_on_a_page(actor=by, number=row.pk, on=today())

    assert page.verdict.en == "治多县 is furthest behind its plan: by 100.0% of it at the least."
    assert [line.cells[5].value.en for line in page.counties.rows] == ["Behind", "Within noise"]
    assert [line.marked for line in page.counties.rows] == [True, False]
    assert [line.cells[0].value for line in page.orders.rows] == ["维修漏雨住房"]
    assert [line.cells[0].under for line in page.overdue.rows] == [late.number]
    assert [figure.value for figure in page.figures] == [20, 0, 1]


def test_without_targets_nothing_is_compared_and_the_page_stands(row):
    Target.objects.all().delete()
    page = theatre_on_a_page(actor=commander(), number=row.pk, on=today())
    assert page.verdict.en.startswith("No year with targets is frozen yet")
    assert page.counties.rows == []


def test_the_page_costs_the_same_queries_however_much_is_ordered(client, row):
    client.force_login(cast.commander())
    address = reverse("overview:theatre", args=[row.pk])

    def cost():
        client.get(address)
        with CaptureQueriesContext(connection) as found:
            assert client.get(address).status_code == 200
        return len(found)

    file = client.get(address, {"rows": "counties", "format": "csv"})
    assert "治多县" in b"".join(file).decode("utf-8-sig")
    theatres.ordered(row, by=commander(), at=now())
    once = cost()
    for _ in range(3):
        theatres.ordered(row, by=commander(), at=now())
    assert cost() == once <= 35
