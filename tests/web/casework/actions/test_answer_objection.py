from datetime import timedelta

import pytest

from huiyin_web.casework.actions._taking import Sent
from huiyin_web.casework.actions.answer_objection import answer_objection
from huiyin_web.casework.actions.take_step import take_step
from huiyin_web.casework.errors import ObjectionStateError, PersonalDataError, ReasonNeededError, StepRefusedError
from huiyin_web.casework.models import Outcome
from support.cases import AT, CELLS, exit_case, notice_of, officer, walked
from support.objecting import objection_on, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanging():
    return walked(exit_case(), until="in_notice")


def approved(case, *, days):
    on = notice_of(case).posted_on + timedelta(days=days)
    sent = Sent("approve", case.steps_taken, CELLS, on)
    return take_step(case=case.pk, sent=sent, by=officer("township"), at=AT)


def test_the_days_on_which_the_clock_stood_still_are_hung_again(hanging):
    refused(hanging, answered_after=5)  # stopped from day 2 to day 6: seven days end on day 12

    with pytest.raises(StepRefusedError):
        approved(hanging, days=12)

    assert approved(hanging, days=13).state == "approved"


def test_the_answer_is_kept_with_who_gave_it(hanging):
    answered = refused(hanging)

    assert (answered.state, answered.outcome, answered.answered_by_office) == ("answered", "refused", "township")
    assert answered.answer == "经车管所核查，无车辆登记"


def test_what_is_not_triaged_is_not_answered(hanging):
    with pytest.raises(ObjectionStateError):
        answer_objection(
            objection=objection_on(hanging).pk, outcome=Outcome.REFUSED, answer="不属实。", by=officer("township"),
            at=AT,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "error"), [("不", ReasonNeededError), ("本人电话13912345678，车辆已售", PersonalDataError)]
)
def test_an_answer_is_in_words_that_others_may_read(hanging, answer, error):
    from_day = objection_on(hanging)
    from_day.state = "triaged"
    from_day.save()

    with pytest.raises(error):
        answer_objection(objection=from_day.pk, outcome=Outcome.UPHELD, answer=answer, by=officer("township"), at=AT)
