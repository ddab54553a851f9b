import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import ConflictError, NotAllowedError
from huiyin_web.household_plans.actions.ask_results import ask_results
from huiyin_web.household_plans.errors import NoYearsError
from support import cast, results
from support.household_plans import AT

pytestmark = pytest.mark.django_db


def asked(user, year=2016):
    return ask_results(year=year, by=actor_of(user, on=day_of(AT)), at=AT)


def test_a_comparison_is_asked_for_as_a_job_and_one_of_a_year_at_a_time(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path
    results.freeze(tmp_path)
    job = asked(cast.analyst())
    assert (job.kind, job.params["year"]) == ("household_plans.results", 2016)
    with pytest.raises(ConflictError, match="being computed"):
        asked(cast.provincial_office())


def test_what_is_not_frozen_is_said_before_anything_is_queued(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path
    with pytest.raises(NoYearsError, match="Frozen are: --"):
        asked(cast.analyst())
    with pytest.raises(NotAllowedError):
        asked(cast.township_officer())
