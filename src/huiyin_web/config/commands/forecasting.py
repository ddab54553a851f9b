"""The demo's forecasts: from the end of 2015 on, compared with 2016; from 2016 on, with a question put to it."""

from datetime import datetime

from huiyin_web.access.actor import platform
from huiyin_web.forecasts.actions.ask_forecast import ask_forecast
from huiyin_web.forecasts.actions.check_forecasts import check_forecasts
from huiyin_web.forecasts.actions.make_forecast import make_forecast
from huiyin_web.forecasts.queries.questions import Question
from huiyin_web.snapshots.followers import Report

_BY = platform("demo")
_EARLIER, _LAST = 2015, 2016
_FEW = 100  # walks of the earlier one, so that the demo stands soon
_MORE_HELP = Question(exits=120, returns=100)


def forecast_years(*, at: datetime, report: Report) -> None:
    """Forecast from both years on that others follow in the register, and ask what more help would change."""
    make_forecast(year=_EARLIER, by=_BY, at=at, report=report, walks=_FEW)
    check_forecasts(year=_LAST, by=_BY, at=at)
    row = make_forecast(year=_LAST, by=_BY, at=at, report=report)
    ask_forecast(forecast=row.pk, question=_MORE_HELP, by=_BY, at=at, report=report)
