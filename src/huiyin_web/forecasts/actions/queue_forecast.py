"""Have the worker make a forecast."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.forecasts.errors import ForecastUnderWayError
from huiyin_web.forecasts.permissions import need_making
from huiyin_web.forecasts.queries.making import inputs_for
from huiyin_web.forecasts.recording import MAKE_JOB
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.queries import waits_or_runs

_TITLE = Text("Forecast the register from the end of {year} on", "自 {year} 年末起预测")


@transaction.atomic
def queue_forecast(*, year: int, user: int, by: Actor, at: datetime) -> Job:
    """Queue the making of a forecast.

    Who: whoever freezes years.
    Rule: as for the making itself.
    Recorded: `jobs.job.queued`; the making records more.

    Raises:
        NotAllowedError: the role does not include it.
        HistoryError: nothing can be learnt from the years that are frozen.
        ForecastUnderWayError: one is being made.
    """
    need_making(by)
    inputs_for(year)
    if waits_or_runs(MAKE_JOB):
        raise ForecastUnderWayError
    params = {"year": year, "user": user}
    return enqueue(kind=MAKE_JOB, title=_TITLE.fill(year=year), params=params, place_code=by.place_code, by=by, at=at)
