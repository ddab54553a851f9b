import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.forecasts.errors import NothingAskedError, SupersededError
from huiyin_web.forecasts.models import Forecast, Walked
from huiyin_web.forecasts.queries.questions import Question
from huiyin_web.forecasts.queries.stored import lifted_spread
from support import cast, offices, targets
from support.forecasts import asked, made

pytestmark = pytest.mark.django_db(transaction=True)  # what is remembered is copied into the whole database


@pytest.fixture(autouse=True)
def _two_years(settings, tmp_path):
    offices.two_years(settings, tmp_path)


def lifted(row):
    return lifted_spread(Walked.objects.get(forecast=row, place_code=cast.PROVINCE, year=2017)).walks


def test_more_exits_lift_no_fewer_in_any_walk_of_the_same_seed():
    row = made()
    answer = asked(row, Question(exits=200, returns=100))
    assert (answer.base, answer.seed, answer.inputs) == (row, row.seed, row.inputs)
    assert (lifted(answer) >= lifted(row)).all()
    assert lifted(answer).sum() > lifted(row).sum()


def test_where_nobody_returns_fewer_are_poor():
    row = made()
    answer = asked(row, Question(exits=100, returns=0))
    here = {one.pk: Walked.objects.get(forecast=one, place_code=cast.PROVINCE, year=2017) for one in (row, answer)}
    assert here[answer.pk].poor <= here[row.pk].poor


def test_it_is_kept_down_to_the_township():
    codes = set(Walked.objects.filter(forecast=asked(made())).values_list("place_code", flat=True))
    assert (cast.TOWNSHIP in codes, cast.VILLAGE in codes) == (True, False)


def test_the_same_question_has_one_answer_and_one_event():
    row = made()
    assert asked(row) == asked(row)
    assert AuditEvent.objects.get(action="forecasts.question.asked").detail == {
        "forecast": row.pk, "exits": 120, "returns": 100,
    }  # fmt: skip


@pytest.mark.parametrize("question", [Question(100, 100), Question(121, 100), Question(100, 7)])
def test_a_question_changes_a_rate_to_one_that_is_offered(question):
    with pytest.raises(NothingAskedError, match="exits at 50, 80, 90"):
        asked(made(), question)


def test_a_superseded_forecast_and_an_answer_are_not_asked():
    first = made()
    made(walks=25)
    with pytest.raises(SupersededError):
        asked(Forecast.objects.get(pk=first.pk))
    answer = asked(Forecast.objects.get(superseded=False))
    with pytest.raises(NotFoundError):
        asked(answer)


def test_offices_down_to_the_county_and_analysts_ask():
    row = made()
    for who in (cast.county_officer, cast.analyst):
        assert asked(row, by=actor_of(who(), on=targets.TODAY)).base == row
    with pytest.raises(NotAllowedError):
        asked(row, by=actor_of(cast.township_officer(), on=targets.TODAY))
