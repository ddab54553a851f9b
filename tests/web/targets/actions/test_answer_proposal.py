from decimal import Decimal

import pytest

from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.targets.actions._changing import Sent
from huiyin_web.targets.actions.answer_proposal import Answer, answer_proposal
from huiyin_web.targets.errors import TargetRefusedError
from huiyin_web.targets.models import Target
from support import given as register
from support.targets import AT, asked, county, of_county, prefecture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def answered(row, answer, by=None, value=None, reason=""):
    sent = Sent(row.entries.count(), value, reason=reason)
    return answer_proposal(target=row.pk, answer=answer, sent=sent, by=by or prefecture(), at=AT)


@pytest.mark.parametrize(
    ("answer", "more", "now"),
    [
        (Answer.ACCEPTED, {}, (60_000, 55_000)),
        (Answer.REFUSED, {"reason": "任务已平衡"}, (60_000, None)),
        (Answer.REVISED, {"reason": "折中", "value": Decimal(580)}, (60_000, 58_000)),
    ],
)
def test_a_request_is_accepted_refused_or_met_with_another_value(answer, more, now):
    row = asked(of_county())
    answered(row, answer, **more)
    found = Target.objects.get(pk=row.pk)
    assert (found.planned, found.revised, found.proposed) == (*now, None)
    assert found.entries.order_by("-pk").first().act == answer.value
    assert AuditEvent.objects.get(action="targets.target.answered").detail["answer"] == answer.value


@pytest.mark.parametrize(
    ("answer", "more", "words"),
    [
        (Answer.REFUSED, {}, "Give a reason."),
        (Answer.REVISED, {"reason": "折中"}, "Give a number."),
    ],
)
def test_what_an_answer_lacks_is_said(answer, more, words):
    row = asked(of_county())
    with pytest.raises(TargetRefusedError, match=words):
        answered(row, answer, **more)
    assert Target.objects.get(pk=row.pk).proposed == 55_000


def test_nobody_answers_their_own_request_nor_one_that_was_not_made():
    row = asked(of_county())
    with pytest.raises(NotFoundError):
        answered(row, Answer.ACCEPTED, by=county())
    answered(row, Answer.ACCEPTED)
    with pytest.raises(TargetRefusedError, match="Nobody asks for another value"):
        answered(row, Answer.ACCEPTED)
