import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.forecasts.actions.queue_question import queue_question
from huiyin_web.forecasts.errors import NothingAskedError, SupersededError
from huiyin_web.forecasts.queries.questions import Question
from huiyin_web.jobs.worker import drain
from support import cast, offices, targets
from support.forecasts import MORE, made

pytestmark = pytest.mark.django_db(transaction=True)  # what is remembered is copied into the whole database


@pytest.fixture(autouse=True)
def _two_years(settings, tmp_path):
    offices.two_years(settings, tmp_path)


def queued(row, question=MORE, who=cast.analyst):
    user = who() if callable(who) else who
    by = actor_of(user, on=targets.TODAY)
    return queue_question(
        forecast=row.pk, question=question, place_code=cast.COUNTY, user=user.pk, by=by, at=offices.AT
    )


def test_the_worker_answers_it_and_leads_to_the_place_with_the_answer():
    job = queued(made())
    drain()
    job.refresh_from_db()
    assert (job.state, job.result["url"]) == (
        "done", f"/forecasts/{cast.COUNTY}/?base=2016&exits=120&returns=100#what-if",
    )  # fmt: skip


def test_a_question_that_is_being_answered_is_not_queued_again():
    row, somebody = made(), cast.analyst()
    assert queued(row, who=somebody) == queued(row, who=somebody)


def test_nothing_and_a_superseded_forecast_are_refused():
    first = made()
    with pytest.raises(NothingAskedError):
        queued(first, Question(100, 100))
    made(walks=25)
    with pytest.raises(SupersededError):
        queued(first)


def test_a_township_asks_nothing():
    with pytest.raises(NotAllowedError):
        queued(made(), who=cast.township_officer)
