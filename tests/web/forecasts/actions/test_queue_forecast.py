import pytest

from huiyin.planning.forecast import HistoryError
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.forecasts.actions.queue_forecast import queue_forecast
from huiyin_web.forecasts.errors import ForecastUnderWayError
from huiyin_web.forecasts.models import Forecast
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.worker import drain
from support import cast, offices, targets

pytestmark = pytest.mark.django_db(transaction=True)  # what is remembered is copied into the whole database


@pytest.fixture(autouse=True)
def _two_years(settings, tmp_path):
    offices.two_years(settings, tmp_path)


def queued(year=2016, who=cast.provincial_office):
    user = who()
    return queue_forecast(year=year, user=user.pk, by=actor_of(user, on=targets.TODAY), at=offices.AT)


def test_the_worker_makes_it_and_leads_to_the_list():
    job = queued()
    drain()
    job.refresh_from_db()
    assert (job.state, job.result) == ("done", {"forecast": Forecast.objects.get().pk, "url": "/forecasts/"})


def test_two_are_not_made_at_once():
    queued()
    with pytest.raises(ForecastUnderWayError):
        queued()


def test_what_cannot_be_made_is_said_before_it_is_queued():
    with pytest.raises(HistoryError):
        queued(2015)
    assert not Job.objects.exists()


def test_only_who_freezes_years_queues_it():
    with pytest.raises(NotAllowedError):
        queued(who=cast.county_officer)
