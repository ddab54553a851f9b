from datetime import UTC, datetime

import pytest

from huiyin.records.snapshots import NotFrozenError, figures_of, write_snapshot
from huiyin_web.access.actor import platform
from huiyin_web.access.queries.actors import actor_of
from huiyin_web.imports.errors import FrozenYearError
from huiyin_web.imports.kinds import check_year, kind_of
from huiyin_web.snapshots.actions.settle import settle
from huiyin_web.snapshots.queries import (
    frozen_snapshot,
    frozen_snapshots,
    household_years,
    latest_frozen_year,
    people_are_made_up,
)
from support import cast, given
from support.snapshots import FIGURE, HOUSEHOLD, facts, rows

pytestmark = pytest.mark.django_db
AT = datetime(2017, 1, 6, tzinfo=UTC)
PLATFORM = platform("test")


@pytest.fixture
def freeze(data):
    """Freeze a year of one household in the cast's village."""

    def freeze(year, status="poor", poor=4.0, village=cast.VILLAGE, **more):
        household = HOUSEHOLD | {"id": 7, "village_code": village, "status": status, "phone": "13897001234"}
        figure = FIGURE | {"place_code": cast.VILLAGE, "value": poor}
        tables = {"households": rows("households", household), "figures": rows("figures", figure)}
        write_snapshot(data / "snapshots", facts(year, **more), tables)
        settle(by=PLATFORM, at=AT)

    return freeze


def actor(user):
    return actor_of(user, on=AT.date())


def test_nothing_is_frozen_at_first(data):
    assert (frozen_snapshots(), latest_frozen_year(), people_are_made_up()) == ((), None, False)
    assert household_years(PLATFORM, 7) == ()
    with pytest.raises(NotFrozenError, match="2016 is not frozen"):
        frozen_snapshot(2016)


def test_every_year_is_given_in_its_latest_version_the_latest_first(freeze):
    freeze(2015)
    freeze(2016)
    freeze(2016, poor=5.0, reason="one was missing", made_up=True)
    assert [(one.year, one.version) for one in frozen_snapshots()] == [(2016, 2), (2015, 1)]
    assert figures_of(frozen_snapshot(2016)).values("poor_persons", "village") == {cast.VILLAGE: 5.0}
    assert people_are_made_up()


def test_only_what_has_a_row_is_frozen(freeze, data):
    freeze(2015)
    write_snapshot(data / "snapshots", facts(2016), {"figures": []})
    assert [one.year for one in frozen_snapshots()] == [2015]
    assert latest_frozen_year() == 2015


def test_more_years_cost_no_more_queries_and_no_manifest_is_read_twice(freeze, django_assert_num_queries):
    for year in (2013, 2014):
        freeze(year)
    with django_assert_num_queries(1):
        first = frozen_snapshots()
    for year in (2015, 2016):
        freeze(year)
    with django_assert_num_queries(1):
        again = frozen_snapshots()
    assert [one is other for one, other in zip(first, again[2:], strict=True)] == [True, True]
    with django_assert_num_queries(1):
        assert len(household_years(PLATFORM, 7)) == 4


def test_a_household_is_given_for_each_year_the_latest_first(freeze):
    freeze(2015)
    freeze(2016, status="exited")
    found = household_years(PLATFORM, 7)
    assert [(one.year, one.version, one.values["status"]) for one in found] == [(2016, 1, "exited"), (2015, 1, "poor")]


def test_a_frozen_household_is_masked(freeze):
    freeze(2016)
    (found,) = household_years(PLATFORM, 7, ("head_name", "phone", "bank_account"))
    assert found.values == {"head_name": "扎*", "phone": "138****1234", "bank_account": None}


def test_a_year_in_which_the_household_lived_elsewhere_is_seen_there(freeze):
    freeze(2015, village=cast.NEXT_VILLAGE)
    freeze(2016)
    there, here = actor(cast.village_worker(cast.NEXT_VILLAGE)), actor(cast.village_worker())
    assert [one.year for one in household_years(there, 7)] == [2015]
    assert [one.year for one in household_years(here, 7)] == [2016]
    assert [one.year for one in household_years(PLATFORM, 8)] == []


def test_a_paired_household_is_seen_wherever_it_lived(freeze):
    freeze(2015, village=cast.NEXT_VILLAGE)
    given.household(pk=7)
    helper = cast.reaching(cast.somebody(cast.Role.HELPER, cast.COUNTY), household=7)
    assert [one.year for one in household_years(actor(helper), 7)] == [2015]


def test_imports_are_closed_before_the_last_frozen_year(freeze):
    freeze(2015)
    check_year(kind_of("households"), 2016)
    check_year(kind_of("statistics"), 2014)
    check_year(kind_of("households"), 2015)
    with pytest.raises(FrozenYearError, match="2015 is frozen"):
        check_year(kind_of("persons"), 2014)
