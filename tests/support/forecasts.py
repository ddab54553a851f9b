"""Forecasts of the tests: learnt from the two years of `support.offices`, until the end of 2017 or of the plan."""

from huiyin_web.access.actor import Actor, platform
from huiyin_web.forecasts.actions.ask_forecast import ask_forecast
from huiyin_web.forecasts.actions.check_forecasts import check_forecasts
from huiyin_web.forecasts.actions.make_forecast import make_forecast
from huiyin_web.forecasts.models import Forecast
from huiyin_web.forecasts.queries.questions import Question
from support import offices

BY = platform("test")
MORE = Question(exits=120, returns=100)


def unheard(_fraction: float, _words: object) -> None:
    """Hear a report and do nothing."""


def made(year: int = 2016, *, by: Actor = BY, walks: int = 60) -> Forecast:
    """Give the forecast from a year's end on."""
    return make_forecast(year=year, by=by, at=offices.AT, report=unheard, walks=walks)


def asked(row: Forecast, question: Question = MORE, *, by: Actor = BY) -> Forecast:
    """Give the answer to a question put to a forecast."""
    return ask_forecast(forecast=row.pk, question=question, by=by, at=offices.AT, report=unheard)


def checked(year: int = 2017, *, by: Actor = BY) -> int:
    """Freeze one more year as the register stands, and compare the forecasts with it."""
    offices.freeze(year)
    return check_forecasts(year=year, by=by, at=offices.AT)
