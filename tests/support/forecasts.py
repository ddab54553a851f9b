"""Forecasts of the tests: learnt from the two years of `support.offices`, until the end of 2017 or of the plan."""

import numpy as np
from django.conf import settings

from huiyin.planning.forecast import Spread
from huiyin.records.snapshots import Snapshots, write_snapshot
from huiyin_web.access.actor import Actor, platform
from huiyin_web.forecasts.actions.ask_forecast import ask_forecast
from huiyin_web.forecasts.actions.check_forecasts import check_forecasts
from huiyin_web.forecasts.actions.make_forecast import make_forecast
from huiyin_web.forecasts.models import Forecast, Walked
from huiyin_web.forecasts.queries.questions import Question
from huiyin_web.snapshots.models import Snapshot
from support import offices, snapshots

BY = platform("test")
MORE = Question(exits=120, returns=100)


def unheard(_fraction: float, _words: object) -> None:
    """Hear a report and do nothing."""


def made(year: int = 2016, *, by: Actor = BY, walks: int = 20) -> Forecast:
    """Give the forecast from a year's end on."""
    return make_forecast(year=year, by=by, at=offices.AT, report=unheard, walks=walks)


def asked(row: Forecast, question: Question = MORE, *, by: Actor = BY) -> Forecast:
    """Give the answer to a question put to a forecast."""
    return ask_forecast(forecast=row.pk, question=question, by=by, at=offices.AT, report=unheard)


def checked(year: int = 2017, *, by: Actor = BY) -> int:
    """Freeze one more year as the register stands, and compare the forecasts with it."""
    offices.freeze(year)
    return check_forecasts(year=year, by=by, at=offices.AT)


def stored(*codes: str, until: int = 2020) -> Forecast:
    """Give a forecast of places that nobody walked: 40 poor and 10 lifted, fewer and more each year."""
    row = Forecast.objects.create(
        base_year=2016, until=until, seed=1, walks=20, snapshots={"2015": "a" * 64, "2016": "b" * 64}, inputs="c" * 64,
        library="1", made_at=offices.AT, by_key=BY.key, by_name=BY.name,
    )  # fmt: skip
    Walked.objects.bulk_create(_walked(row, year, code) for year in range(2017, until + 1) for code in codes)
    return row


def _walked(row: Forecast, year: int, code: str) -> Walked:
    ahead = year - row.base_year
    poor, lifted = (Spread(np.arange(first, first + 20, dtype=np.int32)) for first in (40 - 5 * ahead, 10 * ahead))
    one, other = poor.expected, lifted.expected
    return Walked(
        forecast=row, year=year, place_code=code, poor=one.middle, poor_low=one.low, poor_high=one.high,
        lifted=other.middle, lifted_low=other.low, lifted_high=other.high, poor_walks=poor.packed(),
        lifted_walks=lifted.packed(),
    )  # fmt: skip


def frozen_years() -> None:
    """Freeze two tiny years that stand in no register, for tests within a transaction."""
    for year in (2015, 2016):
        write_snapshot(settings.HUIYIN_DATA / "snapshots", snapshots.facts(year), snapshots.content())
        found = Snapshots(settings.HUIYIN_DATA / "snapshots").open(year)
        Snapshot.objects.create(
            year=year,
            version=1,
            manifest_hash=found.hash,
            frozen_at=offices.AT,
            by_key=BY.key,
            by_name=BY.name,
            rows={},
        )
