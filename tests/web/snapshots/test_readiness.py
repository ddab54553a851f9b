"""What the database says of a year before it is frozen; what that means is the library's (`tests/lib/measures`)."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from huiyin.measures.register.readiness import Check, State
from huiyin_web.access.actor import platform
from huiyin_web.core import audit
from huiyin_web.places.models import Place
from huiyin_web.registry.models import Household
from huiyin_web.snapshots.models import Snapshot
from huiyin_web.snapshots.readiness import last_readiness, readiness_of
from support import batches, cast, given
from support.plans import plans_of

pytestmark = pytest.mark.django_db
AT = datetime(2017, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def whole():
    """A year that lacks nothing: every poor household has its person, its income and its place's population."""
    given.places()
    for code in (cast.VILLAGE, cast.NEXT_VILLAGE):
        given.population(code)
        given.population(code, indicator="total_population")
        given.person(given.household(code, income_per_capita=2_000_00))


def flaws(year=2016):
    return readiness_of(year, at=AT).flaws


def count(check, year=2016):
    return next(one.count for one in readiness_of(year, at=AT).results if one.check is check)


def test_a_whole_year_lacks_nothing(whole):
    ready = readiness_of(2016, at=AT)
    assert (ready.blockers, ready.flaws) == ((), {})
    counts = {one.check: one.count for one in ready.results}
    assert (counts[Check.HOUSEHOLDS], counts[Check.PERSONS], counts[Check.PLACES], counts[Check.STATISTICS]) == (
        2, 2, 8, 4,
    )  # fmt: skip


def test_a_year_is_over_when_the_next_begins_where_the_office_is(whole):
    eve = datetime(2016, 12, 31, 15, 59, tzinfo=UTC)
    turns = [readiness_of(2016, at=at).results[0] for at in (eve, eve + timedelta(minutes=1))]
    assert [(one.check, one.state) for one in turns] == [(Check.TURN, State.LOOK), (Check.TURN, State.FINE)]


def test_poor_without_income_are_counted_and_others_are_not(whole):
    for fields in ({"status": "relapsed"}, {"status": "exited", "exited_on": "2016-11-30"}, {"status": "removed"}):
        given.person(given.household(income_per_capita=None, **fields))
    assert flaws() == {"incomes": 1}


def test_poor_of_another_size_than_their_persons_are_counted_and_apart_from_those_with_none(whole):
    given.household(income_per_capita=1, member_count=2)
    given.person(given.household(income_per_capita=1, member_count=3))
    given.household(income_per_capita=1, member_count=2, status="removed")
    assert flaws() == {"memberless": 1, "members": 1}


def test_a_county_without_a_household_of_the_year_is_named(whole):
    assert flaws(2016) == {}
    given.population(cast.PROVINCE, year=2017)
    (one,) = [one for one in readiness_of(2017, at=AT).results if one.check is Check.COUNTIES]
    assert (one.count, one.words.zh.startswith("治多县、囊谦县。")) == (2, True)


@pytest.mark.parametrize(
    ("sender", "state", "missing"),
    [(cast.COUNTY, "applied", 1), (cast.TOWNSHIP, "applied", 1), (cast.PROVINCE, "applied", 2), (cast.COUNTY, "checked", 2)],
)  # fmt: skip
def test_a_file_of_the_county_s_own_offices_counts_though_it_changed_nothing(whole, sender, state, missing):
    batches.batch(state=state, year=2017, kind="households", place_code=sender)
    assert count(Check.COUNTIES, 2017) == missing


RENAMED = {cast.COUNTY: "632701000000", cast.TOWNSHIP: "632701100000", cast.VILLAGE: "632701100200"}


@pytest.mark.parametrize(("told_in", "missing"), [(2016, 0), (2015, 1)])
def test_a_county_renamed_within_the_year_is_told_of_by_what_came_in_under_its_old_code(whole, told_in, missing):
    given.places(RENAMED[cast.VILLAGE])
    for old, new in RENAMED.items():
        Place.objects.filter(pk=old).update(valid_to="2016-06-30", successor=new)
        Place.objects.filter(pk=new).update(valid_from="2016-07-01")
    Household.objects.filter(village_code=cast.VILLAGE).update(updated_year=told_in)
    assert count(Check.COUNTIES) == missing
    assert count(Check.VILLAGES) == 1


def test_a_county_that_owes_no_file_under_its_old_code_owes_none_under_the_new(whole):
    given.places(RENAMED[cast.VILLAGE])
    for old, new in RENAMED.items():
        Place.objects.filter(pk=old).update(valid_to="2016-06-30", successor=new)
    Household.objects.filter(village_code=cast.VILLAGE).update(status="removed", updated_year=2014)
    assert count(Check.COUNTIES) == 0


def test_a_household_of_a_later_year_does_not_hide_one_of_the_year(whole):
    given.household(updated_year=2017)
    assert (count(Check.COUNTIES, 2016), count(Check.COUNTIES, 2017)) == (0, 1)


def test_a_county_without_villages_or_with_removed_households_only_owes_no_file(whole):
    given.place("632722000000")
    given.household(given.place("632723100200").pk, status="removed", updated_year=2014)
    assert count(Check.COUNTIES) == 0
    given.place("632722100200")
    assert count(Check.COUNTIES) == 1


def test_places_with_poor_and_without_population_of_the_year_are_counted(whole):
    given.person(given.household(given.place("632725100201").pk, income_per_capita=1))
    assert flaws() == {"rural_population": 5, "total_population": 5}


def test_households_in_divisions_that_ended_are_counted(whole):
    given.place("632725100209", valid_to="2016-12-30")
    given.place("632725100208", valid_to="2016-12-31")
    for code, status in (
        ("632725100209", "planned_exit"),
        ("632725100209", "removed"),
        ("632725100208", "planned_exit"),
    ):
        given.household(code, status=status)
    assert flaws() == {"villages": 1}


def test_the_years_that_are_frozen_and_imported_decide_whose_turn_it_is(whole):
    batches.batch(state="applied", year=2017, kind="persons")
    batches.batch(state="checked", year=2018)
    batches.batch(state="applied", year=2018, kind="statistics")
    (blocker,) = readiness_of(2016, at=AT).blockers
    assert "the register holds data of 2017 already" in blocker.words.en
    Snapshot.objects.create(
        year=2016, version=1, manifest_hash="0" * 64, frozen_at=AT, by_key="user:0", by_name="—", rows={}
    )
    assert count(Check.VERSION) == 2
    assert flaws() == {"turn": 1}


def test_it_asks_the_same_few_questions_however_many_households_there_are(whole):
    with CaptureQueriesContext(connection) as few:
        readiness_of(2016, at=AT)
    for _ in range(5):
        given.person(given.household(income_per_capita=1))
    with CaptureQueriesContext(connection) as more:
        readiness_of(2016, at=AT)
    assert len(more) == len(few) <= 15


def test_households_are_counted_from_the_index_and_not_read(whole):
    if connection.vendor != "sqlite":
        return
    with CaptureQueriesContext(connection) as asked:
        readiness_of(2016, at=AT)
    reading = [
        plan for plan in plans_of(asked, "registry_household") if "household" in plan and "COVERING INDEX" not in plan
    ]
    assert reading == []


def test_a_page_s_figures_are_counted_once_for_every_state_of_the_log(whole):
    audit.record("jobs.job.queued", by=platform("test"), at=AT, subject="job:1")
    first = last_readiness(2016, at=AT)
    with CaptureQueriesContext(connection) as again:
        assert last_readiness(2016, at=AT) == first
    assert len(again) == 1
    given.household(income_per_capita=None)
    audit.record("jobs.job.queued", by=platform("test"), at=AT, subject="job:2")
    assert last_readiness(2016, at=AT) == readiness_of(2016, at=AT) != first


def test_a_page_s_figures_are_those_of_the_year_and_of_the_day(whole):
    audit.record("jobs.job.queued", by=platform("test"), at=AT, subject="job:1")
    assert [last_readiness(year, at=AT).year for year in (2016, 2017)] == [2016, 2017]
    turn = [last_readiness(2016, at=AT - timedelta(days=days)).results[0].state for days in (0, 30)]
    assert turn == [State.FINE, State.LOOK]


def test_without_a_log_every_page_counts(whole):
    first = last_readiness(2016, at=AT)
    given.household(income_per_capita=None)
    assert last_readiness(2016, at=AT) != first
