"""The long work of this app as jobs, and what it does of itself when a year was frozen."""

from contextlib import suppress
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from huiyin.planning.forecast import HistoryError
from huiyin_web.access.actor import platform
from huiyin_web.core.clock import now
from huiyin_web.forecasts.actions.ask_forecast import ask_forecast
from huiyin_web.forecasts.actions.check_forecasts import check_forecasts
from huiyin_web.forecasts.actions.make_forecast import make_forecast
from huiyin_web.forecasts.queries.questions import Question
from huiyin_web.forecasts.recording import ASK_JOB, CHECKING, MAKE_JOB
from huiyin_web.jobs.registry import JobKind, Report, register
from huiyin_web.jobs.works import asker
from huiyin_web.snapshots.followers import Report as Heard


def register_jobs() -> None:
    """Register both; either may start again by itself when its worker died: it leaves all or nothing."""
    register(JobKind(MAKE_JOB, _make, retry_safe=True))
    register(JobKind(ASK_JOB, _ask, retry_safe=True))


def forecast_frozen(year: int, report: Heard) -> None:
    """Forecast from the end of a newly frozen year on where something can be learnt, and look back at earlier ones."""
    by = platform("forecast")
    with suppress(HistoryError):  # one year of a series teaches nothing: the page of forecasts says so
        make_forecast(year=year, by=by, at=now(), report=report)
    report(1, CHECKING)
    check_forecasts(year=year, by=by, at=now())


def _make(params: dict[str, Any], report: Report) -> dict[str, Any]:
    """Make the forecast from the end of `year` on for the user `user`."""
    by = asker(params)
    row = make_forecast(year=params["year"], by=by, at=now(), report=report)
    return {"forecast": row.pk, "url": reverse("forecasts:list")}


def _ask(params: dict[str, Any], report: Report) -> dict[str, Any]:
    """Ask `forecast` what would be with `exits` and `returns`, for the user `user` on the page of `place`."""
    question = Question(params["exits"], params["returns"])
    row = ask_forecast(forecast=params["forecast"], question=question, by=asker(params), at=now(), report=report)
    asked = urlencode({"base": row.base_year, "exits": row.exits, "returns": row.returns})
    return {"forecast": row.pk, "url": f"{reverse('forecasts:place', args=[params['place']])}?{asked}#what-if"}
