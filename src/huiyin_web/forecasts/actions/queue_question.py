"""Have the worker ask a forecast what would be with other rates."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.forecasts.errors import SupersededError
from huiyin_web.forecasts.permissions import need_asking
from huiyin_web.forecasts.queries.questions import Question
from huiyin_web.forecasts.queries.stored import forecast_or_404
from huiyin_web.forecasts.recording import ASK_JOB
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.models import OPEN_STATES, Job

_TITLE = Text("What if: {question}", "假设测算：{question}")


@transaction.atomic
def queue_question(
    *, forecast: int, question: Question, place_code: str, user: int, by: Actor, at: datetime
) -> Job:  # fmt: skip
    """Queue a question to a forecast; one that is being answered is not put again.

    Who: offices down to the county, and analysts.
    Rule: as for asking itself.
    Recorded: `jobs.job.queued`; asking records more.

    Args:
        forecast: the id of the forecast.
        question: the rates.
        place_code: whose page is shown with the answer.
        user: the account in whose name the worker asks.
        by: who asks.
        at: when.

    Raises:
        NotAllowedError, NotFoundError: the role does not include it, or there is no such forecast.
        NothingAskedError: no rate is changed.
        SupersededError: a later forecast took its place.
    """
    need_asking(by)
    question.need_change()
    base = forecast_or_404(forecast)
    if base.superseded:
        raise SupersededError(year=base.base_year)
    params = {"forecast": base.pk, "exits": question.exits, "returns": question.returns}
    asked = {f"params__{name}": value for name, value in params.items()}
    mine = Job.objects.filter(kind=ASK_JOB, state__in=OPEN_STATES, created_by=by.key, **asked).first()
    return mine or enqueue(
        kind=ASK_JOB, title=_TITLE.fill(question=question.words), params=params | {"place": place_code, "user": user},
        place_code=place_code, by=by, at=at,
    )  # fmt: skip
