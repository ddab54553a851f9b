import pytest

from huiyin_web.access.actor import platform
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.household_plans.actions.compute_results import compute_results
from huiyin_web.household_plans.comparing import comparable_years, households_file, years_of
from huiyin_web.household_plans.errors import NoYearsError
from huiyin_web.household_plans.models import HelpResult
from support import cast, results
from support.household_plans import AT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path
    results.freeze(tmp_path)


def compute(year=2016, by=None):
    return compute_results(year=year, by=by or platform("demo"), at=AT, report=lambda _part, _words: None)


def test_a_planted_gain_is_found_and_kept_with_its_interval_its_look_back_and_the_frozen_years():
    assert compute() == 6
    told = HelpResult.objects.get(place_code=cast.COUNTY, outcome="income")

    assert (told.said, told.helped, told.kind) == ("more", 160, "industry")
    assert told.low < 300 < told.high
    assert told.past_low < 0 < told.past_high
    assert told.stamp == years_of(2016).stamp
    assert households_file(told.stamp, "industry").exists()
    assert AuditEvent.objects.get(action="household_plans.results.computed").detail["results"] == 6


def test_it_is_computed_anew_in_place_of_what_was_kept():
    compute()
    compute()
    assert HelpResult.objects.count() == 6


def test_a_year_without_the_one_before_it_is_refused_and_one_without_help_keeps_nothing():
    assert comparable_years() == (2016, 2015)
    assert compute(2015) == 0
    with pytest.raises(
        NoYearsError, match="needs that year and 2013 frozen by one standard. Frozen are: 2014, 2015, 2016"
    ):
        compute(2014)


def test_whoever_compares_nothing_computes_nothing():
    with pytest.raises(NotAllowedError):
        compute(by=actor_of(cast.county_officer(), on=day_of(AT)))
