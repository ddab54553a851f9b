import pytest

from huiyin_web.casework.actions.answer_objection import answer_objection
from huiyin_web.casework.actions.answer_together import answer_together
from huiyin_web.casework.actions.triage_together import triage_together
from huiyin_web.casework.errors import PersonalDataError, TogetherRefusedError
from huiyin_web.casework.models import Objection, Outcome
from huiyin_web.core.models import AuditEvent
from support.cases import AT, exit_case, officer, walked
from support.objecting import objection_on

ANSWER = "经车管所核查，无车辆登记"
pytestmark = pytest.mark.django_db


@pytest.fixture
def checked():
    hanging = walked(exit_case(), until="in_notice")
    numbers = [objection_on(hanging).pk for _ in range(3)]
    triage_together(objections=numbers, states_fact=False, by=officer("township"), at=AT)
    return numbers


def answered(numbers, answer=ANSWER):
    return answer_together(objections=numbers, outcome=Outcome.REFUSED, answer=answer, by=officer("township"), at=AT)


def kept():
    return list(Objection.objects.order_by("pk").values_list("state", "answer"))


def test_each_has_the_answer_under_its_own_receipt_with_its_own_event(checked):
    answered(checked)

    assert kept() == [("answered", ANSWER)] * 3
    assert AuditEvent.objects.filter(action="casework.objection.answered").count() == 3


def test_what_can_not_be_answered_is_named_and_none_is(checked):
    first, second, third = checked
    answer_objection(objection=second, outcome=Outcome.UPHELD, answer="情况属实", by=officer("township"), at=AT)

    with pytest.raises(TogetherRefusedError) as refused:
        answered([first, second, third, 99999])

    assert f"Objection {second}: This objection is answered." in str(refused.value)
    assert "Objection 99999: This objection was not found" in str(refused.value)
    assert [state for state, _ in kept()] == ["triaged", "answered", "triaged"]


def test_words_that_others_may_not_read_answer_none(checked):
    with pytest.raises(PersonalDataError):
        answered(checked, "本人电话13912345678，车辆已售")
    assert [state for state, _ in kept()] == ["triaged"] * 3
