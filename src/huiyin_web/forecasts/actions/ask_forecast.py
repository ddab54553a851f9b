"""Ask a forecast what would be with other rates of leaving and returning."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.places import Level
from huiyin.planning.forecast import Forecast as Told
from huiyin.planning.forecast import WhatIf
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.turns import take_turn
from huiyin_web.forecasts.actions._keeping import keep_places, walked
from huiyin_web.forecasts.errors import SupersededError
from huiyin_web.forecasts.events import ASKED
from huiyin_web.forecasts.models import Forecast
from huiyin_web.forecasts.permissions import need_asking
from huiyin_web.forecasts.queries.making import LIBRARY, inputs_for
from huiyin_web.forecasts.queries.questions import Question
from huiyin_web.forecasts.queries.stored import answer_to, forecast_or_404
from huiyin_web.snapshots.followers import Report

_LOCK = 0x41_53_4B_46  # "ASKF": the key of PostgreSQL's advisory lock
_PERCENT = 100


def ask_forecast(*, forecast: int, question: Question, by: Actor, at: datetime, report: Report) -> Forecast:
    """Walk the same years with the same seed and other rates, and keep the answer beside the forecast.

    Who: offices down to the county, and analysts.
    Rule: every household draws the numbers that it drew in the forecast, so what differs is no chance
    (`huiyin.planning.forecast`); the same question has one answer. It is kept down to the township: in a village a
    few households decide.
    Recorded: `forecasts.question.asked`, with the rates.

    Args:
        forecast: the id of the forecast.
        question: the rates.
        by: who asks.
        at: when.
        report: told the fraction done and what is being done; what it raises ends the work and leaves nothing.

    Raises:
        NotAllowedError, NotFoundError: the role does not include it, or there is no such forecast.
        NothingAskedError: no rate is changed.
        SupersededError: a later forecast took its place.
    """
    need_asking(by)
    question.need_change()
    base = forecast_or_404(forecast)
    answered = answer_to(base, question)
    if answered:
        return answered
    inputs = inputs_for(base.base_year, base.walks)
    if base.superseded or (inputs.hash, LIBRARY) != (base.inputs, base.library):
        raise SupersededError(year=base.base_year)
    what_if = WhatIf(exits=question.exits / _PERCENT, returns=question.returns / _PERCENT)
    return _kept(base, question, walked(inputs, what_if, report), by=by, at=at, report=report)


@transaction.atomic
def _kept(
    base: Forecast, question: Question, told: Told, *, by: Actor, at: datetime, report: Report
) -> Forecast:  # fmt: skip
    take_turn(_LOCK)
    answered = answer_to(base, question)  # somebody else may have been faster
    if answered:
        return answered
    row = Forecast.objects.create(
        base_year=base.base_year, until=base.until, base=base, exits=question.exits, returns=question.returns,
        seed=base.seed, walks=base.walks, snapshots=base.snapshots, inputs=base.inputs, library=base.library,
        unseen=base.unseen, made_at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    keep_places(row, told, report, down_to=Level.TOWNSHIP)
    detail = {"forecast": base.pk, "exits": question.exits, "returns": question.returns}
    audit.record(ASKED, by=by, at=at, subject=f"forecast:{row.pk}", detail=detail)
    return row
