import pytest

from huiyin_web.core.models import AuditEvent
from huiyin_web.registry.actions.refuse_change import refuse_change
from huiyin_web.registry.errors import AnswerNeededError, AnswerPersonalError, OwnRequestError
from huiyin_web.registry.models import Household, RequestState
from support import given
from web.registry.steps import AT, asked_by, fill, township, village

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    given.places()
    return given.household()


def test_a_request_comes_back_with_the_reason_and_the_register_stays(home):
    asked = asked_by(village(), home)
    request = refuse_change(request=asked.pk, answer=" 缺少工资流水证明 ", by=township(), at=AT)
    assert (request.state, request.answer) == (RequestState.REFUSED, "缺少工资流水证明")
    assert Household.objects.get(pk=home.pk).version == 1
    event = AuditEvent.objects.first()
    assert (event.action, event.detail["answer"]) == ("registry.change.refused", "缺少工资流水证明")


def test_without_a_reason_nothing_comes_back(home):
    asked = asked_by(village(), home)
    with pytest.raises(AnswerNeededError):
        refuse_change(request=asked.pk, answer="不行", by=township(), at=AT)


def test_a_reason_with_a_personal_number_is_refused_and_the_request_waits(home):
    asked = asked_by(village(), home)
    with pytest.raises(AnswerPersonalError) as refused:
        refuse_change(request=asked.pk, answer="请核对632722198404300045的收入", by=township(), at=AT)
    assert refused.value.say("zh") == "退回原因含有身份证号。该内容将存档并供他人查阅，请删去。"
    asked.refresh_from_db()
    assert (asked.state, asked.answer) == (RequestState.WAITING, "")


def test_nobody_refuses_their_own_request(home):
    by = township()
    with pytest.raises(OwnRequestError):
        refuse_change(request=asked_by(by, home).pk, answer="数据有误", by=by, at=AT)


def test_after_a_refusal_it_can_be_asked_for_anew(home):
    by = village()
    refuse_change(request=asked_by(by, home).pk, answer="缺少证明", by=township(), at=AT)
    assert fill(home, by=by, wage_income="1300").request is not None
